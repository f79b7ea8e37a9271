/** The words of the HTTP layer: what transport.ts does with a request, and what it answers. */

import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: URL;
  /** lower-case names; `authorization` is dropped when a redirect leaves the origin (threat 107) */
  readonly headers?: Readonly<Record<string, string>>;
  /** made anew for each attempt, so that a retry sends the same bytes */
  readonly body?: () => Uint8Array | Readable;
  /** safe to send twice; default: GET and HEAD are, the others are not. Sent again after a refusal are all */
  readonly idempotent?: boolean;
  /** the body holds a secret: a redirect to another origin is E_NET, and not followed */
  readonly confidential?: boolean;
  /** not sent again after a refusal either: when its wait is over, Refused is thrown, and the caller starts anew */
  readonly once?: boolean;
  /** which failures on the wire, by their code, are not worth another try */
  readonly givesUp?: (wire: string) => boolean;
  /** milliseconds for one request and its whole answer, anew for each redirect and retry; default deadlines.request */
  readonly timeout?: number;
}

/**
 * Headers have arrived, the body has not been read; it must be read or destroyed. What interrupts it
 * is a TrustError (a deadline, the end of the run) or the system's error: networkError() words it.
 */
export interface HttpStream {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** where the answer came from, after redirects */
  readonly url: URL;
  readonly body: Readable;
}

/**
 * The whole answer, its body bounded; with a status of 400 or more, as much of it as fits limits.errorBody,
 * and the run's secrets masked in it. That holds for streams as well.
 */
export interface HttpResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly url: URL;
  readonly body: Uint8Array;
}

/**
 * Sends requests: keep-alive, redirects, retries with jitter and Retry-After, one gate for each host,
 * deadlines, bounded bodies. Answers of any status are returned, but for those that are retried
 * (408, 425, 429, 500, 502, 503, 504, 522): if they outlast the retries, and for everything that is
 * not an HTTP answer, TrustError is thrown: E_NET, E_RATE (429), E_LIMIT (size, time, end of the
 * run), E_INPUT (plain http to a host that was not named for it).
 *
 * A refusal, which is a 429 or a 503 with Retry-After, is outlasted until the time of the run ends.
 */
export interface Transport {
  /** Reads the body up to `limit` bytes; more is E_LIMIT, and reading stops at limit + 1. */
  request(request: HttpRequest, limit: number): Promise<HttpResponse>;
  /**
   * For large blobs: one attempt's body as a stream; the caller resumes or starts over. Streams in
   * either direction do not count for the gate, so one may feed the other; their number is the caller's.
   */
  open(request: HttpRequest): Promise<HttpStream>;
  /** requests sent so far, redirects and retries included */
  readonly sent: number;
  /** ends idle connections; requests under way are not touched */
  close(): void;
}

export interface Clock {
  /** milliseconds since the epoch */
  now(): number;
  /** rejects as soon as `signal` is aborted */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** What happens on the wire, for a log; every field is safe to print. */
export interface TraceEvent {
  readonly kind: 'sent' | 'answered' | 'failed' | 'waiting';
  readonly method: string;
  /** without query and userinfo */
  readonly url: string;
  /** of an answer */
  readonly status?: number;
  /** milliseconds to wait before the next attempt */
  readonly ms?: number;
  /** of a failure or a wait */
  readonly why?: string;
}
