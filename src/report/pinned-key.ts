/** The keys of a run, and whether each was compared with a fingerprint. */

import type { KeyReport } from '../verify/report.ts';
import { type Line, line, paint, type TextOptions, whole } from './line.ts';
import { shortKey } from './words.ts';

/** Lines on a terminal; the JSON report has every key. */
const most = 10;

export function pinWords(pinned: boolean): string {
  return pinned ? 'pinned by its fingerprint' : 'not pinned, no key-fingerprint was given';
}

type Key = Pick<KeyReport, 'fingerprint' | 'pinned'> & { readonly source?: string };

export function keyLines(keys: readonly Key[], options: TextOptions): Line[] {
  const lines = keys.slice(0, most).map(({ fingerprint, source, pinned }) => {
    const from = source === undefined ? undefined : line` (${whole(source, 200)})`;
    const state = paint(options, pinned ? 'dim' : 'yellow', pinWords(pinned));
    return line`Key ${shortKey(fingerprint)}${from}: ${state}`;
  });
  const more = keys.length > most ? [line`and ${keys.length - most} more keys`] : [];
  return keys.length === 0 ? [] : [...lines, ...more, line``];
}
