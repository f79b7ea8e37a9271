/** The table of releases and registries: releases down, registries across. */

import type { Difference, DriftReport, ImageState, ReleaseState } from '../../drift/report.ts';
import { code, type Html, html, join } from '../html.ts';
import { count, shortDigest } from '../words.ts';
import {
  differencesById,
  differencesOf,
  differencesOfRegistries,
  kindWords,
  stateSign,
  stateWord,
} from './words.ts';

/** Releases that are always shown. Older ones are shown if they are not ok. */
const newest = 20;
/** Older rows that are not ok, at most: a registry that is down makes all of them so. */
const mostTroubled = 80;

export interface Matrix {
  readonly table: Html;
  /** releases that are not in the table */
  readonly rest: readonly ReleaseState[];
}

/** The newest releases, and older ones that are not ok. */
export function matrixOf(report: DriftReport, nameOf: NameOf = plainName): Matrix {
  const shown = new Set(report.releases.slice(0, newest));
  const troubled = report.releases.filter((one) => one.state !== 'ok' && !shown.has(one));
  // Differences before what could not be checked, when not all fit.
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
): Html {
  return table(report, rest, nameOf, false);
}

/** `980 more releases, all ok`. */
export function restTitle(rest: readonly ReleaseState[]): string {
  const troubled = rest.filter(({ state }) => state !== 'ok').length;
  const state = troubled === 0 ? 'all ok' : `${troubled} of them drifted or unreachable`;
  return `${count(rest.length, 'more release')}, ${state}`;
}

/** The name of a release, which the page makes a link. */
export type NameOf = (release: ReleaseState) => Html;

const plainName: NameOf = ({ version }) => code(version, 100);

function table(
  report: DriftReport,
  releases: readonly ReleaseState[],
  nameOf: NameOf,
  withTags: boolean,
): Html {
  const byId = differencesById(report);
  const names = report.registries.map(
    ({ name }) => html`<th scope="col">${registryName(name)}</th>`,
  );
  return html`<table>
<thead><tr><th scope="col">Release</th>${join(names, html``)}</tr></thead>
<tbody>
${[
  ...(withTags ? registryRow(report) : []),
  ...releases.map((release) => releaseRow(report, release, nameOf, byId)),
]}
</tbody>
</table>`;
}

/** The host alone in a line, so that columns stay narrow. */
function registryName(name: string): Html {
  const [host = '', ...path] = name.split('/');
  return path.length === 0 ? code(host) : html`${code(host)}<br>${code(path.join('/'))}`;
}

/** Differences that concern no release, if there are any. */
function registryRow(report: DriftReport): Html[] {
  const about = differencesOfRegistries(report);
  if (about.length === 0) return [];
  const cells = report.registries.map(({ name }) =>
    cell(
      'ok',
      'none',
      about.filter(({ registry }) => registry === name),
    ),
  );
  return [html`<tr><th scope="row">Other tags</th>${join(cells, html``)}</tr>`];
}

function releaseRow(
  { registries }: DriftReport,
  release: ReleaseState,
  nameOf: NameOf,
  byId: ReadonlyMap<string, Difference>,
): Html {
  const cells = registries.map(({ name }, at) => {
    const image = imageOn(release, name, at);
    return image === undefined
      ? cell('unreachable', stateWord.unreachable, [])
      : cell(image.state, stateWord[image.state], differencesOf(image, byId));
  });
  const { digest } = release;
  const small =
    digest === undefined ? undefined : html` <small>${code(shortDigest(digest))}</small>`;
  return html`<tr><th scope="row">${nameOf(release)}${small}</th>${join(cells, html``)}</tr>`;
}

/** By position, which is usually right, else by name. */
function imageOn({ images }: ReleaseState, name: string, at: number): ImageState | undefined {
  const there = images[at];
  return there?.registry === name ? there : images.find(({ registry }) => registry === name);
}

function cell(state: ImageState['state'], word: string, differences: readonly Difference[]): Html {
  const shown = differences.length > 0 ? 'drift' : state;
  const text = differences.length > 0 ? kindWords(differences) : word;
  return html`<td class="${shown}">${stateSign[shown]} ${text}</td>`;
}
