/** Configures @sigstore/verify for signatures with a public key instead of a certificate. */

import { createHash } from 'node:crypto';
import { type SignedEntity, Verifier, type VerifierOptions } from '@sigstore/verify';
import type { VerificationKey } from '../signature/key.ts';
import type { SignedContent } from '../signature/signed-content.ts';
import type { TrustedRoot } from './trusted-root.ts';

/**
 * A verifier with this key only, whatever the bundle's hint is. Thresholds that are not given are 0: the
 * library's defaults require certificate transparency and a timestamp.
 */
export function sigstoreVerifier(
  { key }: VerificationKey,
  { material }: TrustedRoot,
  thresholds: VerifierOptions,
): Verifier {
  return new Verifier(
    { ...material, publicKey: () => ({ publicKey: key, validFor: () => true }) },
    { ctlogThreshold: 0, tlogThreshold: 0, timestampThreshold: 0, ...thresholds },
  );
}

/**
 * The signed content, for comparison with log entries and timestamps. The signature itself was verified
 * before, by signature/verify.ts, because the library chooses another hash function for some keys.
 */
export function signatureContent(signed: SignedContent): SignedEntity['signature'] {
  return {
    signature: signed.signature,
    compareSignature: (other) => other.equals(signed.signature),
    compareDigest: (digest) => digest.equals(sha256(signed.payload)),
    compareSignedDigest: (digest) => digest.equals(sha256(signed.bytes)),
    verifySignature: () => true,
  };
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
