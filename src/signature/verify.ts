/** The signature check: was the signature made with one of the accepted keys, and with which? */

import { annotationKeys, bundleOf, type Signed } from './candidate.ts';
import { certificateNames } from './certificate.ts';
import { type Check, failed, passed, runCheck } from './check.ts';
import { type VerificationKey, verifySignature } from './key.ts';
import { readSignedContent } from './signed-content.ts';
import { shortSubject } from './signer.ts';

export interface SignatureResult {
  readonly check: Check;
  /** the key that verifies it; only if the check passed */
  readonly key?: VerificationKey;
}

/** Tries every key and ignores key hints, which are untrusted. Fails with E_SIG, or E_KEY for a certificate. */
export function checkSignature(
  candidate: Signed,
  keys: readonly VerificationKey[],
): SignatureResult {
  const result = runCheck('E_SIG', () => findKey(candidate, keys));
  return 'state' in result ? { check: result } : { check: passed(), key: result };
}

function findKey(candidate: Signed, keys: readonly VerificationKey[]): VerificationKey | Check {
  // No key makes a bundle that has a certificate (threat 86).
  if (candidate.format === 'bundle' && bundleOf(candidate).signer === 'certificate') {
    return certificateFailure(candidate);
  }
  const { signature, bytes } = readSignedContent(candidate);
  const key = keys.find((accepted) => verifySignature(accepted, bytes, signature));
  if (key !== undefined) return key;
  return hasCertificate(candidate)
    ? certificateFailure(candidate)
    : failed('E_SIG', 'it was not made with an accepted key, or not over these bytes');
}

/** A legacy layer may have a certificate although a key made the signature. */
export function hasCertificate(candidate: Signed): boolean {
  if (candidate.format !== 'bundle')
    return annotationKeys.certificate in candidate.layer.annotations;
  const bundle = runCheck('E_SIG', () => bundleOf(candidate));
  return 'signer' in bundle && bundle.signer === 'certificate';
}

/** Names the certificate's subject, and says that it is not verified. */
function certificateFailure(candidate: Signed): Check {
  const names = certificateNames(candidate);
  const wanted = 'a key is required, not an identity';
  if (names === undefined) {
    return failed('E_KEY', `it is signed with a certificate; ${wanted}`);
  }
  const { subject, issuer } = names;
  const whole = issuer === undefined ? subject : `${subject}, issuer ${issuer}`;
  return failed(
    'E_KEY',
    `signed by ${shortSubject(subject)}, according to its certificate, which was not verified (${whole}); ${wanted}`,
  );
}
