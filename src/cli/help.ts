/** The text of `--help`, from the options of each verb. */

import { argumentName, type Flag, flagsOf, positionalsOf } from '../options/flags.ts';
import type { Table } from '../options/option.ts';
import { wrapText } from '../report/line.ts';
import { tool } from '../version.ts';
import type { Verb } from './verb.ts';
import { verbs } from './verbs.ts';

const width = 100;
/** Column at which the help of a flag begins. */
const column = 34;

const helpFlag: Flag = {
  ...{ name: 'help', field: 'help', short: 'h', placeholder: undefined, repeatable: false },
  ...{ help: 'Show this help', aliases: [], group: 'Output' },
};

export function formatHelp({ name, about, examples, exitCodes, options }: Verb): string {
  return [
    `webdis-trust ${name} ${usageOf(options)}`,
    about.split('\n\n').map(paragraph).join('\n\n'),
    examples.map((example) => `  ${example}`).join('\n'),
    ...groupsOf(options),
    `Exit codes\n${Object.entries(exitCodes).flatMap(exitCode).join('\n')}\n`,
  ].join('\n\n');
}

/** `[flags] SOURCE TARGET…`, with required flags by name. */
function usageOf(table: Table): string {
  const required = flagsOf(table).filter(({ field }) => table[field]?.required === true);
  const flags = required.map(({ name, placeholder }) => `--${name} ${placeholder}`);
  const fields = positionalsOf(table).flatMap((field) => table[field] ?? []);
  return [...flags, '[flags]', ...fields.map(argumentName)].join(' ');
}

function paragraph(text: string): string {
  return wrapText(text.replaceAll('\n', ' '), width, '').join('\n');
}

function groupsOf(table: Table): readonly string[] {
  const groups = Map.groupBy(flagsOf(table), ({ group }) => group);
  const last = [...groups.keys()].at(-1);
  return [...groups].map(([title, flags]) => {
    const listed = title === last ? [...flags, helpFlag] : flags;
    return [title, ...listed.flatMap(describeFlag)].join('\n');
  });
}

/** Two columns; a flag that is too long for the first has a line of its own. */
function describeFlag({ name, short, placeholder, repeatable, help }: Flag): string[] {
  const value = placeholder === undefined ? '' : ` ${placeholder}${repeatable ? '…' : ''}`;
  const long = `--${name}${value}`;
  const left = `  ${short === undefined ? '    ' : `-${short}, `}${long}`;
  const lines = wrapText(help, width, ' '.repeat(column));
  const [first = '', ...rest] = lines;
  return left.length < column ? [left + first.slice(left.length), ...rest] : [left, ...lines];
}

function exitCode([code, meaning]: [string, string]): string[] {
  const [first = '', ...rest] = wrapText(meaning, width, ' '.repeat(6));
  return [`  ${code.padStart(2)}  ${first.trim()}`, ...rest];
}

/** Of `webdis-trust --help`. */
export const overview = `webdis-trust ${tool.version}: is a multi-architecture image exactly what its publisher signed?

${listOf(verbs)}

  webdis-trust VERB --help  prints its flags and exit codes (VALUE…: the flag may be repeated)
  webdis-trust --version

Without --key, verify and tree check signatures with the key of Webdis.
`;

/** Of `webdis-trust drift --help`. */
export function overviewOf(first: string): string {
  const some = verbs.filter(({ name }) => name.startsWith(`${first} `));
  return `webdis-trust ${first} VERB\n\n${listOf(some)}\n\n  webdis-trust ${first} VERB --help\n`;
}

function listOf(some: typeof verbs): string {
  const longest = Math.max(...some.map(({ usage }) => usage.length));
  return some
    .map(({ usage, summary }) => `  webdis-trust ${usage.padEnd(longest)}  ${summary}`)
    .join('\n');
}
