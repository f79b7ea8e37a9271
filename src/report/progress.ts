/** The progress of a run in one line, which a terminal rewrites and erases at the end. */

import { plain } from './escape.ts';
import { count } from './words.ts';

export interface Progress {
  readonly image: string;
  /** manifests that were looked at, signatures that were pushed */
  readonly done: number;
  readonly of: number;
  readonly requests: number;
}

export interface ProgressOptions {
  readonly columns?: number;
  /** what is counted */
  readonly unit?: string;
}

export function formatProgress(
  { image, done, of, requests }: Progress,
  { columns = 80, unit = 'manifest' }: ProgressOptions = {},
): string {
  return inOneLine(image, `${done} of ${count(of, unit)}, ${count(requests, 'request')}`, columns);
}

/** Always narrower than the terminal: a line that wraps could not be rewritten. `image` may be hostile. */
export function inOneLine(image: string, facts: string, columns: number): string {
  const room = columns - 1 - facts.length - ' … '.length;
  const name = plain(image);
  // The end of a name tells more than its beginning.
  const shown = name.length <= room ? name : `…${name.slice(name.length - room + 1)}`;
  return room < 8 ? facts.slice(0, Math.max(columns - 1, 0)) : `${shown} … ${facts}`;
}
