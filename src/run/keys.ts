/** From what the user wrote about keys to keys that may be used: before any registry is asked. */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { about } from '../options/about.ts';
import { assertFingerprints } from '../signature/fingerprint.ts';
import { parsePublicKey, type VerificationKey } from '../signature/key.ts';
import { type KeySources, readKeySource } from './key-source.ts';
import { maskPrivateKeys } from './mask.ts';
import { webdisFingerprint, webdisKey } from './webdis.ts';

const pemBlocks = /-----BEGIN [^-\n]*-----[\s\S]*?-----END [^-\n]*-----/g;

/**
 * Reads the `key` input: PEM blocks first; each remaining line is a path, `env://NAME` or an https
 * URL, with ` not-after=YYYY-MM-DD` behind it for a key that was retired. An empty text means the bundled
 * key, which is always held to Webdis's fingerprint; one of nothing but comments is E_INPUT. Every key must match one of `fingerprints` when
 * there are any. Throws E_KEY, never with key material in it.
 */
export async function readKeys(
  text: string,
  fingerprints: readonly string[],
  sources: KeySources,
): Promise<readonly VerificationKey[]> {
  // A private key is refused (threat 74); by then it is in the log's reach.
  maskPrivateKeys(text, sources.onSecret);
  const blocks = text.match(pemBlocks) ?? [];
  const lines = linesOf(text.replace(pemBlocks, ''));
  if (text.trim() === '') return bundled(fingerprints);
  if (blocks.length + lines.length === 0) {
    throw new TrustError('E_INPUT', 'key: it holds no key, only comments');
  }
  if (blocks.length + lines.length > limits.listItems) {
    throw new TrustError('E_KEY', `key: ${limits.listItems} keys at most`);
  }
  const inline = blocks.map((pem, at) => parsePublicKey(pem, inlineName(at, blocks.length)));
  const named = await Promise.all(lines.map((line) => readNamed(line, fingerprints, sources)));
  const keys = [...inline, ...named];
  return held(keys, fingerprints);
}

/** What is left when the blocks are taken out: never quoted before it is known to be no key material. */
function linesOf(text: string): string[] {
  if (text.includes('-----')) {
    throw new TrustError('E_KEY', 'key: a PEM block in it is not complete');
  }
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.some((line) => /^[A-Za-z0-9+/]{40,}={0,2}$/.test(line))) {
    throw new TrustError('E_KEY', 'key: a line of it is base64, without the PEM lines around it');
  }
  return lines;
}

/** To each its fingerprint, if the user gave any (threat 76). */
function held(
  keys: readonly VerificationKey[],
  fingerprints: readonly string[],
): readonly VerificationKey[] {
  if (fingerprints.length === 0) return keys;
  about('key-fingerprint', () => assertFingerprints(keys, fingerprints));
  return keys.map(pinned);
}

const pinned = (key: VerificationKey): VerificationKey => ({ ...key, pinned: true });

function inlineName(at: number, of: number): string {
  return of === 1 ? 'the key given inline' : `inline key ${at + 1}`;
}

function bundled(fingerprints: readonly string[]): readonly VerificationKey[] {
  const keys = [parsePublicKey(webdisKey, 'the bundled webdis.pub')];
  assertFingerprints(keys, [webdisFingerprint]);
  return held(keys.map(pinned), fingerprints);
}

async function readNamed(
  line: string,
  fingerprints: readonly string[],
  sources: KeySources,
): Promise<VerificationKey> {
  const [, name = line, date] = /^(.*\S)\s+not-after=(\S+)$/.exec(line) ?? [];
  const bytes = await readKeySource(name, fingerprints, sources);
  const text = Buffer.from(bytes).toString('latin1');
  maskPrivateKeys(text, sources.onSecret);
  const key = parsePublicKey(text, name);
  return date === undefined ? key : { ...key, notAfter: parseDate(date, name) };
}

/** The end of that day, UTC. */
function parseDate(text: string, name: string): Date {
  const date = new Date(`${text}T23:59:59.999Z`);
  if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && !Number.isNaN(date.getTime())) return date;
  throw new TrustError('E_KEY', `${name}: not-after takes a date such as 2026-12-31`);
}
