/** Compares public keys with the fingerprints that users expect: SHA-256 of the DER SubjectPublicKeyInfo. */

import { TrustError } from '../error.ts';
import { quote } from '../oci/shape.ts';
import type { VerificationKey } from './key.ts';

const plain = /^[0-9a-f]{64}$/;
const colons = /^(?:[0-9a-f]{2}:){31}[0-9a-f]{2}$/;

/** Returns lower-case hex. Accepts either case, colons, and a `sha256:` prefix. Throws E_KEY. */
export function normalizeFingerprint(text: string): string {
  const lower = text.trim().toLowerCase();
  const hex = lower.startsWith('sha256:') ? lower.slice('sha256:'.length) : lower;
  if (plain.test(hex)) return hex;
  if (colons.test(hex)) return hex.replaceAll(':', '');
  throw new TrustError(
    'E_KEY',
    `${quote(text)} is not a key fingerprint: give the SHA-256 of the DER key as 64 hex digits, ` +
      'colons allowed (openssl pkey -pubin -in KEY.pub -outform DER | sha256sum), not base64',
  );
}

/**
 * Every key must have one of the fingerprints, and every fingerprint must match a key (threat 76). Call
 * it before anything else, and only if the user gave fingerprints: with none, every key fails. Throws E_KEY.
 */
export function assertFingerprints(
  keys: readonly VerificationKey[],
  fingerprints: readonly string[],
): void {
  const expected = new Set(fingerprints.map(normalizeFingerprint));
  const stray = keys.find(({ fingerprint }) => !expected.has(fingerprint));
  if (stray !== undefined) {
    throw new TrustError(
      'E_KEY',
      `${stray.source} has the fingerprint ${stray.fingerprint}, which is not one of those given: ` +
        'stop here, either the key file or the source of the fingerprint was tampered with',
    );
  }
  for (const { fingerprint } of keys) expected.delete(fingerprint);
  for (const fingerprint of expected) {
    throw new TrustError('E_KEY', `no key has the fingerprint ${fingerprint}`);
  }
}
