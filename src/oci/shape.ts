/**
 * Shapes: the form a JSON document must have, written down once and read like the specification.
 *
 * A shape returns the typed value or throws SyntaxError naming the field. Unknown fields are errors:
 * Go's protobuf reader refuses them too (cosign-formats.md §3.3), and a field that one reader ignores
 * and another heeds is how two programs come to see two documents (threats 37, 66).
 */

import { decodeBase64 } from './base64.ts';
import { type Digest, parseDigest } from './digest.ts';
import { isObject, type JsonObject, type JsonValue, parseJson } from './json.ts';

export type Shape<T> = (value: JsonValue | undefined, at: string) => T;
/** What a shape reads. */
export type Read<S> = S extends Shape<infer T> ? T : never;

/** Parses strict JSON of that shape; `name` is what messages call the document. `values`: see parseJson(). */
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

/** An object with any keys; a Map, because the keys are somebody else's (threat 38). */
export function map<T>(shape: Shape<T>): Shape<ReadonlyMap<string, T>> {
  return (value, at) =>
    new Map(
      Object.entries(anyObject(value, at)).map(([key, item]) => [
        key,
        shape(item, `${at}.${key.slice(0, 64)}`),
      ]),
    );
}

/** protobuf's JSON leaves an unset field out or writes null; every reader takes both for the same. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, at) => (value === undefined || value === null ? undefined : shape(value, at));
}

/** A list, which protobuf's JSON leaves out when it is empty. */
export function repeated<T>(shape: Shape<T>): Shape<T[]> {
  const items = optional(list(shape));
  return (value, at) => items(value, at) ?? [];
}

/** Exactly one of these texts. */
export function oneOf<const T extends string>(...texts: readonly T[]): Shape<T> {
  return (value, at) => {
    const found = texts.find((text) => text === value);
    if (found !== undefined) return found;
    const wanted = texts.map((text) => JSON.stringify(text)).join(' or ');
    return fail(at, value === undefined ? 'is missing' : `is ${quote(value)} and not ${wanted}`);
  };
}

export const text: Shape<string> = (value, at) =>
  typeof value === 'string' ? value : fail(at, value === undefined ? 'is missing' : 'is not text');

/** Bytes as strict base64; empty ones are never meant. */
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

/** A JSON number that counts: an integer from 0 to 2^53 - 1. */
export const count: Shape<number> = (value, at) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0)
    ? value
    : fail(at, value === undefined ? 'is missing' : 'is not a count');

/** protobuf's int64: a count in decimal text. Beyond 2^53 the library would round it (threat 39). */
export const int64: Shape<string> = (value, at) => {
  const digits = text(value, at);
  return /^(?:0|[1-9][0-9]{0,15})$/.test(digits) && Number.isSafeInteger(Number(digits))
    ? digits
    : fail(at, 'is not a count in decimal text');
};

const optionalInt64 = optional(int64);

/** The same, which protobuf's JSON leaves out when it is zero. */
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

/** Somebody else's value in a message of ours: escaped and short. */
export function quote(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length <= 100 ? json : `${json.slice(0, 100)}…`;
}
