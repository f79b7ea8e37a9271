/** One repository of a registry as seen by those who read it: URLs, authorization, errors. */

import { isTrustError, TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import type { CredentialSource } from './credentials.ts';
import type { HttpRequest, HttpResponse, HttpStream } from './http.ts';
import { type Answer, type Asked, rateAdvice, registryError } from './registry-error.ts';
import { pullScope } from './scope.ts';
import type { Access, Session } from './session.ts';
import type { Trace } from './trace.ts';

/** What a request is about, for errors. */
export interface Subject {
  readonly digest?: Digest;
  readonly tag?: string;
}

export class Endpoint {
  readonly name: Repository;
  readonly #session: Session;
  readonly #credentials: CredentialSource;
  readonly #access: Access;
  readonly #trace: Trace;

  constructor(name: Repository, session: Session, credentials: CredentialSource, trace: Trace) {
    this.name = name;
    this.#session = session;
    this.#credentials = credentials;
    this.#access = { repository: name, scopes: [pullScope(name.path)] };
    this.#trace = trace;
  }

  get origin(): URL {
    return this.#session.origin;
  }

  /** `rest` follows `/v2/<name>/` and was checked: a digest, a tag, a word of the API (threats 6, 12). */
  url(rest: string): URL {
    return new URL(`/v2/${this.name.path}/${rest}`, this.origin);
  }

  request(
    method: 'GET' | 'HEAD',
    url: URL,
    headers: HttpRequest['headers'],
    limit: number,
  ): Promise<HttpResponse> {
    return this.#advised(() =>
      this.#session.request({ method, url, headers: headers ?? {} }, this.#access, limit),
    );
  }

  /** Few at a time: the transport does not count streams. */
  stream<T>(url: URL, use: (stream: HttpStream) => Promise<T>): Promise<T> {
    return this.#advised(() => this.#session.stream({ method: 'GET', url }, this.#access, use));
  }

  /** The error for an answer that the caller has no use for. */
  async error(answer: Answer, subject: Subject): Promise<TrustError> {
    return registryError(answer, { ...subject, ...(await this.#asked()) });
  }

  async #asked(): Promise<Asked> {
    const credentials = await this.#credentials.find(this.name);
    const authenticated = credentials !== undefined;
    return { repository: this.name, origin: this.origin, authenticated };
  }

  /** The transport gives up on a 429 without knowing who we are. */
  async #advised<T>(send: () => Promise<T>): Promise<T> {
    try {
      return await send();
    } catch (error) {
      if (!isTrustError(error, 'E_RATE')) throw error;
      const advice = rateAdvice(await this.#asked());
      throw new TrustError('E_RATE', `${error.message}${advice}`, error.details, error);
    }
  }

  note(message: string, subject: Subject = {}): void {
    const { registry: host, path: repository } = this.name;
    this.#trace({ kind: 'note', message, details: { host, repository, ...subject } });
  }
}

/** Media type without parameters, in lower case (registries.md §2.4). */
export function contentType({ headers }: Pick<Answer, 'headers'>): string | undefined {
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  return type === '' ? undefined : type;
}
