/** The verdict of a report: one word, one sentence, and the lines at the end of a terminal text. */

import type { Outcome } from '../verify/outcome.ts';
import type { Finding } from '../verify/report.ts';
import { fixedWords } from './escape.ts';
import { join, type Line, line, paint, type Style, type TextOptions, whole, wrap } from './line.ts';
import { capital, count } from './words.ts';

export interface Verdict<Word extends string = string> {
  readonly word: Word;
  readonly sentence: string;
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

interface Run {
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
