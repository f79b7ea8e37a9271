/** HTTP requests to the services for signing: transparency logs, timestamp authorities and Fulcio. */

import type { SignatureBundle, Witness } from '@sigstore/sign';
import { type ErrorCode, type ErrorDetails, isTrustError, TrustError } from '../error.ts';
import type { HttpRequest, HttpResponse, Transport } from '../http/request.ts';
import { deadlines, limits } from '../limits.ts';
import { quote } from '../oci/shape.ts';
import type { BundleEntry } from '../signature/bundle.ts';

export interface Service {
  /** its name in messages: `log` */
  readonly name: string;
  readonly url: string;
  /** for the Accept header: sigstore's timestamp authority answers 406 for any other media type */
  readonly accept: string;
  /** the error code if it rejects a request */
  readonly refusalCode: ErrorCode;
  /** statuses that mean so, in addition to the usual ones */
  readonly refusalStatuses?: readonly number[];
  /** requests contain a secret, and are not redirected to another origin */
  readonly confidential?: boolean;
}

export function baseUrl(url: string): string {
  return url.replace(/\/+$/, '');
}

/**
 * Posts JSON. The transport may retry it: these services answer the same request twice, or report that
 * the entry exists (409).
 */
export function post(
  service: Service,
  transport: Transport,
  url: string,
  content: unknown,
  headers: HttpRequest['headers'] = {},
): Promise<HttpResponse> {
  const body = Buffer.from(JSON.stringify(content));
  return ask(service, transport, {
    method: 'POST',
    url: new URL(url),
    headers: { ...headers, 'content-type': 'application/json' },
    body: () => body,
    idempotent: true,
  });
}

/**
 * Returns the response whatever its status, unless the transport retries it. Its size is limited to that of a bundle.
 */
export async function ask(
  { name, url, accept: answers, confidential = false }: Service,
  transport: Transport,
  request: HttpRequest,
): Promise<HttpResponse> {
  const headers = { ...request.headers, accept: answers };
  const { service: timeout } = deadlines;
  try {
    return await transport.request({ ...request, headers, timeout, confidential }, limits.bundle);
  } catch (error) {
    const { host } = new URL(url);
    if (!isTrustError(error) || error.details.host !== host) throw error;
    const { code, message, details } = error;
    const what = message.startsWith(host) ? message : `${host}: ${message}`;
    throw new TrustError(code, `the ${name} ${what}`, details, error);
  }
}

/** Returns the body of a successful response; throws otherwise. */
export function bodyOf(service: Service, answer: HttpResponse): Uint8Array {
  if (answer.status === 200 || answer.status === 201) return answer.body;
  throw refusal(service, answer);
}

/**
 * These statuses reject the request itself. Any other status is a problem of the service, for example
 * that the log is frozen (fault 43).
 */
function refusal(
  { name, url, refusalCode: refused, refusalStatuses = [] }: Service,
  { status, body }: HttpResponse,
): TrustError {
  const { host } = new URL(url);
  const text = messageIn(body);
  const why = text === '' ? '' : `: ${quote(text)}`;
  const isRefusal = [400, 409, 413, 422, ...refusalStatuses].includes(status);
  const verb = isRefusal ? 'rejected the request' : 'is not available';
  const code = isRefusal ? refused : 'E_NET';
  return new TrustError(code, `the ${name} ${host} ${verb} (${status})${why}`, { host, status });
}

/** Most services return JSON with a message; a frozen Rekor v2 log returns plain text. */
function messageIn(body: Uint8Array): string {
  const text = Buffer.from(body).toString('utf8').trim();
  try {
    const { message } = JSON.parse(text) as { readonly message?: unknown };
    return typeof message === 'string' ? message : text;
  } catch {
    return text;
  }
}

export function unreadable({ name, url }: Service, what: string, cause: unknown): TrustError {
  const { host } = new URL(url);
  const why = cause instanceof SyntaxError ? `: ${cause.message}` : '';
  const message = `the ${name} ${host} did not return a ${what}${why}`;
  return new TrustError('E_NET', message, { host }, cause);
}

/** A client of a transparency log; a "witness" for the bundle builders of @sigstore/sign. */
export interface LogClient extends Witness {
  readonly url: string;
  readonly version: 'rekor-v1' | 'rekor-v2';
  /**
   * Logs a signature and returns the entry, unverified. Retries send the same signature, so an entry
   * whose response was lost is found again (fault 42). Throws E_NET or E_RATE if the log is unavailable,
   * E_TLOG if it rejects the entry, and EntryExists.
   *
   * @param content an envelope for bundles, a message signature for legacy signatures
   * @param publicKey PEM of the key, or of the certificate that holds it
   */
  testify(content: SignatureBundle, publicKey: string): Promise<{ tlogEntries: [BundleEntry] }>;
}

/** The log has this entry already, and does not return it: the caller must make another signature. */
export class EntryExists extends TrustError {
  constructor(host: string, details: ErrorDetails) {
    super('E_TLOG', `the log ${host} already has this entry, and does not return it`, details);
  }
}

export function logService(url: string): Service {
  return { name: 'log', url, accept: 'application/json', refusalCode: 'E_TLOG' };
}
