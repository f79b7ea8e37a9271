/** Fingerprints of public keys: SHA-256 of the DER SubjectPublicKeyInfo. */
import type { VerificationKey } from './key.ts';
/** Lower-case hex from hex in either case, with or without colons or a `sha256:` before it. Throws E_KEY. */
export declare function normalizeFingerprint(text: string): string;
/**
 * Every key must have one of the fingerprints, and every fingerprint must belong to a key (threat 76).
 * To be asked before anything else happens, and only if the user gave fingerprints: none is none
 * that matches. Throws E_KEY.
 */
export declare function assertFingerprints(keys: readonly VerificationKey[], fingerprints: readonly string[]): void;
