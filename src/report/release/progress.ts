/** How far a release is, in one line: for a terminal, which rewrites it, and for a log. */

import type { ReleaseProgress, StepName } from '../../release/report.ts';
import { fixedWords, logText, plain } from '../escape.ts';
import { inOneLine } from '../progress.ts';

/** How people are told of a step. */
export const stepTitle: Record<StepName, string> = fixedWords({
  check: 'look at the tags',
  build: 'build and push',
  sign: 'sign',
  verify: 'verify',
  mirror: 'mirror',
  'verify-mirrors': 'verify everywhere',
  tag: 'tag',
  ledger: 'enter in the ledger',
});

/** Always narrower than the terminal. */
export function formatReleasing({ step, detail }: ReleaseProgress, columns = 80): string {
  return detail === ''
    ? `${stepTitle[step]} …`.slice(0, Math.max(columns - 1, 0))
    : inOneLine(detail, stepTitle[step], columns);
}

/** A line of a log, for a step that has ended. */
export function formatReleaseStep({ step, detail }: ReleaseProgress): string {
  return logText([`${stepTitle[step]}: ${plain(detail)}`]).trimEnd();
}
