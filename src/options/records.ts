/** Newline lists as docker/build-push-action reads them: an item that is quoted may hold line breaks. */

import { TrustError } from '../error.ts';

/**
 * One item a line; commas belong to it. A part of it that begins with a quote ends with one, with `""` for
 * a quote inside (comma-separated values): `"NOTE=two\nlines"`. Empty lines are left out. Throws E_INPUT,
 * and quotes nothing: there may be secrets in it.
 */
export function parseRecords(text: string, name: string): readonly string[] {
  const items: string[] = [];
  for (let at = 0; at < text.length; ) {
    const [item, next] = readRecord(text, at, name);
    if (item.trim() !== '') items.push(item.trim());
    at = next;
  }
  return items;
}

const quoted = /"((?:[^"]|"")*)"/y;
const bare = /[^,\r\n]*/y;

/** The record that begins at `start`, and where the next one does. */
function readRecord(text: string, start: number, name: string): readonly [string, number] {
  const parts: string[] = [];
  for (let at = start; ; ) {
    const [part, end] = readPart(text, at, name);
    parts.push(part);
    if (text[end] === ',') at = end + 1;
    else return [parts.join(','), text.startsWith('\r\n', end) ? end + 2 : end + 1];
  }
}

function readPart(text: string, at: number, name: string): readonly [string, number] {
  let inside = '';
  let end = at;
  if (text[at] === '"') {
    quoted.lastIndex = at;
    const found = quoted.exec(text);
    if (found === null) {
      throw new TrustError('E_INPUT', `${name}: a quote that an item begins with has no end`);
    }
    inside = (found[1] ?? '').replaceAll('""', '"');
    end = quoted.lastIndex;
  }
  bare.lastIndex = end;
  const rest = bare.exec(text)?.[0] ?? '';
  return [inside + rest, end + rest.length];
}
