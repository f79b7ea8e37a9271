/** Computes when a status page becomes stale, because the last page stays forever when the schedule stops. */

import type { DriftHistory } from '../../drift/report.ts';
import { type Html, html } from '../html.ts';
import { readableTime } from '../words.ts';

const hour = 3_600_000;
const usual = 24 * hour;
/** Number of runs to estimate the schedule from. */
const recent = 10;

/** Twice the usual time between two runs after this one, in UTC. */
export function staleFrom(finished: string, { runs }: DriftHistory): string {
  const times = runs.slice(-recent).map(({ started }) => Date.parse(started));
  const starts = times.filter((time) => !Number.isNaN(time));
  const gaps = starts
    .slice(1)
    .map((start, at) => start - (starts[at] ?? start))
    .sort((a, b) => a - b);
  const gap = Math.max(gaps[Math.floor(gaps.length / 2)] ?? usual, hour);
  const end = Date.parse(finished);
  return Number.isNaN(end) ? finished : new Date(end + 2 * gap).toISOString();
}

export function checkedLine(finished: string, history: DriftHistory): Html {
  const until = readableTime(staleFrom(finished, history));
  return html`<p class="muted">Checked ${readableTime(finished)}. If it is after ${until}, the checks have stopped, and this page is out of date.</p>`;
}
