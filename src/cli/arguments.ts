/** Flags of the terminal, named as cosign names them where cosign has them. */

import { parseArgs } from 'node:util';
import { TrustError } from '../error.ts';
import { nearest } from '../options/nearest.ts';

export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** what stands for the value in the help; absent for a switch */
  readonly value?: string;
  readonly multiple?: boolean;
  /** what cosign calls it, where that is something else here */
  readonly cosign?: readonly string[];
  readonly help: string;
}

export interface Arguments {
  readonly positionals: readonly string[];
  /** the value, or '' */
  text(name: string): string;
  /** every value */
  list(name: string): readonly string[];
  on(name: string): boolean;
}

/**
 * Throws E_INPUT for a flag that is not known, lacks its value, or is given twice without a meaning. So does
 * a value or an argument that is empty (`--key "$UNSET"`): what reads them takes '' for "not given".
 */
export function parseArguments(argv: readonly string[], flags: readonly Flag[]): Arguments {
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokenize(argv, flags)) {
    if (token.kind === 'positional') positionals.push(checkPositional(token.value));
    if (token.kind !== 'option') continue;
    const { name, value } = checkFlag(token, flags, values);
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  const list = (name: string) => values.get(name) ?? [];
  return {
    positionals,
    list,
    text: (name) => list(name)[0] ?? '',
    on: (name) => values.has(name),
  };
}

/** Node splits; what may not be is ours to say, because its messages know no hints. */
function tokenize(argv: readonly string[], flags: readonly Flag[]) {
  const options = Object.fromEntries(
    flags.map(({ name, short, value }) => [
      name,
      {
        type: value === undefined ? ('boolean' as const) : ('string' as const),
        ...(short === undefined ? {} : { short }),
      },
    ]),
  );
  const settings = { args: [...argv], options, allowPositionals: true } as const;
  return parseArgs({ ...settings, strict: false, tokens: true }).tokens;
}

const unset = ' (is a variable not set?)';

function checkPositional(value: string): string {
  if (value.trim() !== '') return value;
  throw new TrustError('E_INPUT', `an argument is empty${unset}`);
}

interface Option {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function checkFlag(
  { name, rawName, value, inlineValue }: Option,
  flags: readonly Flag[],
  values: ReadonlyMap<string, unknown>,
): { readonly name: string; readonly value: string } {
  const flag = flags.find((known) => known.name === name);
  const fail = (why: string): never => {
    throw new TrustError('E_INPUT', why);
  };
  if (flag === undefined) return fail(`there is no flag ${rawName}${hint(name, flags)}`);
  const takesValue = flag.value !== undefined;
  if (!takesValue && value !== undefined) return fail(`${rawName} takes no value`);
  if (takesValue && value === undefined) return fail(`${rawName} needs a value: ${flag.value}`);
  if (takesValue && value?.trim() === '') {
    return fail(`${rawName} is empty: give ${flag.value}, or leave the flag out${unset}`);
  }
  if (value?.startsWith('-') && inlineValue !== true) {
    return fail(
      `${rawName} needs a value, and ${value} looks like a flag (else: ${rawName}=${value})`,
    );
  }
  if (takesValue && flag.multiple !== true && values.has(name)) {
    return fail(`${rawName} is given twice`);
  }
  return { name, value: value ?? '' };
}

function hint(name: string, flags: readonly Flag[]): string {
  const ours = flags.find(({ cosign }) => cosign?.includes(name));
  if (ours !== undefined) return `; here it is --${ours.name}`;
  const meant = nearest(
    name,
    flags.map((flag) => flag.name),
  );
  return meant === undefined ? ' (--help lists them)' : `; is --${meant} meant?`;
}
