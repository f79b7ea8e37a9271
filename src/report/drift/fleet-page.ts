/** Renders the overview page of several ledgers, with links to the page of each image. */

import type { FleetReport, FleetResult } from '../../drift/fleet.ts';
import type { DriftReport, DriftState } from '../../drift/report.ts';
import { code, type Html, html } from '../html.ts';
import { details, findingList } from '../markup.ts';
import { formatPage } from '../page.ts';
import { titled } from '../verify/findings.ts';
import { count } from '../words.ts';
import { fleetFindings, fleetHead, fleetTable, imagesInOrder } from './fleet.ts';
import { differenceCards, formatDriftPage, frame } from './page.ts';
import { driftPageStyle } from './page-style.ts';
import { checkedLine } from './stale.ts';
import { waivedList } from './waivers.ts';
import { stateSign, stateWord } from './words.ts';

/** Rows that are seen; images as released beyond them fold away. */
const mostRows = 100;

/**
 * The overview last, as one file each: `images/webdis.html`, then ``.
 *
 * @returns the path from the overview's folder, empty for the overview, and its text
 */
export function fleetPages({
  report,
  histories,
}: FleetResult): readonly (readonly [path: string, text: () => string])[] {
  const paths = pathsOf(report);
  const up = (path: string) => '../'.repeat(path.split('/').length - 1);
  return [
    ...report.images.map((image) => {
      const path = paths.get(image.name) ?? '';
      const history = histories.get(image.name) ?? { runs: [] };
      return [path, () => formatDriftPage(image, history, `${up(path)}index.html`)] as const;
    }),
    ['', () => formatOverview(report, paths, histories)],
  ];
}

/** By name. A name may hold anything that a path of a file may. */
function pathsOf({ images }: FleetReport): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    images.map(({ name }) => {
      const plain = name.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 100);
      let path = `images/${plain}.html`;
      for (let more = 2; taken.has(path.toLowerCase()); more += 1)
        path = `images/${plain}-${more}.html`;
      taken.add(path.toLowerCase());
      return [name, path];
    }),
  );
}

function formatOverview(
  report: FleetReport,
  paths: ReadonlyMap<string, string>,
  histories: FleetResult['histories'],
): string {
  const [longest = { runs: [] }] = [...histories.values()].sort(
    (a, b) => b.runs.length - a.runs.length,
  );
  const images = imagesInOrder(report);
  const urgent = images.filter(({ state }) => state !== 'ok').length;
  const shown = images.slice(0, Math.max(mostRows, urgent));
  const rest = images.slice(shown.length);
  const link = ({ name }: DriftReport) =>
    html`<a href="${paths.get(name) ?? ''}">${code(name, 200)}</a>`;
  const tableOf = (some: readonly DriftReport[], name: string) =>
    frame(fleetTable(some, link), name, some.length);
  const findings = fleetFindings(report);
  return formatPage(
    {
      ...fleetHead(report),
      lead: [checkedLine(report.finished, longest)],
      sections: [
        { title: 'States', parts: [html`<div class="cards">\n${counts(images)}\n</div>`] },
        {
          title: 'Images',
          parts: [
            tableOf(shown, 'Images'),
            rest.length === 0
              ? undefined
              : details(
                  `${count(rest.length, 'more image')}, all as released`,
                  tableOf(rest, 'More images'),
                ),
          ],
        },
        { title: 'Differences', parts: differenceCards(images.flatMap((one) => one.differences)) },
        { title: 'Waived', parts: [waivedList(images)] },
        {
          title: 'Not checked',
          parts: [
            findingList(
              findings.filter(({ severity }) => severity === 'error').map((one) => titled(one)),
            ),
          ],
        },
        {
          title: 'Details',
          parts: [
            html`<p>${count(report.requests, 'request')}</p>`,
            details(
              'Notes',
              findingList(
                findings.filter(({ severity }) => severity !== 'error').map((one) => titled(one)),
              ),
            ),
          ],
        },
      ],
    },
    driftPageStyle,
  );
}

function counts(images: readonly DriftReport[]): readonly Html[] {
  return (['drift', 'unreachable', 'ok'] as const satisfies readonly DriftState[]).map((state) => {
    const number = images.filter((one) => one.state === state).length;
    return html`<div class="${`card ${number === 0 ? '' : state}`}">\n<p><strong>${count(number, 'image')}</strong></p>\n<p>${stateSign[state]} ${stateWord[state]}</p>\n</div>`;
  });
}
