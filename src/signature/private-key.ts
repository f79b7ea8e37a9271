/** Private keys: opened once, used to sign, and never shown. */

import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { TrustError } from '../error.ts';
import { decryptKey } from './encrypted-key.ts';
import { parsePublicKey, type VerificationKey } from './key.ts';
import { type PemBlock, parsePem } from './pem.ts';

export interface SigningKey {
  /** its public half */
  readonly public: VerificationKey;
  /** The signature over these bytes: DER for ECDSA, PKCS #1 v1.5 for RSA. */
  sign(bytes: Uint8Array): Buffer;
}

export interface OpenOptions {
  /** asked only for an encrypted key; undefined: there is no password to be had */
  readonly password: () => Promise<string | undefined>;
  /** whether a PKCS#8 key without encryption may be used */
  readonly allowUnencrypted: boolean;
}

/** What cosign writes, and what it wrote; both are the same inside. */
const encryptedLabels = ['ENCRYPTED SIGSTORE PRIVATE KEY', 'ENCRYPTED COSIGN PRIVATE KEY'];

/** Reads one PEM private key. Throws E_KEY, with `source` in the message and nothing of the key. */
export async function openPrivateKey(
  pem: string,
  source: string,
  options: OpenOptions,
): Promise<SigningKey> {
  const refuse: Refuse = (why) => {
    throw new TrustError('E_KEY', `${source} is not a usable private key: ${why}`);
  };
  const der = await readPkcs8(readBlock(pem, refuse), options, refuse);
  const key = importPkcs8(der, refuse);
  der.fill(0);
  return toSigningKey(key, source);
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
): Promise<Uint8Array> {
  if (encryptedLabels.includes(label)) {
    const given = await password();
    if (given === undefined) {
      return refuse('it is encrypted, and there is no password (COSIGN_PASSWORD is not set)');
    }
    return decryptKey(der, given).catch((error: Error) => refuse(error.message));
  }
  if (label === 'PRIVATE KEY' && allowUnencrypted) return der;
  if (label === 'PRIVATE KEY') {
    return refuse(
      'it is not encrypted; encrypt it with cosign import-key-pair, or ask for --allow-unencrypted-key',
    );
  }
  if (label === 'PUBLIC KEY') return refuse('it is the public half');
  return refuse(`it is a ${label}; cosign import-key-pair makes a key of it that can be used`);
}

function importPkcs8(der: Uint8Array, refuse: Refuse): KeyObject {
  try {
    return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
  } catch {
    return refuse(
      'its content is not PKCS#8 (cosign takes nothing else; a SEC1 key can be imported with cosign import-key-pair)',
    );
  }
}

/** The digest that cosign verifies with, whatever the key (cosign-formats.md §6): SHA-256. */
export function toSigningKey(key: KeyObject, source: string): SigningKey {
  const pem = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  const publicKey = parsePublicKey(pem, source);
  if (publicKey.algorithm !== 'ecdsa-p256' && publicKey.algorithm !== 'rsa') {
    throw new TrustError(
      'E_KEY',
      `${source} is an ${publicKey.algorithm} key; signatures that every cosign accepts need ECDSA P-256 or RSA`,
    );
  }
  return {
    public: publicKey,
    sign: (bytes) => sign('sha256', bytes, { key, dsaEncoding: 'der' }),
  };
}
