/** Errors of the HTTP layer. Messages are safe to print: no query, no userinfo, no header (threat 115). */

import type { IncomingHttpHeaders } from 'node:http';
import { type ErrorDetails, TrustError } from '../error.ts';

/**
 * A failure on the wire. `code` is one of Node's, or an `E_` code of this folder: it decides about a retry
 * and is never shown.
 */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export function exceeding(): WireError {
  return new WireError('E_EXCESS', 'it sent more bytes than it declared');
}

/** E_NET without an HTTP answer; `wire` is the system's code, on which a retry depends. */
export class NetworkError extends TrustError {
  readonly wire: string;

  constructor(message: string, details: ErrorDetails, wire: string) {
    super('E_NET', message, details);
    this.wire = wire;
  }
}

/** Headers in which registries and their front ends send the id of a request. */
const requestIdHeaders = [
  'x-request-id',
  'x-amzn-requestid',
  'x-amz-request-id',
  'x-ms-request-id',
  'x-ms-correlation-request-id',
  'x-github-request-id',
  'x-gitlab-request-id',
  'docker-request-id',
  'cf-ray',
];

export function requestId(headers: IncomingHttpHeaders): string | undefined {
  for (const name of requestIdHeaders) {
    const value = headers[name];
    if (typeof value === 'string' && /^[\x21-\x7e]{1,128}$/.test(value)) return value;
  }
  return undefined;
}

/** The only headers that are ever printed. */
export function maskRequestId(headers: IncomingHttpHeaders, mask: (text: string) => string): void {
  for (const name of requestIdHeaders) {
    const value = headers[name];
    if (typeof value === 'string') headers[name] = mask(value);
  }
}

/** URL without its query, which may hold a signature, and without userinfo. */
export function printableUrl(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

export function errorDetails(
  url: URL,
  answer?: { readonly status: number; readonly headers: IncomingHttpHeaders },
): ErrorDetails {
  const id = answer === undefined ? undefined : requestId(answer.headers);
  return {
    host: url.host,
    url: printableUrl(url),
    ...(answer === undefined ? {} : { status: answer.status }),
    ...(id === undefined ? {} : { requestId: id }),
  };
}

/** Code of a system error, or the empty text. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

const phrases: Readonly<Record<string, string>> = {
  EAI_AGAIN: 'its name could not be resolved',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'the connection was closed by the other side',
  EHOSTUNREACH: 'no route to host',
  ENETUNREACH: 'network is unreachable',
  ENOTFOUND: 'no such host',
  EPIPE: 'the connection was closed by the other side',
  ETIMEDOUT: 'connection timed out',
};

/** Codes that mean that no connection was made. */
const connecting = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
]);

/** What went wrong, with the system's code to search for. */
export function messageOf(error: unknown): string {
  const code = codeOf(error);
  if (error instanceof WireError) return error.message;
  const phrase = phrases[code];
  if (phrase !== undefined) return `${phrase} (${code})`;
  const text = error instanceof Error ? error.message : 'unknown failure';
  return text.includes(code) ? text : `${code} ${text}`.trim();
}

const tlsCode =
  /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_|EPROTO$)/;

/**
 * The error of a request as E_NET; a TrustError is returned unchanged. There is no `cause`: Node's parser
 * and TLS errors hold the bytes that were received.
 */
export function networkError(error: unknown, method: string, url: URL): TrustError {
  if (error instanceof TrustError) return error;
  const code = codeOf(error);
  const what = tlsCode.test(code)
    ? `TLS with ${url.host} failed`
    : connecting.has(code)
      ? `could not connect to ${url.host}`
      : `${url.host}: ${method} failed`;
  return new NetworkError(`${what}: ${messageOf(error)}`, errorDetails(url), code);
}

/** The error of a run whose signal was aborted: its reason, if that is a TrustError. */
export function abortError(signal: AbortSignal): TrustError {
  if (signal.reason instanceof TrustError) return signal.reason;
  return new TrustError('E_LIMIT', 'the run was ended before it was done', {}, signal.reason);
}
