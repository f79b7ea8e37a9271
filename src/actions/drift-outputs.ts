/** What later steps get of a drift check. */

import type { DriftReport } from '../drift/report.ts';

/** The runner takes a mebibyte of outputs from a job. */
const most = 200;

export interface DriftOutputs {
  readonly state: DriftReport['state'];
  /** JSON list */
  readonly drifted: string;
}

export function driftOutputsOf({ state, differences }: DriftReport): DriftOutputs {
  const drifted = differences
    .slice(0, most)
    .map(({ id, kind, registry, tag, digest }) => ({ id, kind, registry, tag, digest }));
  return { state, drifted: JSON.stringify(drifted) };
}
