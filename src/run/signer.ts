/** Who signs in a run: the private key, or the identity of an OIDC token. */

import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import { refuseForks } from '../host/forks.ts';
import { readIdentityToken } from '../host/identity-token.ts';
import type { IdentityToken } from '../identity/token.ts';
import type { SignValues } from '../options/sign.ts';
import type { RegistryClientOptions } from '../registry/client.ts';
import { openIdentitySigner, type Signer } from '../sign/signer.ts';
import type { TrustedRoot } from '../transparency/trusted-root.ts';
import type { Services } from './services.ts';
import { readSigningKey, type SigningHost } from './signing-key.ts';

export type SignerValues = Pick<
  SignValues,
  | 'key'
  | 'password'
  | 'keyFingerprints'
  | 'allowUnencryptedKey'
  | 'identityToken'
  | 'oidcClientId'
  | 'publishIdentity'
  | 'insecureIgnoreSct'
>;

export interface SignerContext {
  readonly client: RegistryClientOptions;
  readonly host: SigningHost;
  readonly services: Services;
  readonly root: TrustedRoot;
  readonly dryRun?: boolean;
}

/**
 * Throws E_KEY for a key; for an identity E_INPUT, E_AUTH and errors of the transport, before anything is built or
 * signed. A certificate is fetched when the first signature is made.
 */
export async function openSigner(values: SignerValues, context: SignerContext): Promise<Signer> {
  const { host, services, root, dryRun = false } = context;
  const { fulcio } = services;
  if (fulcio === undefined) return { kind: 'key', key: await readSigningKey(values, host) };
  const token = tokens(values, context);
  const sct = values.insecureIgnoreSct ? 'ignored' : 'required';
  return openIdentitySigner({ fulcio, token, root, sct, now: () => new Date(), dryRun });
}

/** Milliseconds: a token with less time left is fetched again. */
const reserve = 120_000;
/** Milliseconds that our clock and the issuer's may differ. */
const clockSkew = 5 * 60_000;

/** What an identity token must be for. */
export function audienceOf({ oidcClientId }: Pick<SignValues, 'oidcClientId'>): string {
  return oidcClientId ?? 'sigstore';
}

/** The token, which is kept while it is valid. Each token is checked before it is used. */
function tokens(values: SignerValues, context: SignerContext): () => Promise<IdentityToken> {
  const { client, host } = context;
  const { transport, onSecret } = client;
  const audience = audienceOf(values);
  let held: IdentityToken | undefined;
  return async () => {
    if (held !== undefined && held.expires.getTime() - Date.now() > reserve) return held;
    const { env } = host;
    const given = values.identityToken;
    const token = await readIdentityToken({
      ...{ env, transport, audience, given },
      ...defined({ onSecret }),
    });
    if (token.expires.getTime() + clockSkew < Date.now()) {
      const when = token.expires.toISOString();
      throw new TrustError('E_AUTH', `the identity token expired at ${when}: give a new one`);
    }
    await assertPublishable(token, values, context);
    held = token;
    return token;
  };
}

/** Entries of a public log stay there forever. */
async function assertPublishable(
  { event, hidden }: IdentityToken,
  { publishIdentity }: SignerValues,
  { host, services }: SignerContext,
): Promise<void> {
  if (event !== undefined) await refuseForks({ ...host.env, GITHUB_EVENT_NAME: event });
  const addresses = [services.fulcio?.url ?? '', ...services.logs.map(({ url }) => url)];
  const open = addresses.find(isPublic);
  if (hidden === undefined || open === undefined || publishIdentity) return;
  const { hostname } = new URL(open);
  throw new TrustError(
    'E_INPUT',
    `keyless: the repository is ${hidden}, and ${hostname} would publish its name and workflow forever: to allow that, set publish-identity, or use your own services`,
  );
}

/** The public-good instance of Sigstore, or its staging. */
function isPublic(url: string): boolean {
  return URL.canParse(url) && /(?:^|\.)(?:sigstore|sigstage)\.dev$/.test(new URL(url).hostname);
}
