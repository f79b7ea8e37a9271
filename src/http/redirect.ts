/** Follows redirects, and decides which headers are sent along (threats 107, 108, 110; fault 26). */

import type { IncomingMessage } from 'node:http';
import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { type InsecureHosts, resolveTarget } from './address.ts';
import { discard } from './body.ts';
import { errorDetails } from './failure.ts';
import type { Hop } from './sender.ts';

/**
 * Headers that may be sent to another origin. An allow list, so that a new header with a secret is not sent
 * (threat 107).
 */
const portable = new Set([
  'accept',
  'accept-encoding',
  'content-length',
  'content-range',
  'content-type',
  'if-range',
  'range',
  'user-agent',
]);

/** The last answer, and where it came from. */
export interface Followed {
  readonly incoming: IncomingMessage;
  readonly url: URL;
}

/**
 * Sends `first` and follows redirects; throws E_NET for loops, too many, and forbidden targets: with
 * `confidential`, those of another origin, because the body would go there as well.
 */
export async function follow(
  first: Hop,
  insecureHosts: InsecureHosts,
  send: (hop: Hop) => Promise<IncomingMessage>,
  confidential = false,
): Promise<Followed> {
  const visited = new Set<string>();
  let hop = first;
  while (visited.size <= limits.redirects) {
    const incoming = await send(hop);
    const location = redirection(hop.method, incoming);
    if (location === undefined) return { incoming, url: hop.url };
    discard(incoming);
    visited.add(hop.url.href);
    const url = resolveTarget(hop.url, location, insecureHosts);
    if (visited.has(url.href)) throw redirectError(first.url, 'in a loop');
    if (confidential && url.origin !== hop.url.origin) {
      const why = `to ${url.origin}, which must not get the secrets of this request`;
      throw redirectError(first.url, why);
    }
    // A redirect back to the first origin does not get them again (threat 108).
    const headers = url.origin === hop.url.origin ? hop.headers : withoutSecrets(hop.headers);
    hop = { ...hop, url, headers };
  }
  throw redirectError(first.url, `more than ${limits.redirects} times`);
}

/** 301 to 303 would turn a write into a GET, so a write follows 307 and 308 only. */
function redirection(method: string, { statusCode, headers }: IncomingMessage): string | undefined {
  const reads = method === 'GET' || method === 'HEAD';
  const always = statusCode === 307 || statusCode === 308;
  const forReads = statusCode === 301 || statusCode === 302 || statusCode === 303;
  return always || (reads && forReads) ? headers.location : undefined;
}

function withoutSecrets(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => portable.has(name)));
}

function redirectError(url: URL, how: string): TrustError {
  return new TrustError('E_NET', `${url.host} redirects ${how}`, errorDetails(url));
}
