/** A short form of a drift report as JSON for a webhook: Slack and Mattermost show `text`, programs read the rest. */

import type { FleetReport } from '../../drift/fleet.ts';
import type { DriftReport } from '../../drift/report.ts';
import { plain } from '../escape.ts';
import { fleetDifferences, fleetVerdictOf } from './fleet.ts';
import { driftVerdictOf } from './verdict.ts';
import { driftTitle, kindTitle, placeOf } from './words.ts';

const most = 20;

export interface Notice {
  readonly text: string;
  readonly state: DriftReport['state'];
  readonly exitCode: number;
  readonly started: string;
  readonly finished: string;
  /** how many; the first of them follow */
  readonly differences: number;
  readonly first: readonly { readonly id: string; readonly kind: string; readonly code: string }[];
  readonly url?: string;
}

/** @param url the page of this run */
export function formatNotice(report: DriftReport | FleetReport, url: string | undefined): Notice {
  const isFleet = 'images' in report;
  const differences = isFleet ? fleetDifferences(report) : report.differences;
  const { word, sentence } = isFleet ? fleetVerdictOf(report) : driftVerdictOf(report);
  const about = isFleet ? 'drift check' : driftTitle(report);
  const lines = differences
    .slice(0, most)
    .map((one) => `- ${kindTitle[one.kind]}: ${placeOf(one)}`);
  const { state, exitCode, started, finished } = report;
  const all = [`${word}: ${about}`, sentence, ...lines, ...(url === undefined ? [] : [url])];
  return {
    text: all.map((line) => inert(line)).join('\n'),
    ...{ state, exitCode, started, finished },
    differences: differences.length,
    first: differences.slice(0, most).map(({ id, kind, code }) => ({ id, kind, code })),
    ...(url === undefined ? {} : { url }),
  };
}

/** Slack reads `<!channel>` and `<http://…|text>`, and `&`, in any text (docs.slack.dev, "Formatting message text"). */
function inert(line: string): string {
  return plain(line, 1000).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
