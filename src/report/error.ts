/** What stopped a run before there was a report. */

import { isTrustError } from '../error.ts';
import { logText, plain } from './escape.ts';
import { detailLines } from './finding.ts';
import { codeTitle } from './words.ts';

/** For stderr, without the last line break. */
export function describeError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (!isTrustError(error)) return logText([`Error: ${plain(message)}`]).trimEnd();
  const { code, details } = error;
  const first = `Error: ${codeTitle[code]}: ${plain(message)} [${code}]`;
  return logText([first, ...detailLines(details).map((line) => `  ${line}`)]).trimEnd();
}
