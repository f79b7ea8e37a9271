/** The Retry-After header (RFC 9110 §10.2.3). */

import type { IncomingHttpHeaders } from 'node:http';

/**
 * Milliseconds to wait, or undefined where the header is absent or has neither of its two forms. A date
 * is read by the clock of the server that wrote it, if it tells that too: ours may be wrong (fault 39).
 *
 * @param now milliseconds since the epoch
 */
export function retryAfter(headers: IncomingHttpHeaders, now: number): number | undefined {
  const value = headers['retry-after'] ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const at = httpDate(value);
  return at === undefined ? undefined : Math.max(0, at - (httpDate(headers.date ?? '') ?? now));
}

/** Only the form that servers must send; Date.parse alone would read nearly anything. */
function httpDate(text: string): number | undefined {
  const form = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
  const time = form.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
