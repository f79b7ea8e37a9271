/** Prints the demo to the terminal. Long outputs are folded; lines that decide the result are kept. */

import { stripVTControlCharacters } from 'node:util';
import { paint, type TextOptions, wrapText } from '../../src/report/line.ts';
import { count } from '../../src/report/words.ts';
import type { Act } from './acts.ts';
import type { Played } from './play.ts';

const indent = '   ';

/** `story`: the act's story, with the names on this stage. */
export function showAct(
  { title }: Act,
  number: number,
  story: string,
  played: Played,
  options: TextOptions,
): string {
  const output = [...fold(played.stderr, options), ...lines(played.stdout)];
  return [
    '',
    paint(options, 'bold', `${number}  ${title}`),
    ...wrapText(story, options.width, indent).map((line) => paint(options, 'dim', line)),
    '',
    ...`$ ${played.command}`.split('\n').map((line) => `${indent}${paint(options, 'cyan', line)}`),
    '',
    ...output.flatMap((line) => wrapped(line, options)),
    '',
  ].join('\n');
}

/** A report has a block for each manifest: the first of each kind stays, with the comparison and verdict. */
function fold(report: string, options: TextOptions): string[] {
  if (report === '') return [];
  const blocks = report.split('\n\n').map(lines).filter(isNoProgress);
  const manifests = blocks.filter(isAboutManifest);
  const ending = blocks.filter((block) => !isAboutManifest(block));
  const [first = []] = [
    ...manifests.filter((block) => plain(block).includes('Error')),
    ...manifests,
  ];
  const others = manifests.length - 1;
  return [
    ...(first.length === 0 ? [] : [...first, '']),
    ...(others > 0
      ? [String(paint(options, 'dim', `… and ${count(others, 'more block')}`)), '']
      : []),
    ...ending.flatMap((block) => (block.length === 0 ? [] : [...block, ''])),
  ];
}

/** What a log says while it is copied: a terminal has one line for it, that is gone at the end. */
function isNoProgress(block: readonly string[]): boolean {
  return !/^(?:\S+: reading the source|check tags: \w+.*)$/m.test(plain(block));
}

function isAboutManifest(block: readonly string[]): boolean {
  return plain(block).startsWith('Verification for');
}

function plain(block: readonly string[]): string {
  return stripVTControlCharacters(block.join('\n'));
}

function lines(text: string): string[] {
  return text === '' ? [] : text.trimEnd().split('\n');
}

/** Sentences are wrapped, below where they begin, and commands so that they can be pasted; digests and trees stay whole. */
function wrapped(line: string, options: TextOptions): string[] {
  const { width = 100 } = options;
  const fits = stripVTControlCharacters(line).length + indent.length <= width;
  if (fits || /[├└│]/u.test(line)) return [line === '' ? '' : indent + line];
  const [, lead = '', text = ''] = /^(\s*(?:- )?)(.*)$/.exec(line) ?? [];
  const joint = /^(?:Fix: |webdis-trust )/.test(text) ? ' \\' : '';
  const below = indent + ' '.repeat(lead.length);
  const [first = '', ...rest] = wrapText(text, width - joint.length, below);
  return [indent + lead + first.trimStart(), ...rest].join(`${joint}\n`).split('\n');
}

const outcomes: Readonly<Record<number, string>> = {
  0: 'verified',
  3: 'undetermined',
  20: 'drift',
};

/** Every act with what came out of it. */
export function showTable(
  results: readonly { readonly act: Act; readonly played: Played }[],
  options: TextOptions,
): string {
  const rows = results
    .filter(({ played }) => played.verb === 'verify' || played.verb === 'drift')
    .map(({ act, played: { exitCode } }) => {
      const outcome = outcomes[exitCode ?? -1] ?? 'rejected';
      const style = { verified: 'green', undetermined: 'yellow' } as const;
      const color = outcome === 'rejected' ? 'red' : style[outcome as keyof typeof style];
      const state = `${outcome.padEnd(14)}${String(exitCode).padStart(9)}`;
      return `   ${act.title.padEnd(42)} ${paint(options, color, state)}`;
    });
  return [paint(options, 'bold', `   ${''.padEnd(42)} outcome       exit code`), ...rows, ''].join(
    '\n',
  );
}
