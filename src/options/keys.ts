/** The type of `key`: which public keys may have signed, and where each is read from. */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { libraryList, linesIn } from './lists.ts';
import type { Type } from './option.ts';

/** PEM text, a path, `env://NAME`, or an https URL. */
export type KeySource =
  | { readonly pem: string; readonly name: string }
  | { readonly location: string; readonly notAfter?: Date };

export const keys: Type<readonly KeySource[]> = {
  placeholder: 'KEY',
  repeatable: true,
  inputFormat: 'one per line',
  libraryType: 'readonly string[]',
  fromFlags: (words, name) => parseKeys(joinKeys(words, name), name),
  fromInput: parseKeys,
  fromLibrary: (value, name) => parseKeys(joinKeys(libraryList(value, name), name), name),
};

const pemBlocks = /-----BEGIN [^-\n]*-----[\s\S]*?-----END [^-\n]*-----/g;

/**
 * PEM blocks, and one location in each remaining line, with ` not-after=YYYY-MM-DD` after it for a retired key.
 * Lines that begin with `#` are comments. Throws E_INPUT or E_KEY, without key material.
 */
function parseKeys(text: string, name: string): readonly KeySource[] {
  const blocks = text.match(pemBlocks) ?? [];
  const lines = locations(text.replace(pemBlocks, ''), name);
  if (blocks.length + lines.length === 0) {
    throw new TrustError('E_INPUT', `${name}: it contains no key, only comments`);
  }
  if (blocks.length + lines.length > limits.listItems) {
    throw new TrustError('E_KEY', `${name}: ${limits.listItems} keys at most`);
  }
  const single = blocks.length === 1;
  return [
    ...blocks.map((pem, at) => ({
      pem,
      name: single ? 'the key given inline' : `inline key ${at + 1}`,
    })),
    ...lines.map(parseLocation),
  ];
}

/** The text without the PEM blocks. Errors do not quote it: it may be key material. */
function locations(text: string, name: string): readonly string[] {
  if (text.includes('-----')) {
    throw new TrustError('E_KEY', `${name}: a PEM block in it is not complete`);
  }
  const lines = linesIn(text);
  if (lines.some((line) => /^[A-Za-z0-9+/]{40,}={0,2}$/.test(line))) {
    throw new TrustError(
      'E_KEY',
      `${name}: a line of it is base64, without the PEM lines around it`,
    );
  }
  return lines;
}

function parseLocation(line: string): KeySource {
  const [, location = line, date] = /^(.*\S)\s+not-after=(\S+)$/.exec(line) ?? [];
  return date === undefined ? { location } : { location, notAfter: endOfDay(date, location) };
}

/** In UTC. */
function endOfDay(text: string, location: string): Date {
  const date = new Date(`${text}T23:59:59.999Z`);
  if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && !Number.isNaN(date.getTime())) return date;
  throw new TrustError('E_KEY', `${location}: not-after takes a date such as 2026-12-31`);
}

/** Keys in a list. A text that would be a comment or several keys is E_INPUT, and is not quoted. */
function joinKeys(given: readonly string[], name: string): string {
  given.forEach((key, at) => {
    if (key.includes('-----') || /^[^#\s](?:[^\r\n]*\S)?$/.test(key)) return;
    const why =
      'is empty, begins with "#" or a space, ends with a space, or contains a line break (a path may begin with ./)';
    throw new TrustError('E_INPUT', `${name}: key ${at + 1} ${why}`);
  });
  return given.join('\n');
}
