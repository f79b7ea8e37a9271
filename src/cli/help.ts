/** The text of `--help`, from the options of each verb. */

import { argumentName, type Flag, flagsOf, positionalsOf } from '../options/flags.ts';
import type { Table } from '../options/option.ts';
import { wrapText } from '../report/line.ts';
import { tool } from '../version.ts';
import type { Verb } from './verb.ts';
import { verbs } from './verbs.ts';

/** Column at which the help of a flag begins. */
const column = 28;

/** @param width columns at which lines are wrapped */
export function formatHelp(
  { name, about, examples, exitCodes, options }: Verb,
  width: number,
): string {
  const codes = Object.entries(exitCodes).flatMap((entry) => exitCode(entry, width));
  return [
    wrapText(`webdis-trust ${name} ${usageOf(options)}`, width, '', '    ').join('\n'),
    about
      .split('\n\n')
      .map((text) => paragraph(text, width))
      .join('\n\n'),
    examples.map((example) => command(example, width)).join('\n'),
    ...groupsOf(options, width),
    `Exit codes\n${codes.join('\n')}\n`,
  ].join('\n\n');
}

/** Wrapped so that it can be pasted. A flag and its value stay on one line. */
function command(example: string, width: number): string {
  const joined = example.replaceAll(/(--?[a-z-]+) (?!-)/g, '$1\u00a0');
  const lines = wrapText(joined, width - ' \\'.length, '  ', '      ');
  return lines.join(' \\\n').replaceAll('\u00a0', ' ');
}

/** `[flags] SOURCE TARGET…`, with required flags by name. */
export function usageOf(table: Table): string {
  const required = flagsOf(table).filter(({ field }) => table[field]?.required === true);
  const flags = required.map(({ name, placeholder }) => `--${name} ${placeholder}`);
  const fields = positionalsOf(table).flatMap((field) => table[field] ?? []);
  return [...flags, '[flags]', ...fields.map(argumentName)].join(' ');
}

function paragraph(text: string, width: number): string {
  return wrapText(text.replaceAll('\n', ' '), width, '').join('\n');
}

function groupsOf(table: Table, width: number): readonly string[] {
  const groups = Map.groupBy(flagsOf(table), ({ group }) => group);
  const last = [...groups.keys()].at(-1);
  return [...groups].map(([title, flags]) => {
    const rows = flags.flatMap((flag) => row(flag.short, flagText(flag), flag.help, width));
    const help = title === last ? row('h', '--help', 'Show this help', width) : [];
    return [title, ...rows, ...help].join('\n');
  });
}

/** `--platform OS/ARCH…` */
function flagText({ name, placeholder, repeatable }: Flag): string {
  const value = placeholder === undefined ? '' : ` ${placeholder}${repeatable ? '…' : ''}`;
  return `--${name}${value}`;
}

/** Two columns; a flag that is too long for the first has a line of its own. */
function row(short: string | undefined, flag: string, help: string, width: number): string[] {
  const left = `  ${short === undefined ? '    ' : `-${short}, `}${flag}`;
  const lines = wrapText(help, width, ' '.repeat(column));
  const [first = '', ...rest] = lines;
  return left.length < column ? [left + first.slice(left.length), ...rest] : [left, ...lines];
}

function exitCode([code, meaning]: [string, string], width: number): string[] {
  const [first = '', ...rest] = wrapText(meaning, width, ' '.repeat(6));
  return [`  ${code.padStart(2)}  ${first.trim()}`, ...rest];
}

/** Of `webdis-trust --help`. */
export function overview(width: number): string {
  const texts = [
    `webdis-trust ${tool.version} verifies, signs and mirrors multi-architecture container images.`,
    usage,
    'Without a key or an identity, verify and tree use the key of Webdis.',
  ];
  const [title, how, key] = texts.map((text) => paragraph(text, width));
  return `${title}\n\n${listOf(verbs, width)}\n\n${how}\n${key}\n`;
}

const usage =
  'webdis-trust VERB --help lists the flags and exit codes of a verb. You can repeat flags and arguments with "…".';

/** Of `webdis-trust drift --help`. */
export function overviewOf(first: string, width: number): string {
  const some = verbs.filter(({ name }) => name.startsWith(`${first} `));
  return `webdis-trust ${first} VERB\n\n${listOf(some, width)}\n\n  webdis-trust ${first} VERB --help\n`;
}

function listOf(some: typeof verbs, width: number): string {
  const longest = Math.max(...some.map(({ usage }) => usage.length));
  return some
    .flatMap(({ usage, summary }) =>
      wrapText(summary, width, `  ${usage.padEnd(longest)}  `, ' '.repeat(longest + 4)),
    )
    .join('\n');
}
