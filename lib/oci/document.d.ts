/**
 * JSON documents of ours, declared once: from one declaration come the TypeScript type (`Infer`), the strict
 * reader (`read`) and the published JSON Schema (scripts/generate/). The comment above a field is its
 * description in all of them.
 *
 * Unlike shape.ts, which reads what other programs write, an optional field is absent and never null.
 */
import type { Digest } from './digest.js';
import * as shape from './shape.js';
/** What a document, or a value in it, looks like. */
export interface Declared<T> {
    readonly read: shape.Shape<T>;
    readonly schema: Schema;
}
/** JSON Schema, draft 2020-12; inner values are declarations. */
interface Schema {
    readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
    readonly const?: Constant;
    readonly enum?: readonly Constant[];
    readonly pattern?: string;
    readonly format?: 'date' | 'date-time';
    readonly minimum?: number;
    readonly items?: Declared<unknown>;
    readonly properties?: Readonly<Record<string, Declared<unknown>>>;
    readonly required?: readonly string[];
    readonly additionalProperties?: false | Declared<unknown>;
    readonly oneOf?: readonly Declared<unknown>[];
}
type Constant = string | number | boolean;
/** A field that may be absent. */
export interface Optional<T> {
    readonly optional: Declared<T>;
}
type Fields = Readonly<Record<string, Declared<unknown> | Optional<unknown>>>;
type OptionalName<F> = {
    [K in keyof F]: F[K] extends Optional<unknown> ? K : never;
}[keyof F];
type Value<D> = D extends Declared<infer T> | Optional<infer T> ? T : never;
type Flat<T> = {
    [K in keyof T]: T[K];
} & {};
/** The type of what is declared. */
export type Infer<D extends Declared<unknown>> = Value<D>;
/** Declares an object. Its fields are kept in the type, so that their comments reach its users. */
export interface ObjectOf<F extends Fields> extends Declared<Flat<{
    readonly [K in Exclude<keyof F, OptionalName<F>>]: Value<F[K]>;
} & {
    readonly [K in OptionalName<F>]?: Value<F[K]>;
}>> {
    readonly fields: F;
}
/** An object with these fields and no others; `shared` are fields that several objects have. */
export declare function object<const F extends Fields>(fields: F): ObjectOf<F>;
export declare function object<const S extends Fields, const F extends Fields>(shared: S, fields: F): ObjectOf<S & F>;
export declare function optional<T>(declared: Declared<T>): Optional<T>;
export declare function list<T>(items: Declared<T>): Declared<readonly T[]>;
/** An object with any names, each of which has such a value. */
export declare function map<T>(values: Declared<T>): Declared<Readonly<Record<string, T>>>;
/** One of these values. */
export declare function oneOf<const T extends Constant>(...values: readonly T[]): Declared<T>;
/** One of the values of a list or table, or of `more`. */
export declare function among<const T extends Constant>(all: readonly T[] | Readonly<Record<string, T>>, more?: readonly T[]): Declared<T>;
/** One of several kinds of objects; each has another constant in the field `tag`. */
export declare function union<K extends string, const D extends readonly ObjectOf<Kind<K>>[]>(tag: K, ...kinds: D): Declared<Infer<D[number]>>;
type Kind<K extends string> = Fields & Readonly<Record<K, Declared<string>>>;
/** The same, with a condition that a schema cannot express. */
export declare function where<T, D extends Declared<T>>(declared: D & Declared<T>, holds: (value: T) => boolean, why: string): D;
/** Text of this form; `why` says in an error what other text is not. */
export declare function matching(form: RegExp, why: string): Declared<string>;
export declare const text: Declared<string>;
export declare const boolean: Declared<boolean>;
export declare const count: Declared<number>;
/** A count from 1 on. */
export declare const ordinal: Declared<number>;
/** A number from 0 on, of seconds. */
export declare const seconds: Declared<number>;
/** A time in UTC, as Date.toISOString() writes it; fractions of a second may be absent. */
export declare const time: Declared<string>;
export declare const day: Declared<string>;
/** Content digest: the algorithm and lower-case hex. */
export declare const digest: Declared<Digest>;
/** SHA-256 in lower-case hex. */
export declare const sha256: Declared<string>;
/** Stable code of a class of failure, described in docs/codes.md. */
export declare const errorCode: Declared<"E_ATTESTATION" | "E_AUTH" | "E_BUILD" | "E_CERT" | "E_CLAIM" | "E_CONFLICT" | "E_COVER" | "E_DIGEST" | "E_DRIFT" | "E_FORMAT" | "E_IDENTITY" | "E_IMMUTABLE" | "E_INPUT" | "E_KEY" | "E_LIMIT" | "E_MANIFEST" | "E_NET" | "E_NOSIG" | "E_NOTFOUND" | "E_RATE" | "E_REF" | "E_ROLLBACK" | "E_SIG" | "E_TIME" | "E_TLOG" | "E_TRUST" | "E_UNSUPPORTED">;
export {};
