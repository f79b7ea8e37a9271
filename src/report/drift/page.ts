/** Renders the status page of a drift check: registries, differences, releases, and the results of earlier runs. */

import type {
  Difference,
  DriftHistory,
  DriftReport,
  RegistryState,
  ReleaseState,
} from '../../drift/report.ts';
import { code, type Html, html } from '../html.ts';
import { details, findingList } from '../markup.ts';
import { formatPage, onPage } from '../page.ts';
import { titled } from '../verify/findings.ts';
import { policyTable } from '../verify/tables.ts';
import { capital, count } from '../words.ts';
import { differenceParts } from './differences.ts';
import { historyStrip, historyTable } from './history.ts';
import { matrixOf, type NameOf, restTable, restTitle } from './matrix.ts';
import { driftPageStyle } from './page-style.ts';
import { anchorOf, releaseDetails } from './release.ts';
import { checkedLine } from './stale.ts';
import { headOf } from './verdict.ts';
import { waivedList } from './waivers.ts';
import { differencesById, leftOutText, stateSign, stateWord } from './words.ts';

/** Differences with a card each. */
const mostDifferences = 200;
/** Releases with details: a page with all of 10,000 would not open on a phone. */
const mostReleases = 400;
/** Rows that a table shows without scrolling. */
const longTable = 30;

/**
 * Less than 2 MB for 1,000 releases without differences.
 *
 * @param overview the page of all images, if this one is one of several
 */
export function formatDriftPage(
  report: DriftReport,
  history: DriftHistory,
  overview?: string,
): string {
  const { registries, unreachable, notes, releases, requests, shard } = report;
  const unfolded = unfoldable(report);
  return formatPage(
    {
      ...headOf(report),
      lead: [
        checkedLine(report.finished, history),
        historyStrip(history),
        overview === undefined ? undefined : back(overview),
      ],
      sections: [
        {
          title: 'Registries',
          parts: [html`<div class="cards">\n${registries.map(registryCard)}\n</div>`],
        },
        { title: 'Releases on every registry', parts: matrix(report, unfolded) },
        { title: 'Differences', parts: differenceCards(report.differences) },
        { title: 'Waived', parts: [waivedList([report])] },
        { title: 'Not checked', parts: [findingList(unreachable.map((one) => titled(one)))] },
        { title: 'Releases in detail', parts: releaseList(report, unfolded) },
        { title: 'Earlier runs', parts: [historyTable(history)] },
        {
          title: 'Details',
          parts: [
            html`<p>${count(releases.length, 'release')}, ${count(requests, 'request')}${shard && html`, part ${shard.index} of ${shard.of}`}</p>`,
            details('Notes', findingList(notes.map((one) => titled(one)))),
            details('Policy', onPage.table(policyTable(report), 'Policy')),
          ],
        },
      ],
    },
    driftPageStyle,
  );
}

function back(overview: string): Html {
  return html`<p><a href="${overview}">All images</a></p>`;
}

function registryCard({ name, state, requests, pulls, quota, tagsLeftOut }: RegistryState): Html {
  const lines = [
    html`<p><strong>${code(name, 300)}</strong></p>`,
    html`<p>${stateSign[state]} ${stateWord[state]}</p>`,
    html`<p class="muted">${count(requests, 'request')}, ${count(pulls, 'manifest read', 'manifests read')}</p>`,
    quota &&
      html`<p class="muted">${quota.remaining} of ${quota.limit} pulls left in ${hours(quota.seconds)}</p>`,
    tagsLeftOut && html`<p class="muted">${capital(leftOutText(tagsLeftOut))}</p>`,
  ];
  return html`<div class="${`card ${state}`}">\n${lines}\n</div>`;
}

function hours(seconds: number): string {
  return seconds >= 3600 ? count(Math.round(seconds / 3600), 'hour') : count(seconds, 'second');
}

/** Newest first. When there are too many, releases that are not ok come before those that are. */
function unfoldable({ releases }: DriftReport): ReadonlyMap<ReleaseState, number> {
  const urgent = releases.filter(({ state }) => state !== 'ok');
  const chosen = new Set([...new Set([...urgent, ...releases])].slice(0, mostReleases));
  return new Map(releases.map((one, at) => [one, at] as const).filter(([one]) => chosen.has(one)));
}

function matrix(
  report: DriftReport,
  unfolded: ReadonlyMap<ReleaseState, number>,
): readonly (Html | undefined)[] {
  const nameOf: NameOf = (release) => {
    const at = unfolded.get(release);
    const name = code(release.version, 100);
    return at === undefined ? name : html`<a href="${`#${anchorOf(at)}`}">${name}</a>`;
  };
  const { table, rest } = matrixOf(report, nameOf);
  const rows = report.releases.length - rest.length;
  const shown = frame(table, 'Releases on every registry', rows);
  if (rest.length === 0) return [shown];
  const more = frame(restTable(report, rest, nameOf), 'More releases', rest.length);
  return [shown, details(restTitle(rest), more)];
}

/** A long table scrolls by itself, below a fixed head. */
export function frame(table: Html, name: string, rows: number): Html {
  const style = rows > longTable ? 'matrix long' : 'matrix';
  return html`<div class="${style}" role="region" aria-label="${name}" tabindex="0">\n${table}\n</div>`;
}

export function differenceCards(all: readonly Difference[]): Html[] {
  const hidden = all.length - mostDifferences;
  return [
    ...all
      .slice(0, mostDifferences)
      .map((one) => html`<div class="difference drift">\n${differenceParts(one, onPage)}\n</div>`),
    ...(hidden > 0
      ? [html`<p>and ${count(hidden, 'more difference')}, in the JSON report</p>`]
      : []),
  ];
}

/** The releases of the first table, then the others below one line. */
function releaseList(
  report: DriftReport,
  unfolded: ReadonlyMap<ReleaseState, number>,
): readonly (Html | undefined)[] {
  const byId = differencesById(report);
  const later = new Set(matrixOf(report).rest);
  const texts = (isLater: boolean) =>
    [...unfolded]
      .filter(([release]) => later.has(release) === isLater)
      .map(([release, at]) => releaseDetails(report, release, at, byId));
  const more = texts(true);
  const hidden = report.releases.length - unfolded.size;
  const left =
    hidden > 0 ? html`<p>and ${count(hidden, 'older release')}, in the JSON report</p>` : undefined;
  return [
    ...texts(false),
    more.length === 0 ? undefined : details(count(more.length, 'more release'), ...more, left),
  ];
}
