/**
 * What signing without a key needs, on loopback: Fulcio with the lab's certificate authority and certificate
 * transparency log, a timestamp authority, and the token services of GitHub Actions and Buildkite.
 */

import { createPublicKey, verify } from 'node:crypto';
import { json, type Reply, type Request, type RequestRecord } from '../../sandbox/http/message.ts';
import { type Server, startServer } from '../../sandbox/http/server.ts';
import { certificatePem } from '../support/certificate.ts';
import {
  authority,
  type CertificateOptions,
  ctLog,
  email,
  type TestAuthority,
  uri,
} from './lab.ts';
import { TestTimestamps } from './timestamps.ts';

const timestamps = new TestTimestamps();

export type Claims = Readonly<Record<string, unknown>>;

const workflowRef = 'webdis/verify-action/.github/workflows/release.yml@refs/tags/v1.2.3';
export const workflow = `https://github.com/${workflowRef}`;
export const issuer = 'https://token.actions.githubusercontent.com';
export const bearer = 'runner-token-of-the-job';

/** As GitHub gives them to a workflow that runs for a tag. */
const workflowClaims: Claims = {
  iss: issuer,
  aud: 'sigstore',
  sub: 'repo:webdis/verify-action:ref:refs/tags/v1.2.3',
  job_workflow_ref: workflowRef,
  repository: 'webdis/verify-action',
  repository_visibility: 'public',
  event_name: 'push',
};

/** The other claims of such a token, of a workflow that calls the one with the job. */
export const runClaims: Claims = {
  ref: 'refs/tags/v1.2.3',
  repository_id: '1234',
  repository_owner_id: '5678',
  run_attempt: '1',
  run_id: '42',
  runner_environment: 'github-hosted',
  sha: 'a'.repeat(40),
  workflow_ref: 'webdis/verify-action/.github/workflows/caller.yml@refs/tags/v1.2.3',
};

/** A JSON Web Token. Nothing here looks at its signature. @param lifetime seconds from now */
export function tokenOf(claims: Claims = {}, lifetime = 600): string {
  const exp = Math.floor(Date.now() / 1000) + lifetime;
  const parts = [{ alg: 'RS256' }, { exp, ...workflowClaims, ...claims }];
  const encoded = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  return [...encoded, Buffer.from('the signature of a token').toString('base64url')].join('.');
}

interface CertificateCall {
  readonly credentials: { readonly oidcIdentityToken: string };
  readonly publicKeyRequest: {
    readonly publicKey: { readonly algorithm: string; readonly content: string };
    readonly proofOfPossession: string;
  };
}

export interface IdentityServices extends Server {
  /** how the next certificates differ from good ones */
  certificate: CertificateOptions;
  /** the claims of the next tokens of the CI services */
  claims: Claims;
  /** seconds from now */
  tokenLifetime: number;
  /** how the next answers of Fulcio differ */
  answer: (chain: readonly string[]) => unknown;
  by: TestAuthority;
  /** of certificates, in milliseconds */
  lifetime: number;
  now: () => Date;
  /** certificates so far */
  readonly issued: () => number;
}

const embedded = (certificates: readonly string[]) => ({
  signedCertificateEmbeddedSct: { chain: { certificates } },
});

export async function startIdentityServices(): Promise<IdentityServices> {
  const settings = {
    certificate: {} as CertificateOptions,
    claims: {} as Claims,
    tokenLifetime: 600,
    answer: embedded as (chain: readonly string[]) => unknown,
    by: authority,
    lifetime: 600_000,
    now: () => new Date(),
  };

  const signingCert = async (request: Request): Promise<Reply> => {
    const call: CertificateCall = JSON.parse(Buffer.from(await request.body()).toString());
    const { oidcIdentityToken: token } = call.credentials;
    const { publicKey, proofOfPossession } = call.publicKeyRequest;
    const claims: Claims = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
    );
    const { iss, sub, email: address, job_workflow_ref: ref } = claims as Record<string, string>;
    const key = createPublicKey(publicKey.content);
    const challenge = Buffer.from(address ?? sub ?? '');
    if (!verify('sha256', challenge, key, Buffer.from(proofOfPossession, 'base64'))) {
      return json(400, { code: 3, message: 'The signature supplied is not ours to verify' });
    }
    // Seconds, as certificates have them.
    const from = new Date(Math.floor(settings.now().getTime() / 1000) * 1000);
    const { pem } = settings.by.issue({
      names: [address === undefined ? uri(`https://github.com/${ref}`) : email(address)],
      claims: { 1: iss ?? '', 8: iss ?? '', 24: sub ?? '' },
      from,
      until: new Date(from.getTime() + settings.lifetime),
      spki: key.export({ type: 'spki', format: 'der' }),
      sctAt: from,
      ...settings.certificate,
    });
    const chain = settings.by.chain.map(certificatePem);
    return json(201, settings.answer([pem, ...chain]));
  };

  const answer = async (request: Request): Promise<Reply> => {
    const { path, headers, query } = request;
    const claims = { aud: query.get('audience') ?? 'none', ...settings.claims };
    const token = tokenOf(claims, settings.tokenLifetime);
    if (path === '/api/v2/signingCert') return signingCert(request);
    if (path === '/token') {
      return headers.authorization === `Bearer ${bearer}`
        ? json(200, { value: token })
        : json(401, { message: 'who are you' });
    }
    if (path === '/v3/jobs/a%20job/oidc/tokens') {
      const { audience: aud } = JSON.parse(Buffer.from(await request.body()).toString());
      return headers.authorization === `Token ${bearer}`
        ? json(200, { token: tokenOf({ ...settings.claims, aud }, settings.tokenLifetime) })
        : json(401, { message: 'who are you' });
    }
    if (path === '/api/v1/timestamp') {
      const { artifactHash } = JSON.parse(Buffer.from(await request.body()).toString());
      const body = timestamps.stamp(Buffer.from(artifactHash, 'base64'), settings.now());
      return { status: 201, headers: { 'content-type': 'application/timestamp-reply' }, body };
    }
    return json(404, { message: 'not here' });
  };

  const server = await startServer(answer, () => 0);
  const isIssue = ({ path, status }: RequestRecord) =>
    path === '/api/v2/signingCert' && status === 201;
  return Object.assign(settings, server, { issued: () => server.requests.filter(isIssue).length });
}

/** Variables that give a job of GitHub Actions its token. */
export function actionsEnvironment({ url }: Pick<Server, 'url'>): Record<string, string> {
  return {
    GITHUB_ACTIONS: 'true',
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer,
  };
}

/** What a trusted root needs in addition to logs. */
export const identityRoot = {
  certificateAuthorities: [authority.instance()],
  ctlogs: [ctLog.instance()],
  timestampAuthorities: [timestamps.instance()],
};
