/** A release as terminal text: the steps, each registry with its tags, and the verdict. */

import { shellWord } from '../../oci/shell-word.ts';
import type { RegistryReport, ReleaseReport, StepReport, TagReport } from '../../release/report.ts';
import { findingLines } from '../finding.ts';
import {
  type Line,
  line,
  logText,
  paint,
  type Style,
  type TextOptions,
  whole,
  wrap,
} from '../line.ts';
import { keyLines } from '../pinned-key.ts';
import { outcomeStyle, runFacts, verdictLines } from '../verdict.ts';
import { readersLines } from '../verify/readers.ts';
import { shortDigest, shortDigests } from '../words.ts';
import { stepTitle } from './progress.ts';
import { nameOf, releaseVerdictOf } from './verdict.ts';

const stepStyle: Record<StepReport['state'], Style> = {
  done: 'green',
  unchanged: 'green',
  skipped: 'dim',
  planned: 'cyan',
  failed: 'red',
  stopped: 'yellow',
  'not reached': 'dim',
};

const stateText: Record<RegistryReport['state'], readonly [string, Style]> = {
  complete: ['image and signatures are there, verified', 'green'],
  partial: ['incomplete', 'yellow'],
  nothing: ['nothing was changed', 'dim'],
};

export function formatRelease(report: ReleaseReport, options: TextOptions): string {
  return logText([
    ...headLines(report, options),
    ...report.registries.flatMap((registry) => registryLines(report, registry, options)),
    ...findingsLines(report, options),
    ...keyLines([{ fingerprint: report.key, pinned: report.keyPinned }], options),
    ...verdictLines(
      releaseVerdictOf(report),
      outcomeStyle[report.outcome],
      options,
      runFacts(report),
    ),
    ...(report.readers === undefined ? [] : readersLines(report.readers, options)),
  ]);
}

function headLines(report: ReleaseReport, options: TextOptions): Line[] {
  const { digest, build, dryRun } = report;
  return [
    paint(options, 'bold', `${dryRun ? 'Plan for' : 'Releasing'} ${nameOf(report)} --`),
    ...(digest === undefined ? [] : [line`digest ${digest}`]),
    ...stepsLines(report, options),
    ...(dryRun && build !== undefined
      ? [line``, ...wrap(whole(build.command.map(shellWord).join(' ')), options, '    ')]
      : []),
    line``,
  ];
}

const titleWidth = Math.max(...Object.values(stepTitle).map(({ length }) => length));

function stepsLines({ steps }: ReleaseReport, options: TextOptions): Line[] {
  const stateWidth = Math.max(...steps.map(({ state }) => state.length));
  const indent = ' '.repeat(2 + titleWidth + 2 + stateWidth + 2 + secondsWidth + 2);
  return steps.flatMap((step) => {
    const { name, state, seconds } = step;
    const title = stepTitle[name].padEnd(titleWidth);
    const padding = ' '.repeat(stateWidth - state.length);
    const took = (seconds >= 0.05 ? `${seconds.toFixed(1)} s` : '').padStart(secondsWidth);
    const head = line`  ${title}  ${paint(options, stepStyle[state], state)}${padding}  ${took}  `;
    const [first = line``, ...rest] = wrap(line`${detailOf(step)}`, options, indent);
    return [line`${head}${first.toString().slice(indent.length)}`, ...rest];
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
  { name, pinned, state, tags }: RegistryReport,
  options: TextOptions,
): Line[] {
  const [text, style] = stateText[state];
  return [
    paint(options, 'bold', `${dryRun ? 'Plan for' : 'On'} ${name} --`),
    ...(pinned === undefined || state === 'nothing' ? [] : [line`  ${pinned}`]),
    ...(dryRun ? [] : [line`  - ${paint(options, style, text)}`]),
    ...tags.map((tag) => line`  - ${tagText(tag, options)}`),
    line``,
  ];
}

function tagText({ tag, before, state }: TagReport, options: TextOptions): Line {
  const was = before === undefined ? undefined : shortDigest(before);
  const from = was === undefined ? 'it is new' : `it pointed to ${was}`;
  const now = was === undefined ? 'it does not exist' : `it points to ${was}`;
  const texts: Record<TagReport['state'], readonly [string, Style]> = {
    written: [`written; ${from}`, 'green'],
    unchanged: ['points to it already', 'green'],
    planned: [`would be written; ${now}`, 'cyan'],
    refused: [`may not be moved; ${now}`, 'red'],
    'not written': [`not written; ${now}`, 'yellow'],
    unconfirmed: [`requested, not confirmed; ${from}`, 'yellow'],
  };
  const [text, style] = texts[state];
  return line`tag ${tag}: ${paint(options, style, text)}`;
}

function findingsLines({ findings }: ReleaseReport, options: TextOptions): Line[] {
  if (findings.length === 0) return [];
  return [...findings.flatMap((finding) => findingLines(finding, options)), line``];
}
