/** What was just pushed, as a reader gets it. */

import { poll } from '../async.ts';
import type { Pausing } from '../http/backoff.ts';
import type { Digest } from '../oci/digest.ts';
import type { ReadableRepository, StoredManifest } from './repository.ts';

/** With backoff(), half a minute at most. */
const attempts = 6;

/**
 * A registry may take a moment to serve what it has accepted (fault 16). Only for what this run has
 * pushed: everywhere else a 404 is an answer, and waiting would make every missing signature slow.
 */
export function readBack(
  repository: ReadableRepository,
  reference: Digest | string,
  { pause }: Pausing,
): Promise<StoredManifest | undefined> {
  const ask = () => repository.manifest(reference);
  return poll(ask, (stored) => stored !== undefined, { attempts, pause });
}
