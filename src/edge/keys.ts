/** From what the user wrote about keys to keys that may be used: before any registry is asked. */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { assertFingerprints } from '../signature/fingerprint.ts';
import { parsePublicKey, type VerificationKey } from '../signature/key.ts';
import { readBounded } from './files.ts';
import { webdisFingerprint, webdisKey } from './webdis.ts';

export interface KeySources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** GET of an https URL, bounded; throws TrustError */
  fetch(url: URL, limit: number): Promise<Uint8Array>;
}

const pemBlocks = /-----BEGIN [^-\n]*-----[\s\S]*?-----END [^-\n]*-----/g;

/**
 * Reads the `key` input: PEM blocks first; each remaining line is a path, `env://NAME` or an https
 * URL, with ` not-after=YYYY-MM-DD` behind it for a key that was retired. Empty means the bundled
 * key, which is always held to Webdis's fingerprint. Every key must match one of `fingerprints` when
 * there are any. Throws E_KEY or E_INPUT, never with key material in it.
 */
export async function readKeys(
  text: string,
  fingerprints: readonly string[],
  sources: KeySources,
): Promise<readonly VerificationKey[]> {
  const blocks = text.match(pemBlocks) ?? [];
  const lines = text
    .replace(pemBlocks, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (blocks.length + lines.length === 0) return bundled(fingerprints);
  if (blocks.length + lines.length > limits.listItems)
    throw new TrustError('E_KEY', 'too many keys');

  const inline = blocks.map((pem, at) => parsePublicKey(pem, inlineName(at, blocks.length)));
  const named = await Promise.all(lines.map((line) => readNamed(line, fingerprints, sources)));
  const keys = [...inline, ...named];
  if (fingerprints.length > 0) assertFingerprints(keys, fingerprints);
  return keys;
}

function inlineName(at: number, of: number): string {
  return of === 1 ? 'the key given inline' : `inline key ${at + 1}`;
}

function bundled(fingerprints: readonly string[]): readonly VerificationKey[] {
  const keys = [parsePublicKey(webdisKey, 'the bundled webdis.pub')];
  assertFingerprints(keys, [webdisFingerprint]);
  if (fingerprints.length > 0) assertFingerprints(keys, fingerprints);
  return keys;
}

async function readNamed(
  line: string,
  fingerprints: readonly string[],
  sources: KeySources,
): Promise<VerificationKey> {
  const [, name = line, date] = /^(.*?)\s+not-after=(\S+)$/.exec(line) ?? [];
  const bytes = await readSource(name, fingerprints, sources);
  const key = parsePublicKey(Buffer.from(bytes).toString('latin1'), name);
  return date === undefined ? key : { ...key, notAfter: parseDate(date, name) };
}

async function readSource(
  name: string,
  fingerprints: readonly string[],
  { env, fetch }: KeySources,
): Promise<Uint8Array> {
  if (name.startsWith('env://')) {
    const value = env[name.slice('env://'.length)];
    if (value === undefined || value === '') throw new TrustError('E_KEY', `${name} is not set`);
    return Buffer.from(value);
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(name)) {
    // What answers at a URL could be anybody: only a fingerprint says whose key it is (threat 77).
    if (!name.startsWith('https://') || !URL.canParse(name)) {
      throw new TrustError(
        'E_KEY',
        `${JSON.stringify(name)}: a key is read from a path, env://NAME or an https URL`,
      );
    }
    if (fingerprints.length === 0) {
      throw new TrustError(
        'E_KEY',
        `${name}: a key from a URL needs its fingerprint (key-fingerprint)`,
      );
    }
    return fetch(new URL(name), limits.keyFile);
  }
  return readBounded(name, limits.keyFile, 'the key file', 'E_KEY');
}

/** The end of that day, UTC. */
function parseDate(text: string, name: string): Date {
  const date = new Date(`${text}T23:59:59.999Z`);
  if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && !Number.isNaN(date.getTime())) return date;
  throw new TrustError('E_KEY', `${name}: not-after takes a date such as 2026-12-31`);
}
