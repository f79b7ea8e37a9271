/** The release report as text for people at a terminal: the steps, what stands on each registry, the verdict. */

import { shellWord } from '../../oci/shell-word.ts';
import type { RegistryReport, ReleaseReport, StepReport, TagReport } from '../../release/report.ts';
import { logText, plain } from '../escape.ts';
import { findingLines } from '../finding.ts';
import { paint, type Style, type TextOptions, wrap } from '../paint.ts';
import { keyLines } from '../pinned-key.ts';
import { runFacts } from '../run-facts.ts';
import { readersLines } from '../verify/readers.ts';
import { shortDigest } from '../words.ts';
import { stepTitle } from './progress.ts';
import { releaseVerdictOf } from './verdict.ts';

const verdictStyle: Record<ReleaseReport['outcome'], Style> = {
  verified: 'green',
  rejected: 'red',
  undetermined: 'yellow',
};

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
  complete: ['image and signatures stand there, verified', 'green'],
  partial: ['only a part of it stands there', 'yellow'],
  nothing: ['nothing was changed there', 'dim'],
};

export function formatRelease(report: ReleaseReport, options: TextOptions): string {
  return logText([
    ...headLines(report, options),
    ...report.registries.flatMap((registry) => registryLines(report, registry, options)),
    ...findingsLines(report, options),
    ...keyLines([{ fingerprint: report.key, pinned: report.keyPinned }], options),
    ...verdictLines(report, options),
  ]);
}

function headLines(report: ReleaseReport, options: TextOptions): string[] {
  const { image, version, digest, build, dryRun } = report;
  const name = version === undefined ? image : `${image} ${version}`;
  return [
    paint(options, 'bold', `${dryRun ? 'Plan for' : 'Releasing'} ${plain(name)} --`),
    ...(digest === undefined ? [] : [`digest ${plain(digest)}`]),
    ...stepsLines(report, options),
    ...(dryRun && build !== undefined
      ? ['', ...wrap(plain(build.command.map(shellWord).join(' '), 8000), '    ', options)]
      : []),
    '',
  ];
}

const titleWidth = Math.max(...Object.values(stepTitle).map(({ length }) => length));

function stepsLines({ steps }: ReleaseReport, options: TextOptions): string[] {
  const stateWidth = Math.max(...steps.map(({ state }) => state.length));
  const indent = ' '.repeat(2 + titleWidth + 2 + stateWidth + 2 + secondsWidth + 2);
  return steps.flatMap((step) => {
    const { name, state, seconds } = step;
    const title = stepTitle[name].padEnd(titleWidth);
    const padding = ' '.repeat(stateWidth - state.length);
    const painted = `${paint(options, stepStyle[state], state)}${padding}`;
    const took = seconds >= 0.05 ? `${seconds.toFixed(1)} s` : '';
    const head = `  ${title}  ${painted}  ${took.padStart(secondsWidth)}`;
    const [first = '', ...rest] = wrap(detailOf(step), indent, options);
    return [`${head}  ${first.slice(indent.length)}`, ...rest];
  });
}

const secondsWidth = '99.9 s'.length;

/** What failed is told below, whole; the digest stands above. */
function detailOf({ state, detail }: StepReport): string {
  if (state === 'failed' || state === 'stopped') return '';
  return plain(detail.replace(/\bsha256:[0-9a-f]{64}\b/g, shortDigest));
}

function registryLines(
  { dryRun }: ReleaseReport,
  { name, pinned, state, tags }: RegistryReport,
  options: TextOptions,
): string[] {
  const [text, style] = stateText[state];
  return [
    paint(options, 'bold', `${dryRun ? 'Plan for' : 'On'} ${plain(name)} --`),
    ...(pinned === undefined || state === 'nothing' ? [] : [`  ${plain(pinned)}`]),
    ...(dryRun ? [] : [`  - ${paint(options, style, text)}`]),
    ...tags.map((tag) => `  - ${tagText(tag, options)}`),
    '',
  ];
}

function tagText({ tag, before, state }: TagReport, options: TextOptions): string {
  const was = before === undefined ? undefined : plain(shortDigest(before));
  const from = was === undefined ? 'it is new' : `it pointed to ${was}`;
  const now = was === undefined ? 'it does not exist' : `it points to ${was}`;
  const texts: Record<TagReport['state'], readonly [string, Style]> = {
    written: [`written; ${from}`, 'green'],
    unchanged: ['points to it already', 'green'],
    planned: [`would be written; ${now}`, 'cyan'],
    refused: [`may not be moved; ${now}`, 'red'],
    'not written': [`not written; ${now}`, 'yellow'],
    unconfirmed: [`asked for, and not confirmed; ${from}`, 'yellow'],
  };
  const [text, style] = texts[state];
  return `tag ${plain(tag)}: ${paint(options, style, text)}`;
}

function findingsLines({ findings }: ReleaseReport, options: TextOptions): string[] {
  if (findings.length === 0) return [];
  return [...findings.flatMap((finding) => findingLines(finding, options)), ''];
}

function verdictLines(report: ReleaseReport, options: TextOptions): string[] {
  const { word, sentence } = releaseVerdictOf(report);
  const label = word.toUpperCase();
  const [first = '', ...rest] = wrap(`${label}: ${plain(sentence)}`, '', options);
  const painted = paint(options, verdictStyle[report.outcome], paint(options, 'bold', label));
  return [
    `${painted}${first.slice(label.length)}`,
    ...rest,
    paint(options, 'dim', runFacts(report)),
    ...(report.readers === undefined ? [] : readersLines(report.readers, options)),
  ];
}
