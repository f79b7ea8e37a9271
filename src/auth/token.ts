/** Bearer tokens (distribution's token and OAuth2 protocols; registries.md §3.1). */

import { TrustError } from '../error.ts';
import { bracketedMessage } from '../http/body.ts';
import type { Clock, HttpResponse, Transport } from '../http/request.ts';
import { deadlines, limits } from '../limits.ts';
import { readObject } from '../oci/json.ts';
import { basicAuthorization, type Credentials } from './credentials.ts';

export interface TokenRequest {
  /** checked by checkRealm */
  readonly realm: URL;
  readonly service?: string;
  /** `repository:nicolas/webdis:pull` */
  readonly scopes: readonly string[];
  /** for the registry; none: an anonymous token */
  readonly credentials?: Credentials;
}

export interface Token {
  readonly text: string;
  /** milliseconds since the epoch */
  readonly renewAt: number;
}

export interface TokenOptions {
  readonly transport: Transport;
  readonly clock: Pick<Clock, 'now'>;
  readonly onSecret?: (text: string) => void;
}

const clientId = 'webdis-verify';
/** Seconds, for a token without `expires_in` (distribution, "Token Response Fields"). */
const defaultLifetime = 60;
/** Share of its lifetime after which a token is renewed, so that none expires on the way. */
const usedShare = 0.8;

/** The tokens for one registry. Requests for the same scopes share one token, and one exchange. */
export class TokenCache {
  readonly #options: TokenOptions;
  readonly #tokens = new Map<string, Promise<Token>>();

  constructor(options: TokenOptions) {
    this.#options = options;
  }

  /**
   * @param stale the token that was just refused: it is not returned again
   * @throws TrustError E_AUTH, E_NET, E_RATE, E_LIMIT
   */
  async get(request: TokenRequest, stale?: Token): Promise<Token> {
    const key = JSON.stringify([request.realm.href, request.service, [...request.scopes].sort()]);
    for (;;) {
      const held = this.#tokens.get(key);
      if (held === undefined) return this.#start(key, request);
      const token = await held;
      if (token !== stale && this.#options.clock.now() < token.renewAt) return token;
      if (this.#tokens.get(key) === held) this.#tokens.delete(key);
    }
  }

  #start(key: string, request: TokenRequest): Promise<Token> {
    const exchange = this.#fetch(request);
    this.#tokens.set(key, exchange);
    exchange.catch(() => {
      if (this.#tokens.get(key) === exchange) this.#tokens.delete(key);
    });
    return exchange;
  }

  async #fetch(request: TokenRequest): Promise<Token> {
    // The lifetime counts from before the request: the issuer's clock may differ from ours (fault 39).
    const requestedAt = this.#options.clock.now();
    const answer = await this.#exchange(request);
    if (answer.status !== 200) throw refused(request, answer);
    const { text, lifetime } = readToken(request.realm, answer.body);
    this.#options.onSecret?.(text);
    return { text, renewAt: requestedAt + lifetime * 1000 * usedShare };
  }

  async #exchange(request: TokenRequest): Promise<HttpResponse> {
    if (request.credentials?.kind === 'identity') {
      const answer = await this.#post(request, request.credentials.token);
      // Issuers without the OAuth2 protocol answer 404, and accept the identity token as a password.
      if (answer.status !== 404) return answer;
    }
    return this.#get(request);
  }

  #get({ realm, service, scopes, credentials }: TokenRequest): Promise<HttpResponse> {
    const url = new URL(realm);
    if (service !== undefined) url.searchParams.append('service', service);
    for (const scope of scopes) url.searchParams.append('scope', scope);
    if (credentials?.kind === 'basic') url.searchParams.append('account', credentials.username);
    const authorization = credentials && basicAuthorization(credentials);
    const headers = authorization === undefined ? {} : { authorization };
    const timeout = deadlines.idle;
    return this.#options.transport.request(
      { method: 'GET', url, headers, timeout },
      limits.errorBody,
    );
  }

  #post({ realm, service, scopes }: TokenRequest, identity: string): Promise<HttpResponse> {
    const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: clientId });
    if (service !== undefined) form.append('service', service);
    form.append('scope', scopes.join(' '));
    form.append('refresh_token', identity);
    const bytes = Buffer.from(form.toString());
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.#options.transport.request(
      // A token that is issued twice is harmless.
      {
        method: 'POST',
        url: realm,
        headers,
        body: () => bytes,
        idempotent: true,
        timeout: deadlines.idle,
      },
      limits.errorBody,
    );
  }
}

function readToken(realm: URL, body: Uint8Array): { text: string; lifetime: number } {
  const document = readObject(body);
  const text = [document?.['token'], document?.['access_token']].find((value) => value);
  // Visible ASCII only: the text becomes part of a header.
  if (typeof text !== 'string' || !/^[\x21-\x7e]+$/.test(text)) {
    const { host } = realm;
    throw new TrustError('E_AUTH', `${host} did not answer with a token`, { host });
  }
  const lifetime = document?.['expires_in'];
  const stated = typeof lifetime === 'number' && lifetime > 0;
  return { text, lifetime: stated ? lifetime : defaultLifetime };
}

function refused({ realm, credentials }: TokenRequest, answer: HttpResponse): TrustError {
  const { host } = realm;
  const { status } = answer;
  const details = { host, status };
  const because = bracketedMessage(answer);
  if (status !== 400 && status !== 401 && status !== 403) {
    return new TrustError('E_NET', `${host} issued no token: status ${status}${because}`, details);
  }
  return new TrustError(
    'E_AUTH',
    credentials === undefined
      ? `${host} issues no token for anonymous access: status ${status}${because}; the repository does not exist, or needs a login`
      : `${host} refused the credentials: status ${status}${because}; log in again, or log out to read anonymously`,
    details,
  );
}
