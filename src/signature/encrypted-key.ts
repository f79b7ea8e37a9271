/**
 * Encrypts and decrypts private keys as cosign does: scrypt and NaCl's secretbox in a JSON document
 * (go-securesystemslib encrypted/encrypted.go; cosign-formats.md §6).
 */

import { randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { base64, count, object, oneOf, type Read, readJson } from '../oci/shape.ts';

const document = object({
  kdf: object({
    name: oneOf('scrypt'),
    params: object({ N: count, r: count, p: count }),
    salt: base64,
  }),
  cipher: object({ name: oneOf('nacl/secretbox'), nonce: base64 }),
  ciphertext: base64,
});

type Parameters = Read<typeof document>['kdf']['params'];

/** The parameters of cosign 2.0 and later; before, N was 32768. */
const current: Parameters = { N: 65536, r: 8, p: 1 };
/** N decides how much memory scrypt needs, and the key file is untrusted input. */
const allowedN = [32768, 65536, 131072];
const keyBytes = 32;
const saltBytes = 32;
const nonceBytes = 24;

const derive = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt);

/** The parameters decide how much memory this takes; the callers have checked them. */
function deriveKey(password: string, salt: Uint8Array, params: Parameters): Promise<Buffer> {
  return derive(password, salt, keyBytes, { ...params, maxmem: Number.MAX_SAFE_INTEGER });
}

/** Why a key cannot be decrypted. The message contains nothing of the key or password. */
export class DecryptionError extends Error {}

/** The plaintext, PKCS#8 DER. Throws DecryptionError. */
export async function decryptKey(bytes: Uint8Array, password: string): Promise<Buffer> {
  const { kdf, cipher, ciphertext } = readDocument(bytes);
  const { N, r, p } = kdf.params;
  if (!allowedN.includes(N) || r !== current.r || p !== current.p) {
    throw new DecryptionError(
      `the scrypt parameters N=${N}, r=${r}, p=${p} are not among cosign's`,
    );
  }
  if (cipher.nonce.length !== nonceBytes) {
    throw new DecryptionError(`its nonce is not ${nonceBytes} bytes long`);
  }
  const key = await deriveKey(password, kdf.salt, kdf.params);
  try {
    const { buffer, byteOffset, length } = xsalsa20poly1305(key, cipher.nonce).decrypt(ciphertext);
    // Shares the memory, so that there is only one copy to wipe.
    return Buffer.from(buffer, byteOffset, length);
  } catch {
    throw new DecryptionError('the password is wrong, or the key file is damaged');
  } finally {
    key.fill(0);
  }
}

/** Hides the cause: error messages about JSON quote the document. */
function readDocument(bytes: Uint8Array): Read<typeof document> {
  try {
    return readJson(document, bytes, 'the encrypted key');
  } catch {
    throw new DecryptionError("its content is not in cosign's format for encrypted keys");
  }
}

/** Returns the JSON document, in the bytes that cosign would write. */
export async function encryptKey(plaintext: Uint8Array, password: string): Promise<Uint8Array> {
  const salt = randomBytes(saltBytes);
  const nonce = randomBytes(nonceBytes);
  const key = await deriveKey(password, salt, current);
  const ciphertext = xsalsa20poly1305(key, nonce).encrypt(plaintext);
  key.fill(0);
  const text = {
    kdf: { name: 'scrypt', params: current, salt: salt.toString('base64') },
    cipher: { name: 'nacl/secretbox', nonce: nonce.toString('base64') },
    ciphertext: Buffer.from(ciphertext).toString('base64'),
  };
  return Buffer.from(JSON.stringify(text));
}
