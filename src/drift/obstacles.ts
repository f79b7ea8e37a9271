/** Obstacles, which are failed checks; and the state and exit code for obstacles and differences. */

import type { ErrorCode } from '../error.ts';
import { compareVersions, isVersion } from '../ledger/version.ts';
import { outcomeFor } from '../verify/outcome.ts';
import type { Finding } from '../verify/report.ts';
import type { Difference, DriftReport, DriftState } from './report.ts';

/** Whether a finding is about the registry, and not about the image: E_NET, E_RATE, E_AUTH, E_LIMIT … (fault 47). */
export function isObstacle({ code }: { readonly code: ErrorCode }): boolean {
  return outcomeFor([code]) === 'undetermined';
}

/** Why something could not be found out about an image on a registry. */
export interface Obstacle {
  /** name of the repository */
  readonly registry: string;
  readonly finding: Finding;
}

/** What a part of the check found. */
export interface CheckResult {
  readonly differences: readonly Difference[];
  readonly notes: readonly Finding[];
  readonly obstacles: readonly Obstacle[];
}

export class Obstacles {
  readonly #causes = new Map<string, { readonly finding: Finding; images: number }>();

  add(registry: string, finding: Finding, images = 1): void {
    const { code, details } = finding;
    const cause = `${registry} ${code} ${details?.host ?? ''} ${details?.status ?? ''}`;
    const known = this.#causes.get(cause);
    if (known !== undefined) known.images += images;
    else this.#causes.set(cause, { finding: { ...finding, image: registry }, images });
  }

  findings(): readonly Finding[] {
    return [...this.#causes.values()].map(({ finding, images }) => {
      const more = images > 1 ? `; the same for ${images - 1} more` : '';
      const { severity: _, advice, ...rest } = finding;
      return {
        ...rest,
        severity: 'error',
        message: `${finding.message}${more}`,
        advice: advice ?? adviceFor(finding.code),
      };
    });
  }
}

function adviceFor(code: ErrorCode): string {
  return advice[code] ?? 'run it again: nothing is known about these images until then';
}

const advice: Partial<Record<ErrorCode, string>> = {
  E_AUTH: 'check the credentials of this registry (they may have expired), and run it again',
  E_RATE:
    'run it again when the limit has passed; with --state, what was verified is not read again',
  E_NOTFOUND: 'check the name of the repository, and log in if it is private',
};

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
