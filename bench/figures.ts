/** Writes the tables of a run into docs/figures.md: each bench has a section, which the next run of it replaces. */

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { asMarkdown, type Table } from './table.ts';

const page = new URL('../docs/figures.md', import.meta.url);

/** @param tables of each bench that ran, by its name */
export function writeFigures(tables: ReadonlyMap<string, readonly Table[]>, rounds: number): void {
  let text = readFileSync(page, 'utf8');
  for (const [name, ofBench] of tables) text = withSection(text, name, section(ofBench, rounds));
  writeFileSync(page, text);
}

function section(tables: readonly Table[], rounds: number): string {
  const processors = cpus();
  const day = new Date().toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  const machine = `${processors.length} × ${processors[0]?.model.trim()}`;
  const how = `Measured on ${day}, ${machine}, Node ${process.version}, ${rounds} rounds.`;
  return [how, '', ...tables.map(asMarkdown)].join('\n').trimEnd();
}

/** The page with this text between the markers of the bench. */
function withSection(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- bench ${name} -->`, `<!-- end of bench ${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`docs/figures.md has no "${start}" and "${end}"`);
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}
