/** The signer of a run: a key, or an identity, for which certificates are fetched during the run. */

import { X509Certificate } from 'node:crypto';
import { TrustError } from '../error.ts';
import type { FulcioClient } from '../identity/fulcio.ts';
import { verifyIssued } from '../identity/issued.ts';
import { matchIdentity } from '../identity/match.ts';
import type { IdentityPolicy } from '../identity/policy.ts';
import type { IdentityToken } from '../identity/token.ts';
import { trustedIdentityOf } from '../identity/trusted.ts';
import { publicKeyPem } from '../signature/key.ts';
import { generateSigningKey, type SigningKey } from '../signature/private-key.ts';
import { type TrustedSigner, trustedSignerOf } from '../signature/signer.ts';
import type { TrustedRoot } from '../transparency/trusted-root.ts';

export type Signer = { readonly kind: 'key'; readonly key: SigningKey } | IdentitySigner;

export interface IdentitySigner {
  readonly kind: 'identity';
  /** Certificates of this run name one of these; signatures by one of them are its own. Never empty. */
  readonly identities: readonly ExactIdentity[];
  /** whether a certificate transparency log must have seen its certificates */
  readonly sct: 'required' | 'ignored';
  /** the identity in the certificates, if it is known */
  readonly likely: ExactIdentity;
  /**
   * A key with a certificate that is verified and will be valid for a while. All manifests share one; it is
   * replaced when little of its time is left. Throws what verifyIssued() and the services throw.
   */
  certifiedKey(): Promise<SigningKey>;
}

/** One name and one issuer. */
interface ExactIdentity extends IdentityPolicy {
  readonly identity: Exact;
  readonly issuer: Exact;
}

type Exact = { readonly kind: 'exact'; readonly value: string };

export interface IdentitySignerOptions {
  readonly fulcio: FulcioClient;
  /** a token that is still valid, fetched again if necessary */
  readonly token: () => Promise<IdentityToken>;
  readonly root: TrustedRoot;
  readonly sct: IdentitySigner['sct'];
  readonly now: () => Date;
  /** nothing will be signed, so no certificate may be fetched */
  readonly dryRun: boolean;
}

/**
 * The remaining time of a certificate at which the next one is fetched, in milliseconds; for a short lifetime, a
 * fifth.
 */
const reserve = 120_000;

/** For a provider with unknown rules for names, the first certificate shows the name. */
export async function openIdentitySigner(options: IdentitySignerOptions): Promise<IdentitySigner> {
  const token = await options.token();
  const likely = token.names.flatMap((name) => token.issuers.map((issuer) => exact(name, issuer)));
  if (token.isNamed || options.dryRun) return new CertificateSigner(likely, options);
  const first = await issue(options);
  return new CertificateSigner([namedBy(first)], options, first);
}

function namedBy({ signer: { identity, issuer = '' } }: Issued): ExactIdentity {
  return exact(identity, issuer);
}

function exact(identity: string, issuer: string): ExactIdentity {
  return {
    identity: { kind: 'exact', value: identity },
    issuer: { kind: 'exact', value: issuer },
    claims: new Map(),
  };
}

type Issued = Awaited<ReturnType<typeof issue>>;

class CertificateSigner implements IdentitySigner {
  readonly kind = 'identity';
  readonly identities: readonly ExactIdentity[];
  readonly sct: IdentitySigner['sct'];
  readonly #options: IdentitySignerOptions;
  #current: Issued | undefined;
  #next: Promise<Issued> | undefined;

  constructor(
    identities: readonly ExactIdentity[],
    options: IdentitySignerOptions,
    first?: Issued,
  ) {
    this.identities = identities;
    this.sct = options.sct;
    this.#options = options;
    this.#current = first;
  }

  get likely(): ExactIdentity {
    const likely = this.#current === undefined ? this.identities[0] : namedBy(this.#current);
    if (likely === undefined) throw new RangeError('there is no identity');
    return likely;
  }

  async certifiedKey(): Promise<SigningKey> {
    const current = this.#current;
    if (current !== undefined && this.#options.now() < current.renewAt) return current.key;
    this.#next ??= this.#issueNext().finally(() => {
      this.#next = undefined;
    });
    return (await this.#next).key;
  }

  async #issueNext(): Promise<Issued> {
    const issued = await issue(this.#options);
    const { check } = matchIdentity(issued.signer, this.identities);
    if (check.state === 'failed') {
      const message = `the identity changed during the run, and nothing was signed with the new one: ${check.message}`;
      throw new TrustError('E_CERT', message);
    }
    this.#current = issued;
    return issued;
  }
}

async function issue(options: IdentitySignerOptions) {
  const { fulcio, token: fetchToken, root, sct, now } = options;
  const token = await fetchToken();
  const key = generateSigningKey();
  const asked = now();
  const chain = await fulcio.issue({
    token: token.text,
    publicKey: publicKeyPem(key.public),
    proofOfPossession: await key.sign(Buffer.from(token.challenge)),
  });
  const issuedFor = { token, spki: key.public.spki, root, sct, now: now() };
  const { der, x509, signer } = verifyIssued(chain, issuedFor);
  const [pem = '', ...authorities] = chain.map((one) => new X509Certificate(one).toString());
  // From the time of the request, because the authority's clock may differ from ours (fault 39).
  const lifetime = x509.notAfter.getTime() - x509.notBefore.getTime();
  const renewAt = new Date(asked.getTime() + lifetime - Math.min(reserve, lifetime / 5));
  const certified: SigningKey = {
    ...key,
    // Without a line break at the end, as cosign has it from Fulcio.
    certificate: { der, pem, chain: authorities.join('').trimEnd() },
  };
  return { key: certified, signer, renewAt };
}

/** For reports. */
export function reportedSigner(signer: Signer): TrustedSigner {
  if (signer.kind === 'key') return trustedSignerOf(signer.key.public);
  return trustedIdentityOf(signer.likely);
}

/** The key to sign with now. */
export async function keyOf(signer: Signer): Promise<SigningKey> {
  return signer.kind === 'key' ? signer.key : signer.certifiedKey();
}
