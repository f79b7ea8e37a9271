/** Keys of logs: how each version signs, and how the log ID is derived from the key (cosign-formats.md §3.3). */

import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export interface LogKey {
  readonly publicKeyPem: string;
  /** DER SubjectPublicKeyInfo */
  readonly spki: Buffer;
  /** of protobuf-specs' PublicKeyDetails */
  readonly details: 'PKIX_ECDSA_P256_SHA_256' | 'PKIX_ED25519';
  /** 32 bytes: the log's id; its first four stand in checkpoints */
  readonly id: Buffer;
  sign(bytes: Uint8Array): Buffer;
}

/** Rekor v1: ECDSA P-256 with SHA-256; the id is the hash of the key alone. */
export function rekorV1Key(pair: KeyPair = p256()): LogKey {
  const parts = publicParts(pair, 'ec');
  return {
    ...parts,
    details: 'PKIX_ECDSA_P256_SHA_256',
    id: sha256(parts.spki),
    sign: (bytes) => sign('sha256', bytes, pair.privateKey),
  };
}

/** The signature algorithm's number in the id of a signed note's key. */
const ed25519 = 1;
const rawKeyBytes = 32;

/** Rekor v2: Ed25519; the id is over the origin too (c2sp.org/signed-note, "Signatures"). */
export function rekorV2Key(origin: string, pair: KeyPair = generateKeyPairSync('ed25519')): LogKey {
  const parts = publicParts(pair, 'ed25519');
  return {
    ...parts,
    details: 'PKIX_ED25519',
    id: sha256(
      Buffer.from(`${origin}\n`),
      Uint8Array.of(ed25519),
      parts.spki.subarray(-rawKeyBytes),
    ),
    sign: (bytes) => sign(null, bytes, pair.privateKey),
  };
}

function publicParts({ publicKey }: KeyPair, type: 'ec' | 'ed25519') {
  if (publicKey.asymmetricKeyType !== type) throw new TypeError(`the log's key must be ${type}`);
  return {
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    spki: publicKey.export({ type: 'spki', format: 'der' }),
  };
}

function p256(): KeyPair {
  return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
}

function sha256(...parts: readonly Uint8Array[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}
