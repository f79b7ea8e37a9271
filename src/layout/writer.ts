/**
 * Writes an OCI image layout like a repository of a registry. Content is written before index.json, so a
 * crash never leaves an entry without its content.
 */

import { TrustError } from '../error.ts';
import { readContents } from '../oci/contents.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { assertDigest, type Digest, digestOf } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import { readReference } from '../registry/manifests.ts';
import { type ReferrerEntry, referrerEntry, referrersTag } from '../registry/referrer-list.ts';
import { addReferrer } from '../registry/referrers-tag.ts';
import type { BlobName, BlobSource, WritableRepository } from '../registry/repository.ts';
import type { LayoutIndex } from './layout-index.ts';
import { folderOf } from './open.ts';
import { etagOf, type LayoutParts, LayoutReader } from './reader.ts';
import type { WritableBlobs } from './writable-blobs.ts';
import type { WritableIndex } from './writable-index.ts';

export interface WritableParts extends LayoutParts {
  readonly index: WritableIndex;
  readonly blobs: WritableBlobs;
}

export class LayoutWriter extends LayoutReader implements WritableRepository {
  readonly #index: WritableIndex;
  readonly #blobs: WritableBlobs;

  constructor(parts: WritableParts) {
    super(parts);
    this.#index = parts.index;
    this.#blobs = parts.blobs;
  }

  async lacks(content: Digest | BlobName): Promise<boolean> {
    if (typeof content === 'string') return (await this.manifestHead(content)) === undefined;
    return !(await this.#blobs.holds(content.digest));
  }

  expectBlob(): void {}

  async putBlob(
    blob: BlobName,
    source: BlobSource,
    from?: Repository,
  ): Promise<'uploaded' | 'mounted'> {
    const layout = from && folderOf(from);
    if (layout !== undefined && (await this.#blobs.copyFrom(layout, blob))) return 'mounted';
    await this.#blobs.write(blob, source({ hashes: true }));
    return 'uploaded';
  }

  /** Children also get entries in index.json: oras finds only those by digest. */
  async putManifest(
    reference: Digest | string,
    bytes: Uint8Array,
    mediaType: string,
    ifMatch?: string,
  ): Promise<boolean> {
    const { digest = digestOf(bytes), tag } = readReference(reference);
    assertDigest(bytes, digest);
    const contents = readContents(bytes, mediaType);
    if (contents.mediaType !== mediaType) {
      const message = `the manifest's mediaType is ${contents.mediaType}, but it was pushed as ${mediaType}`;
      throw new TrustError('E_MANIFEST', message, { digest });
    }
    const named = { mediaType, digest, size: bytes.byteLength };
    await this.#put(named, bytes);

    let written = true;
    await this.#index.update(async (before) => {
      const current = tag === undefined ? undefined : before.tagged(tag);
      written =
        ifMatch === undefined || (current !== undefined && etagOf(current.digest) === ifMatch);
      if (!written) return before;
      const after = tag === undefined ? before.withManifest(named) : before.withTag(tag, named);
      const { subject } = contents;
      if (subject === undefined) return after;
      const entry = referrerEntry(contents, digest, bytes.byteLength);
      return this.#withReferrer(after, subject.digest, entry);
    });
    return written;
  }

  /** Only the exact tag: a full reference with the same tag belongs to another tool. */
  protected override tagged(index: LayoutIndex, tag: string): Descriptor | undefined {
    return index.tagged(tag);
  }

  protected override tagsIn(index: LayoutIndex): readonly string[] {
    return index.tags();
  }

  async #put(blob: BlobName, bytes: Uint8Array): Promise<void> {
    if (!(await this.#blobs.holds(blob.digest))) await this.#blobs.write(blob, bytes);
  }

  /**
   * oras finds a referrer by its entry in index.json, regctl by the list under the fallback tag. Throws
   * E_MANIFEST if the tag points to anything else, as for a registry (threat 15).
   */
  async #withReferrer(
    index: LayoutIndex,
    subject: Digest,
    entry: ReferrerEntry,
  ): Promise<LayoutIndex> {
    const tag = referrersTag(subject);
    const list = addReferrer(subject, entry);
    const tagged = index.tagged(tag);
    const stored = tagged && (await this.manifest(tagged.digest));
    if (stored !== undefined && list.isDone(stored)) return index;
    const { bytes, mediaType } = await list.next(stored);
    const named = { mediaType, digest: digestOf(bytes), size: bytes.byteLength };
    await this.#put(named, bytes);
    const after = index.withTag(tag, named);
    // The old list is not an image: remove its entry.
    return tagged === undefined ? after : after.withoutUntagged(tagged.digest);
  }
}
