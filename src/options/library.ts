/** Reads the options of a library call into the values of a table. */

import { TrustError } from '../error.ts';
import { complete, type Values } from './given.ts';
import { meantOrAll } from './hints.ts';
import type { Table } from './option.ts';

/**
 * A field that is undefined is not given. A field that is null, empty or unknown is an error (E_INPUT), because it
 * would be ignored silently. The error names the field but not its value, which may be a key.
 *
 * @param options the object that the caller gave
 * @param fixed arguments of the function, by field
 */
export function readOptions<T extends Table>(
  options: object,
  table: T,
  fixed: Readonly<Record<string, unknown>> = {},
): Values<T> {
  const known = Object.keys(table).filter((field) => table[field]?.library === undefined);
  const unknown = Object.keys(options).find((field) => !known.includes(field));
  if (unknown !== undefined) {
    const message = `there is no option ${unknown.slice(0, 100)}; ${meantOrAll(unknown, known)}`;
    throw new TrustError('E_INPUT', message);
  }
  const values = new Map<string, unknown>();
  for (const [field, value] of Object.entries({ ...options, ...fixed })) {
    if (value === null) {
      throw new TrustError('E_INPUT', `${field}: it is null; leave it out for the default`);
    }
    if (value !== undefined) values.set(field, table[field]?.type.fromLibrary(value, field));
  }
  return complete(table, values, (field) => field);
}
