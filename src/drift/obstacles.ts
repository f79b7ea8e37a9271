/** What could not be found out: told once for each cause and registry, however many images it concerns. */

import type { ErrorCode } from '../error.ts';
import { outcomeFor } from '../verify/outcome.ts';
import type { Finding } from '../verify/report.ts';

/** E_NET, E_RATE, E_AUTH, E_LIMIT and the like: about the way there, not about the image (fault 47). */
export function isObstacle({ code }: { readonly code: ErrorCode }): boolean {
  return outcomeFor([code]) === 'undetermined';
}

interface Told {
  readonly finding: Finding;
  images: number;
}

export class Obstacles {
  readonly #told = new Map<string, Told>();

  add(registry: string, finding: Finding, images = 1): void {
    const { code, details } = finding;
    const cause = `${registry} ${code} ${details?.host ?? ''} ${details?.status ?? ''}`;
    const told = this.#told.get(cause);
    if (told !== undefined) told.images += images;
    else this.#told.set(cause, { finding: { ...finding, image: registry }, images });
  }

  findings(): readonly Finding[] {
    return [...this.#told.values()].map(({ finding, images }) => {
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
