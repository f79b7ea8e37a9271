/** What runs before this one have seen: bounded, oldest first. */

import type { DriftHistory, DriftReport, PastRun } from './report.ts';
import { looksAtTags } from './shard.ts';

const most = { runs: 100, names: 1000 };

export function withRun({ runs }: DriftHistory, report: DriftReport): DriftHistory {
  return { runs: [...runs, toPastRun(report, runs.at(-1))].slice(-most.runs) };
}

function toPastRun(report: DriftReport, before: PastRun | undefined): PastRun {
  const { started, state, differences, unreachable, requests } = report;
  const registries = unreachable.flatMap(({ image }) => image ?? []);
  const unseen = (before?.unknownTags ?? []).filter((name) => isUnseen(name, report));
  const unknownTags = [...new Set([...report.unknownTags, ...unseen])];
  return {
    started,
    state,
    differences: differences.map(({ id }) => id).slice(0, most.names),
    unreachable: [...new Set(registries)].slice(0, most.names),
    unknownTags: unknownTags.slice(0, most.names),
    requests,
  };
}

/** Of what nobody could look for, it is not known that it is gone (fault 47): it stays what it was. */
function isUnseen(name: string, { unreachable, shard, missingShards }: DriftReport): boolean {
  if (!looksAtTags(shard) || missingShards.some(looksAtTags)) return true;
  return unreachable.some(({ image }) => image !== undefined && name.startsWith(`${image}:`));
}

/** Of a file: no more of it than is kept. */
export function boundedHistory(runs: readonly PastRun[]): DriftHistory {
  return { runs: runs.slice(-most.runs) };
}
