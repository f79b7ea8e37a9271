/** What runs before this one have seen: bounded, oldest first. */

import { count, list, object, oneOf, text } from '../oci/shape.ts';
import type { DriftHistory, DriftReport, PastRun } from './report.ts';

const most = { runs: 100, names: 1000 };

export const pastRun = object({
  started: text,
  state: oneOf('ok', 'drift', 'unreachable'),
  differences: list(text),
  unreachable: list(text),
  unknownTags: list(text),
  requests: count,
});

export function withRun({ runs }: DriftHistory, report: DriftReport): DriftHistory {
  return { runs: [...runs, toPastRun(report)].slice(-most.runs) };
}

function toPastRun(report: DriftReport): PastRun {
  const { started, state, differences, unreachable, unknownTags, requests } = report;
  const registries = unreachable.flatMap(({ image }) => image ?? []);
  return {
    started,
    state,
    differences: differences.map(({ id }) => id).slice(0, most.names),
    unreachable: [...new Set(registries)].slice(0, most.names),
    unknownTags: unknownTags.slice(0, most.names),
    requests,
  };
}

/** Of a file: no more of it than is kept. */
export function boundedHistory(runs: readonly PastRun[]): DriftHistory {
  return { runs: runs.slice(-most.runs) };
}
