/** The tag, last of all: whoever asks for it finds everything there (threats-and-faults.md §6, invariant a). */

import { poll } from '../async.ts';
import { TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import { type Digest, digestAlgorithm } from '../oci/digest.ts';
import { formatRepository } from '../oci/reference.ts';
import { isAccessRefused } from '../registry/access-refused.ts';
import type { ReadableRepository, StoredManifest } from '../registry/repository.ts';
import type { WritableRepository } from '../registry/writable.ts';

/** What to do about a tag that points to something else. */
export type OnConflict = 'fail' | 'keep' | 'overwrite';

/** Where a tag points; `hidden` if the registry refuses to show it to whoever may write it. */
export type Seen = Digest | undefined | 'hidden';

export interface Tagging extends Pausing {
  readonly repository: WritableRepository;
  readonly tag: string;
  readonly root: StoredManifest;
  readonly mediaType: string;
  /** what the tag pointed to when the run began */
  readonly before: Seen;
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
const attempts = 5;

/** Looked at right before: somebody else may have moved it meanwhile (fault 32). Throws E_DRIFT then. */
export async function writeTag(tagging: Tagging): Promise<'written' | 'unchanged' | 'kept'> {
  const { repository, tag, root, mediaType, before, onConflict } = tagging;
  const now = await lookAtTag(repository, tag);
  // Also where tags cannot be written twice, not even as they are (fault 29).
  if (now === root.digest) return 'unchanged';
  if (now === 'hidden') {
    if (onConflict !== 'overwrite') throw hidden(repository, tag);
  } else if (before === 'hidden') {
    // What could not be decided at the beginning is decided now.
    const decided = taggingOf(tag, now, root.digest, onConflict, 'it is left as it is');
    if (decided === 'kept') return 'kept';
  } else if (now !== before && onConflict !== 'overwrite') {
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
  const ask = () => readTag(repository, tag);
  const now = await poll(ask, (digest) => digest === root.digest, { attempts, pause });
  if (now === root.digest) return;
  const message = `the tag ${tag} was written, and points to ${now ?? 'nothing'}: somebody else writes it too`;
  throw new TrustError('E_DRIFT', message, { tag, digest: root.digest });
}

function from(before: Digest | undefined): string {
  return before === undefined ? 'from nothing' : `from ${before}`;
}

/** A place that is written to: a refusal is no answer (fault 14). */
export async function lookAtTag(repository: ReadableRepository, tag: string): Promise<Seen> {
  try {
    return await readTag(repository, tag);
  } catch (error) {
    if (isAccessRefused(error)) return 'hidden';
    throw error;
  }
}

/** Everything is there by its digest, and yet the tag is not shown: it may be another image's. */
function hidden({ name }: WritableRepository, tag: string): TrustError {
  const message = `${formatRepository(name)} takes what is pushed, and does not show whether the tag ${tag} exists, nor in its list of tags: the tag is not written, for it may be another image's (on-conflict overwrite writes it all the same)`;
  return new TrustError('E_AUTH', message, { repository: name.path, tag });
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

/** What becomes of the target's tag. Throws E_DRIFT for one that must be left alone. */
export function taggingOf(
  tag: string | undefined,
  before: Seen,
  digest: Digest,
  onConflict: OnConflict,
  consequence = 'nothing was copied',
): 'write' | 'unchanged' | 'kept' | 'not asked for' {
  if (tag === undefined) return 'not asked for';
  if (before === digest) return 'unchanged';
  // Where it is hidden, that is decided when everything else is there.
  if (before === undefined || before === 'hidden' || onConflict === 'overwrite') return 'write';
  if (onConflict === 'keep') return 'kept';
  const message = `the tag ${tag} points to another image there, ${before}, and ${consequence}`;
  throw new TrustError('E_DRIFT', message, { tag, digest: before });
}
