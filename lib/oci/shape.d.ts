/**
 * Declares the form of JSON documents, and parses them strictly.
 *
 * A shape returns the typed value or throws SyntaxError, which names the field. Unknown fields are errors,
 * as in Go's protobuf parser (cosign-formats.md §3.3): otherwise two programs could read the same document
 * differently (threats 37, 66).
 */
import { type Digest } from './digest.js';
import { type JsonObject, type JsonValue } from './json.js';
export type Shape<T> = (value: JsonValue | undefined, at: string) => T;
/** The type of the values that a shape returns. */
export type Read<S> = S extends Shape<infer T> ? T : never;
/** Parses strict JSON with this shape. `name` is the document's name in messages; for `values` see parseJson(). */
export declare function readJson<T>(shape: Shape<T>, bytes: Uint8Array, name: string, values?: number): T;
export declare function object<F extends Record<string, Shape<unknown>>>(fields: F): Shape<{
    readonly [K in keyof F]: Read<F[K]>;
}>;
export declare const boolean: Shape<boolean>;
export declare function list<T>(shape: Shape<T>): Shape<T[]>;
/** An object with any keys, as a Map because the keys are untrusted (threat 38). */
export declare function map<T>(shape: Shape<T>): Shape<ReadonlyMap<string, T>>;
/** A field that may be absent or null; protobuf JSON uses both for an unset field. */
export declare function optional<T>(shape: Shape<T>): Shape<T | undefined>;
/** A list that may be absent; protobuf JSON omits empty lists. */
export declare function repeated<T>(shape: Shape<T>): Shape<T[]>;
export declare function oneOf<const T extends string>(...texts: readonly T[]): Shape<T>;
export declare const text: Shape<string>;
/** SHA-256 as 64 lower-case hex digits. */
export declare const sha256Hex: Shape<string>;
/** A JSON number: an integer from 0 to 2^53 - 1. */
export declare const count: Shape<number>;
/** protobuf's int64: a non-negative integer in decimal text. The library would round it beyond 2^53 (threat 39). */
export declare const int64: Shape<string>;
/** Like int64, but may be absent; protobuf JSON omits zero. */
export declare const int64OrZero: Shape<string>;
export declare const digest: Shape<Digest>;
export declare const anything: Shape<JsonValue>;
export declare const anyObject: Shape<JsonObject>;
export declare function fail(at: string, why: string): never;
/** Quotes an untrusted value in a message: escaped and shortened. */
export declare function quote(value: unknown): string;
