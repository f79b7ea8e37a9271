/** How far a drift check is, in one line: for a terminal, which rewrites it, and for a log. */

import type { DriftProgress } from '../../drift/report.ts';
import { logText, plain } from '../escape.ts';
import { inOneLine } from '../progress.ts';
import { count } from '../words.ts';

export interface Checking extends DriftProgress {
  /** absent as long as nothing can be said about it */
  readonly imagesPerSecond?: number | undefined;
}

/** Always narrower than the terminal. */
export function formatChecking(checking: Checking, columns = 80): string {
  return inOneLine(checking.image, factsOf(checking), columns);
}

/** One line of a log. */
export function formatCheckingStep(checking: Checking): string {
  return logText([`${factsOf(checking)}: ${plain(checking.image)}`]).trimEnd();
}

function factsOf({ done, of, requests, imagesPerSecond }: Checking): string {
  const rate = imagesPerSecond === undefined ? '' : `, ${imagesPerSecond.toFixed(0)}/s`;
  return `${done} of ${count(of, 'image')}${rate}, ${count(requests, 'request')}`;
}
