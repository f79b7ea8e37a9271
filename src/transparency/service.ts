/** Requests to the services that signing needs: logs and timestamp authorities. Their refusals get our codes. */

import type { SignatureBundle, Witness } from '@sigstore/sign';
import { type ErrorCode, type ErrorDetails, isTrustError, TrustError } from '../error.ts';
import type { HttpRequest, HttpResponse, Transport } from '../http/request.ts';
import { deadlines, limits } from '../limits.ts';
import { quote } from '../oci/shape.ts';
import type { BundleEntry } from '../signature/bundle.ts';

/** A service as messages call it, and the code for what it refuses. */
export interface Service {
  /** `log` */
  readonly name: string;
  readonly url: string;
  /** the media type of its answers: sigstore's timestamp authority answers 406 where another is asked for */
  readonly accept: string;
  readonly refusalCode: ErrorCode;
}

/** Service URLs are written with and without a slash at the end. */
export function baseUrl(url: string): string {
  return url.replace(/\/+$/, '');
}

/**
 * Posts JSON. Sent again with the same bytes where the transport tries again: all these services answer
 * the same request twice, or say that they have it (409).
 */
export function post(
  service: Service,
  transport: Transport,
  url: string,
  content: unknown,
): Promise<HttpResponse> {
  const body = Buffer.from(JSON.stringify(content));
  return ask(service, transport, {
    method: 'POST',
    url: new URL(url),
    headers: { 'content-type': 'application/json' },
    body: () => body,
    idempotent: true,
  });
}

/** An answer of any status that the transport does not try again. No service sends more than a bundle holds. */
export async function ask(
  { name, url, accept: answers }: Service,
  transport: Transport,
  request: HttpRequest,
): Promise<HttpResponse> {
  const headers = { ...request.headers, accept: answers };
  const { service: timeout } = deadlines;
  try {
    return await transport.request({ ...request, headers, timeout }, limits.bundle);
  } catch (error) {
    const { host } = new URL(url);
    if (!isTrustError(error) || error.details.host !== host) throw error;
    const { code, message, details } = error;
    const what = message.startsWith(host) ? message : `${host}: ${message}`;
    throw new TrustError(code, `the ${name} ${what}`, details, error);
  }
}

/** The body of an answer that is a success; throws for every other one. */
export function bodyOf(service: Service, answer: HttpResponse): Uint8Array {
  if (answer.status === 200 || answer.status === 201) return answer.body;
  throw refusal(service, answer);
}

/**
 * `refused` says that this very request will not be taken. Every other status is about the service, also
 * that it has been closed (fault 43), and not about what is being signed.
 */
function refusal(
  { name, url, refusalCode: refused }: Service,
  { status, body }: HttpResponse,
): TrustError {
  const { host } = new URL(url);
  const said = messageIn(body);
  const why = said === '' ? '' : `: ${quote(said)}`;
  const isRefusal = [400, 409, 413, 422].includes(status);
  const verb = isRefusal ? 'refuses this' : 'does not serve';
  const code = isRefusal ? refused : 'E_NET';
  return new TrustError(code, `the ${name} ${host} ${verb} (${status})${why}`, { host, status });
}

/** Most answer JSON with a message; a frozen Rekor v2 answers plain text. */
function messageIn(body: Uint8Array): string {
  const text = Buffer.from(body).toString('utf8').trim();
  try {
    const { message } = JSON.parse(text) as { readonly message?: unknown };
    return typeof message === 'string' ? message : text;
  } catch {
    return text;
  }
}

/** The error for a success that cannot be read. */
export function unreadable({ name, url }: Service, what: string, cause: unknown): TrustError {
  const { host } = new URL(url);
  const why = cause instanceof SyntaxError ? `: ${cause.message}` : '';
  const message = `the ${name} ${host} answered something that is no ${what}${why}`;
  return new TrustError('E_NET', message, { host }, cause);
}

/** A witness as the bundle builders of @sigstore/sign call it. */
export interface LogClient extends Witness {
  readonly url: string;
  readonly version: 'rekor-v1' | 'rekor-v2';
  /**
   * The entry as the log answers it; nothing in it is verified. Every attempt sends the same signature,
   * so that an entry whose answer was lost is found again (fault 42). Throws E_NET or E_RATE when the log
   * gives none (the run may be repeated), E_TLOG when it refuses the entry, and EntryExists.
   *
   * @param content an envelope, for bundles; a message signature, for legacy signatures
   * @param publicKey PEM
   */
  testify(content: SignatureBundle, publicKey: string): Promise<{ tlogEntries: [BundleEntry] }>;
}

/** The log has this entry and does not return it: another signature is needed. */
export class EntryExists extends TrustError {
  constructor(host: string, details: ErrorDetails) {
    super('E_TLOG', `the log ${host} has this entry already, and does not hand it out`, details);
  }
}

export function logService(url: string): Service {
  return { name: 'log', url, accept: 'application/json', refusalCode: 'E_TLOG' };
}
