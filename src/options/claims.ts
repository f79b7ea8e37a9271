/** The type of `annotations`: what the signed claims contain in addition to the digest, as name and value. */

import { TrustError } from '../error.ts';
import { checkItems, splitLines } from './lists.ts';
import type { Type } from './option.ts';

export type Claims = Readonly<Record<string, string>>;

export const claims: Type<Claims> = {
  placeholder: 'NAME=VALUE',
  repeatable: true,
  inputFormat: 'one per line',
  libraryType: 'Readonly<Record<string, string>>',
  fromFlags: (words, name) =>
    parseClaims(
      words.flatMap((word) => splitRecord(word, name)),
      name,
    ),
  fromInput: (text, name) => parseClaims(parseLines(text, name), name),
  fromLibrary(value, name) {
    const entries = libraryEntries(value, name);
    return parseClaims(
      entries.map(([key, text]) => `${key}=${text}`),
      name,
    );
  },
};

const quoted = /"((?:[^"]|"")*)"(?=,|\r?\n|\r?$)/y;
const bare = /(?:[^",\r\n]|\r(?!\n|$))*(?=,|\r?\n|\r?$)/y;

/**
 * One `-a` as cosign's flag of that name reads it (docs/adr/0018): one record of comma-separated values. An item
 * that contains a comma or a quote is written in quotes, and a quote in it twice: `"note=a, ""b"""`. Throws E_INPUT
 * where cosign does, and for a second line, which cosign drops.
 */
function splitRecord(value: string, name: string): string[] {
  const text = value.replace(/^(?:\r?\n)+/, '');
  const items: string[] = [];
  for (let at = 0; ; at += 1) {
    const shape = text[at] === '"' ? quoted : bare;
    shape.lastIndex = at;
    const found = shape.exec(text);
    if (found === null) throw misquoted(value, name);
    const [all, inside = all] = found;
    items.push(shape === quoted ? inside.replaceAll('""', '"').replaceAll('\r\n', '\n') : all);
    at = shape.lastIndex;
    if (text[at] !== ',') {
      if (/^[\r\n]*$/.test(text.slice(at))) return items;
      throw new TrustError('E_INPUT', `${name}: a line break in ${shown(value)} is outside quotes`);
    }
  }
}

function misquoted(value: string, name: string): TrustError {
  return new TrustError(
    'E_INPUT',
    `${name}: the quotes in ${shown(value)} cannot be read: as with cosign, put NAME=VALUE that contains a comma or ` +
      'a quote in double quotes, and write a double quote in it twice',
  );
}

/** One `name=value` per line. An empty value comes from an empty expression, and would be signed forever. */
function parseLines(text: string, name: string): readonly string[] {
  const items = checkItems(splitLines(text, name), name);
  const empty = items.find((item) => /^[^=]*=$/.test(item));
  if (empty === undefined) return items;
  const why = 'has no value: the variable or output that it is taken from is not set';
  throw new TrustError('E_INPUT', `${name}: ${shown(empty)} ${why}`);
}

/** A name that contains a `=` would become another name. */
function libraryEntries(value: unknown, name: string): readonly (readonly [string, string])[] {
  const fail = (why: string): never => {
    throw new TrustError('E_INPUT', `${name}: ${why}`);
  };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return fail('it is not an object');
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return fail('it has no entry');
  if (entries.some(([key, text]) => key.trim() === '' || typeof text !== 'string')) {
    return fail('a name is empty, or a value is not a string');
  }
  return entries.some(([key]) => key.includes('=')) ? fail('a name contains a "="') : entries;
}

/** `name=value` items, split on the first `=` as cosign does. */
function parseClaims(items: readonly string[], name: string): Claims {
  const found: Record<string, string> = Object.create(null);
  for (const item of items) {
    const [, key, value] = /^([^=]*)=(.*)$/s.exec(item) ?? [];
    if (key === undefined || value === undefined || key.trim() === '') {
      throw new TrustError('E_INPUT', `${name}: ${shown(item)} is not name=value`);
    }
    if (dockers.test(key)) {
      throw new TrustError(
        'E_INPUT',
        `${name}: ${shown(key)} is an annotation of a manifest or index, as docker's annotations are, not of the ` +
          'signed claims: in a release, give it as build-annotations',
      );
    }
    if (key in found) throw new TrustError('E_INPUT', `${name}: ${shown(key)} is a duplicate`);
    found[key] = value;
  }
  return found;
}

/** The prefixes of docker buildx and metadata-action: `manifest:`, `index,manifest[linux/amd64]:`. */
const dockers = /^\s*(?:(?:manifest|index)(?:-descriptor)?(?:\[[^\]]*\])?\s*,?\s*)+:/i;

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 200));
}
