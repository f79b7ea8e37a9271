/** Renders a release as terminal text: the steps, each registry with its tags, and the verdict. */

import { shellWord } from '../../oci/shell-word.ts';
import type { RegistryReport, ReleaseReport, StepReport } from '../../release/report.ts';
import { sameSigner } from '../../signature/signer.ts';
import { attestedImageLines } from '../attest/terminal.ts';
import { findingLines } from '../finding.ts';
import { type Lines, line, logText, paint, type TextOptions, whole, wrap } from '../line.ts';
import { stepTitle } from '../progress.ts';
import { ownSignerLines } from '../signers.ts';
import { endLines } from '../verdict.ts';
import { identitiesOf } from '../verify/signed-by.ts';
import { attestationLines } from '../verify/terminal.ts';
import { shortDigests } from '../words.ts';
import { nameOf, registryState, releaseVerdictOf, stepState, tagState } from './verdict.ts';

export function formatRelease(report: ReleaseReport, options: TextOptions): string {
  return logText([
    headLines(report, options),
    report.registries.map((registry) => registryLines(report, registry, options)),
    attestationsLines(report, options),
    report.findings.map((finding) => findingLines(finding, options)),
    report.findings.length > 0 && line``,
    ownSignerLines(report.signer, options, runsOf(report)),
    endLines(releaseVerdictOf(report), report, options),
  ]);
}

/** What every registry was verified to have; before that, how far attesting got. */
function attestationsLines({ verify, attest }: ReleaseReport, options: TextOptions): Lines {
  const verified = verify?.images.flatMap((image) => attestationLines(image, options)) ?? [];
  if (verified.length > 0) return verified;
  // What went wrong is reported as a finding of the release.
  const images = attest?.images.map((image) => ({ ...image, findings: [] })) ?? [];
  return images.map((image) => attestedImageLines(image, options));
}

/** The runs that made the signatures, in which certificates were verified. */
function runsOf({ signer, verify }: ReleaseReport): readonly string[] {
  const signers = verify === undefined ? [] : identitiesOf(verify);
  return signers
    .filter((one) => sameSigner(one, signer))
    .flatMap(({ claims }) => claims?.['run-invocation'] ?? []);
}

function headLines(report: ReleaseReport, options: TextOptions): Lines {
  const { digest, build, dryRun } = report;
  return [
    paint(options, 'bold', `${dryRun ? 'Plan for' : 'Releasing'} ${nameOf(report)} --`),
    digest && line`digest ${digest}`,
    stepsLines(report, options),
    dryRun &&
      build && [line``, wrap(whole(build.command.map(shellWord).join(' ')), options, '    ')],
    line``,
  ];
}

const titleWidth = Math.max(...Object.values(stepTitle).map(({ length }) => length));

function stepsLines(report: ReleaseReport, options: TextOptions): Lines {
  const { steps } = report;
  const stateWidth = Math.max(...steps.map(({ state }) => state.length));
  const indent = ' '.repeat(2 + titleWidth + 2 + stateWidth + 2 + secondsWidth + 2);
  return steps.map((step) => {
    const { name, state, seconds } = step;
    const [text, style] = stepState(step, report);
    const title = stepTitle[name].padEnd(titleWidth);
    const padding = ' '.repeat(stateWidth - state.length);
    const took = (seconds >= 0.05 ? `${seconds.toFixed(1)} s` : '').padStart(secondsWidth);
    const head = line`  ${title}  ${paint(options, style, text)}${padding}  ${took}  `;
    const [first = line``, ...rest] = wrap(line`${detailOf(step)}`, options, indent);
    return [line`${head}${first.toString().slice(indent.length)}`, rest];
  });
}

const secondsWidth = '99.9 s'.length;

/** A failure is reported below, and the whole digest above. */
function detailOf({ state, detail }: StepReport): string {
  if (state === 'failed' || state === 'stopped') return '';
  return shortDigests(detail);
}

function registryLines(
  { dryRun }: ReleaseReport,
  registry: RegistryReport,
  options: TextOptions,
): Lines {
  const { name, pinned, state, tags } = registry;
  const [text, style] = registryState(registry);
  return [
    paint(options, 'bold', `${dryRun ? 'Plan for' : 'On'} ${name} --`),
    state !== 'nothing' && pinned && line`  ${pinned}`,
    !dryRun && line`  - ${paint(options, style, text)}`,
    tags.map((tag) => {
      const [result, meaning] = tagState(tag);
      return line`  - tag ${tag.tag}: ${paint(options, meaning, result)}`;
    }),
    line``,
  ];
}
