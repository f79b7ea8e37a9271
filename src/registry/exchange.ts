/** One request on the wire, one answer: deadlines, abort, and nothing left behind. */

import type { ClientRequest, IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { TrustError } from '../error.ts';
import { ended, printable, WireError } from './failure.ts';
import type { HttpRequest } from './http.ts';
import type { Pool } from './pools.ts';

/** Milliseconds. */
export interface Timeouts {
  /** until the connection stands, TLS included */
  readonly connect: number;
  /** without a byte in either direction */
  readonly idle: number;
  /** for one request and its whole answer */
  readonly request: number;
}

export interface ExchangeRequest {
  readonly method: HttpRequest['method'];
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: HttpRequest['body'];
}

/**
 * Resolves when the headers have arrived; the deadlines hold until the body has ended. Rejects with
 * TrustError (E_LIMIT: total deadline, or the run was ended) or with the wire's own error.
 */
export function exchange(
  pool: Pool,
  request: ExchangeRequest,
  timeouts: Timeouts,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) throw ended(signal);
    const body = request.body?.();
    const outgoing = pool.request(request.url, {
      method: request.method,
      headers: withLength(request.headers, body),
      agent: pool.agent,
    });
    let incoming: IncomingMessage | undefined;
    const stop = (reason: Error) => void (incoming ?? outgoing).destroy(reason);

    const total = setTimeout(() => stop(tooLong(request.url, timeouts.request)), timeouts.request);
    const onAbort = () => stop(ended(signal));
    signal.addEventListener('abort', onAbort);
    watchConnect(outgoing, timeouts.connect, stop);
    outgoing.setTimeout(timeouts.idle, () => {
      // Not the server's silence: the reader has not taken what is there, or the server digests an upload.
      const busy = incoming === undefined ? body && outgoing.writableFinished : !isDry(incoming);
      if (busy) outgoing.setTimeout(timeouts.idle);
      else stop(new WireError('ETIMEDOUT', `no byte for ${timeouts.idle} ms`));
    });

    outgoing.once('response', (answer) => {
      incoming = answer;
      // An answer before the request was sent whole, a 401 or 413: the rest need not be sent.
      if (!outgoing.writableEnded) answer.once('end', () => outgoing.destroy());
      resolve(answer);
    });
    outgoing.on('error', reject);
    outgoing.once('close', () => {
      clearTimeout(total);
      signal.removeEventListener('abort', onAbort);
    });
    send(outgoing, body);
  });
}

function send(outgoing: ClientRequest, body: Uint8Array | Readable | undefined): void {
  if (body === undefined || body instanceof Uint8Array) outgoing.end(body);
  // Either side's failure ends the other; `outgoing` reports it.
  else pipeline(body, outgoing, () => {});
}

function withLength(
  headers: Readonly<Record<string, string>>,
  body: Uint8Array | Readable | undefined,
): Record<string, string> {
  if (!(body instanceof Uint8Array)) return headers;
  return { ...headers, 'content-length': String(body.byteLength) };
}

function watchConnect(outgoing: ClientRequest, ms: number, stop: (reason: Error) => void): void {
  const timer = setTimeout(
    () => stop(new WireError('ETIMEDOUT', `no connection within ${ms} ms`)),
    ms,
  );
  const connected = () => clearTimeout(timer);
  outgoing.once('close', connected);
  outgoing.once('socket', (socket) => {
    if (outgoing.reusedSocket) connected();
    else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', connected);
  });
}

function isDry(incoming: IncomingMessage): boolean {
  return incoming.readableLength === 0;
}

function tooLong(url: URL, ms: number): TrustError {
  return new TrustError('E_LIMIT', `${url.host} took longer than ${ms} ms`, printable(url));
}
