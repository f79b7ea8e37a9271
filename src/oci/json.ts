/**
 * A strict JSON reader for bytes that others wrote (RFC 8259, with RFC 7493's "I-JSON" restrictions).
 *
 * JSON.parse keeps the last of two equal keys where other readers keep the first, lets `__proto__`
 * through and replaces broken UTF-8. Two programs could then read two different documents from the
 * same signed bytes (threats 36 to 39), so each of these is an error here.
 */

import { limits } from '../limits.ts';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
/** Without a prototype: no key can reach Object's own. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/**
 * Parses UTF-8 JSON; throws SyntaxError for anything that is malformed or could be read in two ways, and
 * for more `values` than any document here has: it is they that cost time and memory, and not bytes.
 */
export function parseJson(bytes: Uint8Array, values: number = limits.jsonValues): JsonValue {
  return read(bytes, values, 'refused');
}

/**
 * By the same rules but one, for documents of which only some fields are read: a number that JavaScript
 * would round is no error. Whoever reads that field finds no number in it, and JSON.stringify writes it
 * back digit by digit.
 */
export function parseDocument(bytes: Uint8Array): JsonValue {
  return read(bytes, limits.jsonValues, 'kept');
}

/** As parseDocument; undefined for anything but an object. The reason is dropped: it quotes the text. */
export function readObject(bytes: Uint8Array): JsonObject | undefined {
  try {
    const value = parseDocument(bytes);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

type LargeNumbers = 'refused' | 'kept';

declare global {
  interface JSON {
    /** ECMAScript's "JSON.parse source text access"; Node has it from version 21 on */
    rawJSON(text: string): JsonObject;
    isRawJSON(value: unknown): boolean;
  }
}

function read(bytes: Uint8Array, values: number, largeNumbers: LargeNumbers): JsonValue {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SyntaxError('not valid UTF-8');
  }
  return new Reader(text, values, largeNumbers).document();
}

const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
// Runs up to the closing quote; an escape is always two characters here, \uXXXX is checked by JSON.parse.
const string = /"(?:[^"\\\u0000-\u001f]|\\.)*"/y;

class Reader {
  readonly #text: string;
  readonly #values: number;
  readonly #largeNumbers: LargeNumbers;
  #at = 0;
  #seen = 0;

  constructor(text: string, values: number, largeNumbers: LargeNumbers) {
    this.#text = text;
    this.#values = values;
    this.#largeNumbers = largeNumbers;
  }

  document(): JsonValue {
    const value = this.#value(limits.jsonDepth);
    this.#skip();
    if (this.#at < this.#text.length) this.#fail('something follows the document');
    return value;
  }

  #value(depth: number): JsonValue {
    this.#count();
    this.#skip();
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(this.#deeper(depth));
      case '[':
        return this.#array(this.#deeper(depth));
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  #object(depth: number): JsonObject {
    const object: { [key: string]: JsonValue } = Object.create(null);
    this.#at += 1;
    if (this.#next('}')) return object;
    do {
      this.#count();
      this.#skip();
      const key = this.#string();
      if (key === '__proto__') this.#fail('the key __proto__ is not allowed');
      if (key in object) this.#fail(`duplicate key ${JSON.stringify(key.slice(0, 64))}`);
      if (!this.#next(':')) this.#fail('a colon is missing');
      object[key] = this.#value(depth);
    } while (this.#next(','));
    if (!this.#next('}')) this.#fail('an object does not end');
    return object;
  }

  #array(depth: number): JsonValue[] {
    const array: JsonValue[] = [];
    this.#at += 1;
    if (this.#next(']')) return array;
    do array.push(this.#value(depth));
    while (this.#next(','));
    if (!this.#next(']')) this.#fail('an array does not end');
    return array;
  }

  #string(): string {
    const raw = this.#match(string);
    if (raw === undefined) return this.#fail('a string is expected or does not end');
    let value: string;
    try {
      value = JSON.parse(raw) as string;
    } catch {
      return this.#fail('a string holds a bad escape');
    }
    if (!value.isWellFormed()) this.#fail('a string holds a lone surrogate');
    return value;
  }

  #number(): JsonValue {
    const raw = this.#match(number);
    if (raw === undefined) return this.#fail('a value is expected');
    const value = Number(raw);
    const isExact = Math.abs(value) <= Number.MAX_SAFE_INTEGER;
    if (!isExact && this.#largeNumbers === 'kept') return JSON.rawJSON(raw);
    if (!Number.isFinite(value)) this.#fail('a number is out of range');
    if (!isExact) this.#fail('a number is beyond 2^53');
    return value;
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) this.#fail('a value is expected');
    this.#at += word.length;
    return value;
  }

  #deeper(depth: number): number {
    if (depth === 0) this.#fail(`nested deeper than ${limits.jsonDepth}`);
    return depth - 1;
  }

  #next(character: string): boolean {
    this.#skip();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #count(): void {
    this.#seen += 1;
    if (this.#seen > this.#values) this.#fail(`more than ${this.#values} values`);
  }

  /** Space, tab and line ends; by hand, because it comes before everything. */
  #skip(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) return;
      this.#at += 1;
    }
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #fail(why: string): never {
    throw new SyntaxError(`${why} (at character ${this.#at})`);
  }
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !JSON.isRawJSON(value);
}
