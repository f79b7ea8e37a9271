/** The state and exit code for differences and obstacles, of one run or of merged ones. */

import { compareVersions, isVersion } from '../ledger/version.ts';
import type { Difference, DriftReport, DriftState } from './report.ts';

export function stateOf(
  differences: readonly unknown[],
  unreachable: readonly unknown[],
): DriftState {
  if (differences.length > 0) return 'drift';
  return unreachable.length > 0 ? 'unreachable' : 'ok';
}

export function exitCodeOf(state: DriftState): DriftReport['exitCode'] {
  return ({ ok: 0, drift: 20, unreachable: 3 } as const)[state];
}

/** Newest release first, each difference once: the order does not depend on which release ended first. */
export function inOrder(differences: readonly Difference[]): readonly Difference[] {
  const byId = new Map(differences.map((one) => [one.id, one]));
  return [...byId.values()].sort(
    (a, b) => newestFirst(a.version ?? '', b.version ?? '') || (a.id < b.id ? -1 : 1),
  );
}

/** Tags that are no versions come last, by name. */
export function newestFirst(a: string, b: string): number {
  if (isVersion(a) && isVersion(b)) return compareVersions(b, a);
  if (isVersion(a) !== isVersion(b)) return isVersion(a) ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
