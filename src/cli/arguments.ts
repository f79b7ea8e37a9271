/** Flags of the terminal, named as cosign names them where cosign has them. */

import { parseArgs } from 'node:util';
import { TrustError } from '../error.ts';

export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** what stands for the value in the help; absent for a switch */
  readonly value?: string;
  readonly multiple?: boolean;
  readonly help: string;
}

export interface Arguments {
  readonly positionals: readonly string[];
  /** the last value, or '' */
  text(name: string): string;
  /** every value */
  list(name: string): readonly string[];
  on(name: string): boolean;
}

/** Throws E_INPUT for a flag that is not known or lacks its value. */
export function parseArguments(argv: readonly string[], flags: readonly Flag[]): Arguments {
  const { values, positionals } = parse(argv, flags);
  const list = (name: string): readonly string[] => {
    const value = values[name];
    if (Array.isArray(value)) return value.map(String);
    return typeof value === 'string' ? [value] : [];
  };
  return {
    positionals,
    list,
    text: (name) => list(name).at(-1) ?? '',
    on: (name) => values[name] === true,
  };
}

function parse(argv: readonly string[], flags: readonly Flag[]) {
  const options = Object.fromEntries(
    flags.map(({ name, short, value, multiple }) => [
      name,
      {
        type: value === undefined ? ('boolean' as const) : ('string' as const),
        ...(short === undefined ? {} : { short }),
        ...(multiple ? { multiple } : {}),
      },
    ]),
  );
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw new TrustError('E_INPUT', (error as Error).message, {}, error);
  }
}

/** Two columns, as wide as a terminal usually is. */
export function describeFlags(flags: readonly Flag[]): string {
  const rows = flags.map(({ name, short, value, help }) => {
    const long = `--${name}${value === undefined ? '' : ` ${value}`}`;
    return [`  ${short === undefined ? '    ' : `-${short}, `}${long}`, help] as const;
  });
  const indent = 34;
  return rows
    .map(([left, help]) => {
      const text = wrap(help, 100 - indent).join(`\n${' '.repeat(indent)}`);
      return left.length < indent
        ? `${left.padEnd(indent)}${text}`
        : `${left}\n${' '.repeat(indent)}${text}`;
    })
    .join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
