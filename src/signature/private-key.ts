/** Private keys: opened once, used to sign, and never shown. */

import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { TrustError } from '../error.ts';
import { CannotDecrypt, decryptKey } from './encrypted-key.ts';
import { parsePublicKey, type VerificationKey } from './key.ts';
import { type PemBlock, parsePem } from './pem.ts';

export interface SigningKey {
  /** its public half */
  readonly public: VerificationKey;
  /** Resolves to the signature of these bytes: DER for ECDSA, PKCS #1 v1.5 for RSA. */
  sign(bytes: Uint8Array): Promise<Buffer>;
}

export interface OpenOptions {
  /** asked only for an encrypted key; undefined: there is no password to be had */
  readonly password: () => Promise<string | undefined>;
  /** whether a PKCS#8 key without encryption may be used */
  readonly allowUnencrypted: boolean;
}

/** What cosign writes, and what it wrote; both are the same inside. */
const encryptedLabels = ['ENCRYPTED SIGSTORE PRIVATE KEY', 'ENCRYPTED COSIGN PRIVATE KEY'];

/**
 * Reads one PEM private key. Throws E_KEY, with `source` in the message and nothing of key or password
 * (threats 74, 131). What was decrypted does not stay in memory.
 */
export async function openPrivateKey(
  pem: string,
  source: string,
  options: OpenOptions,
): Promise<SigningKey> {
  const refuse: Refuse = (why) => {
    throw new TrustError('E_KEY', `${source} is not a usable private key: ${why}`);
  };
  const der = await readPkcs8(readBlock(pem, refuse), options, refuse);
  try {
    return toSigningKey(importPkcs8(der, refuse), source, refuse);
  } finally {
    der.fill(0);
  }
}

type Refuse = (why: string) => never;

function readBlock(pem: string, refuse: Refuse): PemBlock {
  try {
    return parsePem(pem);
  } catch (error) {
    return refuse((error as SyntaxError).message);
  }
}

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
      error instanceof CannotDecrypt ? refuse(error.message) : Promise.reject(error),
    );
  }
  switch (label) {
    case 'PRIVATE KEY':
      if (allowUnencrypted) return der;
      return refuse(`it is not encrypted; ${importIt}, or ask for --allow-unencrypted-key`);
    case 'PUBLIC KEY':
    case 'RSA PUBLIC KEY':
      return refuse('it is the public half');
    case 'CERTIFICATE':
      return refuse('it is a certificate; give the private key');
    default:
      return refuse(`it is a PEM block of the type ${label}; ${importIt}`);
  }
}

const importIt = 'cosign import-key-pair makes a key of it that can be used';

function importPkcs8(der: Buffer, refuse: Refuse): KeyObject {
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } catch {
    return refuse(`its content is not PKCS#8, and cosign takes nothing else; ${importIt}`);
  }
}

/** SHA-256 whatever the key: what cosign verifies with (cosign-formats.md §6). */
function toSigningKey(key: KeyObject, source: string, refuse: Refuse): SigningKey {
  const publicKey = publicHalf(key, source, refuse);
  if (publicKey.algorithm !== 'ecdsa-p256' && publicKey.algorithm !== 'rsa') {
    return refuse(`${publicKey.algorithm} signatures are not accepted by every cosign; ${allowed}`);
  }
  return {
    public: publicKey,
    sign: async (bytes) => sign('sha256', bytes, { key, dsaEncoding: 'der' }),
  };
}

const allowed = 'use ECDSA P-256 or RSA of 2048 bits or more';

/** By the rules for keys that are verified with (threats 72, 75): what nobody accepts is not signed with. */
function publicHalf(key: KeyObject, source: string, refuse: Refuse): VerificationKey {
  try {
    const pem = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
    return parsePublicKey(pem, source);
  } catch {
    return refuse(`no signature by such a key is accepted; ${allowed}`);
  }
}
