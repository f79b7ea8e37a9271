/**
 * Shapes: the form a JSON document must have, written down once and read like the specification.
 *
 * A shape returns the typed value or throws SyntaxError naming the field. Unknown fields are errors:
 * Go's protobuf reader refuses them too (cosign-formats.md §3.3), and a field that one reader ignores
 * and another heeds is how two programs come to see two documents (threats 37, 66).
 */
import { type Digest } from './digest.ts';
import { type JsonObject, type JsonValue } from './json.ts';
export type Shape<T> = (value: JsonValue | undefined, at: string) => T;
/** What a shape reads. */
export type Read<S> = S extends Shape<infer T> ? T : never;
/** Parses strict JSON of that shape; `name` is what messages call the document. `values`: see parseJson(). */
export declare function readJson<T>(shape: Shape<T>, bytes: Uint8Array, name: string, values?: number): T;
export declare function object<F extends Record<string, Shape<unknown>>>(fields: F): Shape<{
    readonly [K in keyof F]: Read<F[K]>;
}>;
export declare const boolean: Shape<boolean>;
export declare function list<T>(shape: Shape<T>): Shape<T[]>;
/** An object with any keys; a Map, because the keys are somebody else's (threat 38). */
export declare function map<T>(shape: Shape<T>): Shape<ReadonlyMap<string, T>>;
/** protobuf's JSON leaves an unset field out or writes null; every reader takes both for the same. */
export declare function optional<T>(shape: Shape<T>): Shape<T | undefined>;
/** A list, which protobuf's JSON leaves out when it is empty. */
export declare function repeated<T>(shape: Shape<T>): Shape<T[]>;
/** Exactly one of these texts. */
export declare function oneOf<const T extends string>(...texts: readonly T[]): Shape<T>;
export declare const text: Shape<string>;
/** Bytes as strict base64; empty ones are never meant. */
export declare const base64: Shape<Buffer>;
/** SHA-256 as 64 lower-case hex digits. */
export declare const sha256Hex: Shape<string>;
/** A JSON number that counts: an integer from 0 to 2^53 - 1. */
export declare const count: Shape<number>;
/** protobuf's int64: a count in decimal text. Beyond 2^53 the library would round it (threat 39). */
export declare const int64: Shape<string>;
/** The same, which protobuf's JSON leaves out when it is zero. */
export declare const int64OrZero: Shape<string>;
export declare const digest: Shape<Digest>;
export declare const anything: Shape<JsonValue>;
export declare const anyObject: Shape<JsonObject>;
export declare function fail(at: string, why: string): never;
/** Somebody else's value in a message of ours: escaped and short. */
export declare function quote(value: unknown): string;
