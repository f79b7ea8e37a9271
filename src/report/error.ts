/** An error that ended a run before it had a report. */

import { isTrustError } from '../error.ts';
import { detailLines } from './finding.ts';
import { line, logText } from './line.ts';
import { codeTitle } from './words.ts';

/**
 * For stderr, without the last line break.
 *
 * @param title what failed; default: what the error's code means for an image
 */
export function describeError(error: unknown, title?: string): string {
  const message = error instanceof Error ? error.message : String(error);
  if (!isTrustError(error)) return logText([line`Error: ${message}`]).trimEnd();
  const { code, details } = error;
  const first = line`Error: ${title ?? codeTitle[code]}: ${message} [${code}]`;
  return logText([first, ...detailLines(details).map((one) => line`  ${one}`)]).trimEnd();
}
