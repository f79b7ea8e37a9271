/** The tag, last of all: whoever asks for it finds everything there (threats-and-faults.md §6, invariant a). */

import { TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import type { Pausing } from '../registry/backoff.ts';
import type { StoredManifest } from '../registry/repository.ts';
import type { WritableRepository } from '../registry/writable.ts';
import { type OnConflict, readTag } from './plan.ts';

export interface Tagging extends Pausing {
  readonly repository: WritableRepository;
  readonly tag: string;
  readonly root: StoredManifest;
  readonly mediaType: string;
  /** what the tag pointed to when the run began */
  readonly before: Digest | undefined;
  readonly onConflict: OnConflict;
}

/** How often a registry is asked whether the tag is where it was just put (fault 16). */
const polls = 4;

/** Looked at right before: somebody else may have moved it meanwhile (fault 32). Throws E_DRIFT then. */
export async function writeTag(tagging: Tagging): Promise<'written' | 'unchanged' | 'kept'> {
  const { repository, tag, root, mediaType, before, onConflict } = tagging;
  const now = await readTag(repository, tag);
  // Also where tags cannot be written twice, not even as they are (fault 29).
  if (now === root.digest) return 'unchanged';
  if (now !== before && onConflict !== 'overwrite') {
    if (onConflict === 'keep' && now !== undefined) return 'kept';
    const message = `somebody else has moved the tag ${tag} during this run, ${from(before)} to ${now ?? 'nothing'}: it is left as it is`;
    throw new TrustError('E_DRIFT', message, {
      tag,
      ...(now === undefined ? {} : { digest: now }),
    });
  }
  await repository.putManifest(tag, root.bytes, mediaType);
  await confirm(tagging);
  return 'written';
}

async function confirm({ repository, tag, root, pause }: Tagging): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const now = await readTag(repository, tag);
    if (now === root.digest) return;
    if (attempt > polls) {
      const message = `the tag ${tag} was written, and points to ${now ?? 'nothing'}: somebody else writes it too`;
      throw new TrustError('E_DRIFT', message, { tag, digest: root.digest });
    }
    await pause(attempt);
  }
}

function from(before: Digest | undefined): string {
  return before === undefined ? 'from nothing' : `from ${before}`;
}
