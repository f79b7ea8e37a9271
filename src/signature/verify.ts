/** The signature check: which of the accepted keys made this signature? */

import { parseBundle } from './bundle.ts';
import { annotationKeys, type Candidate } from './candidate.ts';
import { certificateNames, shortSubject } from './certificate.ts';
import { type Check, failed, passed, runCheck } from './check.ts';
import { type VerificationKey, verifySignature } from './key.ts';
import { readSignedContent } from './signed-content.ts';

export interface SignatureResult {
  readonly check: Check;
  /** the key that made it; only if the check passed */
  readonly key?: VerificationKey;
}

/** Tries every key: hints in the material are somebody else's words. Failures are E_SIG, or E_KEY for certificates. */
export function checkSignature(
  candidate: Candidate,
  keys: readonly VerificationKey[],
): SignatureResult {
  const result = runCheck('E_SIG', () => findKey(candidate, keys));
  return 'state' in result ? { check: result } : { check: passed(), key: result };
}

function findKey(candidate: Candidate, keys: readonly VerificationKey[]): VerificationKey | Check {
  // A key is wanted, and a bundle says itself that it has none (threat 86).
  if (candidate.format === 'bundle' && parseBundle(candidate.bytes).signer === 'certificate') {
    return certificateFailure(candidate);
  }
  const { signature, bytes } = readSignedContent(candidate);
  const key = keys.find((accepted) => verifySignature(accepted, bytes, signature));
  if (key !== undefined) return key;
  return hasCertificate(candidate)
    ? certificateFailure(candidate)
    : failed('E_SIG', 'it was not made with an accepted key, or not over these bytes');
}

/** A legacy layer may carry one beside a signature that a key made: it is looked at last. */
function hasCertificate(candidate: Candidate): boolean {
  return candidate.format === 'legacy' && annotationKeys.certificate in candidate.layer.annotations;
}

/** Whom it names is told with the warning that nothing vouches for it: this is no verification. */
function certificateFailure(candidate: Candidate): Check {
  const names = certificateNames(candidate);
  const accepted = 'no identity was asked for, keys are accepted only';
  if (names === undefined) {
    return failed('E_KEY', `it is signed with a certificate, and ${accepted}`);
  }
  const { subject, issuer } = names;
  const whole = issuer === undefined ? subject : `${subject}, issuer ${issuer}`;
  return failed(
    'E_KEY',
    `signed by ${shortSubject(subject)}, says its certificate, which was not verified (${whole}), and ${accepted}`,
  );
}
