/** The status page of a drift check: what is where, what differs, and how it was in the last weeks. */

import type {
  Difference,
  DriftHistory,
  DriftReport,
  RegistryState,
  ReleaseState,
} from '../../drift/report.ts';
import { code, html, prose } from '../escape.ts';
import { details, list } from '../markup.ts';
import { pageDocument, preformatted, scroll, section } from '../page-document.ts';
import { pinWords } from '../pinned-key.ts';
import { runFacts } from '../run-facts.ts';
import { policyTable } from '../verify/policy-table.ts';
import { capital, count, readableTime } from '../words.ts';
import { differenceFacts, differenceText, findingText, unreachableList } from './differences.ts';
import { historyStrip, historyTable } from './history.ts';
import { matrixOf, type NameOf, restTable, restTitle } from './matrix.ts';
import { driftPageStyle } from './page-style.ts';
import { anchorOf, releaseDetails } from './release.ts';
import { driftVerdictOf } from './verdict.ts';
import {
  differencesById,
  driftTitle,
  leftOutText,
  mendText,
  stateSign,
  stateWord,
} from './words.ts';

/** Differences that are told one by one. */
const mostDifferences = 200;
/** Releases that can be unfolded: a page of all 10,000 would not open on a phone. */
const mostReleases = 400;
/** Rows that stand on the page as they are. */
const longTable = 30;

/** Whole; 1,000 releases that are as they were released make less than 2 MB. */
export function formatDriftPage(report: DriftReport, history: DriftHistory): string {
  const { word } = driftVerdictOf(report);
  return pageDocument({
    title: `${word}: ${driftTitle(report)}`,
    style: driftPageStyle,
    body: body(report, history),
  });
}

function body(report: DriftReport, history: DriftHistory): string[] {
  const { word, sentence } = driftVerdictOf(report);
  const { tool, started } = report;
  const unfolded = unfoldable(report);
  return [
    `<header class="${html(report.state)}">`,
    `<h1>${stateSign[report.state]} ${word}: ${prose(driftTitle(report))}</h1>`,
    `<p>${prose(sentence)}</p>`,
    `<p class="muted">Checked ${prose(readableTime(report.finished))}</p>`,
    historyStrip(history),
    '</header>',
    '<main>',
    `<div class="cards">\n${report.registries.map(registryCard).join('\n')}\n</div>`,
    ...section('Releases on every registry', matrix(report, unfolded)),
    ...section('What differs', differenceCards(report.differences)),
    ...section('What could not be found out', unreachableList(report)),
    ...section('Release by release', releases(report, unfolded)),
    ...section('Earlier runs', historyTable(history)),
    ...section('Everything else', everythingElse(report)),
    '</main>',
    `<footer>${code(`${tool.name} ${tool.version}`)}, ${runFacts(report)}, ${prose(readableTime(started))}</footer>`,
  ].filter((line) => line !== '');
}

function registryCard({ name, state, requests, pulls, quota, tagsLeftOut }: RegistryState): string {
  const left =
    quota === undefined
      ? []
      : [
          `<p class="muted">${quota.remaining} of ${quota.limit} pulls left in ${hours(quota.seconds)}</p>`,
        ];
  return [
    `<div class="card ${html(state)}">`,
    `<p><strong>${code(name, 300)}</strong></p>`,
    `<p>${stateSign[state]} ${stateWord[state]}</p>`,
    `<p class="muted">${count(requests, 'request')}, ${count(pulls, 'manifest read', 'manifests read')}</p>`,
    ...left,
    ...(tagsLeftOut === undefined
      ? []
      : [`<p class="muted">${prose(capital(leftOutText(tagsLeftOut)))}</p>`]),
    '</div>',
  ].join('\n');
}

function hours(seconds: number): string {
  return seconds >= 3600 ? count(Math.round(seconds / 3600), 'hour') : count(seconds, 'second');
}

/** Newest first; whatever is not ok goes before what is, when not all can be unfolded. */
function unfoldable({ releases }: DriftReport): ReadonlyMap<ReleaseState, number> {
  const urgent = releases.filter(({ state }) => state !== 'ok');
  const chosen = new Set([...new Set([...urgent, ...releases])].slice(0, mostReleases));
  return new Map(releases.map((one, at) => [one, at] as const).filter(([one]) => chosen.has(one)));
}

function matrix(report: DriftReport, unfolded: ReadonlyMap<ReleaseState, number>): string {
  const nameOf: NameOf = (release) => {
    const at = unfolded.get(release);
    const name = code(release.version, 100);
    return at === undefined ? name : `<a href="#${anchorOf(at)}">${name}</a>`;
  };
  const { table, rest } = matrixOf(report, nameOf);
  const rows = report.releases.length - rest.length;
  const shown = frame(table, 'Releases on every registry', rows);
  if (rest.length === 0) return shown;
  const more = frame(restTable(report, rest, nameOf), 'More releases', rest.length);
  return `${shown}\n${details(restTitle(rest), more)}`;
}

/** A long one scrolls by itself, and its head stays in sight. */
function frame(table: string, name: string, rows: number): string {
  const style = rows > longTable ? 'matrix long' : 'matrix';
  return `<div class="${style}" role="region" aria-label="${html(name)}" tabindex="0">\n${table}\n</div>`;
}

function differenceCards(all: readonly Difference[]): string {
  const hidden = all.length - mostDifferences;
  return [
    ...all.slice(0, mostDifferences).map(differenceCard),
    ...(hidden > 0 ? [`<p>and ${count(hidden, 'more difference')}, in the JSON report</p>`] : []),
  ].join('\n');
}

function differenceCard(difference: Difference): string {
  const { mend, advice } = difference;
  const facts = differenceFacts(difference).map(([name, value]) => fact(name, value));
  const parts = [
    `<p>${stateSign.drift} ${differenceText(difference)}</p>`,
    ...(facts.length === 0 ? [] : [`<dl>\n${facts.join('\n')}\n</dl>`]),
    ...(advice === undefined ? [] : [`<p><em>Next:</em> ${prose(advice)}</p>`]),
    ...(mend === undefined ? [] : ['<p>This mends it:</p>', preformatted([mendText(mend)])]),
  ];
  return `<div class="difference drift">\n${parts.join('\n')}\n</div>`;
}

/** What the first table shows can be unfolded at once, the rest below one line. */
function releases(report: DriftReport, unfolded: ReadonlyMap<ReleaseState, number>): string {
  const byId = differencesById(report);
  const later = new Set(matrixOf(report).rest);
  const all = [...unfolded].map(([release, at]) => ({
    later: later.has(release),
    text: releaseDetails(report, release, at, byId),
  }));
  const texts = (which: boolean) =>
    all.filter((one) => one.later === which).map(({ text }) => text);
  const [first, more] = [texts(false), texts(true)];
  const hidden = report.releases.length - unfolded.size;
  const left =
    hidden > 0 ? [`<p>and ${count(hidden, 'older release')}, in the JSON report</p>`] : [];
  return [
    ...first,
    ...(more.length === 0
      ? []
      : [details(count(more.length, 'more release'), [...more, ...left].join('\n'))]),
  ].join('\n');
}

function everythingElse(report: DriftReport): string {
  const { keys } = report.policy;
  const notes = list(report.notes.map(findingText));
  const facts = [
    ...keys.map(({ fingerprint, source, pinned }) =>
      fact('Key', `${code(source, 300)}<br>SHA-256 ${code(fingerprint)}, ${pinWords(pinned)}`),
    ),
    fact('Requests', String(report.requests)),
    fact('Releases', String(report.releases.length)),
    ...(report.shard === undefined
      ? []
      : [fact('Part', `${report.shard.index} of ${report.shard.of}`)]),
  ];
  return [
    `<dl>\n${facts.join('\n')}\n</dl>`,
    ...(notes === '' ? [] : [details('Notes', notes)]),
    details('Policy: what was demanded', scroll(policyTable(report), 'Policy')),
  ].join('\n');
}

function fact(name: string, value: string): string {
  return `<dt>${name}</dt><dd>${value}</dd>`;
}
