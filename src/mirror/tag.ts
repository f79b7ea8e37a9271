/**
 * Writes a tag. Tags are written last, so that they never point to anything incomplete (threats-and-faults.md §6,
 * invariant a).
 */

import { poll } from '../async.ts';
import { isTrustError, TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import { type Digest, digestAlgorithm } from '../oci/digest.ts';
import { formatRepository, type Reference } from '../oci/reference.ts';
import { isAccessRefused } from '../registry/errors.ts';
import { digestOfTag } from '../registry/manifests.ts';
import type {
  ReadableRepository,
  StoredManifest,
  WritableRepository,
} from '../registry/repository.ts';
import { finding } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';

/** What to do if a tag points to another image. */
export type OnConflict = 'fail' | 'keep' | 'overwrite';

/** Where a tag points; `hidden`: the registry refuses to show it to a user who may write it. */
export type CurrentTag = Digest | undefined | 'hidden';

export interface Tagging extends Pausing {
  readonly repository: WritableRepository;
  readonly tag: string;
  readonly root: StoredManifest;
  readonly mediaType: string;
  /** where the tag pointed when the run began */
  readonly before: CurrentTag;
  readonly onConflict: OnConflict;
  /** where it points, if nothing was asked since; default: it is read */
  readonly now?: { readonly digest: CurrentTag };
  /** called before the write: from then on the tag may be there, even if the request fails */
  readonly onWriting?: () => void;
}

/**
 * Throws E_UNSUPPORTED for a digest that is not sha256. A registry answers a tag with the sha256 digest of
 * its manifest, and the signatures of a sha512 digest are not found from there.
 */
export function assertTaggable(digest: Digest, tag: string): void {
  const algorithm = digestAlgorithm(digest);
  if (algorithm === 'sha256') return;
  const message = `the tag ${tag} cannot point to a ${algorithm} digest: registries answer a tag with a sha256 digest, which has none of the signatures; copy the image without a tag (--no-tag)`;
  throw new TrustError('E_UNSUPPORTED', message, { tag, digest });
}

/**
 * A refusal to show the tag is no error here: the first push may create the repository (fault 14).
 *
 * @param onManifest makes it a GET instead of a HEAD, which does not show that a tag is absent
 */
export async function readTag(
  repository: ReadableRepository,
  tag: string,
  onManifest?: (stored: StoredManifest) => void,
): Promise<CurrentTag> {
  try {
    if (onManifest === undefined) return await digestOfTag(repository, tag);
    const stored = await repository.manifest(tag);
    if (stored !== undefined) onManifest(stored);
    return stored?.digest;
  } catch (error) {
    if (isAccessRefused(error)) return 'hidden';
    throw error;
  }
}

/** What to do with a target's tag. Throws E_DRIFT for one that points to another image and must not be moved. */
export function decideTag(
  tag: string | undefined,
  before: CurrentTag,
  digest: Digest,
  onConflict: OnConflict,
  consequence = 'nothing was copied',
): 'write' | 'unchanged' | 'kept' | 'not asked for' {
  if (tag === undefined) return 'not asked for';
  if (before === digest) return 'unchanged';
  // A hidden tag is decided after everything else was copied.
  if (before === undefined || before === 'hidden' || onConflict === 'overwrite') return 'write';
  if (onConflict === 'keep') return 'kept';
  const message = `the tag ${tag} points to another image there, ${before}, and ${consequence}`;
  throw new TrustError('E_DRIFT', message, { tag, digest: before });
}

/** Where the tag points now; to be called right before it is written. */
export function readAgain({
  repository,
  tag,
  before,
}: Pick<Tagging, 'repository' | 'tag' | 'before'>): Promise<CurrentTag> {
  const isAbsent = before === undefined || before === 'hidden';
  return readTag(repository, tag, isAbsent ? () => {} : undefined);
}

/** Reads the tag right before it writes. Throws E_DRIFT if another writer moved it during the run (fault 32). */
export async function writeTag(tagging: Tagging): Promise<'written' | 'unchanged' | 'kept'> {
  const { repository, tag, root, mediaType, before, onConflict } = tagging;
  const now = tagging.now === undefined ? await readAgain(tagging) : tagging.now.digest;
  // An immutable tag cannot be written even with the same digest (fault 29).
  if (now === root.digest) return 'unchanged';
  if (now === 'hidden') {
    if (onConflict !== 'overwrite') throw hidden(repository, tag);
  } else if (before === 'hidden') {
    // The push made the tag visible.
    const decided = decideTag(tag, now, root.digest, onConflict, 'it is not moved');
    if (decided === 'kept') return 'kept';
  } else if (now !== before && onConflict !== 'overwrite') {
    if (onConflict === 'keep' && now !== undefined) return 'kept';
    throw moved(tag, before, now);
  }
  tagging.onWriting?.();
  await repository.putManifest(tag, root.bytes, mediaType);
  await confirm(tagging);
  return 'written';
}

/** How often a registry is asked whether the tag points to what was written (fault 16). */
const attempts = 5;

async function confirm({ repository, tag, root, pause }: Tagging): Promise<void> {
  const ask = () => digestOfTag(repository, tag);
  const now = await poll(ask, (digest) => digest === root.digest, { attempts, pause });
  if (now === root.digest) return;
  const message = `the tag ${tag} was written, and points to ${now ?? 'nothing'}: another writer writes it too`;
  throw new TrustError('E_DRIFT', message, { tag, digest: root.digest });
}

function moved(tag: string, before: Digest | undefined, now: Digest | undefined): TrustError {
  const message = `another writer moved the tag ${tag} during this run, from ${before ?? 'nothing'} to ${now ?? 'nothing'}: it is not moved again`;
  return new TrustError('E_DRIFT', message, { tag, ...(now === undefined ? {} : { digest: now }) });
}

/** Everything was pushed by its digest, and the tag is still hidden: it may point to another image. */
function hidden({ name }: WritableRepository, tag: string): TrustError {
  const message = `${formatRepository(name)} accepts pushes, but refuses to show where the tag ${tag} points: the tag is not written, because it may point to another image (on-conflict overwrite writes it anyway)`;
  return new TrustError('E_AUTH', message, { repository: name.path, tag });
}

/** Warns if the tag of the source moved during the run; what was copied is still one image (fault 33). */
export async function movedMeanwhile(
  source: {
    readonly repository: ReadableRepository;
    readonly reference: Pick<Reference, 'tag' | 'digest'>;
  },
  copied: Digest,
): Promise<readonly Finding[]> {
  const { tag = 'latest', digest } = source.reference;
  if (digest !== undefined) return [];
  try {
    const now = await digestOfTag(source.repository, tag);
    if (now === copied) return [];
    const where = now === undefined ? 'does not exist any more' : `points to ${now} now`;
    const message = `the tag ${tag} was moved at the source during this run: it ${where}; this run copied ${copied}`;
    const advice = 'run it again for the image that it points to now';
    return [finding('E_DRIFT', message, { severity: 'warning', advice })];
  } catch (error) {
    if (!isTrustError(error)) throw error;
    const message = `it could not be checked whether the tag ${tag} was moved at the source during the run: ${error.message}`;
    return [finding(error.code, message, { severity: 'warning' })];
  }
}
