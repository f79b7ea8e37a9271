/**
 * Finds the members of a JSON object in its bytes: each value as the bytes that it was written in.
 *
 * Documents such as an SBOM have tens of megabytes and millions of values. This reader checks their syntax
 * (RFC 8259) without building any value, so it needs no memory, and a value can be copied byte for byte.
 */

import { isUtf8 } from 'node:buffer';
import { limits } from '../limits.ts';
import { parseJson } from './json.ts';

/**
 * Throws SyntaxError for anything but one object, and for a key that the object has twice. In nested
 * objects keys are not compared: parse a value with readers of json.ts before its fields are used.
 */
export function jsonMembers(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  if (!isUtf8(bytes)) throw new SyntaxError('not valid UTF-8');
  return new Scanner(bytes).document();
}

const code = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  openList: 0x5b,
  backslash: 0x5c,
  closeList: 0x5d,
  openObject: 0x7b,
  closeObject: 0x7d,
} as const;

/** No writer needs more characters; Go writes 24 for a float64. */
const longestNumber = 1024;
const scalar = /^(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)$/;
const escapeSequence = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/;

class Scanner {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  document(): ReadonlyMap<string, Uint8Array> {
    const members = new Map<string, Uint8Array>();
    this.#skipSpace();
    if (this.#bytes[this.#at] !== code.openObject) this.#fail('an object is expected');
    this.#object(limits.jsonDepth, (key, value) => {
      const name = parseJson(key) as string;
      if (members.has(name)) this.#fail(`duplicate key ${JSON.stringify(name.slice(0, 64))}`);
      members.set(name, value);
    });
    this.#skipSpace();
    if (this.#at < this.#bytes.length) this.#fail('there is text after the document');
    return members;
  }

  #value(depth: number): void {
    this.#skipSpace();
    const byte = this.#bytes[this.#at];
    if (byte === code.openObject) this.#object(depth);
    else if (byte === code.openList) this.#list(depth);
    else if (byte === code.quote) this.#string();
    else this.#scalar();
  }

  #object(depth: number, onMember?: (key: Uint8Array, value: Uint8Array) => void): void {
    if (depth === 0) this.#fail(`nested deeper than ${limits.jsonDepth}`);
    this.#at += 1;
    if (this.#next(code.closeObject)) return;
    do {
      this.#skipSpace();
      const start = this.#at;
      this.#string();
      const end = this.#at;
      if (!this.#next(code.colon)) this.#fail('a colon is missing');
      this.#skipSpace();
      const valueStart = this.#at;
      this.#value(depth - 1);
      onMember?.(this.#bytes.subarray(start, end), this.#bytes.subarray(valueStart, this.#at));
    } while (this.#next(code.comma));
    if (!this.#next(code.closeObject)) this.#fail('an object does not end');
  }

  #list(depth: number): void {
    if (depth === 0) this.#fail(`nested deeper than ${limits.jsonDepth}`);
    this.#at += 1;
    if (this.#next(code.closeList)) return;
    do this.#value(depth - 1);
    while (this.#next(code.comma));
    if (!this.#next(code.closeList)) this.#fail('an array does not end');
  }

  #string(): void {
    if (this.#bytes[this.#at] !== code.quote) this.#fail('a string is missing');
    for (this.#at += 1; ; this.#at += 1) {
      const byte = this.#bytes[this.#at] ?? 0;
      if (byte === code.quote) break;
      if (byte < 0x20) this.#fail('a string does not end');
      if (byte === code.backslash) {
        const [found] = escapeSequence.exec(this.#ascii(this.#at + 6)) ?? [];
        if (found === undefined) this.#fail('a string has an invalid escape');
        else this.#at += found.length - 1;
      }
    }
    this.#at += 1;
  }

  #scalar(): void {
    let end = this.#at;
    while (end - this.#at < longestNumber && isScalarByte(this.#bytes[end])) end += 1;
    if (!scalar.test(this.#ascii(end))) this.#fail('a value is expected');
    this.#at = end;
  }

  #ascii(end: number): string {
    return this.#bytes.toString('latin1', this.#at, end);
  }

  #next(byte: number): boolean {
    this.#skipSpace();
    if (this.#bytes[this.#at] !== byte) return false;
    this.#at += 1;
    return true;
  }

  #skipSpace(): void {
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return;
      this.#at += 1;
    }
  }

  #fail(why: string): never {
    throw new SyntaxError(`${why} (at byte ${this.#at})`);
  }
}

/** Letters, digits, plus, minus and point. */
function isScalarByte(byte = 0): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e ||
    byte === 0x45
  );
}
