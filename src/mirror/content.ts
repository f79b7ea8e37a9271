/** What belongs to an image: its manifests, what is attached to them, and their blobs. */

import type { ImageTree } from '../image/tree.ts';
import type { Contents } from '../oci/contents.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest, digestAlgorithm, digestHex } from '../oci/digest.ts';
import type { Manifest } from '../oci/manifest.ts';
import { isTag } from '../oci/reference.ts';
import type { BlobName, ReadableRepository } from '../registry/repository.ts';
import { attestationTag, signatureTag } from '../signature/store.ts';

/** One manifest that the target must have, with the bytes that were received. */
export interface Item {
  readonly digest: Digest;
  readonly bytes: Uint8Array;
  readonly contents: Contents;
  /** part of the image, and not something attached to it */
  readonly inTree: boolean;
  /** found by digest; false: under its tags only */
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

/** A blob, and where to read it: signatures may be in another repository. */
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
  /** layers that the source does not have; their `urls` are never requested (threat 43) */
  readonly elsewhere: readonly Digest[];
  readonly leftOut: readonly LeftOut[];
  /** by subject: what its list of referrers holds and could not be read */
  readonly unlisted: ReadonlyMap<Digest, string>;
}

/** The blobs that a manifest names. */
export function blobsOf(manifest: Manifest): readonly Descriptor[] {
  return manifest.kind === 'image' ? [manifest.config, ...manifest.layers] : [];
}

/** Layers that registries need not have: their descriptors name other hosts. */
export function isForeign(mediaType: string): boolean {
  return /nondistributable|\.foreign\./.test(mediaType);
}

/**
 * Tags that belong to a digest by their name (cosign-formats.md §1.3): legacy signatures, attestations,
 * bills of materials. None of a digest that is too long for a tag.
 */
export function attachmentTags(subject: Digest): readonly string[] {
  const name = `${digestAlgorithm(subject)}-${digestHex(subject)}`;
  return [signatureTag(subject), attestationTag(subject), `${name}.sbom`].filter(isTag);
}

/** Whether a tag has the form of attachmentTags(). */
export function isAttachmentTag(reference: string): boolean {
  return /^[a-z0-9]+-[0-9a-f]{64,}\.(?:sig|att|sbom)$/.test(reference);
}

/** The names under which an inventory has attachments. */
export interface AttachmentNames {
  /** signature tags */
  readonly tags: ReadonlySet<string>;
  /** manifests that have referrers */
  readonly subjects: ReadonlySet<Digest>;
}

export function attachmentNames({ items }: Pick<Inventory, 'items'>): AttachmentNames {
  const all = [...items.values()];
  const referrers = all.filter(({ isReferrer }) => isReferrer);
  return {
    tags: new Set(all.flatMap(({ tags }) => tags.map(({ name }) => name))),
    subjects: new Set(referrers.map(subjectOf)),
  };
}

export function subjectOf({ contents, digest }: Item): Digest {
  return contents.subject?.digest ?? digest;
}
