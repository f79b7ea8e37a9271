/** Renders a drift check of several ledgers as a GitHub job summary, and as terminal text. */

import type { FleetReport } from '../../drift/fleet.ts';
import { line, logText, paint, type TextOptions, whole } from '../line.ts';
import { details, findingList } from '../markup.ts';
import { formatDocument, type SummaryOptions } from '../summary.ts';
import { runFacts, verdictLines } from '../verdict.ts';
import { titled } from '../verify/findings.ts';
import { count } from '../words.ts';
import { differencesSection } from './differences.ts';
import {
  fleetDifferences,
  fleetFindings,
  fleetHead,
  fleetTable,
  fleetVerdictOf,
  imagesInOrder,
} from './fleet.ts';
import { differenceLines, findingsOf, stateStyles } from './terminal.ts';
import { waivedList } from './waivers.ts';
import { kindWords, stateWord } from './words.ts';

/** Differences shown in full, and rows of images. The JSON report has the others. */
const most = 50;

export function formatFleetSummary(report: FleetReport, options: SummaryOptions = {}): string {
  const images = imagesInOrder(report);
  const differences = fleetDifferences(report);
  const rest = images.slice(most);
  const findings = fleetFindings(report);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const notes = findings.filter(({ severity }) => severity !== 'error');
  return formatDocument(
    {
      ...fleetHead(report),
      sections: [
        { title: 'Images', parts: [fleetTable(images.slice(0, most))] },
        differencesSection(differences, most),
        { title: 'Waived', parts: [waivedList(images)] },
        { title: 'Not checked', parts: [findingList(errors.map((one) => titled(one)))] },
        {
          title: 'Details',
          parts: [
            rest.length === 0
              ? undefined
              : details(count(rest.length, 'more image'), fleetTable(rest)),
            details('Notes', findingList(notes.map((one) => titled(one)))),
          ],
        },
      ],
    },
    options,
  );
}

export function formatFleet(report: FleetReport, options: TextOptions): string {
  const images = imagesInOrder(report);
  const shown = images.filter(({ state }, at) => state !== 'ok' || at < most);
  const width = Math.max(...shown.map(({ name }) => whole(name, 100).width), 0);
  const quiet = images.length - shown.length;
  return logText([
    paint(options, 'bold', `Drift of ${count(images.length, 'image')} --`),
    shown.map(({ name, state, differences, releases }) => {
      const shownName = whole(name, 100);
      const what = differences.length === 0 ? stateWord[state] : `DRIFT: ${kindWords(differences)}`;
      const gap = ' '.repeat(width - shownName.width);
      return line`  ${shownName}${gap}  ${paint(options, stateStyles[state], what)}, ${count(releases.length, 'release')}`;
    }),
    quiet > 0 && line`  and ${count(quiet, 'more image')}, as released everywhere`,
    line``,
    fleetDifferences(report).map((one) => differenceLines(one, options)),
    findingsOf(fleetFindings(report), options),
    verdictLines(fleetVerdictOf(report), stateStyles[report.state], options, runFacts(report)),
  ]);
}
