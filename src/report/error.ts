/** An error that ended a run before it had a report. */

import { isTrustError } from '../error.ts';
import { detailLines } from './finding.ts';
import { line, logText } from './line.ts';
import { codeTitle } from './words.ts';

/** For stderr, without the last line break. */
export function describeError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (!isTrustError(error)) return logText([line`Error: ${message}`]).trimEnd();
  const { code, details } = error;
  const first = line`Error: ${codeTitle[code]}: ${message} [${code}]`;
  return logText([first, ...detailLines(details).map((one) => line`  ${one}`)]).trimEnd();
}
