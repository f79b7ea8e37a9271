/** A drift check of several ledgers: its verdict, and the table of its images, for overview, summary and terminal. */

import type { FleetReport } from '../../drift/fleet.ts';
import type { Difference, DriftReport, DriftState } from '../../drift/report.ts';
import type { Finding } from '../../verify/report.ts';
import type { Document } from '../document.ts';
import { code, type Html, html, join } from '../html.ts';
import type { Verdict } from '../verdict.ts';
import { count, few, listed } from '../words.ts';
import { fullDay, kindWords, stateSign, stateWord } from './words.ts';

const rank: Record<DriftState, number> = { drift: 0, unreachable: 1, ok: 2 };

/** Those that need attention first. */
export function imagesInOrder({ images }: FleetReport): readonly DriftReport[] {
  const names = new Intl.Collator('en', { numeric: true });
  return images.toSorted((a, b) => rank[a.state] - rank[b.state] || names.compare(a.name, b.name));
}

export function fleetDifferences({ images }: FleetReport): readonly Difference[] {
  return images.flatMap((image) => image.differences);
}

/** Of the run and of its images; what all images say, such as a state file that is lost, once. */
export function fleetFindings(report: FleetReport): readonly Finding[] {
  const all = report.images.flatMap(({ unreachable, notes }) => [...unreachable, ...notes]);
  const byText = new Map(all.map((one) => [`${one.image ?? ''} ${one.message}`, one]));
  return [...report.unreachable, ...byText.values()];
}

export function fleetVerdictOf(
  report: FleetReport,
): Verdict<'As released' | 'Drift' | 'Incomplete'> {
  const { state, images } = report;
  const releases = images.reduce((sum, one) => sum + one.releases.length, 0);
  const all = `${count(images.length, 'image')} with ${count(releases, 'release')}`;
  const away = images.filter((one) => one.unreachable.length > 0).length;
  const missing = report.unreachable.length === 0 ? '' : ` ${report.unreachable[0]?.message}.`;
  const notChecked = `${count(away, 'image')} could not be checked completely.${missing}`;
  switch (state) {
    case 'ok':
      return {
        word: 'As released',
        sentence: `${all}: all are as released.${depthOf(report)}`,
      };
    case 'drift': {
      const drifted = images.filter((one) => one.state === 'drift');
      const names = listed(few(drifted.map(({ name }) => name)));
      const what = count(fleetDifferences(report).length, 'difference');
      const more = away + report.unreachable.length === 0 ? '' : ` ${notChecked}`;
      const sentence = `${what} in ${drifted.length} of ${all}: ${names}.${more}`;
      return { word: 'Drift', sentence };
    }
    // Also for an unknown state, which must not look like success.
    default: {
      const sentence = `${notChecked} Everything else is as released: this is neither a success nor evidence of a difference.`;
      return { word: 'Incomplete', sentence };
    }
  }
}

function depthOf({ images }: FleetReport): string {
  const days = images.flatMap((image) => oldestDay(image) ?? []).sort();
  return days[0] === undefined ? '' : `Each was checked in full on ${days[0]} or later.`;
}

function oldestDay({ releases }: DriftReport): string | undefined {
  return releases.flatMap(({ images }) => images.map(fullDay)).sort()[0];
}

function fullText(image: DriftReport): string {
  const day = oldestDay(image);
  return day === undefined ? 'never checked in full' : `each checked in full on ${day} or later`;
}

/** @param nameOf the name of an image, which the overview makes a link */
export function fleetTable(
  images: readonly DriftReport[],
  nameOf: (image: DriftReport) => Html = ({ name }) => code(name, 200),
): Html {
  const head = ['Image', 'State'];
  return html`<table>
<thead><tr>${join(
    head.map((title) => html`<th scope="col">${title}</th>`),
    html``,
  )}</tr></thead>
<tbody>
${images.map((image) => row(image, nameOf))}
</tbody>
</table>`;
}

function row(image: DriftReport, nameOf: (image: DriftReport) => Html): Html {
  const { state, releases, differences } = image;
  const registries = listed(image.registries.map(({ name }) => name.slice(0, name.indexOf('/'))));
  const what = differences.length === 0 ? stateWord[state] : kindWords(differences);
  const facts = `${count(releases.length, 'release')}, ${fullText(image)}`;
  const cells = [
    html`<th scope="row">${nameOf(image)}<br><span class="muted">${registries}</span></th>`,
    html`<td class="${state}">${stateSign[state]} ${what}<br><span class="muted">${facts}</span></td>`,
  ];
  return html`<tr>${join(cells, html``)}</tr>`;
}

export function fleetHead(report: FleetReport): Omit<Document<Html>, 'sections'> {
  const { state, images } = report;
  const all = count(images.length, 'image');
  const many = images.filter((one) => one.state === state).length;
  return {
    run: report,
    state,
    sign: stateSign[state],
    verdict: fleetVerdictOf(report),
    // A part that is missing is no image.
    title: state === 'ok' || many === 0 ? all : `${many} of ${all}`,
  };
}
