/**
 * JSON documents of ours, declared once: from one declaration come the TypeScript type (`Infer`), the strict
 * reader (`read`) and the published JSON Schema (scripts/generate/). The comment above a field is its
 * description in all of them.
 *
 * Unlike shape.ts, which reads what other programs write, an optional field is absent and never null.
 */

import { errorCodes } from '../error.ts';
import type { Digest } from './digest.ts';
import type { JsonValue } from './json.ts';
import * as shape from './shape.ts';

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
type OptionalName<F> = { [K in keyof F]: F[K] extends Optional<unknown> ? K : never }[keyof F];
type Value<D> = D extends Declared<infer T> | Optional<infer T> ? T : never;
type Flat<T> = { [K in keyof T]: T[K] } & {};

/** The type of what is declared. */
export type Infer<D extends Declared<unknown>> = Value<D>;

/** Declares an object. Its fields are kept in the type, so that their comments reach its users. */
export interface ObjectOf<F extends Fields>
  extends Declared<
    Flat<
      { readonly [K in Exclude<keyof F, OptionalName<F>>]: Value<F[K]> } & {
        readonly [K in OptionalName<F>]?: Value<F[K]>;
      }
    >
  > {
  readonly fields: F;
}

/** An object with these fields and no others; `shared` are fields that several objects have. */
export function object<const F extends Fields>(fields: F): ObjectOf<F>;
export function object<const S extends Fields, const F extends Fields>(
  shared: S,
  fields: F,
): ObjectOf<S & F>;
export function object(...parts: readonly Fields[]): ObjectOf<Fields> {
  const fields: Fields = Object.assign({}, ...parts);
  const all = Object.entries(fields);
  const isOptional = (field: Fields[string]) => 'optional' in field;
  const shapes = all.map(([name, field]) => [
    name,
    'optional' in field ? ifPresent(field.optional.read) : field.read,
  ]);
  const read = shape.object<Record<string, shape.Shape<unknown>>>(Object.fromEntries(shapes));
  return {
    fields,
    read: (value, at) => {
      const present = Object.entries(read(value, at)).filter(([, one]) => one !== undefined);
      return Object.fromEntries(present);
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      required: all.filter(([, field]) => !isOptional(field)).map(([name]) => name),
      properties: Object.fromEntries(
        all.map(([name, field]) => [name, 'optional' in field ? field.optional : field]),
      ),
    },
  };
}

export function optional<T>(declared: Declared<T>): Optional<T> {
  return { optional: declared };
}

function ifPresent<T>(read: shape.Shape<T>): shape.Shape<T | undefined> {
  return (value, at) => (value === undefined ? undefined : read(value, at));
}

export function list<T>(items: Declared<T>): Declared<readonly T[]> {
  return { read: shape.list(items.read), schema: { type: 'array', items } };
}

/** An object with any names, each of which has such a value. */
export function map<T>(values: Declared<T>): Declared<Readonly<Record<string, T>>> {
  const read = shape.map(values.read);
  return {
    read: (value, at) => Object.fromEntries(read(value, at)),
    schema: { type: 'object', additionalProperties: values },
  };
}

/** One of these values. */
export function oneOf<const T extends Constant>(...values: readonly T[]): Declared<T> {
  return among(values);
}

/** One of the values of a list or table, or of `more`. */
export function among<const T extends Constant>(
  all: readonly T[] | Readonly<Record<string, T>>,
  more: readonly T[] = [],
): Declared<T> {
  const values = [...Object.values(all), ...more];
  const wanted = values.map((one) => JSON.stringify(one)).join(' or ');
  return {
    read: (value, at) => {
      const found = values.find((one) => one === value);
      if (found !== undefined) return found;
      const why = value === undefined ? 'is missing' : `is ${shape.quote(value)} and not ${wanted}`;
      return shape.fail(at, why);
    },
    schema: values.length === 1 ? { const: values[0] as T } : { enum: values },
  };
}

/** One of several kinds of objects; each has another constant in the field `tag`. */
export function union<K extends string, const D extends readonly ObjectOf<Kind<K>>[]>(
  tag: K,
  ...kinds: D
): Declared<Infer<D[number]>> {
  return {
    read: (value, at) => {
      const found = shape.anyObject(value, at)[tag];
      const kind = kinds.find(({ fields }) => fields[tag].schema.const === found);
      if (kind === undefined) return shape.fail(`${at}.${tag}`, `is ${shape.quote(found)}`);
      return kind.read(value, at) as Infer<D[number]>;
    },
    schema: { oneOf: kinds },
  };
}

type Kind<K extends string> = Fields & Readonly<Record<K, Declared<string>>>;

/** The same, with a condition that a schema cannot express. */
export function where<T, D extends Declared<T>>(
  declared: D & Declared<T>,
  holds: (value: T) => boolean,
  why: string,
): D {
  return {
    ...declared,
    read: (value: JsonValue | undefined, at: string) => {
      const read = declared.read(value, at);
      return holds(read) ? read : shape.fail(at, why);
    },
  };
}

/** Text of this form; `why` says in an error what other text is not. */
export function matching(form: RegExp, why: string): Declared<string> {
  return {
    read: (value, at) => {
      const written = shape.text(value, at);
      return form.test(written) ? written : shape.fail(at, why);
    },
    schema: { type: 'string', pattern: form.source },
  };
}

export const text: Declared<string> = { read: shape.text, schema: { type: 'string' } };

export const boolean: Declared<boolean> = { read: shape.boolean, schema: { type: 'boolean' } };

export const count: Declared<number> = {
  read: shape.count,
  schema: { type: 'integer', minimum: 0 },
};

/** A count from 1 on. */
export const ordinal: Declared<number> = {
  read: (value, at) => shape.count(value, at) || shape.fail(at, 'is 0'),
  schema: { type: 'integer', minimum: 1 },
};

/** A number from 0 on, of seconds. */
export const seconds: Declared<number> = {
  read: (value, at) =>
    typeof value === 'number' && value >= 0 ? value : shape.fail(at, 'is not a number of seconds'),
  schema: { type: 'number', minimum: 0 },
};

/** A time in UTC, as Date.toISOString() writes it; fractions of a second may be absent. */
export const time: Declared<string> = {
  read: (value, at) => readTime(value, at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/),
  schema: { type: 'string', format: 'date-time' },
};

export const day: Declared<string> = {
  read: (value, at) => readTime(value, at, /^\d{4}-\d\d-\d\d$/),
  schema: { type: 'string', format: 'date' },
};

function readTime(value: JsonValue | undefined, at: string, form: RegExp): string {
  const written = shape.text(value, at);
  if (form.test(written) && !Number.isNaN(Date.parse(written))) return written;
  return shape.fail(at, 'is not a time such as 2026-01-31T12:00:00Z');
}

/** Content digest: the algorithm and lower-case hex. */
export const digest: Declared<Digest> = {
  read: shape.digest,
  schema: { type: 'string', pattern: '^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$' },
};

/** SHA-256 in lower-case hex. */
export const sha256: Declared<string> = {
  read: shape.sha256Hex,
  schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
};

/** Stable code of a class of failure, described in docs/codes.md. */
export const errorCode = among(errorCodes);
