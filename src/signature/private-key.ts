/** Opens private keys to sign with. Nothing of a key or password is ever in an error message. */

import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { TrustError } from '../error.ts';
import { DecryptionError, decryptKey } from './encrypted-key.ts';
import { parsePublicKey, type VerificationKey } from './key.ts';
import { type PemBlock, readPem } from './pem.ts';

export interface SigningKey {
  readonly public: VerificationKey;
  /** for a keyless signature: what names the signer in place of the key */
  readonly certificate?: KeyCertificate;
  /** Resolves to the signature of these bytes: DER for ECDSA, PKCS #1 v1.5 for RSA. */
  sign(bytes: Uint8Array): Promise<Buffer>;
}

/** PEM, as Go writes it. */
export interface KeyCertificate {
  readonly der: Uint8Array;
  readonly pem: string;
  /** of the authorities, as the certificate authority returned them; may be empty */
  readonly chain: string;
}

export interface OpenOptions {
  /** called only for an encrypted key; undefined: there is no password */
  readonly password: () => Promise<string | undefined>;
  readonly allowUnencrypted: boolean;
}

/** The labels of current and old cosign versions; the content is the same. */
const encryptedLabels = ['ENCRYPTED SIGSTORE PRIVATE KEY', 'ENCRYPTED COSIGN PRIVATE KEY'];

/**
 * Opens one PEM private key. Throws E_KEY; the message names `source` and nothing of key or password
 * (threats 74, 131). The decrypted bytes are wiped from memory.
 */
export async function openPrivateKey(
  pem: string,
  source: string,
  options: OpenOptions,
): Promise<SigningKey> {
  const refuse: Refuse = (why) => {
    throw new TrustError('E_KEY', `${source} is not a usable private key: ${why}`);
  };
  const der = await readPkcs8(readPem(pem, refuse), options, refuse);
  try {
    return toSigningKey(importPkcs8(der, refuse), source, refuse);
  } finally {
    der.fill(0);
  }
}

/** A key for one certificate. It is never written anywhere. */
export function generateSigningKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const source = 'the key of this run';
  return toSigningKey(privateKey, source, (why) => {
    throw new TrustError('E_KEY', `${source} cannot be used: ${why}`);
  });
}

type Refuse = (why: string) => never;

async function readPkcs8(
  { label, der }: PemBlock,
  { password, allowUnencrypted }: OpenOptions,
  refuse: Refuse,
): Promise<Buffer> {
  if (encryptedLabels.includes(label)) {
    const given = await password();
    if (given === undefined) {
      return refuse('it is encrypted, and there is no password (COSIGN_PASSWORD is not set)');
    }
    return decryptKey(der, given).catch((error: unknown) =>
      error instanceof DecryptionError ? refuse(error.message) : Promise.reject(error),
    );
  }
  switch (label) {
    case 'PRIVATE KEY':
      if (allowUnencrypted) return der;
      return refuse(`it is not encrypted; ${importIt}, or use --allow-unencrypted-key`);
    case 'PUBLIC KEY':
    case 'RSA PUBLIC KEY':
      return refuse('it is a public key; give the private key');
    case 'CERTIFICATE':
      return refuse('it is a certificate; give the private key');
    default:
      return refuse(`it is a PEM block of the type ${label}; ${importIt}`);
  }
}

const importIt = 'convert it with cosign import-key-pair';

function importPkcs8(der: Buffer, refuse: Refuse): KeyObject {
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } catch {
    return refuse(`its content is not PKCS#8, the only format of cosign; ${importIt}`);
  }
}

/** Signs with SHA-256 for every key, which all cosign versions verify (cosign-formats.md §6). */
function toSigningKey(key: KeyObject, source: string, refuse: Refuse): SigningKey {
  const publicKey = publicHalf(key, source, refuse);
  if (publicKey.algorithm !== 'ecdsa-p256' && publicKey.algorithm !== 'rsa') {
    return refuse(`not every cosign version accepts ${publicKey.algorithm} signatures; ${allowed}`);
  }
  return {
    public: publicKey,
    sign: async (bytes) => sign('sha256', bytes, { key, dsaEncoding: 'der' }),
  };
}

const allowed = 'use ECDSA P-256 or RSA of 2048 bits or more';

/** The public key must pass the rules for verification keys (threats 72, 75). */
function publicHalf(key: KeyObject, source: string, refuse: Refuse): VerificationKey {
  try {
    const pem = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
    return parsePublicKey(pem, source);
  } catch {
    return refuse(`signatures by this kind of key are not accepted; ${allowed}`);
  }
}
