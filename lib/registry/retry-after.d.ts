/** The Retry-After header (RFC 9110 §10.2.3). */
import type { IncomingHttpHeaders } from 'node:http';
/**
 * Milliseconds to wait, or undefined where the header is absent or has neither of its two forms. A date
 * is read by the clock of the server that wrote it, if it tells that too: ours may be wrong (fault 39).
 *
 * @param now milliseconds since the epoch
 */
export declare function retryAfter(headers: IncomingHttpHeaders, now: number): number | undefined;
