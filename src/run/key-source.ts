/** Reads a public key from a file, an environment variable, or an https URL. */

import { TrustError } from '../error.ts';
import { readBounded } from '../host/files.ts';
import { limits } from '../limits.ts';

interface Sources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** GET of an https URL, bounded; throws TrustError */
  fetch(url: URL, limit: number): Promise<Uint8Array>;
}

/** Throws E_KEY, or the error of the request. */
export async function readKeyFrom(
  name: string,
  fingerprints: readonly string[],
  { env, fetch }: Sources,
): Promise<Uint8Array> {
  if (name.startsWith('env://')) return readVariable(name, env);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(name))
    return fetch(keyUrl(name, fingerprints), limits.keyFile);
  return readBounded(name, limits.keyFile, 'key: the file', 'E_KEY');
}

/** `env://NAME`, as with cosign. */
export function readVariable(name: string, env: Sources['env']): Uint8Array {
  const value = env[name.slice('env://'.length)];
  if (value === undefined || value === '')
    throw new TrustError('E_KEY', `${name} is not set, or empty`);
  return Buffer.from(value);
}

/** A URL does not prove whose key it is; only a fingerprint does (threat 77). */
function keyUrl(name: string, fingerprints: readonly string[]): URL {
  const shown = JSON.stringify(name.slice(0, 300));
  if (!/^https:\/\//i.test(name) || !URL.canParse(name)) {
    throw new TrustError('E_KEY', `key: ${shown} is neither a path, env://NAME nor an https URL`);
  }
  if (fingerprints.length === 0) {
    throw new TrustError('E_KEY', `key: ${shown} needs its fingerprint (key-fingerprint)`);
  }
  return new URL(name);
}
