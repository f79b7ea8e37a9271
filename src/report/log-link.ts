/** A log entry as people can look it up. */

import type { LogEntry } from '../transparency/entry.ts';
import { code, prose } from './escape.ts';
import { readableTime } from './words.ts';

/**
 * search.sigstore.dev looks entries up in the public log by their global index, which is known only
 * with a signed entry timestamp; Rekor v2 has no search.
 */
export function logLink({ log, index, version, proof, integratedTime }: LogEntry): string {
  const searchable =
    log === 'rekor.sigstore.dev' &&
    version === 'rekor-v1' &&
    proof.includes('set') &&
    /^\d{1,20}$/.test(index);
  const entry = searchable
    ? `<a href="https://search.sigstore.dev/?logIndex=${index}">${index}</a>`
    : code(index, 30);
  const time = integratedTime === undefined ? '' : `<br>${prose(readableTime(integratedTime))}`;
  return `${code(log, 100)} ${entry}${time}`;
}
