/** Derives the flags and arguments of the terminal from a table of options. */

import { kebab, type Option, type Table } from './option.ts';

export interface Flag {
  readonly name: string;
  /** the field of the table */
  readonly field: string;
  readonly short: string | undefined;
  /** stands for the value in help; undefined: the flag takes none */
  readonly placeholder: string | undefined;
  readonly repeatable: boolean;
  /** value of a flag that replaces another; see `switches` */
  readonly means?: unknown;
  readonly help: string;
  readonly aliases: readonly string[];
  readonly group: string;
}

/** In the order of the table. */
export function flagsOf(table: Table): readonly Flag[] {
  return Object.entries(table).flatMap(([field, option]) =>
    option.positional === true ? [] : flagsOfOption(field, option),
  );
}

function flagsOfOption(field: string, option: Option<unknown>): readonly Flag[] {
  const { type, aliases = [], group = 'Flags' } = option;
  if (option.switches !== undefined) {
    return Object.entries(option.switches).map(([name, { means, short, help }], at) => ({
      ...{ name, field, short, placeholder: undefined, repeatable: false, means, help, group },
      aliases: at === 0 ? aliases : [],
    }));
  }
  if (option.flag === false) return [];
  const { placeholder, repeatable } = type;
  const name = option.flag ?? kebab(field);
  const help = `${option.help}${defaultOf(option)}`;
  return [{ name, field, short: option.short, placeholder, repeatable, help, aliases, group }];
}

/** ` (default: …)`, if the default should be shown. */
export function defaultOf({ default: value, defaultHelp }: Option<unknown>): string {
  const shown = defaultHelp ?? (typeof value === 'string' ? value : undefined);
  return shown === undefined ? '' : ` (default: ${shown})`;
}

/** Fields of positional arguments, in order. */
export function positionalsOf(table: Table): readonly string[] {
  return Object.keys(table).filter((field) => table[field]?.positional === true);
}

/** `IMAGE…` */
export function argumentName({ type }: Option<unknown>): string {
  return `${type.placeholder}${type.repeatable ? '…' : ''}`;
}
