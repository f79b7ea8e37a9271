/** Applies defaults, and checks options that require or exclude each other. */

import { TrustError } from '../error.ts';
import type { Table, ValuesOf } from './option.ts';

const givenNames: unique symbol = Symbol('given');

/** The values of a table, and the name that the user wrote for each field that was given. */
export type Values<T extends Table> = ValuesOf<T> & {
  readonly [givenNames]: ReadonlyMap<string, string>;
};

/**
 * Adds the defaults of the table to the values that were given. Throws E_INPUT if a required option is missing,
 * and for options that exclude or need each other.
 *
 * @param nameOf the name of a field for the user: `--trusted-root`, `trusted-root`, `trustedRoot`
 */
export function complete<T extends Table>(
  table: T,
  read: ReadonlyMap<string, unknown>,
  nameOf: (field: string) => string,
): Values<T> {
  const values: Record<string, unknown> = {};
  for (const [field, option] of Object.entries(table)) {
    const { required, requiredUnless: other } = option;
    const isThere = other !== undefined && read.has(other) && read.get(other) !== false;
    const isMissing = required === true || (other !== undefined && !isThere);
    if (!read.has(field) && isMissing) {
      throw missing(nameOf(field), option.example, other && nameOf(other));
    }
    values[field] = read.has(field) ? read.get(field) : option.default;
  }
  const given = new Map([...read.keys()].map((field) => [field, nameOf(field)]));
  // An explicit default, such as `log: true`, does not contradict other options.
  const telling = new Map(
    [...given].filter(([field]) => read.get(field) !== table[field]?.default),
  );
  for (const field of telling.keys()) checkTogether(field, table, telling, nameOf);
  return { ...(values as ValuesOf<T>), [givenNames]: given };
}

function missing(name: string, example?: string, other?: string): TrustError {
  const advice = example === undefined ? '' : `: give it, such as ${example}`;
  const alternative = other === undefined ? '' : `; or give ${other}`;
  return new TrustError('E_INPUT', `${name} is missing${advice}${alternative}`);
}

function checkTogether(
  field: string,
  table: Table,
  given: ReadonlyMap<string, string>,
  nameOf: (field: string) => string,
): void {
  const { excludes = [], needs } = table[field] ?? {};
  const others = excludes.flatMap((other) => given.get(other) ?? []);
  if (others.length > 0) {
    throw new TrustError('E_INPUT', `${nameOf(field)} excludes ${others.join(', ')}`);
  }
  if (needs !== undefined && !given.has(needs)) {
    throw new TrustError('E_INPUT', `${nameOf(field)} needs ${nameOf(needs)}: give both`);
  }
}

/** The names of those fields that were given, as the user wrote them. */
export function namesOf<T extends Table>(
  values: { readonly [givenNames]: ReadonlyMap<string, string> },
  ...fields: readonly (keyof T & string)[]
): readonly string[] {
  return fields.flatMap((field) => values[givenNames].get(field) ?? []);
}
