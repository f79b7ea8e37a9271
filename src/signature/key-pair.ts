/** Generates key pairs like `cosign generate-key-pair` (cosign-formats.md §6). */

import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { encryptKey } from './encrypted-key.ts';
import { parsePublicKey } from './key.ts';

export interface KeyPair {
  readonly privatePem: string;
  readonly publicPem: string;
  readonly fingerprint: string;
}

/** Generates an ECDSA P-256 key pair; the private key is encrypted with `password`. */
export async function makeKeyPair(password: string): Promise<KeyPair> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('ec', {
    namedCurve: 'prime256v1',
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  try {
    const encrypted = await encryptKey(privateKey, password);
    return {
      privatePem: pem('ENCRYPTED SIGSTORE PRIVATE KEY', encrypted),
      publicPem: publicKey,
      fingerprint: parsePublicKey(publicKey, 'the new key').fingerprint,
    };
  } finally {
    privateKey.fill(0);
  }
}

/** Go's encoding/pem: base64 in lines of 64. */
function pem(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
