/** Annotations of the signed claims, as users write them. */

import { TrustError } from '../error.ts';
import { parseLines } from './lists.ts';

/**
 * What one `-a` of the terminal holds, as cosign's flag of that name reads it (docs/adr/0018): one record
 * of comma-separated values. An item that holds a comma or a quote is written in quotes, and a quote in it
 * twice: `"note=a, ""b"""`. Throws E_INPUT where cosign does, and for a second line, which cosign drops.
 */
export function splitAnnotations(values: readonly string[], name: string): readonly string[] {
  return values.flatMap((value) => splitRecord(value, name));
}

const quoted = /"((?:[^"]|"")*)"(?=,|\r?\n|\r?$)/y;
const bare = /(?:[^",\r\n]|\r(?!\n|$))*(?=,|\r?\n|\r?$)/y;

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
    `${name}: the quotes in ${shown(value)} cannot be read: as with cosign, NAME=VALUE that holds a comma or ` +
      'a quote is put in double quotes, and a double quote in it is written twice',
  );
}

/**
 * The `annotations` input: one `name=value` in a line. One without a value came from an expression that is
 * empty: it would be demanded, or signed for ever. Throws E_INPUT.
 */
export function parseClaimLines(text: string, name: string): readonly string[] {
  const items = parseLines(text, name);
  const empty = items.find((item) => /^[^=]*=$/.test(item));
  if (empty === undefined) return items;
  const why = 'has no value: what it is taken from is not set';
  throw new TrustError('E_INPUT', `${name}: ${shown(empty)} ${why}`);
}

/** `name=value` items; split on the first `=` as cosign does. Throws E_INPUT. */
export function parseClaims(items: readonly string[], name: string): Record<string, string> {
  const claims: Record<string, string> = Object.create(null);
  for (const item of items) {
    const [, key, value] = /^([^=]*)=(.*)$/s.exec(item) ?? [];
    if (key === undefined || value === undefined || key.trim() === '') {
      throw new TrustError('E_INPUT', `${name}: ${shown(item)} is not name=value`);
    }
    if (dockers.test(key)) {
      throw new TrustError(
        'E_INPUT',
        `${name}: ${shown(key)} is an annotation of a manifest or index, as docker's annotations are, and no ` +
          'annotation of the signed claims: in a release, give it as build-annotations',
      );
    }
    if (key in claims) throw new TrustError('E_INPUT', `${name}: ${shown(key)} is there twice`);
    claims[key] = value;
  }
  return claims;
}

/** What docker buildx and metadata-action write before a name: `manifest:`, `index,manifest[linux/amd64]:`. */
const dockers = /^\s*(?:(?:manifest|index)(?:-descriptor)?(?:\[[^\]]*\])?\s*,?\s*)+:/i;

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 200));
}
