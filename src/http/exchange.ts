/** Sends one request and waits for its answer, with deadlines and abort. */

import type { ClientRequest, IncomingMessage } from 'node:http';
import { TrustError } from '../error.ts';
import { abortError, codeOf, errorDetails, exceeding, messageOf, WireError } from './failure.ts';
import { feed } from './feed.ts';
import type { Pool } from './pools.ts';
import { type HttpRequest, isStream, type StreamBody } from './request.ts';
import { watchConnect, watchIdle } from './watch.ts';

/** Milliseconds. */
export interface Timeouts {
  /** until connected, TLS included */
  readonly connect: number;
  /** without a byte in either direction */
  readonly idle: number;
  /** until the first byte of a blob's body */
  readonly firstByte: number;
  /** for one request and its whole answer */
  readonly request: number;
}

export interface ExchangeRequest {
  readonly method: HttpRequest['method'];
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** for this attempt */
  readonly body: Uint8Array | StreamBody | undefined;
}

/**
 * Resolves when the headers have arrived; the deadlines hold until the body has ended. Rejects with
 * TrustError (E_LIMIT: total deadline, or end of the run) or with Node's own error. Settles whatever the
 * server sends: for some broken answers Node emits `close` alone (threat 133).
 */
export function exchange(
  pool: Pool,
  { method, url, headers, body }: ExchangeRequest,
  timeouts: Timeouts,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = pool.request(url, {
      method,
      headers: withLength(headers, body),
      agent: pool.agent,
    });
    let incoming: IncomingMessage | undefined;

    // Rejects immediately: a request that waits for its socket emits nothing until it has one.
    const stop = (reason: Error) => {
      release();
      reject(reason);
      (incoming ?? outgoing).destroy(reason);
    };
    const total = setTimeout(() => stop(tooLong(url, timeouts.request)), timeouts.request);
    const onAbort = () => stop(abortError(signal));
    signal.addEventListener('abort', onAbort);
    const release = () => {
      clearTimeout(total);
      signal.removeEventListener('abort', onAbort);
    };
    watchConnect(outgoing, timeouts.connect, stop);
    const idle = watchIdle(outgoing, timeouts, () => incoming, stop);

    outgoing.once('response', (answer) => {
      incoming = answer;
      if (isInformational(answer)) stop(switching(answer));
      // A 401 or 413 may come before the whole request was sent: the rest is not needed.
      if (!outgoing.writableEnded) answer.once('end', () => outgoing.destroy());
      resolve(answer);
    });
    outgoing.once('upgrade', (answer, socket) => {
      // Node hands the socket over without an error listener.
      socket.on('error', () => {}).destroy();
      release();
      reject(switching(answer));
    });
    outgoing.on('error', (error) => {
      if (incoming?.complete) {
        if (mayHaveBody(method, incoming)) incoming.destroy(exceeding());
        return;
      }
      // Before Node reports it as "aborted", which may also be an orderly end.
      incoming?.destroy(error);
      // The body has an error here only if it failed first; feed() then ends the request.
      const source = isStream(body) ? body.stream.errored : null;
      if (source !== null) reject(sourceFailed(source, url));
      else if (!isReset(error)) reject(error);
      else if (idle.waitedForContent) reject(starved());
      else reject(outgoing.reusedSocket ? stale() : error);
    });
    outgoing.once('close', () => {
      release();
      if (incoming === undefined) reject(unanswered());
    });
    send(outgoing, body);
  });
}

function send(outgoing: ClientRequest, body: Uint8Array | StreamBody | undefined): void {
  if (isStream(body)) feed(outgoing, body);
  else outgoing.end(body);
}

function withLength(
  headers: Readonly<Record<string, string>>,
  body: Uint8Array | StreamBody | undefined,
): Readonly<Record<string, string>> {
  if (body === undefined) return headers;
  const length = isStream(body) ? body.length : body.byteLength;
  return { ...headers, 'content-length': String(length) };
}

/** A final 101: Node emits `upgrade` only if the answer names a protocol. */
function isInformational({ statusCode = 0 }: IncomingMessage): boolean {
  return statusCode < 200;
}

/** RFC 9112 §6.3. Extra bytes after an answer that has no body do not make it doubtful. */
function mayHaveBody(method: string, { statusCode }: IncomingMessage): boolean {
  return method !== 'HEAD' && statusCode !== 204 && statusCode !== 304;
}

function isReset(error: Error): boolean {
  return codeOf(error) === 'ECONNRESET' || codeOf(error) === 'EPIPE';
}

/** A failure of the source of the body: not this host's fault, and not retried here. */
function sourceFailed(source: Error, url: URL): TrustError {
  if (source instanceof TrustError) return source;
  const why = `the content to send to ${url.host} could not be read`;
  return new TrustError('E_NET', `${why}: ${messageOf(source)}`, errorDetails(url));
}

function switching({ statusCode }: IncomingMessage): WireError {
  return new WireError('E_UNANSWERED', `it answered ${statusCode}, which was not asked for`);
}

function unanswered(): WireError {
  return new WireError('E_UNANSWERED', 'it closed the connection without an answer');
}

/** A registry may close an upload for which no bytes come. */
function starved(): WireError {
  const message = 'the connection was closed while the source of the body sent no bytes';
  return new WireError('ECONNRESET', message);
}

function stale(): WireError {
  return new WireError('E_STALE', 'the idle connection was closed');
}

function tooLong(url: URL, ms: number): TrustError {
  return new TrustError('E_LIMIT', `${url.host} took longer than ${ms} ms`, errorDetails(url));
}
