/** Public keys that signatures are verified with: which are allowed, and how they are told apart. */

import type { KeyObject } from 'node:crypto';

export type KeyAlgorithm = 'ecdsa-p256' | 'ecdsa-p384' | 'ecdsa-p521' | 'ed25519' | 'rsa';

export interface VerificationKey {
  /** lower-case hex SHA-256 of `spki` */
  readonly fingerprint: string;
  readonly algorithm: KeyAlgorithm;
  /** DER SubjectPublicKeyInfo */
  readonly spki: Uint8Array;
  readonly key: KeyObject;
  /** how to call it in reports: "webdis.pub", "env://KEY" */
  readonly source: string;
  /** only signatures proven to be older count (threat 79) */
  readonly notAfter?: Date;
}

/** Reads one PEM public key. Throws E_KEY. */
export function parsePublicKey(_pem: string, source: string): VerificationKey {
  throw new Error(`${source}: not implemented`);
}
