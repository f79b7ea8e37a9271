/** One repository of a registry: URLs, authorization, errors. */

import { isDeepStrictEqual } from 'node:util';
import { pullScope, pushScope } from '../auth/challenge.ts';
import type { CredentialSource } from '../auth/credentials.ts';
import type { Access, Session, Trace } from '../auth/session.ts';
import { type ErrorDetails, isTrustError, TrustError } from '../error.ts';
import type { InsecureHosts } from '../http/address.ts';
import type { HttpRequest, HttpResponse, HttpStream } from '../http/request.ts';
import { limits } from '../limits.ts';
import { assertDigest, type Digest } from '../oci/digest.ts';
import { formatReference, type Repository } from '../oci/reference.ts';
import { type RequestContext, rateAdvice, registryError } from './errors.ts';

/** What a request is about, for errors. */
export interface Subject {
  readonly digest?: Digest;
  readonly tag?: string;
}

/** What a repository is opened for. */
export type Purpose = 'reading' | 'writing';

export class Endpoint {
  readonly name: Repository;
  readonly #session: Session;
  readonly #credentials: CredentialSource;
  readonly #trace: Trace;
  /** the rights that are requested for reading */
  #reads: 'pull' | 'push, else pull' | 'push';

  /**
   * With `writing`, reads also request the right to push: a registry may hide from other clients that a
   * repository does not exist yet (fault 14).
   */
  constructor(
    name: Repository,
    session: Session,
    credentials: CredentialSource,
    trace: Trace,
    purpose: Purpose,
  ) {
    this.name = name;
    this.#session = session;
    this.#credentials = credentials;
    this.#trace = trace;
    this.#reads = purpose === 'reading' ? 'pull' : 'push, else pull';
  }

  get origin(): URL {
    return this.#session.origin;
  }

  get insecureHosts(): InsecureHosts {
    return this.#session.insecureHosts;
  }

  /** @param rest the path after `/v2/<name>/`, checked by the caller (threats 6, 12) */
  url(rest: string): URL {
    return new URL(`/v2/${this.name.path}/${rest}`, this.origin);
  }

  /** @param ahead see Session.request() */
  request(
    method: 'GET' | 'HEAD',
    url: URL,
    headers: HttpRequest['headers'],
    limit: number,
    ahead = false,
  ): Promise<HttpResponse> {
    const request = { method, url, headers: headers ?? {} };
    const send = (access: Access) => this.#session.request(request, access, limit, ahead);
    return this.#located(this.#read(send, () => {}));
  }

  /** Credentials that cannot push may still be able to read: this is tried once. */
  async #read<A extends Pick<HttpResponse, 'status'>>(
    send: (access: Access) => Promise<A>,
    discard: (answer: A) => void,
  ): Promise<A> {
    const pull = { repository: this.name, scopes: [pullScope(this.name.path)] };
    if (this.#reads === 'pull') return send(pull);
    const push = { repository: this.name, scopes: [pushScope(this.name.path)] };
    if (this.#reads === 'push') return send(push);
    let refusal: A | undefined;
    try {
      refusal = await send(push);
      if (!isRefusal(refusal) || !this.#session.distinguishesRights) return refusal;
      discard(refusal);
    } catch (error) {
      // There may be a token without the right to push.
      if (!isTrustError(error, 'E_AUTH')) throw error;
    }
    const answer = await send(pull);
    this.#reads = isRefusal(answer) ? 'push' : 'pull';
    return answer;
  }

  /** See Session.headBlob. */
  headBlob(url: URL): Promise<HttpResponse | undefined> {
    const scope = this.#reads === 'pull' ? pullScope(this.name.path) : pushScope(this.name.path);
    return this.#located(this.#session.headBlob(url, { repository: this.name, scopes: [scope] }));
  }

  /**
   * Sends a request that writes. An upload may continue on another host, which gets no credentials: the URL
   * itself is the permission there (threat 107; registries.md §2.5).
   *
   * @param further scopes of other repositories, for the same token
   */
  write(request: HttpRequest, further: readonly string[] = []): Promise<HttpResponse> {
    const access = { repository: this.name, scopes: [pushScope(this.name.path), ...further] };
    const elsewhere = request.url.origin !== this.origin.origin;
    return this.#located(
      elsewhere
        ? this.#session.elsewhere(request, limits.errorBody)
        : this.#session.request(request, access, limits.errorBody),
    );
  }

  /** A GET whose body the caller streams. */
  open(url: URL, more: Pick<HttpRequest, 'headers' | 'timeout'> = {}): Promise<HttpStream> {
    const send = (access: Access) => this.#session.open({ method: 'GET', url, ...more }, access);
    return this.#located(this.#read(send, ({ body }) => void body.on('error', () => {}).destroy()));
  }

  /** The error for an answer that is a refusal. */
  async error(answer: HttpResponse, subject: Subject): Promise<TrustError> {
    return registryError(answer, { ...subject, ...(await this.#context()) });
  }

  async isAnonymous(): Promise<boolean> {
    return (await this.#credentials.find(this.name)) === undefined;
  }

  /** Whether another repository is on the same registry, with the same credentials. */
  async sharesCredentials(other: Repository): Promise<boolean> {
    if (other.registry !== this.name.registry) return false;
    const [ours, theirs] = await Promise.all([
      this.#credentials.find(this.name),
      this.#credentials.find(other),
    ]);
    return isDeepStrictEqual(ours, theirs);
  }

  async #context(): Promise<RequestContext> {
    const authenticated = !(await this.isAnonymous());
    return { repository: this.name, origin: this.origin, authenticated };
  }

  /** Adds the repository to errors of the transport. */
  async #located<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (!(error instanceof TrustError)) throw error;
      const { code, message } = error;
      const advice = code === 'E_RATE' ? rateAdvice(await this.#context()) : '';
      throw new TrustError(code, `${message}${advice}`, this.where({}, error.details), error);
    }
  }

  /** Throws E_DIGEST, with the host that sent the bytes. */
  assertDigest(bytes: Uint8Array, expected: Digest, subject: Subject): void {
    try {
      assertDigest(bytes, expected);
    } catch (error) {
      const { code, message } = error as TrustError;
      const { host } = this.origin;
      throw new TrustError(code, `${host}: ${message}`, this.where(subject), error);
    }
  }

  /** Details for an error about this repository. */
  where(subject: Subject, more: ErrorDetails = {}): ErrorDetails {
    return { host: this.origin.host, repository: this.name.path, ...subject, ...more };
  }

  note(message: string, subject: Subject = {}): void {
    this.#trace(`${formatReference({ ...this.name, ...subject })}: ${message}`);
  }
}

function isRefusal({ status }: Pick<HttpResponse, 'status'>): boolean {
  return status === 401 || status === 403;
}

/** Media type without parameters, in lower case (registries.md §2.4). */
export function contentType({ headers }: Pick<HttpResponse, 'headers'>): string | undefined {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  return type === '' ? undefined : type;
}
