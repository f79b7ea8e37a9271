/**
 * Everything that belongs to an image: its tree, and for every manifest of it (also for what is attached,
 * in turn) signature tags and referrers, and all blobs. What `oras copy -r` leaves behind is in here.
 */

import { type ImageTree, readTree } from '../image/tree.ts';
import type { Contents } from '../oci/contents.ts';
import type { Digest } from '../oci/digest.ts';
import type { ReadableRepository, StoredManifest } from '../registry/repository.ts';
import type { BlobName } from '../registry/writable.ts';
import type { Snapshot } from './snapshot.ts';
import { Walk, type Watch } from './walk.ts';

/** One manifest that is to be at the target, as the bytes that were received. */
export interface Item {
  readonly digest: Digest;
  readonly bytes: Uint8Array;
  readonly contents: Contents;
  /** part of the image, and not something attached to it */
  readonly inTree: boolean;
  /** it is looked for by digest; false: under its tags only */
  readonly byDigest: boolean;
  /** the source lists it as a referrer, so the target must do so too */
  readonly isReferrer: boolean;
  /** signature tags under which the source has it */
  readonly tags: readonly SignatureTag[];
}

/** A tag that belongs to a manifest by its name (cosign-formats.md §1.3). */
export interface SignatureTag {
  readonly name: string;
  readonly subject: Digest;
}

/** A blob, with the place to read it from: signatures may be in a repository of their own. */
export interface Blob extends BlobName {
  readonly from: ReadableRepository;
}

/** A referrer that a list names and that is not copied. */
export interface LeftOut {
  readonly digest: Digest;
  /** the manifest whose list names it */
  readonly subject: Digest;
  /** as the list says */
  readonly artifactType?: string;
  readonly why: 'not served' | 'another subject';
}

export interface Inventory {
  readonly tree: ImageTree;
  /** those of the tree first */
  readonly items: ReadonlyMap<Digest, Item>;
  /** each once, the largest first; manifests are no blobs */
  readonly blobs: ReadonlyMap<Digest, Blob>;
  /** layers that the source does not have itself: what their `urls` name is never asked (threat 43) */
  readonly elsewhere: readonly Digest[];
  readonly leftOut: readonly LeftOut[];
  /** by subject: what its list of referrers holds and could not be read */
  readonly unlisted: ReadonlyMap<Digest, string>;
}

/** A place that holds an image. */
export interface Source {
  readonly image: Snapshot;
  /** where signature tags and referrers are */
  readonly signatures: Snapshot;
}

/** Reads it all. Throws TrustError: what cannot be read must not be left behind in silence. */
export async function takeInventory(
  source: Source,
  root: StoredManifest,
  watch: Watch,
): Promise<Inventory> {
  const walk = new Walk(source, watch);
  await walk.from(root);
  // Every index that it needs was read by now.
  const tree = await readTree(source.image, root);
  const inTree = new Set(tree.nodes.map(({ digest }) => digest));
  const found = [...walk.found].map((item) => ({ ...item, inTree: inTree.has(item.digest) }));
  found.sort((a, b) => Number(b.inTree) - Number(a.inTree));
  const blobs = [...walk.blobs].sort((a, b) => b.size - a.size);
  return {
    tree,
    items: new Map(found.map((item) => [item.digest, item])),
    blobs: new Map(blobs.map((blob) => [blob.digest, blob])),
    elsewhere: walk.elsewhere,
    leftOut: walk.leftOut,
    unlisted: walk.unlisted,
  };
}
