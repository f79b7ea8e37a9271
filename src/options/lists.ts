/** Lists, pairs and words as users write them in inputs and flags (threats 125 to 127). */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { parseRepository } from '../oci/reference.ts';
import { about } from './about.ts';

/**
 * Items by newline or comma; blank lines and lines that begin with `#` are left out. An empty item
 * between commas, an item that is there twice and a text of nothing but comments are E_INPUT: each is
 * a slip that would otherwise make a check smaller than it looks. An empty text is an empty list.
 */
export function parseList(text: string, name: string): readonly string[] {
  return checkItems(
    lines(text, name).flatMap((line) => splitCommas(line, name)),
    name,
  );
}

/** The same from a flag that may be given several times. */
export function parseLists(texts: readonly string[], name: string): readonly string[] {
  return checkItems(
    texts.flatMap((text) => parseList(text, name)),
    name,
  );
}

/** Items by newline only, for values that may hold commas. */
export function parseLines(text: string, name: string): readonly string[] {
  return checkItems(lines(text, name), name);
}

function lines(text: string, name: string): string[] {
  const items = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (items.length === 0 && text.trim() !== '') {
    throw new TrustError('E_INPUT', `${name}: the list is empty, it holds nothing but comments`);
  }
  return items;
}

function splitCommas(line: string, name: string): string[] {
  const items = line
    .replace(/,$/, '')
    .split(',')
    .map((item) => item.trim());
  if (items.includes('')) throw new TrustError('E_INPUT', `${name}: an item is empty in "${line}"`);
  return items;
}

/** Bounded, and nothing twice. */
export function checkItems(items: readonly string[], name: string): readonly string[] {
  if (items.length > limits.listItems) {
    throw new TrustError('E_INPUT', `${name}: ${limits.listItems} items at most`);
  }
  const seen = new Set<string>();
  const twice = items.find((item) => seen.size === seen.add(item).size);
  if (twice !== undefined) throw new TrustError('E_INPUT', `${name}: "${twice}" is there twice`);
  return items;
}

/** One of a few words, exactly; a typo must never disable a check (threat 126). */
export function parseChoice<const T extends string>(
  text: string,
  choices: readonly T[],
  name: string,
): T {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new TrustError('E_INPUT', `${name}: "${text}" is not one of ${choices.join(', ')}`);
}

/** Counts above zero, in seconds or pieces. */
export function parseCount(text: string, name: string): number {
  if (/^[1-9][0-9]{0,8}$/.test(text)) return Number(text);
  throw new TrustError('E_INPUT', `${name}: "${text}" is not a whole number above 0`);
}

/** Registries as they stand in references, `localhost:5000`; a URL here would silently match nothing. */
export function hostList(items: readonly string[], name: string): readonly string[] {
  for (const item of items) {
    const { registry } = about(name, () => parseRepository(`${item}/a/b`), 'E_INPUT');
    if (registry !== item.toLowerCase()) {
      throw new TrustError('E_INPUT', `${name}: "${item}" is not a host with an optional port`);
    }
  }
  return items;
}
