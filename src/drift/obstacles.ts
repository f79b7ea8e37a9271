/** What could not be found out: reported once for each cause and registry, however many images it concerns. */

import type { ErrorCode } from '../error.ts';
import { outcomeFor } from '../verify/outcome.ts';
import type { Finding } from '../verify/report.ts';

/** E_NET, E_RATE, E_AUTH, E_LIMIT and the like: about the way there, not about the image (fault 47). */
export function isObstacle({ code }: { readonly code: ErrorCode }): boolean {
  return outcomeFor([code]) === 'undetermined';
}

/** Why something could not be found out about an image on a registry. */
export interface Obstacle {
  /** name of the repository */
  readonly registry: string;
  readonly finding: Finding;
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
