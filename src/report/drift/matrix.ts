/** Releases down, registries across: the first thing to look at. */

import type { Difference, DriftReport, ImageState, ReleaseState } from '../../drift/report.ts';
import { code, html } from '../escape.ts';
import { count, shortDigest } from '../words.ts';
import {
  differencesById,
  differencesOf,
  differencesOfRegistries,
  kindWords,
  stateSign,
  stateWord,
} from './words.ts';

/** Releases that are always seen; of the others, those that are not ok. */
const newest = 20;
/** Rows that are not ok, at most: a registry that is down makes all of them so. */
const mostTroubled = 80;

export interface Matrix {
  /** HTML */
  readonly table: string;
  /** releases that are not in the table */
  readonly rest: readonly ReleaseState[];
}

/** What people look at first: the newest releases and whatever is not ok, of any age. */
export function matrixOf(report: DriftReport, nameOf: NameOf = plainName): Matrix {
  const shown = new Set(report.releases.slice(0, newest));
  const troubled = report.releases.filter((one) => one.state !== 'ok' && !shown.has(one));
  // Evidence before what could not be found out, when not all fit.
  const urgent = [
    ...troubled.filter(({ state }) => state === 'drift'),
    ...troubled.filter(({ state }) => state !== 'drift'),
  ];
  for (const one of urgent.slice(0, mostTroubled)) shown.add(one);
  const among = (wanted: boolean) => report.releases.filter((one) => shown.has(one) === wanted);
  return { table: table(report, among(true), nameOf, true), rest: among(false) };
}

/** The other releases, in the same columns. */
export function restTable(
  report: DriftReport,
  rest: readonly ReleaseState[],
  nameOf: NameOf = plainName,
): string {
  return table(report, rest, nameOf, false);
}

/** `980 more releases, all as released`. */
export function restTitle(rest: readonly ReleaseState[]): string {
  const troubled = rest.filter(({ state }) => state !== 'ok').length;
  const state = troubled === 0 ? 'all as released' : `${troubled} of them not found out or drifted`;
  return `${count(rest.length, 'more release')}, ${state}`;
}

/** HTML for a release's name: the page links it. */
export type NameOf = (release: ReleaseState) => string;

const plainName: NameOf = ({ version }) => code(version, 100);

function table(
  report: DriftReport,
  releases: readonly ReleaseState[],
  nameOf: NameOf,
  withTags: boolean,
): string {
  const byId = differencesById(report);
  const names = report.registries.map(({ name }) => `<th scope="col">${registryName(name)}</th>`);
  return [
    '<table>',
    `<thead><tr><th scope="col">Release</th>${names.join('')}</tr></thead>`,
    '<tbody>',
    ...(withTags ? registryRow(report) : []),
    ...releases.map((release) => releaseRow(report, release, nameOf, byId)),
    '</tbody>',
    '</table>',
  ].join('\n');
}

/** The host alone in a line, so that columns stay narrow. */
function registryName(name: string): string {
  const [host = '', ...path] = name.split('/');
  return path.length === 0 ? code(host) : `${code(host)}<br>${code(path.join('/'))}`;
}

/** What concerns no release: shown only if there is any. */
function registryRow(report: DriftReport): string[] {
  const about = differencesOfRegistries(report);
  if (about.length === 0) return [];
  const cells = report.registries.map(({ name }) =>
    cell(
      'ok',
      'nothing else',
      about.filter(({ registry }) => registry === name),
    ),
  );
  return [`<tr><th scope="row">Other tags</th>${cells.join('')}</tr>`];
}

function releaseRow(
  { registries }: DriftReport,
  release: ReleaseState,
  nameOf: NameOf,
  byId: ReadonlyMap<string, Difference>,
): string {
  const cells = registries.map(({ name }, at) => {
    const image = imageOn(release, name, at);
    return image === undefined
      ? cell('unreachable', 'not looked at', [])
      : cell(image.state, stateWord[image.state], differencesOf(image, byId));
  });
  const digest =
    release.digest === undefined ? '' : ` <small>${code(shortDigest(release.digest))}</small>`;
  const head = `${nameOf(release)}${digest}`;
  return `<tr><th scope="row">${head}</th>${cells.join('')}</tr>`;
}

/** By place, which is the usual one, else by name. */
function imageOn({ images }: ReleaseState, name: string, at: number): ImageState | undefined {
  const there = images[at];
  return there?.registry === name ? there : images.find(({ registry }) => registry === name);
}

function cell(
  state: ImageState['state'],
  word: string,
  differences: readonly Difference[],
): string {
  const shown = differences.length > 0 ? 'drift' : state;
  const text = differences.length > 0 ? kindWords(differences) : word;
  return `<td class="${html(shown)}">${stateSign[shown]} ${text}</td>`;
}
