/** Who signed, and who may: a signer is compared, named and read from JSON here alone. Today it is a key. */

import {
  boolean,
  type Infer,
  object,
  oneOf,
  optional,
  sha256,
  text,
  time,
  union,
} from '../oci/document.ts';
import { keyAlgorithm, type VerificationKey } from './key.ts';

const keyFields = {
  kind: oneOf('key'),
  /** SHA-256 of the SubjectPublicKeyInfo in DER, lower-case hex. */
  fingerprint: sha256,
  /** Kind of key. */
  algorithm: keyAlgorithm,
};

/** A public key. */
export const keySigner = object(keyFields, {
  /** How the user named it: a path, env://NAME, the bundled webdis.pub. Absent in the ledger and in drift reports. */
  name: optional(text),
});

/** Who made a signature. */
export const signer = union('kind', keySigner);
export type Signer = Infer<typeof signer>;

/** A public key whose signatures count. */
export const trustedKey = object(keyFields, {
  /** How the user named it: a path, env://NAME, the bundled webdis.pub. */
  name: text,
  /**
   * Whether it was compared with a fingerprint: one that the user gave, or the published one of the bundled
   * key. If not, anyone who can change its source chooses the key.
   */
  pinned: boolean,
  /** Signatures by this key need a proven time before this. */
  notAfter: optional(time),
});

/** A signer whose signatures count. */
export const trustedSigner = union('kind', trustedKey);
export type TrustedSigner = Infer<typeof trustedSigner>;

/** The same text for the same signer, in every run and every document. */
export function signerId({ kind, fingerprint }: Signer): string {
  return `${kind}:${fingerprint}`;
}

export function sameSigner(a: Signer, b: Signer): boolean {
  return signerId(a) === signerId(b);
}

/** What is the same in every run: the name is how one user calls a signer. */
export function withoutName({ kind, fingerprint, algorithm }: Signer): Signer {
  return { kind, fingerprint, algorithm };
}

export function signerOf({ fingerprint, algorithm, source }: VerificationKey): Signer {
  return { kind: 'key', fingerprint, algorithm, name: source };
}

export function trustedSignerOf(key: VerificationKey): TrustedSigner {
  const { fingerprint, algorithm, source, pinned, notAfter } = key;
  return {
    kind: 'key',
    fingerprint,
    algorithm,
    name: source,
    pinned,
    ...(notAfter === undefined ? {} : { notAfter: notAfter.toISOString() }),
  };
}

/** In full, for an error: `key c921…`. */
export function describeSigner(signer: Signer): string {
  return `${signer.kind} ${signer.fingerprint}`;
}

/** Where there is little room, after what kind of signer it is: `c921084265695461`. */
export function shortSigner({ fingerprint }: Signer): string {
  return fingerprint.slice(0, 16);
}

/** `c921084265695461 (webdis.pub)`; the name is the user's. */
export function longSigner(signer: Signer): string {
  return signer.name === undefined
    ? shortSigner(signer)
    : `${shortSigner(signer)} (${signer.name})`;
}
