/** One request on the wire, one answer: deadlines, abort, and nothing left behind. */
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { HttpRequest } from './http.ts';
import type { Pool } from './pools.ts';
/** Milliseconds. */
export interface Timeouts {
    /** until the connection stands, TLS included */
    readonly connect: number;
    /** without a byte in either direction */
    readonly idle: number;
    /** without the first byte of the body of a blob */
    readonly firstByte: number;
    /** for one request and its whole answer */
    readonly request: number;
}
export interface ExchangeRequest {
    readonly method: HttpRequest['method'];
    readonly url: URL;
    readonly headers: Readonly<Record<string, string>>;
    /** for this one attempt */
    readonly body: Uint8Array | Readable | undefined;
}
/** Set by the time that the body has ended. */
export declare function excessOf(incoming: IncomingMessage): Error | undefined;
/**
 * Resolves when the headers have arrived; the deadlines hold until the body has ended. Rejects with
 * TrustError (E_LIMIT: total deadline, or the run was ended) or with the wire's own error. Settles
 * whatever the server sends: Node tells of some broken answers by `close` alone (threat 133).
 */
export declare function exchange(pool: Pool, { method, url, headers, body }: ExchangeRequest, timeouts: Timeouts, signal: AbortSignal): Promise<IncomingMessage>;
