/**
 * Gets the identity token of a keyless run: from an option, SIGSTORE_ID_TOKEN, or the CI service that runs the
 * job (GitHub Actions, Buildkite). There is no login with a browser.
 */

import { TrustError } from '../error.ts';
import type { Transport } from '../http/request.ts';
import { type IdentityToken, looksLikeToken, parseIdentityToken } from '../identity/token.ts';
import { limits } from '../limits.ts';
import { readObject } from '../oci/json.ts';
import { ask, bodyOf, post, type Service } from '../transparency/service.ts';
import { readBounded } from './files.ts';

export interface TokenOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly transport: Transport;
  /** called with the token before it is parsed or sent */
  readonly onSecret?: ((secret: string) => void) | undefined;
  /** what the token must be for: `sigstore` */
  readonly audience: string;
  /** a token, `env://NAME` or a path; default: from the environment */
  readonly given: string | undefined;
  /** the option that needs it, in messages */
  readonly option?: string;
}

/**
 * Reads or fetches the token again with each call. Throws E_INPUT if there is no usable token, E_AUTH if the
 * service refuses, and errors of the transport. No error contains any part of the token.
 */
export async function readIdentityToken(options: TokenOptions): Promise<IdentityToken> {
  const { source, read } = sourceOf(options);
  const text = (await read()).trim();
  if (text !== '') options.onSecret?.(text);
  return parseIdentityToken(text, source, options.audience);
}

interface Source {
  /** its name in messages */
  readonly source: string;
  readonly read: () => Promise<string>;
}

function sourceOf(options: TokenOptions): Source {
  const { env, given, option = 'keyless' } = options;
  if (given !== undefined) return ofOption(given, env);
  const set = env['SIGSTORE_ID_TOKEN'];
  if (set) return { source: 'SIGSTORE_ID_TOKEN', read: async () => set };
  if (env['ACTIONS_ID_TOKEN_REQUEST_URL'] && env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']) {
    return { source: 'the token of GitHub Actions', read: () => fromActions(options) };
  }
  if (env['BUILDKITE_AGENT_ACCESS_TOKEN'] && env['BUILDKITE_JOB_ID']) {
    return { source: 'the token of Buildkite', read: () => fromBuildkite(options) };
  }
  throw new TrustError(
    'E_INPUT',
    env['GITHUB_ACTIONS'] === 'true'
      ? `${option}: GitHub gives this job no identity token: it needs the permission id-token: write (permissions: id-token: write)`
      : `${option}: there is no identity token: give identity-token or SIGSTORE_ID_TOKEN, or run on GitHub Actions or Buildkite`,
  );
}

function ofOption(given: string, env: TokenOptions['env']): Source {
  if (looksLikeToken(given)) return { source: 'identity-token', read: async () => given };
  const [, name] = /^env:\/\/(.*)$/s.exec(given) ?? [];
  if (name === undefined) {
    const read = async () => {
      const bytes = await readBounded(given, limits.identityToken, 'identity-token: the file');
      return Buffer.from(bytes).toString('latin1');
    };
    return { source: `identity-token: ${JSON.stringify(given)}`, read };
  }
  const text = env[name];
  if (text) return { source: `identity-token: env://${name}`, read: async () => text };
  throw new TrustError('E_INPUT', `identity-token: env://${name} is not set, or empty`);
}

/** Request and response contain secrets. */
const tokenService = {
  accept: 'application/json',
  refusalCode: 'E_AUTH',
  refusalStatuses: [401, 403],
  confidential: true,
} as const;

/** docs.github.com, "OpenID Connect reference", "Methods for requesting the OIDC token". */
async function fromActions({ env, transport, audience }: TokenOptions): Promise<string> {
  const url = addressOf('ACTIONS_ID_TOKEN_REQUEST_URL', env);
  url.searchParams.set('audience', audience);
  const service = { ...tokenService, name: 'token service of GitHub Actions', url: url.href };
  const authorization = `Bearer ${env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']}`;
  const request = { method: 'GET', url, headers: { authorization } } as const;
  return tokenIn(bodyOf(service, await ask(service, transport, request)), 'value', service);
}

/** buildkite/agent api/oidc.go, as `buildkite-agent oidc request-token` asks. */
async function fromBuildkite({ env, transport, audience }: TokenOptions): Promise<string> {
  const endpoint = { BUILDKITE_AGENT_ENDPOINT: 'https://agent.buildkite.com/v3', ...env };
  const base = addressOf('BUILDKITE_AGENT_ENDPOINT', endpoint).href.replace(/\/+$/, '');
  const url = `${base}/jobs/${encodeURIComponent(env['BUILDKITE_JOB_ID'] ?? '')}/oidc/tokens`;
  const service = { ...tokenService, name: 'token service of Buildkite', url };
  const authorization = `Token ${env['BUILDKITE_AGENT_ACCESS_TOKEN']}`;
  const answer = await post(service, transport, url, { audience }, { authorization });
  return tokenIn(bodyOf(service, answer), 'token', service);
}

function addressOf(name: string, env: TokenOptions['env']): URL {
  const text = env[name] ?? '';
  if (URL.canParse(text)) return new URL(text);
  throw new TrustError('E_INPUT', `${name} is not a URL`);
}

function tokenIn(body: Uint8Array, field: string, { name, url }: Service): string {
  const text = readObject(body)?.[field];
  if (typeof text === 'string') return text;
  const { host } = new URL(url);
  throw new TrustError('E_NET', `the ${name} ${host} did not return a token`, { host });
}
