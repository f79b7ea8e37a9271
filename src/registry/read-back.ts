/** What was just pushed, as a reader gets it. */

import type { Pausing } from '../http/backoff.ts';
import type { Digest } from '../oci/digest.ts';
import type { ReadableRepository, StoredManifest } from './repository.ts';

/** With backoff(), half a minute at most. */
const polls = 5;

/**
 * A registry may take a moment to serve what it has accepted (fault 16). Only for what this run has
 * pushed: everywhere else a 404 is an answer, and waiting would make every missing signature slow.
 */
export async function readBack(
  repository: ReadableRepository,
  reference: Digest | string,
  { pause }: Pausing,
): Promise<StoredManifest | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const stored = await repository.manifest(reference);
    if (stored !== undefined || attempt > polls) return stored;
    await pause(attempt);
  }
}
