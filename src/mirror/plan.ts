/** What one target lacks, and what stands in the way, before anything is written there. */

import { TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import type { StoredManifest } from '../registry/repository.ts';
import type { WritableRepository } from '../registry/writable.ts';
import type { Inventory, Item } from './inventory.ts';
import { compareAttachments } from './union.ts';

export interface Target {
  /** as the user wrote it */
  readonly text: string;
  readonly repository: WritableRepository;
  /** undefined: nothing is tagged */
  readonly tag?: string;
  /** the source's repository, if it is on the same registry, under the same credentials */
  readonly mountFrom?: Repository;
}

export type OnConflict = 'fail' | 'keep' | 'overwrite';

export interface TargetPlan {
  readonly target: Target;
  /** manifests that are there, by digest; their blobs may be missing all the same (fault 31) */
  readonly present: ReadonlySet<Digest>;
  /** signature tags that are to be written, each with its item */
  readonly tags: readonly { readonly tag: string; readonly item: Item }[];
  readonly tagBefore?: Digest;
  /** what becomes of the target's tag */
  readonly tagging: 'write' | 'unchanged' | 'keep' | 'none';
}

/** Throws E_DRIFT before anything was copied. */
export async function planTarget(
  target: Target,
  { items, tree }: Inventory,
  onConflict: OnConflict,
): Promise<TargetPlan> {
  const { repository, tag } = target;
  const present = new Set<Digest>();
  const tags: { tag: string; item: Item }[] = [];
  const [tagBefore] = await Promise.all([
    tag === undefined ? undefined : readTag(repository, tag),
    ...items.filter(isByDigest).map(async ({ digest }) => {
      if ((await repository.manifestHead(digest)) !== undefined) present.add(digest);
    }),
    ...items.flatMap((item) =>
      item.tags.map(async (name) => {
        if (await isToBeWritten(await repository.manifest(name), item, name)) {
          tags.push({ tag: name, item });
        }
      }),
    ),
  ]);
  return {
    target,
    present,
    tags,
    ...(tagBefore === undefined ? {} : { tagBefore }),
    tagging: taggingOf(tag, tagBefore, tree.nodes[0].digest, onConflict),
  };
}

/** What is there under signature tags alone is compared by tag. */
function isByDigest({ inTree, tags }: Item): boolean {
  return inTree || tags.length === 0;
}

/** HEAD is free where manifests are counted; a registry that gives no digest is asked for the bytes. */
async function readTag(repository: WritableRepository, tag: string): Promise<Digest | undefined> {
  const head = await repository.manifestHead(tag);
  if (head === undefined || head.digest !== undefined) return head?.digest;
  return (await repository.manifest(tag))?.digest;
}

async function isToBeWritten(
  theirs: StoredManifest | undefined,
  item: Item,
  tag: string,
): Promise<boolean> {
  const decision = theirs === undefined ? 'copy' : compareAttachments(item, theirs);
  if (decision !== 'conflict') return decision === 'copy';
  throw new TrustError(
    'E_DRIFT',
    `source and target each have signatures of their own under ${tag}: neither is overwritten, and nothing was copied`,
    { tag, digest: item.digest },
  );
}

function taggingOf(
  tag: string | undefined,
  before: Digest | undefined,
  digest: Digest,
  onConflict: OnConflict,
): TargetPlan['tagging'] {
  if (tag === undefined) return 'none';
  if (before === digest) return 'unchanged';
  if (before === undefined || onConflict === 'overwrite') return 'write';
  if (onConflict === 'keep') return 'keep';
  throw new TrustError(
    'E_DRIFT',
    `the tag ${tag} points to ${before} there: nothing was copied; --on-conflict overwrite moves it, keep leaves it`,
    { tag, digest: before },
  );
}
