/** From what the user wrote about the private key to a key that signs: before any registry is asked. */

import { TrustError } from '../error.ts';
import { readBounded } from '../host/files.ts';
import { type AskPassword, readPassword } from '../host/password.ts';
import { limits } from '../limits.ts';
import { about } from '../options/about.ts';
import { assertFingerprints } from '../signature/fingerprint.ts';
import { openPrivateKey, type SigningKey } from '../signature/private-key.ts';
import type { RunOptions } from './connection.ts';
import { readVariable } from './key-source.ts';
import { maskPrivateKeys } from './mask.ts';

export interface SigningKeyWords {
  /** PEM text, a path or `env://NAME` */
  readonly key: string;
  /** of the public half; none: any key */
  readonly fingerprints: readonly string[];
  readonly allowUnencryptedKey: boolean;
}

/**
 * Opens the key, and asks for the password of an encrypted one, once. Throws E_KEY, with nothing of
 * key and password in it (threat 131), also when the public half is not the expected one.
 */
export async function readSigningKey(
  { key: name, fingerprints, allowUnencryptedKey }: SigningKeyWords,
  { env, onSecret }: Pick<RunOptions, 'env' | 'onSecret'>,
  ask: AskPassword,
): Promise<SigningKey> {
  const { pem, source } = await readPem(name, env);
  maskPrivateKeys(pem, onSecret);
  let hint = '';
  const opening = openPrivateKey(pem, source, {
    allowUnencrypted: allowUnencryptedKey,
    password: async () => {
      const password = await readPassword(env, ask);
      if (password?.text) onSecret?.(password.text);
      hint = password?.hint ?? '';
      return password?.text;
    },
  });
  const key = await opening.catch((error: unknown) => {
    const aboutPassword = error instanceof TrustError && error.message.includes('password');
    throw aboutPassword ? new TrustError(error.code, error.message + hint) : error;
  });
  if (fingerprints.length === 0) return key;
  about('key-fingerprint', () => assertFingerprints([key.public], fingerprints));
  return { ...key, public: { ...key.public, pinned: true } };
}

async function readPem(
  name: string,
  env: RunOptions['env'],
): Promise<{ readonly pem: string; readonly source: string }> {
  const fail = (why: string): never => {
    throw new TrustError('E_KEY', `key: ${why}`);
  };
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
  if (name.trim() === '') fail('name the private key to sign with: a path or env://NAME');
  // Not to be quoted, whatever it is: it may be a key.
  if (/-----|\n/.test(name)) return { pem: name, source: 'the key given inline' };
  if (name.startsWith('env://')) return { pem: text(readVariable(name, env)), source: name };
  const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(name) ?? [];
  if (scheme !== undefined) {
    fail(`a private key is read from a path or from env://NAME, not from ${scheme}://`);
  }
  const bytes = await readBounded(name, limits.keyFile, 'key: the file', 'E_KEY');
  return { pem: text(bytes), source: name };
}
