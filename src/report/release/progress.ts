/** The progress of a release in one line, for a terminal and for a log. */

import type { ReleaseProgress, StepName } from '../../release/report.ts';
import { fixedWords } from '../escape.ts';
import { line, logText } from '../line.ts';
import { inOneLine } from '../progress.ts';

export const stepTitle: Record<StepName, string> = fixedWords({
  check: 'check tags',
  build: 'build and push',
  sign: 'sign',
  verify: 'verify',
  mirror: 'mirror',
  'verify-mirrors': 'verify everywhere',
  tag: 'tag',
  ledger: 'update ledger',
});

/** Always narrower than the terminal. */
export function formatReleasing({ step, detail }: ReleaseProgress, columns = 80): string {
  return detail === ''
    ? `${stepTitle[step]} …`.slice(0, Math.max(columns - 1, 0))
    : inOneLine(detail, stepTitle[step], columns);
}

/** A line of a log, for a step that has ended. */
export function formatReleaseStep({ step, detail }: ReleaseProgress): string {
  return logText([line`${stepTitle[step]}: ${detail}`]).trimEnd();
}
