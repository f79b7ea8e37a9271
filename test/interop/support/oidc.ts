// An OIDC issuer on loopback, which also answers as the token endpoint of GitHub Actions does.
import { createSign, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { freePort } from './process.ts';

type Claims = Readonly<Record<string, string | number | boolean>>;

export interface OidcIssuer {
  /** `http://127.0.0.1:PORT`, which tokens name as their issuer. */
  readonly url: string;
  /** ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN, for tokens of a workflow. */
  actionsEnvironment(claims?: Claims): Readonly<Record<string, string>>;
  /** A token that Fulcio accepts; claims replace those of the kind. */
  token(kind: TokenKind, claims?: Claims): string;
  stop(): Promise<void>;
}

type TokenKind = 'github' | 'email';

/** Seconds. */
const lifetime = 600;
const bearer = 'runner-token';

export async function startOidcIssuer(): Promise<OidcIssuer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const sign = (claims: Claims): string => {
    const text = [{ alg: 'RS256', typ: 'JWT', kid: 'lab' }, claims].map(base64url).join('.');
    const signature = createSign('sha256').update(text).sign(privateKey);
    return `${text}.${signature.toString('base64url')}`;
  };
  const token = (kind: TokenKind, claims: Claims = {}): string => {
    const now = Math.floor(Date.now() / 1000);
    const common = { iss: url, aud: 'sigstore', iat: now, nbf: now - 5, exp: now + lifetime };
    return sign({ ...common, ...claimsOf[kind](claims), ...claims });
  };
  const documents: Readonly<Record<string, unknown>> = {
    '/.well-known/openid-configuration': {
      issuer: url,
      jwks_uri: `${url}/jwks`,
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    },
    '/jwks': {
      keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'lab', alg: 'RS256', use: 'sig' }],
    },
  };
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    const json = (body: unknown) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    if (documents[pathname] !== undefined) json(documents[pathname]);
    else if (pathname !== '/token') response.writeHead(404).end();
    else if (!isAuthorized(request)) response.writeHead(401).end();
    else {
      const {
        audience = 'sigstore',
        'api-version': _,
        ...claims
      } = Object.fromEntries(searchParams);
      json({ value: token('github', { aud: audience, ...claims }) });
    }
  };
  const server = createServer(answer).listen(port, '127.0.0.1');
  server.unref();
  await once(server, 'listening');
  return {
    url,
    token,
    actionsEnvironment: (claims = {}) => {
      const query = new URLSearchParams({ 'api-version': '2.0' });
      for (const [name, value] of Object.entries(claims)) query.set(name, String(value));
      return {
        ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?${query}`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer,
      };
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function isAuthorized({ headers }: IncomingMessage): boolean {
  return headers.authorization?.toLowerCase() === `bearer ${bearer}`;
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

const claimsOf: Readonly<Record<TokenKind, (claims: Claims) => Claims>> = {
  github: ({ repository = 'webdis/verify-action', ref = 'refs/tags/v1.2.3' }) => {
    const workflow = `${repository}/.github/workflows/release.yml@${ref}`;
    const commit = 'a'.repeat(40);
    return {
      sub: `repo:${repository}:ref:${ref}`,
      ...{ repository, ref, sha: commit, event_name: 'push', workflow: 'release' },
      repository_owner: String(repository).split('/')[0] ?? '',
      repository_id: '1234',
      repository_owner_id: '5678',
      repository_visibility: 'public',
      workflow_ref: workflow,
      workflow_sha: commit,
      job_workflow_ref: workflow,
      job_workflow_sha: commit,
      runner_environment: 'github-hosted',
      run_id: '42',
      run_attempt: '1',
    };
  },
  email: () => ({ sub: 'maintainer', email: 'maintainer@example.com', email_verified: true }),
};
