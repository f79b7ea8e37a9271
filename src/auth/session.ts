/**
 * Authorization for the requests to one registry (registries.md §3.1).
 *
 * A 401 to the first request says which scheme to use, and later requests use it from the start. A request
 * is sent again at most twice: when the registry names another scheme, and when a token that has worked
 * is refused (fault 13) or lacks a scope (fault 15).
 */

import type { IncomingHttpHeaders } from 'node:http';
import { FirstCallGate } from '../async.ts';
import { defined } from '../defined.ts';
import type { InsecureHosts } from '../http/address.ts';
import type { HttpRequest, HttpResponse, HttpStream, Transport } from '../http/request.ts';
import type { Repository } from '../oci/reference.ts';
import { type Challenge, furtherScopes, parseChallenges } from './challenge.ts';
import { basicAuthorization, type CredentialSource, type Credentials } from './credentials.ts';
import type { Origin } from './origin.ts';
import { expectedScheme, readScheme, type Scheme, sameScheme } from './scheme.ts';
import { type Token, TokenCache, type TokenOptions } from './token.ts';

/** Takes a line about a quirk that was worked around; safe to print: no secret, no text of the registry's. */
export type Trace = (message: string) => void;

/** The rights that a request needs. */
export interface Access {
  readonly repository: Repository;
  /** `repository:nicolas/webdis:pull`; the most important first, for servers that read only one */
  readonly scopes: readonly string[];
}

export interface SessionOptions extends TokenOptions {
  readonly credentials: CredentialSource;
  readonly insecureHosts: InsecureHosts;
  readonly trace: Trace;
}

/** What a request was sent with. */
interface Authorization {
  readonly header?: string;
  readonly scheme?: Scheme;
  readonly token?: Token;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly url: URL;
}

type Send<A extends Answer> = (headers: Readonly<Record<string, string>>) => Promise<A>;

export class Session {
  readonly #origin: Origin;
  readonly #options: SessionOptions;
  readonly #tokens: TokenCache;
  readonly #first = new FirstCallGate();
  /** tokens that the registry has accepted: only such a token can have expired */
  readonly #accepted = new WeakSet<Token>();
  /** scopes that the registry asked for in addition to ours */
  readonly #wider = new Map<string, readonly string[]>();
  /** accesses that were granted: a later refusal is about the request, not about rights */
  readonly #served = new Set<string>();
  readonly #firstHead = new FirstCallGate();
  #refusesHeads = false;
  #scheme: Scheme | undefined;

  constructor(registry: string, origin: Origin, options: SessionOptions) {
    this.#origin = origin;
    this.#options = options;
    this.#tokens = new TokenCache(options);
    this.#scheme = expectedScheme(registry);
  }

  /**
   * As Transport.request, authorized. A refusal is returned as an answer.
   *
   * @param ahead it does not wait for the first request, and is sent again if that shows a scheme
   */
  request(
    request: HttpRequest,
    access: Access,
    limit: number,
    ahead = false,
  ): Promise<HttpResponse> {
    return this.#exchange(
      access,
      (headers) =>
        this.#origin.send(withHeaders(request, headers), (one) =>
          this.#transport.request(one, limit),
        ),
      () => {},
      ahead,
    );
  }

  /**
   * HEAD of a blob, authorized; undefined where the registry refuses that to every client (ECR Public,
   * registries.md §4.3). If there is a token, the first one goes alone: concurrent ones would all be refused, and
   * each would renew it.
   */
  async headBlob(url: URL, access: Access): Promise<HttpResponse | undefined> {
    if (this.#scheme !== undefined) await this.#firstHead.enter();
    try {
      if (this.#refusesHeads) return undefined;
      const answer = await this.request({ method: 'HEAD', url }, access, 0);
      const ours = answer.url.origin === this.origin.origin;
      if (ours && answer.status === 401 && this.#served.has(keyOf(access)))
        this.#refusesHeads = true;
      return answer;
    } finally {
      this.#firstHead.open();
    }
  }

  /** As Transport.request, without authorization: for other hosts that take an upload. */
  elsewhere(request: HttpRequest, limit: number): Promise<HttpResponse> {
    return this.#transport.request(request, limit);
  }

  get origin(): URL {
    return this.#origin.url;
  }

  /** Whether the registry has tokens with separate rights to read and to write, as far as is known. */
  get distinguishesRights(): boolean {
    return this.#scheme?.kind === 'bearer';
  }

  get insecureHosts(): InsecureHosts {
    return this.#options.insecureHosts;
  }

  /** As Transport.open, authorized. */
  open(request: HttpRequest, access: Access): Promise<HttpStream> {
    return this.#exchange(
      access,
      (headers) =>
        this.#origin.send(withHeaders(request, headers), (one) => this.#transport.open(one)),
      (stream) => void stream.body.on('error', () => {}).destroy(),
    );
  }

  get #transport(): Transport {
    return this.#options.transport;
  }

  async #exchange<A extends Answer>(
    access: Access,
    send: Send<A>,
    discard: (answer: A) => void,
    ahead = false,
  ): Promise<A> {
    const credentials = await this.#options.credentials.find(access.repository);
    if (this.#scheme === undefined && !ahead) await this.#first.enter();
    try {
      let authorization = await this.#authorize(access, credentials);
      for (let replays = 0; ; replays += 1) {
        const { header } = authorization;
        const answer = await send(header === undefined ? {} : { authorization: header });
        const again =
          replays < 2 ? this.#refused(answer, authorization, access, credentials) : undefined;
        this.#first.open();
        if (again === undefined) {
          this.#accept(answer, authorization, access);
          return answer;
        }
        // First, because a body that is not read holds a connection.
        discard(answer);
        authorization = await again();
      }
    } finally {
      this.#first.open();
    }
  }

  /** None before the first challenge. */
  async #authorize(
    access: Access,
    credentials: Credentials | undefined,
    stale?: Token,
  ): Promise<Authorization> {
    if (credentials?.kind === 'bearer') return { header: `Bearer ${credentials.token}` };
    const scheme = this.#scheme;
    if (scheme === undefined) return {};
    if (scheme.kind === 'basic') {
      const header = credentials && basicAuthorization(credentials);
      return header === undefined ? {} : { header, scheme };
    }
    const token = await this.#tokens.get(
      {
        realm: scheme.realm,
        scopes: this.#scopes(access),
        ...defined({ service: scheme.service, credentials }),
      },
      stale,
    );
    return { header: `Bearer ${token.text}`, scheme, token };
  }

  /** How to authorize the request again after a refusal; undefined: the refusal is final. */
  #refused(
    answer: Answer,
    sent: Authorization,
    access: Access,
    credentials: Credentials | undefined,
  ): (() => Promise<Authorization>) | undefined {
    // After a redirect another host is asking, which must not get our token (threat 108).
    if (answer.url.origin !== this.origin.origin) return undefined;
    if (answer.status !== 401 && answer.status !== 403) return undefined;
    if (credentials?.kind === 'bearer') return undefined;
    const challenges = parseChallenges(answer.headers['www-authenticate']);
    const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
    if (answer.status === 403 && bearer?.parameters.get('error') !== 'insufficient_scope') {
      return undefined;
    }
    let offered: Scheme | undefined;
    try {
      offered = readScheme(challenges, this.origin, this.#options.insecureHosts);
    } catch (error) {
      return () => Promise.reject(error);
    }
    if (offered === undefined) return undefined;
    if (offered.kind === 'basic' && credentials === undefined) return undefined;
    if (!sameScheme(sent.scheme, offered)) {
      this.#learn(offered);
      return () => this.#authorize(access, credentials);
    }
    // Credentials that were refused are not tried again, and there is no fallback to anonymous access: a
    // signature that is hidden from anonymous users would seem to be missing.
    if (sent.token === undefined) return undefined;
    const widened = this.#widen(access, bearer);
    if (!widened && !this.#accepted.has(sent.token)) return undefined;
    return () => this.#authorize(access, credentials, sent.token);
  }

  #learn(scheme: Scheme): void {
    this.#scheme = scheme;
    const { host, hostname } = this.origin;
    if (scheme.kind === 'basic' || scheme.realm.hostname === hostname) return;
    // Usual (Docker Hub's realm is on auth.docker.io), but traced (threat 109).
    this.#options.trace(`${host} has its tokens issued by ${scheme.realm.host}`);
  }

  #accept({ status }: Answer, { token }: Authorization, access: Access): void {
    if (status === 401 || status === 403) return;
    if (token !== undefined) this.#accepted.add(token);
    this.#served.add(keyOf(access));
  }

  #scopes(access: Access): readonly string[] {
    return [...access.scopes, ...(this.#wider.get(keyOf(access)) ?? [])];
  }

  /** Adds the scopes of a challenge, once; returns whether there were new ones. */
  #widen(access: Access, challenge: Challenge | undefined): boolean {
    const key = keyOf(access);
    const further = furtherScopes(challenge, access.scopes);
    if (further.length === 0 || this.#wider.has(key)) return false;
    this.#wider.set(key, further);
    return true;
  }
}

function keyOf({ scopes }: Access): string {
  return scopes.join(' ');
}

function withHeaders(request: HttpRequest, headers: Readonly<Record<string, string>>): HttpRequest {
  return { ...request, headers: { ...request.headers, ...headers } };
}
