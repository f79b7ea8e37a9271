/**
 * A strict JSON parser for untrusted bytes (RFC 8259, with the restrictions of I-JSON, RFC 7493).
 *
 * JSON.parse keeps the last of two equal keys where other parsers keep the first, accepts `__proto__`, and
 * replaces invalid UTF-8. Two programs could then read different documents from the same signed bytes
 * (threats 36 to 39), so these are errors here.
 */

import { limits } from '../limits.ts';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
/** Has no prototype, so that no key can clash with properties of Object. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/**
 * Parses UTF-8 JSON. Throws SyntaxError for malformed or ambiguous input, and for more than `values`
 * values: their number, not that of the bytes, decides how much time and memory parsing takes.
 */
export function parseJson(bytes: Uint8Array, values: number = limits.jsonValues): JsonValue {
  return read(bytes, values, 'refused');
}

/**
 * Like parseJson(), but a number that JavaScript would round is no error. It is not a `number` in the
 * result, and JSON.stringify writes it back unchanged. For documents that are only partly read.
 */
export function parseDocument(bytes: Uint8Array, values: number = limits.jsonValues): JsonValue {
  return read(bytes, values, 'kept');
}

/** Like parseDocument(); undefined for anything but an object. The error is dropped, because it quotes the text. */
export function readObject(bytes: Uint8Array): JsonObject | undefined {
  try {
    const value = parseDocument(bytes);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

type LargeNumberPolicy = 'refused' | 'kept';

declare global {
  interface JSON {
    /** ECMAScript's "JSON.parse source text access", in Node since version 21 */
    rawJSON(text: string): JsonObject;
    isRawJSON(value: unknown): boolean;
  }
}

function read(bytes: Uint8Array, values: number, largeNumbers: LargeNumberPolicy): JsonValue {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SyntaxError('not valid UTF-8');
  }
  return new Reader(text, values, largeNumbers).document();
}

const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
// Matches up to the closing quote. JSON.parse checks the escapes. Only escapes take space on the engine's stack.
const string = /"[^"\\\u0000-\u001f]*(?:\\.[^"\\\u0000-\u001f]*)*"/y;

class Reader {
  readonly #text: string;
  readonly #values: number;
  readonly #largeNumbers: LargeNumberPolicy;
  #at = 0;
  #parsed = 0;

  constructor(text: string, values: number, largeNumbers: LargeNumberPolicy) {
    this.#text = text;
    this.#values = values;
    this.#largeNumbers = largeNumbers;
  }

  document(): JsonValue {
    const value = this.#value(limits.jsonDepth);
    this.#skip();
    if (this.#at < this.#text.length) this.#fail('there is text after the document');
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
    if (raw === undefined) return this.#fail('a string is missing or does not end');
    let value: string;
    try {
      value = JSON.parse(raw) as string;
    } catch {
      return this.#fail('a string has an invalid escape');
    }
    if (!value.isWellFormed()) this.#fail('a string has a lone surrogate');
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
    this.#parsed += 1;
    if (this.#parsed > this.#values) this.#fail(`more than ${this.#values} values`);
  }

  /** Skips white space. Not a regular expression, because this is called for every token. */
  #skip(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) return;
      this.#at += 1;
    }
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    try {
      const found = pattern.exec(this.#text)?.[0];
      this.#at += found?.length ?? 0;
      return found;
    } catch {
      return this.#fail('a string has too many escapes');
    }
  }

  #fail(why: string): never {
    throw new SyntaxError(`${why} (at character ${this.#at})`);
  }
}

/** Text that is not empty: Go's writers leave "" behind for absent text. */
export function nonEmptyText(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The entries of an object that are text, in a map without a prototype. */
export function textEntries(value: JsonValue | undefined): Readonly<Record<string, string>> {
  const texts: Record<string, string> = Object.create(null);
  for (const [key, text] of Object.entries(isObject(value) ? value : {})) {
    if (typeof text === 'string') texts[key] = text;
  }
  return texts;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !JSON.isRawJSON(value);
}
