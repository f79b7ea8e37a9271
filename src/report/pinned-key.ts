/** Whether a key was held against a fingerprint, told for every key of a run. */

import type { KeyReport } from '../verify/report.ts';
import { plain } from './escape.ts';
import { paint, type TextOptions } from './paint.ts';
import { shortKey } from './words.ts';

/** Lines of a terminal; the JSON report has every key. */
const most = 10;

export function pinWords(pinned: boolean): string {
  return pinned ? 'pinned by its fingerprint' : 'not pinned, no key-fingerprint was given';
}

type Key = Pick<KeyReport, 'fingerprint' | 'pinned'> & { readonly source?: string };

export function keyLines(keys: readonly Key[], options: TextOptions): string[] {
  const lines = keys.slice(0, most).map(({ fingerprint, source, pinned }) => {
    const from = source === undefined ? '' : ` (${plain(source, 200)})`;
    const state = paint(options, pinned ? 'dim' : 'yellow', pinWords(pinned));
    return `Key ${shortKey(plain(fingerprint))}${from}: ${state}`;
  });
  const more = keys.length > most ? [`and ${keys.length - most} more keys`] : [];
  return keys.length === 0 ? [] : [...lines, ...more, ''];
}
