/** Types of lists, as users write them in flags, inputs and fields of the library (threats 125 to 127). */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Type } from './option.ts';
import { parseRecords } from './records.ts';
import type { WordType } from './types.ts';

/**
 * Items by comma or line. Blank lines and lines that begin with `#` are left out. An empty item between commas, a
 * duplicate, and a text with only comments are E_INPUT: each would check less than it seems to.
 */
export function listOf<Value>(item: WordType<Value>): Type<readonly Value[]> {
  return {
    placeholder: item.placeholder,
    repeatable: true,
    libraryType: listType(item),
    inputFormat: 'list by comma or line',
    fromFlags: (words, name) =>
      readItems(
        words.flatMap((word) => splitItems(word, name)),
        name,
        item,
      ),
    fromInput: (text, name) => readItems(splitItems(text, name), name, item),
    fromLibrary(value, name) {
      const words = libraryList(value, name);
      const at = words.findIndex((word) => /[,\r\n]/.test(word) || word.trim() !== word);
      if (at < 0) return readItems(words, name, item);
      const message = `${name}: item ${at + 1} contains a comma, a line break, or white space around it`;
      throw new TrustError('E_INPUT', message);
    },
  };
}

/** A list whose items are arguments of the command line, one each. */
export function argumentsOf<Value>(item: WordType<Value>): Type<readonly Value[]> {
  return { ...listOf(item), fromFlags: (words, name) => readItems(words, name, item) };
}

/** Items that may contain commas: one for each flag, one a line. Otherwise as `listOf`. */
export function linesOf<Value>(item: WordType<Value>): Type<readonly Value[]> {
  return {
    placeholder: item.placeholder,
    repeatable: true,
    libraryType: `${item.libraryType} | ${listType(item)}`,
    inputFormat: 'one per line',
    fromFlags: (words, name) => readItems(words, name, item),
    fromInput: (text, name) => readItems(splitLines(text, name), name, item),
    fromLibrary(value, name) {
      const words = typeof value === 'string' ? [value] : libraryList(value, name);
      if (words.every((word) => /^\S(?:[^\r\n]*\S)?$/.test(word)))
        return readItems(words, name, item);
      const message = `${name}: an item is empty, contains a line break, or has white space around it`;
      throw new TrustError('E_INPUT', message);
    },
  };
}

/** Items that may contain commas: one for each flag, or as docker/build-push-action reads newline lists. */
export function recordsOf<Value>(item: WordType<Value>): Type<readonly Value[]> {
  const bounded = (words: readonly string[], name: string) => {
    assertBounded(words, name);
    return words.map((word) => item.fromInput(word, name));
  };
  return {
    placeholder: item.placeholder,
    repeatable: true,
    libraryType: listType(item),
    inputFormat: 'one per line',
    fromFlags: bounded,
    fromInput: (text, name) => bounded(parseRecords(text, name), name),
    fromLibrary: (value, name) => bounded(libraryList(value, name), name),
  };
}

function listType({ libraryType }: WordType<unknown>): string {
  return libraryType.includes('|') ? `readonly (${libraryType})[]` : `readonly ${libraryType}[]`;
}

function readItems<Value>(words: readonly string[], name: string, item: WordType<Value>) {
  return checkItems(words, name).map((word) => item.fromInput(word, name));
}

function splitItems(text: string, name: string): readonly string[] {
  return splitLines(text, name).flatMap((line) => splitCommas(line, name));
}

/** The lines of an input. Throws E_INPUT when none is left. */
export function splitLines(text: string, name: string): readonly string[] {
  const items = linesIn(text);
  if (items.length > 0) return items;
  throw new TrustError('E_INPUT', `${name}: the list is empty, it contains only comments`);
}

/** Without blank lines and comments. */
export function linesIn(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function splitCommas(line: string, name: string): string[] {
  const items = line
    .replace(/,$/, '')
    .split(',')
    .map((item) => item.trim());
  if (items.includes('')) throw new TrustError('E_INPUT', `${name}: an item is empty in "${line}"`);
  return items;
}

/** Bounded, and without duplicates. */
export function checkItems(items: readonly string[], name: string): readonly string[] {
  assertBounded(items, name);
  const seen = new Set<string>();
  const twice = items.find((item) => seen.size === seen.add(item).size);
  if (twice !== undefined) throw new TrustError('E_INPUT', `${name}: "${twice}" is a duplicate`);
  return items;
}

function assertBounded(items: readonly unknown[], name: string): void {
  if (items.length <= limits.listItems) return;
  throw new TrustError('E_INPUT', `${name}: ${limits.listItems} items at most`);
}

export function libraryList(value: unknown, name: string): readonly string[] {
  if (!Array.isArray(value)) throw new TrustError('E_INPUT', `${name}: it is not a list`);
  if (value.length === 0) throw new TrustError('E_INPUT', `${name}: the list is empty`);
  const odd = value.findIndex((item) => typeof item !== 'string' || item.trim() === '');
  if (odd < 0) return value;
  throw new TrustError('E_INPUT', `${name}: item ${odd + 1} is empty, or not a string`);
}
