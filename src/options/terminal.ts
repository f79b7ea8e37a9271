/** Reads the command line into the values of a table. */

import { parseArgs } from 'node:util';
import { TrustError } from '../error.ts';
import { argumentName, type Flag, flagsOf, positionalsOf } from './flags.ts';
import { complete, type Values } from './given.ts';
import { foreignFlag, nearest } from './hints.ts';
import type { Table } from './option.ts';

/**
 * Throws E_INPUT for a flag that is unknown, lacks its value, is empty (`--key "$UNSET"`), or is repeated without
 * a meaning; and for arguments that are missing, empty, or too many.
 */
export function readArguments<T extends Table>(argv: readonly string[], table: T): Values<T> {
  const flags = flagsOf(table);
  const { positionals, given } = tokenize(argv, flags);
  const read = new Map<string, unknown>();
  for (const [flag, words] of given) {
    if (read.has(flag.field)) throw contradiction(flag, [...given.keys()]);
    read.set(flag.field, readFlag(flag, words, table));
  }
  for (const [field, value] of readPositionals(positionals, table)) read.set(field, value);
  return complete(table, read, (field) => nameOf(field, table, given));
}

function readFlag(
  { field, name, placeholder, means }: Flag,
  words: readonly string[],
  table: Table,
) {
  if (placeholder === undefined && means !== undefined) return means;
  return table[field]?.type.fromFlags(words, `--${name}`);
}

/** Two switches of one option, such as `--recursive` and `--no-recursive`. */
function contradiction(flag: Flag, flags: readonly Flag[]): TrustError {
  const other = flags.find(({ field, name }) => field === flag.field && name !== flag.name);
  return new TrustError('E_INPUT', `--${flag.name} excludes --${other?.name ?? flag.name}`);
}

function nameOf(field: string, table: Table, given: ReadonlyMap<Flag, unknown>): string {
  const option = table[field];
  if (option?.positional === true) return argumentName(option);
  const used = [...given.keys()].find((flag) => flag.field === field);
  return `--${(used ?? flagsOf(table).find((flag) => flag.field === field))?.name}`;
}

function* readPositionals(
  words: readonly string[],
  table: Table,
): Generator<readonly [string, unknown]> {
  const fields = positionalsOf(table);
  const [surplus] = takesAll(fields, table) ? [] : words.slice(fields.length);
  if (surplus !== undefined) {
    const expected = fields.length === 0 ? 'flags only' : argumentsHelp(fields, table);
    throw new TrustError(
      'E_INPUT',
      `${JSON.stringify(surplus)} is not expected here: give ${expected}`,
    );
  }
  for (const [at, field] of fields.entries()) {
    const option = table[field];
    const taken = option?.type.repeatable === true ? words.slice(at) : words.slice(at, at + 1);
    if (option !== undefined && taken.length > 0) {
      yield [field, option.type.fromFlags(taken, argumentName(option))];
    }
  }
}

function takesAll(fields: readonly string[], table: Table): boolean {
  return table[fields.at(-1) ?? '']?.type.repeatable === true;
}

function argumentsHelp(fields: readonly string[], table: Table): string {
  return fields
    .flatMap((field) => table[field] ?? [])
    .map(argumentName)
    .join(' ');
}

interface Tokens {
  readonly positionals: readonly string[];
  /** flags that were given, with their words; a switch has none */
  readonly given: ReadonlyMap<Flag, readonly string[]>;
}

const unset = ' (is a variable not set?)';

/** Node splits the arguments. Errors are thrown here, because Node's messages give no hints. */
function tokenize(argv: readonly string[], flags: readonly Flag[]): Tokens {
  const options = Object.fromEntries(
    flags.map(({ name, short, placeholder }) => [
      name,
      {
        type: placeholder === undefined ? ('boolean' as const) : ('string' as const),
        ...(short === undefined ? {} : { short }),
      },
    ]),
  );
  const settings = { args: [...argv], options, allowPositionals: true } as const;
  const positionals: string[] = [];
  const given = new Map<Flag, string[]>();
  for (const token of parseArgs({ ...settings, strict: false, tokens: true }).tokens) {
    if (token.kind === 'positional') {
      if (token.value.trim() === '') {
        throw new TrustError('E_INPUT', `an argument is empty${unset}`);
      }
      positionals.push(token.value);
    } else if (token.kind === 'option') {
      const flag = findFlag(token, flags);
      const word = checkWord(token, flag);
      if (word !== undefined && given.has(flag) && !flag.repeatable) {
        throw new TrustError('E_INPUT', `${token.rawName} is given twice`);
      }
      given.set(flag, [...(given.get(flag) ?? []), ...(word === undefined ? [] : [word])]);
    }
  }
  return { positionals, given };
}

interface Token {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function findFlag({ name, rawName }: Token, flags: readonly Flag[]): Flag {
  const flag = flags.find((known) => known.name === name);
  if (flag !== undefined) return flag;
  throw new TrustError('E_INPUT', `there is no flag ${rawName}${hint(name, flags)}`);
}

/** The value of a flag; undefined for a switch. */
function checkWord({ rawName, value, inlineValue }: Token, { placeholder }: Flag) {
  const fail = (why: string): never => {
    throw new TrustError('E_INPUT', why);
  };
  if (placeholder === undefined) {
    return value === undefined ? undefined : fail(`${rawName} takes no value`);
  }
  if (value === undefined) return fail(`${rawName} needs a value: ${placeholder}`);
  if (value.trim() === '') {
    return fail(`${rawName} is empty: give ${placeholder}, or leave the flag out${unset}`);
  }
  if (value.startsWith('-') && inlineValue !== true) {
    return fail(
      `${rawName} needs a value, and ${value} looks like a flag (otherwise write ${rawName}=${value})`,
    );
  }
  return value;
}

function hint(name: string, flags: readonly Flag[]): string {
  const same = flags.find(({ aliases }) => aliases.includes(name));
  if (same !== undefined) return `; use --${same.name}`;
  const advice = foreignFlag(name);
  if (advice !== undefined) return `; ${advice}`;
  const meant = nearest(
    name,
    flags.map((flag) => flag.name),
  );
  return meant === undefined ? ' (--help lists them)' : `; did you mean --${meant}?`;
}
