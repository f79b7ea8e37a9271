/** The end of every report: its verdict in one sentence, and who can read the signatures. */

import type { Outcome } from '../verify/outcome.ts';
import type { Finding, ReaderReport } from '../verify/report.ts';
import { fixedWords } from './escape.ts';
import {
  join,
  type Line,
  type Lines,
  line,
  paint,
  type Style,
  type TextOptions,
  whole,
  wrap,
} from './line.ts';
import { capital, count } from './words.ts';

export interface Verdict<Word extends string = string> {
  readonly word: Word;
  readonly sentence: string;
}

/** The end of every report on the terminal. */
export function endLines(
  verdict: Verdict,
  report: Run & { readonly outcome: Outcome; readonly readers?: readonly ReaderReport[] },
  options: TextOptions,
): Lines {
  return [
    verdictLines(verdict, outcomeStyle[report.outcome], options, runFacts(report)),
    report.readers && readersLines(report.readers, options),
  ];
}

export const outcomeStyle: Readonly<Record<Outcome, Style>> = fixedWords<Outcome, Style>(
  { verified: 'green', rejected: 'red', undetermined: 'yellow' },
  'yellow',
);

/**
 * The first error, and how many others there are.
 *
 * @param step what failed: `Mirror`
 */
export function errorSentence(findings: readonly Finding[], step?: string): string {
  const [first, ...others] = findings.filter(({ severity }) => severity === 'error');
  if (first === undefined) return 'The report gives no reason.';
  const more = others.length === 0 ? '' : ` (and ${count(others.length, 'other error')})`;
  const message = step === undefined ? capital(first.message) : `${step}: ${first.message}`;
  return `${message}${more}.`;
}

/** What every report has. */
export interface Run {
  readonly tool: { readonly name: string; readonly version: string };
  readonly started: string;
  readonly finished: string;
  readonly exitCode: number;
  readonly requests: number;
}

/** `exit code 3, 412 requests, 151.4 s` */
export function runFacts({ started, finished, exitCode, requests }: Run): string {
  const exit = exitCode === 0 ? '' : `exit code ${exitCode}, `;
  const seconds = (Date.parse(finished) - Date.parse(started)) / 1000;
  const took = Number.isFinite(seconds) && seconds >= 0 ? `, ${seconds.toFixed(1)} s` : '';
  return `${exit}${count(requests, 'request')}${took}`;
}

export function verdictLines(
  { word, sentence }: Verdict,
  style: Style,
  options: TextOptions,
  ...facts: readonly string[]
): Line[] {
  const label = paint(options, style, paint(options, 'bold', word.toUpperCase()));
  return [
    ...wrap(line`${label}: ${whole(sentence, 2000)}`, options),
    paint(options, 'dim', join(facts, ', ')),
  ];
}

export function readersLine(readers: readonly ReaderReport[]): string {
  const can = titlesOf(readers, ({ readable }) => readable === 'yes');
  const unknown = titlesOf(readers, ({ readable }) => readable === 'unknown');
  if (readers.every(({ why }) => why === 'unsigned')) {
    return 'Readable by: none. A manifest that must be signed has no valid signature.';
  }
  if (unknown.length === readers.length) {
    return 'Readable by: not known. Not all signatures were checked.';
  }
  return [
    `Readable by: ${can.join(', ') || 'none'}.`,
    ...(['format', 'place', 'signer', 'unsigned'] as const).flatMap((why) => notBy(readers, why)),
    ...(unknown.length === 0 ? [] : [`Not known: ${unknown.join(', ')}.`]),
  ].join(' ');
}

const reasons: Record<NonNullable<ReaderReport['why']>, string> = {
  format: ': they need --format both',
  place: ': they look for signatures next to the image',
  signer: ': they do not verify signatures by such an identity',
  unsigned: '',
};

function notBy(readers: readonly ReaderReport[], reason: NonNullable<ReaderReport['why']>) {
  const titles = titlesOf(readers, ({ why }) => why === reason);
  return titles.length === 0 ? [] : [`Not by: ${titles.join(', ')}${reasons[reason]}.`];
}

function titlesOf(
  readers: readonly ReaderReport[],
  select: (reader: ReaderReport) => boolean,
): readonly string[] {
  return readers.filter(select).map(({ title }) => title);
}

export function readersLines(readers: readonly ReaderReport[], options: TextOptions): Line[] {
  if (readers.length === 0) return [];
  const someCannot = readers.some(({ readable }) => readable !== 'yes');
  const lines = wrap(line`${readersLine(readers)}`, options);
  return lines.map((one) => paint(options, someCannot ? 'yellow' : 'green', one));
}
