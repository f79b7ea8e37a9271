/** Parses public keys, names them by their fingerprints, and verifies signatures with them. Only some kinds of keys are allowed. */

import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { TrustError } from '../error.ts';
import { type Infer, oneOf } from '../oci/document.ts';
import { quote } from '../oci/shape.ts';
import { type PemBlock, readPem } from './pem.ts';

export const keyAlgorithm = oneOf('ecdsa-p256', 'ecdsa-p384', 'ecdsa-p521', 'ed25519', 'rsa');
type KeyAlgorithm = Infer<typeof keyAlgorithm>;

export interface VerificationKey {
  readonly fingerprint: string;
  readonly algorithm: KeyAlgorithm;
  readonly spki: Uint8Array;
  readonly key: KeyObject;
  /** its name in reports: "webdis.pub", "env://KEY" */
  readonly source: string;
  /** whether its fingerprint was checked; otherwise anyone who can change the source can replace the key */
  readonly pinned: boolean;
  /** signatures count only with proof that they were made before this time (threat 79) */
  readonly notAfter?: Date;
}

/**
 * The hash functions to try, chosen by the key and never by the signature (threat 70). cosign up to 2.5
 * uses SHA-256 for every curve; 2.6 and 3 use the curve's own size (cosign-formats.md §6). `null` is
 * Node's value for pure Ed25519 (RFC 8032). Ed25519ph is not supported by Node, and no released cosign
 * can log such a signature (§12.3).
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

/** Parses one PEM public key. Throws E_KEY; the message names `source` and quotes nothing of the key. */
export function parsePublicKey(pem: string, source: string): VerificationKey {
  const refuse = (why: string): never => {
    throw new TrustError('E_KEY', `${source} is not a usable public key: ${why}`);
  };
  // Checked first, and in the whole text: nothing of a private key may be quoted in an error (threat 74).
  if (/PRIVATE KEY/i.test(pem)) {
    return refuse('it holds a private key, which belongs to the signer; give the public key');
  }
  const block = readPem(pem, refuse);
  const given = importKey(block, refuse);
  const algorithm = algorithmOf(given);
  if (algorithm === undefined) {
    return refuse(
      `only ECDSA P-256, P-384 and P-521, Ed25519 and RSA of ${minimumRsaBits} bits or more are`,
    );
  }
  const key = canonicalKey(given);
  // One encoding and so one fingerprint for each key: no trailing bytes, compressed points, explicit curves.
  if (!key.export({ type: encodings[block.label] ?? 'spki', format: 'der' }).equals(block.der)) {
    return refuse('its content is not in the canonical encoding');
  }
  const spki = key.export({ type: 'spki', format: 'der' });
  const fingerprint = createHash('sha256').update(spki).digest('hex');
  return { fingerprint, algorithm, spki, key, source, pinned: false };
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

/** OpenSSL remembers the encoding that a key was read from. A JWK holds only the numbers. */
function canonicalKey(key: KeyObject): KeyObject {
  return createPublicKey({ key: key.export({ format: 'jwk' }), format: 'jwk' });
}

/** The allow-list (threats 72, 75): undefined for secp256k1, Ed448, DSA, RSA-PSS, short RSA and others. */
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

/** PEM as Go writes it and as log entries contain it: lines of 64 characters, with a final line break. */
export function publicKeyPem({ key }: VerificationKey): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

/**
 * Whether the key made this signature over these bytes. ECDSA signatures must be DER (threat 68: no
 * P1363, no trailing bytes, no zero r or s), RSA signatures PKCS #1 v1.5.
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
