/** A log entry as people can look it up. */

import type { LogEntry } from '../transparency/entry.ts';
import { code, type Html, html } from './html.ts';
import { readableTime } from './words.ts';

/**
 * search.sigstore.dev looks entries up in the public log by their global index, which is known only
 * with a signed entry timestamp; Rekor v2 has no search.
 */
export function logLink({ log, index, version, proof, integratedTime }: LogEntry): Html {
  const searchable =
    log === 'rekor.sigstore.dev' &&
    version === 'rekor-v1' &&
    proof.includes('set') &&
    /^\d{1,20}$/.test(index);
  const entry = searchable
    ? html`<a href="${`https://search.sigstore.dev/?logIndex=${index}`}">${index}</a>`
    : code(index, 30);
  const time = integratedTime && html`<br>${readableTime(integratedTime)}`;
  return html`${code(log, 100)} ${entry}${time}`;
}
