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
  /** safe to send twice; default: GET and HEAD are, the others are not */
  readonly idempotent?: boolean;
  /** milliseconds for the whole exchange, redirects and body included; default deadlines.request */
  readonly timeout?: number;
}

/** Headers have arrived, the body has not been read; it must be read or destroyed. */
export interface HttpStream {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** where the answer came from, after redirects */
  readonly url: URL;
  readonly body: Readable;
}

/** The whole answer, its body bounded. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly url: URL;
  readonly body: Uint8Array;
}

/**
 * Sends requests: keep-alive, redirects, retries with jitter and Retry-After, one gate for each host,
 * deadlines, bounded bodies. Answers of any status are returned; only 408, 425, 429 and 5xx that
 * outlast the retries, and everything that is not an HTTP answer, throw TrustError.
 */
export interface Transport {
  /** Reads the body up to `limit` bytes; more is E_LIMIT, and reading stops at limit + 1. */
  request(request: HttpRequest, limit: number): Promise<HttpResponse>;
  /** For large blobs: one attempt's body as a stream; the caller resumes or starts over. */
  open(request: HttpRequest): Promise<HttpStream>;
  /** requests sent so far, redirects and retries included */
  readonly sent: number;
  /** ends idle connections; requests under way are not touched */
  close(): void;
}
