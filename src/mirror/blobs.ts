/** Blobs over there: asked for, mounted, or streamed through this process; each once. */

import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import type { BlobName, BlobSource, WritableRepository } from '../registry/writable.ts';
import { mapAtMost } from '../verify/map-at-most.ts';

export type Brought = 'present' | 'copied' | 'mounted';

export interface Bringing {
  readonly target: WritableRepository;
  readonly sourceOf: (blob: BlobName) => BlobSource;
  /** a repository of the same registry, under the same credentials, that has them */
  readonly mountFrom?: Repository;
  readonly onBlob: (blob: BlobName, how: Brought) => void;
}

/** Bytes; up to this a blob is a small request among others. */
const small = 64 * 1024;
/** Streams hold a connection on each side, and memory (threats-and-faults.md §4). */
const largeAtOnce = 4;
const smallAtOnce = 12;

/** The largest first: what takes longest must not start last. */
export async function bringBlobs(blobs: readonly BlobName[], bringing: Bringing): Promise<void> {
  const isSmall = ({ size }: BlobName) => size <= small;
  const bring = (blob: BlobName) => bringBlob(blob, bringing);
  await Promise.all([
    mapAtMost(
      largeAtOnce,
      blobs.filter((blob) => !isSmall(blob)),
      bring,
    ),
    mapAtMost(smallAtOnce, blobs.filter(isSmall), bring),
  ]);
}

async function bringBlob(blob: BlobName, bringing: Bringing): Promise<void> {
  const { target, sourceOf, mountFrom, onBlob } = bringing;
  if ((await target.hasBlob(blob.digest)) === true) return onBlob(blob, 'present');
  const how = await target.putBlob(blob, sourceOf(blob), mountFrom);
  onBlob(blob, how === 'mounted' ? 'mounted' : 'copied');
}

/** What a target lacks, for a plan. */
export async function missingBlobs(
  target: WritableRepository,
  blobs: readonly BlobName[],
): Promise<ReadonlySet<Digest>> {
  const missing = new Set<Digest>();
  await mapAtMost(smallAtOnce, blobs, async ({ digest }) => {
    if ((await target.hasBlob(digest)) !== true) missing.add(digest);
  });
  return missing;
}
