/**
 * Declares the form of JSON documents, and parses them strictly.
 *
 * A shape returns the typed value or throws SyntaxError, which names the field. Unknown fields are errors,
 * as in Go's protobuf parser (cosign-formats.md §3.3): otherwise two programs could read the same document
 * differently (threats 37, 66).
 */

import { type Digest, parseDigest } from './digest.ts';
import { isObject, type JsonObject, type JsonValue, parseJson } from './json.ts';

export type Shape<T> = (value: JsonValue | undefined, at: string) => T;
/** The type of the values that a shape returns. */
export type Read<S> = S extends Shape<infer T> ? T : never;

/** Parses strict JSON with this shape. `name` is the document's name in messages; for `values` see parseJson(). */
export function readJson<T>(shape: Shape<T>, bytes: Uint8Array, name: string, values?: number): T {
  try {
    return shape(parseJson(bytes, values), name);
  } catch (error) {
    if (!(error instanceof SyntaxError) || error.message.startsWith(name)) throw error;
    throw new SyntaxError(`${name} is not strict JSON: ${error.message}`);
  }
}

export function object<F extends Record<string, Shape<unknown>>>(
  fields: F,
): Shape<{ readonly [K in keyof F]: Read<F[K]> }> {
  const shapes = Object.entries(fields);
  const known = new Set(Object.keys(fields));
  return (value, at) => {
    const source = anyObject(value, at);
    for (const key of Object.keys(source)) {
      if (!known.has(key)) fail(at, `has the unknown field ${quote(key)}`);
    }
    const result = shapes.map(([key, shape]) => [key, shape(source[key], `${at}.${key}`)]);
    return Object.fromEntries(result) as { readonly [K in keyof F]: Read<F[K]> };
  };
}

export const boolean: Shape<boolean> = (value, at) =>
  typeof value === 'boolean' ? value : fail(at, 'is neither true nor false');

export function list<T>(shape: Shape<T>): Shape<T[]> {
  return (value, at) =>
    Array.isArray(value)
      ? value.map((item: JsonValue, index) => shape(item, `${at}[${index}]`))
      : fail(at, value === undefined ? 'is missing' : 'is not a list');
}

/** An object with any keys, as a Map because the keys are untrusted (threat 38). */
export function map<T>(shape: Shape<T>): Shape<ReadonlyMap<string, T>> {
  return (value, at) =>
    new Map(
      Object.entries(anyObject(value, at)).map(([key, item]) => [
        key,
        shape(item, `${at}.${key.slice(0, 64)}`),
      ]),
    );
}

/** A field that may be absent or null; protobuf JSON uses both for an unset field. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, at) => (value === undefined || value === null ? undefined : shape(value, at));
}

/** A list that may be absent; protobuf JSON omits empty lists. */
export function repeated<T>(shape: Shape<T>): Shape<T[]> {
  const items = optional(list(shape));
  return (value, at) => items(value, at) ?? [];
}

export function oneOf<const T extends string>(...texts: readonly T[]): Shape<T> {
  return (value, at) => {
    const found = texts.find((text) => text === value);
    if (found !== undefined) return found;
    const allowed = texts.map((text) => JSON.stringify(text)).join(' or ');
    return fail(at, value === undefined ? 'is missing' : `is ${quote(value)}, not ${allowed}`);
  };
}

export const text: Shape<string> = (value, at) =>
  typeof value === 'string' ? value : fail(at, value === undefined ? 'is missing' : 'is not text');

/**
 * Bytes in strict base64; must not be empty.
 *
 * @internal
 */
export const base64: Shape<Buffer> = (value, at) => {
  const encoded = text(value, at);
  if (encoded === '') fail(at, 'is empty');
  try {
    return decodeBase64(encoded);
  } catch {
    return fail(at, 'is not standard base64');
  }
};

/** SHA-256 as 64 lower-case hex digits. */
export const sha256Hex: Shape<string> = (value, at) => {
  const hex = text(value, at);
  return /^[0-9a-f]{64}$/.test(hex) ? hex : fail(at, 'is not a SHA-256 in lower-case hex');
};

/** A JSON number: an integer from 0 to 2^53 - 1. */
export const count: Shape<number> = (value, at) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0)
    ? value
    : fail(at, value === undefined ? 'is missing' : 'is not a non-negative integer');

/** protobuf's int64: a non-negative integer in decimal text. The library would round it beyond 2^53 (threat 39). */
export const int64: Shape<string> = (value, at) => {
  const digits = text(value, at);
  return /^(?:0|[1-9][0-9]{0,15})$/.test(digits) && Number.isSafeInteger(Number(digits))
    ? digits
    : fail(at, 'is not a non-negative integer in decimal text');
};

const optionalInt64 = optional(int64);

/** Like int64, but may be absent; protobuf JSON omits zero. */
export const int64OrZero: Shape<string> = (value, at) => optionalInt64(value, at) ?? '0';

export const digest: Shape<Digest> = (value, at) => {
  try {
    return parseDigest(text(value, at));
  } catch {
    return fail(at, 'is not a digest');
  }
};

export const anything: Shape<JsonValue> = (value, at) => value ?? missing(value, at);

export const anyObject: Shape<JsonObject> = (value, at) =>
  isObject(value) ? value : fail(at, value === undefined ? 'is missing' : 'is not an object');

function missing(value: JsonValue | undefined, at: string): JsonValue {
  return value === null ? null : fail(at, 'is missing');
}

export function fail(at: string, why: string): never {
  throw new SyntaxError(`${at} ${why}`);
}

/** Quotes an untrusted value in a message: escaped and shortened. */
export function quote(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length <= 100 ? json : `${json.slice(0, 100)}…`;
}

/**
 * Decodes base64 with the standard alphabet and padding (RFC 4648 §4). Throws SyntaxError for anything
 * else. Node's decoder skips unknown characters, so many texts would decode to one signature (threat 67).
 *
 * @internal
 */
export function decodeBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new SyntaxError('not standard base64');
  return bytes;
}
