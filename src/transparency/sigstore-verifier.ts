/** How @sigstore/verify is put to work: one pinned key, and our own idea of what was signed. */

import { createHash } from 'node:crypto';
import { type SignedEntity, Verifier, type VerifierOptions } from '@sigstore/verify';
import type { VerificationKey } from '../signature/key.ts';
import type { SignedContent } from '../signature/signed-content.ts';
import type { TrustedRoot } from './trusted-root.ts';

/**
 * A verifier that knows this key alone, whatever the bundle's hint says. No thresholds but those
 * given: the defaults ask for certificate transparency and a timestamp, which a bare key has not.
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
 * What was signed, for comparison with log entries and timestamps. Whether the key made the signature
 * is for signature/verify.ts to say, with the digest that the key asks for; it was said before.
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
