/** The report about a drift check as text for people at a terminal. */

import type {
  Difference,
  DriftReport,
  DriftState,
  ImageState,
  RegistryState,
} from '../../drift/report.ts';
import type { Finding } from '../../verify/report.ts';
import { logText, plain } from '../escape.ts';
import { findingLines } from '../finding.ts';
import { paint, type Style, type TextOptions, wrap } from '../paint.ts';
import { keyLines } from '../pinned-key.ts';
import { runFacts } from '../run-facts.ts';
import { count } from '../words.ts';
import { driftVerdictOf } from './verdict.ts';
import {
  differencesById,
  differencesOf,
  kindWords,
  leftOutText,
  mendText,
  placeOf,
} from './words.ts';

const styles: Record<DriftState, Style> = { ok: 'green', drift: 'red', unreachable: 'yellow' };
/** Rows of releases that are ok on every registry; of the others, there is no row too many. */
const mostQuiet = 20;

export function formatDrift(report: DriftReport, options: TextOptions): string {
  const { releases, registries, differences, unreachable, notes } = report;
  const what = `${count(releases.length, 'release')} on ${count(registries.length, 'registry', 'registries')}`;
  const told = [...unreachable, ...notes];
  return logText([
    paint(options, 'bold', `Drift of ${what} --`),
    ...matrixLines(report, options),
    '',
    ...differences.flatMap((one) => differenceLines(one, options)),
    ...told.flatMap((one) => findingLines(placed(one), options, '')),
    ...registries.flatMap((one) => leftOutLines(one, options)),
    ...(told.length > 0 ? [''] : []),
    ...keyLines(report.policy.keys, options),
    ...verdictLines(report, options),
  ]);
}

function matrixLines({ releases, registries, differences }: DriftReport, options: TextOptions) {
  const quiet = releases.filter(({ state }) => state === 'ok').slice(0, mostQuiet);
  const shown = releases.filter((one) => one.state !== 'ok' || quiet.includes(one));
  const byId = differencesById({ differences });
  const rows = shown.map(({ version, images }) => [
    { text: plain(version, 100) },
    ...images.map((image) => cellOf(image, byId)),
  ]);
  const head = ['release', ...registries.map(({ name }) => plain(name, 100))];
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]?.text.length ?? 0)),
  );
  const line = (cells: readonly Cell[]) =>
    cells.map((cell, at) => padded(cell, widths[at] ?? 0, options)).join('  ');
  const rest = releases.length - shown.length;
  return [
    `  ${line(head.map((text) => ({ text, style: 'dim' })))}`,
    ...rows.map((row) => `  ${line(row)}`),
    ...(rest === 0 ? [] : [`  and ${count(rest, 'more release')}, as released everywhere`]),
  ];
}

interface Cell {
  readonly text: string;
  readonly style?: Style;
}

/** Padded before it is painted: escapes take no room. */
function padded({ text, style }: Cell, width: number, options: TextOptions): string {
  const room = ' '.repeat(width - text.length);
  return `${style === undefined ? text : paint(options, style, text)}${room}`;
}

function cellOf(image: ImageState, byId: ReadonlyMap<string, Difference>): Cell {
  const { state, looked } = image;
  const style = styles[state];
  if (state === 'drift') return { text: `DRIFT: ${kindWords(differencesOf(image, byId))}`, style };
  if (state === 'unreachable') return { text: 'not found out', style };
  return { text: looked === 'unchanged' ? 'ok, unchanged' : 'ok', style };
}

function differenceLines(difference: Difference, options: TextOptions): string[] {
  const { code, message, expected, found, mend, advice } = difference;
  const text = `DRIFT: ${plain(placeOf(difference))}: ${plain(message)} [${plain(code, 100)}]`;
  const [first = '', ...rest] = wrap(text, '', options);
  const more = [
    ...(expected === undefined ? [] : [`expected ${plain(expected)}`]),
    ...(found === undefined ? [] : [`found    ${plain(found)}`]),
    ...(advice === undefined ? [] : [`Next: ${plain(advice)}`]),
  ];
  return [
    `${paint(options, 'red', 'DRIFT')}${first.slice('DRIFT'.length)}`,
    ...rest.map((line) => `  ${line}`),
    ...more.flatMap((line) => wrap(line, '  ', options)),
    // Never wrapped: it is there to be pasted.
    ...(mend === undefined ? [] : [`  Mend: ${mendText(mend)}`]),
    '',
  ];
}

function leftOutLines({ name, tagsLeftOut }: RegistryState, options: TextOptions): string[] {
  if (tagsLeftOut === undefined) return [];
  const lines = wrap(`${plain(name)}: ${plain(leftOutText(tagsLeftOut), 3000)}`, '', options);
  return lines.map((line) => paint(options, 'dim', line));
}

function placed({ image, ...found }: Finding): Finding {
  const { message } = found;
  const isTold = image === undefined || message.startsWith(image);
  return { ...found, message: isTold ? message : `${image}: ${message}` };
}

function verdictLines(report: DriftReport, options: TextOptions): string[] {
  const { word, sentence } = driftVerdictOf(report);
  const label = word.toUpperCase();
  const [first = '', ...rest] = wrap(`${label}: ${plain(sentence, 2000)}`, '', options);
  const painted = paint(options, styles[report.state], paint(options, 'bold', label));
  const pulls = report.registries.reduce((sum, one) => sum + one.pulls, 0);
  return [
    `${painted}${first.slice(label.length)}`,
    ...rest,
    paint(options, 'dim', `${runFacts(report)}, ${count(pulls, 'pull')}`),
  ];
}
