/**
 * Verifies a certificate that Fulcio has just issued, before anything is signed with it: a signature in a
 * public log cannot be taken back.
 */

import { TrustError } from '../error.ts';
import { runCheck } from '../signature/check.ts';
import type { TrustedRoot } from '../transparency/trusted-root.ts';
import { readCertificate, type SigningCertificate } from './certificate.ts';
import { verifyChain } from './chain.ts';
import { checkScts } from './sct.ts';
import type { IdentityToken } from './token.ts';
import { excusedBy } from './verify.ts';

export interface IssuedFor {
  readonly token: Pick<IdentityToken, 'names' | 'isNamed' | 'issuers' | 'subject'>;
  /** DER SubjectPublicKeyInfo of the key in the request */
  readonly spki: Uint8Array;
  readonly root: TrustedRoot;
  readonly sct: 'required' | 'ignored';
  readonly now: Date;
}

/** Milliseconds that our clock and the authority's may differ, as with logs (fault 39). */
const clockSkew = 5 * 60_000;

/**
 * Throws E_CERT for a certificate that is malformed, not by its authority, in no certificate transparency log,
 * of another key or for another identity; E_TRUST if the root does not know authority or log; E_TIME if it is
 * not valid now.
 */
export function verifyIssued(
  chain: readonly [Buffer, ...Buffer[]],
  issuedFor: IssuedFor,
): SigningCertificate {
  const result = runCheck('E_CERT', () => verify(chain, issuedFor));
  if (!('state' in result)) return result;
  const { code, message } = result;
  throw new TrustError(
    code,
    `the new certificate cannot be used, and nothing was signed with it: ${message}`,
  );
}

function verify(
  [leaf, issuer]: readonly [Buffer, ...Buffer[]],
  { token, spki, root, sct: asked, now }: IssuedFor,
): SigningCertificate {
  const certificate = readCertificate(leaf);
  if (!Buffer.from(spki).equals(certificate.key.spki)) {
    throw new TrustError('E_CERT', 'it is for another key than the one that was sent');
  }
  const { notBefore, notAfter } = certificate.x509;
  assertCurrent(notBefore, notAfter, now);
  const authority = verifyChain(certificate.x509, root, [notBefore, notAfter]);
  if (issuer !== undefined && !issuer.equals(authority.root.toDER())) {
    throw new TrustError('E_CERT', 'the chain that came with it does not begin with its issuer');
  }
  const isAsked = asked === 'required' && excusedBy(root) === undefined;
  const sct = isAsked ? checkScts(certificate.x509, authority, root) : undefined;
  if (sct?.state === 'failed') throw new TrustError(sct.code, sct.message);
  assertNamed(certificate, token);
  return certificate;
}

function assertCurrent(notBefore: Date, notAfter: Date, now: Date): void {
  const early = notBefore.getTime() - now.getTime();
  const late = now.getTime() - notAfter.getTime();
  if (Math.max(early, late) <= clockSkew) return;
  const period = `${notBefore.toISOString()} to ${notAfter.toISOString()}`;
  const message = `it is valid from ${period}, and the clock of this machine says ${now.toISOString()}`;
  throw new TrustError('E_TIME', message);
}

/** Of an unknown provider only the subject can be compared, which newer versions of Fulcio write down. */
function assertNamed({ signer }: SigningCertificate, token: IssuedFor['token']): void {
  const { identity, issuer = 'no issuer', claims } = signer;
  const subject = claims['token-subject'];
  const isNamed = token.names.includes(identity) || (!token.isNamed && subject !== undefined);
  const hasSubject = subject === undefined || subject === token.subject;
  if (isNamed && hasSubject && token.issuers.includes(issuer)) return;
  const wanted = `${token.names.join(' or ')} of ${token.issuers.join(' or ')}`;
  const found = hasSubject ? identity : `${identity} (${subject})`;
  throw new TrustError('E_CERT', `it is for ${found} of ${issuer}, and the token is for ${wanted}`);
}
