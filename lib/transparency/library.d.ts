/** How @sigstore/verify is put to work: one pinned key, and our own idea of what was signed. */
import { type SignedEntity, Verifier, type VerifierOptions } from '@sigstore/verify';
import type { VerificationKey } from '../signature/key.ts';
import type { Signed } from '../signature/signed.ts';
import type { TrustedRoot } from './trusted-root.ts';
/**
 * A verifier that knows this key alone, whatever the bundle's hint says. No thresholds but those
 * given: the defaults ask for certificate transparency and a timestamp, which a bare key has not.
 */
export declare function libraryVerifier({ key }: VerificationKey, { material }: TrustedRoot, thresholds: VerifierOptions): Verifier;
/**
 * What was signed, for comparison with log entries and timestamps. Whether the key made the signature
 * is for signature/verify.ts to say, with the digest that the key asks for; it was said before.
 */
export declare function signatureContent(signed: Signed): SignedEntity['signature'];
