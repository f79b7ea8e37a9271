/** What to do next when a target could not be filled, and what stands there meanwhile. */

import type { ErrorCode } from '../error.ts';
import type { Digest } from '../oci/digest.ts';

export interface Standing {
  /** parts of the image that are there, of how many; 0 of 0 if that is not known */
  readonly done: number;
  readonly of: number;
  readonly tag: string | undefined;
  /** as it was: it could not be read; not known: it was being written, perhaps by somebody else too */
  readonly points: Digest | undefined | 'as it was' | 'not known';
}

export function adviceFor(code: ErrorCode, standing: Standing): string {
  const next = nextStep[code] ?? 'run it again: it brings what is missing, and nothing twice';
  return `${whatStands(standing)}; ${next}`;
}

function whatStands({ done, of, tag, points }: Standing): string {
  const parts = of === 0 ? 'nothing was copied' : `${done} of ${of} parts are there`;
  if (tag === undefined) return parts;
  if (points === 'as it was') return `${parts}, and the tag ${tag} was not touched`;
  if (points === 'not known') return `${parts}; look where the tag ${tag} points`;
  const where = points === undefined ? 'does not exist' : `still points to ${points}`;
  return `${parts}, and the tag ${tag} ${where}`;
}

const nextStep: Partial<Record<ErrorCode, string>> = {
  E_AUTH: 'log in with rights to read and to push there, and run it again',
  E_DRIFT:
    'look at both sides; --on-conflict overwrite moves the tag, keep leaves it, and a signature tag that has something of its own is removed by hand or signed again',
  E_IMMUTABLE: 'another tag, or a repository whose tags may be moved, would do',
  E_LIMIT: 'see which limit it was: the same run ends there again',
  E_NOTFOUND: 'create the repository, and run it again',
  E_UNSUPPORTED:
    'signatures in the legacy format are images under tags, which every registry stores (sign with --format legacy); what else it refuses is to be deleted at the source, or goes to another registry',
};
