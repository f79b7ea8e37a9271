/** The tag, last of all: whoever asks for it finds everything there (threats-and-faults.md §6, invariant a). */

import { TrustError } from '../error.ts';
import { type Digest, digestAlgorithm } from '../oci/digest.ts';
import type { Pausing } from '../registry/backoff.ts';
import type { ReadableRepository, StoredManifest } from '../registry/repository.ts';
import type { WritableRepository } from '../registry/writable.ts';

/** What to do about a tag that points to something else. */
export type OnConflict = 'fail' | 'keep' | 'overwrite';

export interface Tagging extends Pausing {
  readonly repository: WritableRepository;
  readonly tag: string;
  readonly root: StoredManifest;
  readonly mediaType: string;
  /** what the tag pointed to when the run began */
  readonly before: Digest | undefined;
  readonly onConflict: OnConflict;
  /** from here on it may be there, whatever becomes of the answer */
  readonly onWriting?: () => void;
}

/**
 * A tag is answered with the sha256 of what was pushed under it, and from there nobody finds the signatures
 * of a sha512 digest. Throws E_UNSUPPORTED, before anything is copied.
 */
export function assertTaggable(digest: Digest, tag: string): void {
  const algorithm = digestAlgorithm(digest);
  if (algorithm === 'sha256') return;
  const message = `the tag ${tag} cannot point to a ${algorithm} digest: registries answer a tag with a sha256 digest, which has none of the signatures; copy the image without a tag (--no-tag)`;
  throw new TrustError('E_UNSUPPORTED', message, { tag, digest });
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
  tagging.onWriting?.();
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

/** HEAD is free where manifests are counted; a registry that gives no digest is asked for the bytes. */
export async function readTag(
  repository: ReadableRepository,
  tag: string,
): Promise<Digest | undefined> {
  const head = await repository.manifestHead(tag);
  if (head === undefined || head.digest !== undefined) return head?.digest;
  return (await repository.manifest(tag))?.digest;
}

/** What becomes of the target's tag. Throws E_DRIFT before anything was copied. */
export function taggingOf(
  tag: string | undefined,
  before: Digest | undefined,
  digest: Digest,
  onConflict: OnConflict,
): 'write' | 'unchanged' | 'kept' | 'not asked for' {
  if (tag === undefined) return 'not asked for';
  if (before === digest) return 'unchanged';
  if (before === undefined || onConflict === 'overwrite') return 'write';
  if (onConflict === 'keep') return 'kept';
  const message = `the tag ${tag} points to another image there, ${before}, and nothing was copied`;
  throw new TrustError('E_DRIFT', message, { tag, digest: before });
}
