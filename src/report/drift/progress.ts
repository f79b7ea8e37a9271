/** The progress of a drift check in one line, for a terminal and for a log. */

import type { DriftProgress } from '../../drift/report.ts';
import { line, logText } from '../line.ts';
import { inOneLine } from '../progress.ts';
import { count } from '../words.ts';

export interface Checking extends DriftProgress {
  /** absent until it is known */
  readonly imagesPerSecond?: number | undefined;
}

/** Always narrower than the terminal. */
export function formatChecking(checking: Checking, columns = 80): string {
  return inOneLine(checking.image, factsOf(checking), columns);
}

/** One line of a log. */
export function formatCheckingStep(checking: Checking): string {
  return logText([line`${factsOf(checking)}: ${checking.image}`]).trimEnd();
}

function factsOf({ done, of, requests, imagesPerSecond }: Checking): string {
  const rate = imagesPerSecond === undefined ? '' : `, ${imagesPerSecond.toFixed(0)}/s`;
  return `${done} of ${count(of, 'image')}${rate}, ${count(requests, 'request')}`;
}
