/** The types of the HTTP layer: requests, answers, and the transport that sends them. */

import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { TrustError } from '../error.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: URL;
  /** lower-case names; `authorization` is dropped when a redirect leaves the origin (threat 107) */
  readonly headers?: Readonly<Record<string, string>>;
  /** called for each attempt, so that a retry sends the same bytes */
  readonly body?: () => Uint8Array | StreamBody;
  /** safe to send twice; default: GET and HEAD are. After a refusal every request is sent again */
  readonly idempotent?: boolean;
  /** the body contains a secret: a redirect to another origin is E_NET, and not followed */
  readonly confidential?: boolean;
  /** not sent again after a refusal: when the wait is over, Refused is thrown, and the caller starts over */
  readonly once?: boolean;
  /** whether a failure on the wire, by its code, is not retried */
  readonly givesUp?: (wire: string) => boolean;
  /** milliseconds for each request and its whole answer, redirects and retries apart; default deadlines.request */
  readonly timeout?: number;
}

/** A body of a declared length. The request fails with `mismatch` unless the stream has exactly that many bytes. */
export interface StreamBody {
  readonly stream: Readable;
  /** bytes */
  readonly length: number;
  readonly mismatch: (why: string) => TrustError;
}

export function isStream(body: Uint8Array | StreamBody | undefined): body is StreamBody {
  return body !== undefined && 'stream' in body;
}

/**
 * Headers have arrived, and the body must be read or destroyed. It fails with a TrustError (a deadline, the
 * end of the run) or with the system's error, for networkError().
 */
export interface HttpStream {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** where the answer came from, after redirects */
  readonly url: URL;
  readonly body: Readable;
}

/**
 * The whole answer, its body bounded. With a status of 400 or more, also of a stream, the body is cut to
 * limits.errorBody and the run's secrets are masked in it.
 */
export interface HttpResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly url: URL;
  readonly body: Uint8Array;
}

/**
 * Sends requests: keep-alive, redirects, retries with jitter and Retry-After, one gate for each host,
 * deadlines, bounded bodies. Answers of any status are returned, except those that are retried (408, 425,
 * 429, 500, 502, 503, 504, 522). When the retries are used up, or there is no HTTP answer, it throws
 * TrustError: E_NET, E_RATE (429), E_LIMIT (size, time, end of the run), E_INPUT (plain http to a host
 * for which it is not allowed). A refusal (429, or 503 with Retry-After) is retried until the run ends.
 */
export interface Transport {
  /** Reads the body up to `limit` bytes; more is E_LIMIT. */
  request(request: HttpRequest, limit: number): Promise<HttpResponse>;
  /**
   * For large blobs: the body as a stream; the caller resumes it or starts over. Streams in either direction
   * do not count for the gate, so that one can feed the other. The caller limits their number.
   */
  open(request: HttpRequest): Promise<HttpStream>;
  /** requests sent so far, redirects and retries included */
  readonly sent: number;
  /** closes idle connections; running requests continue */
  close(): void;
}

export interface Clock {
  /** milliseconds since the epoch */
  now(): number;
  /** rejects as soon as `signal` is aborted */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** What happens on the wire, for a log; every field is safe to print. */
export type TraceEvent = Traced & {
  readonly method: string;
  /** without query and userinfo */
  readonly url: string;
};

export type Traced =
  | { readonly kind: 'sent' }
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'failed'; readonly why: string }
  /** `ms`: milliseconds until the next attempt */
  | { readonly kind: 'waiting'; readonly ms: number; readonly why: string };
