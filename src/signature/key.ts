/** Public keys that signatures are verified with: which are allowed, and what a signature by them is. */

import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { TrustError } from '../error.ts';
import { type PemBlock, parsePem } from './pem.ts';

type KeyAlgorithm = 'ecdsa-p256' | 'ecdsa-p384' | 'ecdsa-p521' | 'ed25519' | 'rsa';

export interface VerificationKey {
  /** lower-case hex SHA-256 of `spki` */
  readonly fingerprint: string;
  readonly algorithm: KeyAlgorithm;
  /** DER SubjectPublicKeyInfo */
  readonly spki: Uint8Array;
  readonly key: KeyObject;
  /** how to call it in reports: "webdis.pub", "env://KEY" */
  readonly source: string;
  /** whether it was held against a fingerprint: without one, who can change its source chooses the key */
  readonly pinned: boolean;
  /** only signatures proven not to be younger count (threat 79) */
  readonly notAfter?: Date;
}

/**
 * The digests a signature may be over, by the key alone and never by what the signature says
 * (threat 70). cosign up to 2.5 signs with SHA-256 whatever the curve; 2.6 and 3 take the curve's own
 * size (cosign-formats.md §6). Ed25519 is RFC 8032's pure form, `null` in Node: cosign's Ed25519ph is
 * not in Node's crypto, and no released cosign gets such a signature into a log (§12.3).
 */
const digests: Readonly<Record<KeyAlgorithm, readonly (string | null)[]>> = {
  'ecdsa-p256': ['sha256'],
  'ecdsa-p384': ['sha384', 'sha256'],
  'ecdsa-p521': ['sha512', 'sha256'],
  ed25519: [null],
  rsa: ['sha256'],
};

const curves: Readonly<Record<string, KeyAlgorithm>> = {
  prime256v1: 'ecdsa-p256',
  secp384r1: 'ecdsa-p384',
  secp521r1: 'ecdsa-p521',
};

const minimumRsaBits = 2048;

const encodings: Readonly<Record<string, 'spki' | 'pkcs1'>> = {
  'PUBLIC KEY': 'spki',
  'RSA PUBLIC KEY': 'pkcs1',
};

/** Reads one PEM public key. Throws E_KEY, with `source` in the message and nothing of the key. */
export function parsePublicKey(pem: string, source: string): VerificationKey {
  const refuse = (why: string): never => {
    throw new TrustError('E_KEY', `${source} is not a usable public key: ${why}`);
  };
  // Looked for in the whole text, before anything is parsed: such a file must not be quoted (threat 74).
  if (/PRIVATE KEY/i.test(pem)) {
    return refuse('it holds a private key, which belongs to the signer; give the public key');
  }
  const block = readBlock(pem, refuse);
  const given = importKey(block, refuse);
  const algorithm = algorithmOf(given);
  if (algorithm === undefined) {
    return refuse(
      `only ECDSA P-256, P-384 and P-521, Ed25519 and RSA of ${minimumRsaBits} bits or more are`,
    );
  }
  const key = canonicalKey(given);
  // One key, one encoding, one fingerprint: no trailing bytes, compressed points or explicit curves.
  if (!key.export({ type: encodings[block.label] ?? 'spki', format: 'der' }).equals(block.der)) {
    return refuse('its content is not in the canonical encoding');
  }
  const spki = key.export({ type: 'spki', format: 'der' });
  const fingerprint = createHash('sha256').update(spki).digest('hex');
  return { fingerprint, algorithm, spki, key, source, pinned: false };
}

function readBlock(pem: string, refuse: (why: string) => never): PemBlock {
  try {
    return parsePem(pem);
  } catch (error) {
    return refuse((error as SyntaxError).message);
  }
}

function importKey({ label, der }: PemBlock, refuse: (why: string) => never): KeyObject {
  if (label === 'CERTIFICATE') return refuse('it is a certificate; give the key itself');
  const type = encodings[label];
  if (type === undefined) return refuse(`it is a PEM block of the type ${label}`);
  try {
    return createPublicKey({ key: der, format: 'der', type });
  } catch {
    return refuse('its content does not decode to a key');
  }
}

/** The same key without the form it was given in, which OpenSSL keeps: a JWK is numbers only. */
function canonicalKey(key: KeyObject): KeyObject {
  return createPublicKey({ key: key.export({ format: 'jwk' }), format: 'jwk' });
}

/** The allow-list (threats 72, 75): undefined for secp256k1, Ed448, DSA, RSA-PSS, short RSA and all else. */
function algorithmOf(key: KeyObject): KeyAlgorithm | undefined {
  const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
  switch (key.asymmetricKeyType) {
    case 'ec':
      return namedCurve === undefined ? undefined : curves[namedCurve];
    case 'ed25519':
      return 'ed25519';
    case 'rsa':
      return modulusLength !== undefined && modulusLength >= minimumRsaBits ? 'rsa' : undefined;
    default:
      return undefined;
  }
}

/** PEM as Go writes it, and log entries hold it: 64 columns, a line break at the end. */
export function publicKeyPem({ key }: VerificationKey): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

/**
 * Whether the key made this signature over these bytes. ECDSA signatures are DER and nothing else
 * (threat 68: no P1363, no trailing bytes, no r or s of 0), RSA is PKCS #1 v1.5.
 */
export function verifySignature(
  { key, algorithm }: VerificationKey,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  return digests[algorithm].some((digest) =>
    verify(digest, bytes, { key, dsaEncoding: 'der' }, signature),
  );
}
