/** When a registry that cannot be reached is worth somebody's attention. */

import { runsInARow } from './issue-topics.ts';
import type { DriftHistory } from './report.ts';

/**
 * Whether so many runs in a row, this one included, could not find out everything. Where nobody counts,
 * the first one is one too many: otherwise a check that never succeeds would be silent for ever.
 */
export function isOutOfPatience(history: DriftHistory, after: number, remembers: boolean): boolean {
  if (!remembers) return true;
  return (
    runsInARow(
      history,
      ({ unreachable, state }) => state === 'unreachable' || unreachable.length > 0,
    ) >= after
  );
}
