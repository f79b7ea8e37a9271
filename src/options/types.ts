/** Types of single values: how each is read from a flag, an input, and a field of the library. */

import { type ErrorCode, TrustError } from '../error.ts';
import { type Digest, parseDigest } from '../oci/digest.ts';
import { type Platform, parsePlatform } from '../oci/platform.ts';
import {
  isTag,
  parseReference,
  parseRepository,
  type Reference,
  type Repository,
} from '../oci/reference.ts';
import { about } from './about.ts';
import { withoutScheme } from './hints.ts';
import type { Type } from './option.ts';

/** A value that is written as one word. Types of lists use it, too. */
export interface WordType<Value> extends Type<Value> {
  readonly placeholder: string;
  /** Throws TrustError, without the option's name. */
  parse(word: string): Value;
}

/** @param code of errors; the codes of some parsers are about content from registries */
export function word<Value>(
  placeholder: string,
  parse: (word: string) => Value,
  code?: ErrorCode,
): WordType<Value> {
  const read = (text: string, name: string) => about(name, () => parse(text), code);
  return {
    placeholder,
    repeatable: false,
    libraryType: 'string',
    parse,
    fromFlags: ([only = ''], name) => read(only, name),
    fromInput: read,
    fromLibrary: (value, name) => read(libraryText(value, name), name),
  };
}

/** Throws E_INPUT for anything but a text with something in it. Never quotes the value: it may be a key. */
function libraryText(value: unknown, name: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new TrustError('E_INPUT', `${name}: it is empty, or not a string`);
}

export const text = (placeholder: string): WordType<string> => word(placeholder, (given) => given);
export const path: WordType<string> = text('FILE');
export const digest: WordType<Digest> = word('DIGEST', parseDigest, 'E_INPUT');
export const platform: WordType<Platform> = word('PLATFORM', parsePlatform);
export const repository: WordType<Repository> = word('REPOSITORY', (given) => {
  refuseScheme(given);
  return parseRepository(given);
});

/** Other programs write references as `docker://…` or `https://…`. Throws E_REF. */
function refuseScheme(text: string): void {
  const rest = withoutScheme(text);
  if (rest === undefined) return;
  const shown = JSON.stringify(text.slice(0, 300));
  throw new TrustError('E_REF', `${shown} is a URL, not a reference; use ${rest.slice(0, 300)}`);
}

export function readReference(text: string): Reference {
  refuseScheme(text);
  return parseReference(text);
}

/** An image reference as written, and parsed. */
export interface ImageName {
  readonly text: string;
  readonly reference: Reference;
}

export const image: WordType<ImageName> = word('IMAGE', (given) => ({
  text: given,
  reference: readReference(given),
}));

/** A reference that is kept as written, because signatures compare the text. */
export const writtenReference: WordType<string> = word(
  'REFERENCE',
  (given) => {
    readReference(given);
    return given;
  },
  'E_INPUT',
);

export const tag: WordType<string> = word('TAG', (given) => {
  if (isTag(given)) return given;
  throw new TrustError('E_INPUT', `${JSON.stringify(given.slice(0, 150))} is not a tag`);
});

/** `localhost:5000`. A URL would match nothing, without an error. */
export const host: WordType<string> = word(
  'HOST',
  (given) => {
    const { registry } = parseRepository(`${given}/a/b`);
    if (registry === given.toLowerCase()) return registry;
    throw new TrustError('E_INPUT', `"${given}" is not a host with an optional port`);
  },
  'E_INPUT',
);

/** One of a few words, exactly: a typo must never disable a check (threat 126). */
export function oneOf<const T extends string>(...choices: readonly T[]): WordType<T> {
  const parse = (given: string): T => {
    const found = choices.find((choice) => choice === given);
    if (found !== undefined) return found;
    throw new TrustError('E_INPUT', `"${given}" is not one of ${choices.join(', ')}`);
  };
  return {
    ...word(choices.join('|'), parse),
    libraryType: choices.map((choice) => `'${choice}'`).join(' | '),
  };
}

/** On a terminal a switch; in YAML one of the booleans that @actions/core accepts (threat 126). */
export const boolean: Type<boolean> = {
  placeholder: undefined,
  repeatable: false,
  libraryType: 'boolean',
  fromFlags: () => true,
  fromInput(given, name) {
    if (['true', 'True', 'TRUE'].includes(given)) return true;
    if (['false', 'False', 'FALSE'].includes(given)) return false;
    throw new TrustError('E_INPUT', `${name}: "${given}" is neither true nor false`);
  },
  fromLibrary(value, name) {
    if (typeof value === 'boolean') return value;
    throw new TrustError('E_INPUT', `${name}: it is neither true nor false`);
  },
};

function parseCount(given: string): number {
  if (/^[1-9][0-9]{0,8}$/.test(given)) return Number(given);
  throw new TrustError('E_INPUT', `"${given}" is not a whole number above 0`);
}

function libraryNumber(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
  throw new TrustError('E_INPUT', `${name}: it is not a number above 0`);
}

export const count: WordType<number> = {
  ...word('N', parseCount),
  libraryType: 'number',
  fromLibrary: libraryNumber,
};

const unit = { s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds. Written `90`, `90s`, `5m` or `2h`; a number of milliseconds in the library. */
export const duration: WordType<number> = {
  ...word('TIME', (given) => {
    const [, number, letter = 's'] = /^([1-9][0-9]{0,8})([smh]?)$/.exec(given) ?? [];
    if (number !== undefined) return Number(number) * unit[(letter || 's') as keyof typeof unit];
    throw new TrustError('E_INPUT', `"${given}" is not a time such as 90, 90s, 5m or 2h`);
  }),
  libraryType: 'number',
  fromLibrary: libraryNumber,
};

/**
 * A password. The terminal takes only `env://NAME`, because others can read a command line (threat 131). White
 * space around the text belongs to it. Errors never quote it.
 */
export const password: Type<string> = {
  placeholder: 'env://NAME',
  repeatable: false,
  libraryType: 'string',
  exact: true,
  fromFlags([given = ''], name) {
    if (given.startsWith('env://')) return given;
    const why = 'takes a variable, env://NAME: others can read a password on the command line';
    throw new TrustError('E_INPUT', `${name} ${why}`);
  },
  fromInput: (given) => given,
  fromLibrary(value, name) {
    if (typeof value === 'string') return value;
    throw new TrustError('E_INPUT', `${name}: it is not a string`);
  },
};
