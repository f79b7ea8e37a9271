/** The private key of a run, opened before any registry is asked. */

import { TrustError } from '../error.ts';
import { readBounded } from '../host/files.ts';
import { type AskPassword, readPassword } from '../host/password.ts';
import { limits } from '../limits.ts';
import { about } from '../options/about.ts';
import type { SignValues } from '../options/sign.ts';
import { assertFingerprints } from '../signature/key.ts';
import { openPrivateKey, type SigningKey } from '../signature/private-key.ts';
import type { Host } from './connection.ts';
import { readVariable } from './key-source.ts';
import { maskPrivateKeys } from './mask.ts';

export interface SigningHost extends Host {
  /** called for the password of an encrypted key if no option or variable gives one */
  readonly askPassword: AskPassword;
}

type SigningKeyValues = Pick<
  SignValues,
  'key' | 'password' | 'keyFingerprints' | 'allowUnencryptedKey'
>;

/**
 * Asks for the password of an encrypted key once. Throws E_KEY, also if the public half is not the expected one;
 * no error contains any part of the key or the password (threat 131).
 */
export async function readSigningKey(
  values: SigningKeyValues,
  { env, onSecret, askPassword }: SigningHost,
): Promise<SigningKey> {
  // Options without a key are refused when they are read.
  const { pem, source } = await readPem(values.key ?? '', env);
  maskPrivateKeys(pem, onSecret);
  let hint = '';
  const opening = openPrivateKey(pem, source, {
    allowUnencrypted: values.allowUnencryptedKey,
    password: async () => {
      const password = await readPassword(withPassword(values.password, env), askPassword);
      if (password?.text) onSecret?.(password.text);
      hint = password?.hint ?? '';
      return password?.text;
    },
  });
  const key = await opening.catch((error: unknown) => {
    const aboutPassword = error instanceof TrustError && error.message.includes('password');
    throw aboutPassword ? new TrustError(error.code, error.message + hint) : error;
  });
  const { keyFingerprints } = values;
  if (keyFingerprints.length === 0) return key;
  about('key-fingerprint', () => assertFingerprints([key.public], keyFingerprints));
  return { ...key, public: { ...key.public, pinned: true } };
}

/** The option takes the place of COSIGN_PASSWORD. */
function withPassword(password: string | undefined, env: Host['env']): Host['env'] {
  if (password === undefined) return env;
  const [, name] = /^env:\/\/(.*)/s.exec(password) ?? [];
  if (name === undefined) return { ...env, COSIGN_PASSWORD: password };
  const text = env[name];
  // A key without a password has COSIGN_PASSWORD="": this variable was meant to contain one.
  if (!text) throw new TrustError('E_KEY', `key-password: env://${name} is not set, or empty`);
  return { ...env, COSIGN_PASSWORD: text };
}

async function readPem(
  name: string,
  env: Host['env'],
): Promise<{ readonly pem: string; readonly source: string }> {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
  // Not quoted in errors, because it may be a key.
  if (/-----|\n/.test(name)) return { pem: name, source: 'the key given inline' };
  if (name.startsWith('env://')) return { pem: text(readVariable(name, env)), source: name };
  const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(name) ?? [];
  if (scheme !== undefined) {
    const message = `key: a private key is read from a path or from env://NAME, not from ${scheme}://`;
    throw new TrustError('E_KEY', message);
  }
  const bytes = await readBounded(name, limits.keyFile, 'key: the file', 'E_KEY');
  return { pem: text(bytes), source: name };
}
