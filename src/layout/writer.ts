/**
 * An OCI image layout on disk, written as a repository is. Content first, then index.json: a crash leaves
 * content that nothing names yet, and never a name without content.
 */

import { TrustError } from '../error.ts';
import { readContents } from '../oci/contents.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { assertDigest, type Digest, digestOf } from '../oci/digest.ts';
import { readReference } from '../registry/manifests.ts';
import { type ReferrerEntry, referrerEntry, referrersTag } from '../registry/referrer-list.ts';
import { addReferrer } from '../registry/referrers-tag.ts';
import type { BlobName, BlobSource, WritableRepository } from '../registry/repository.ts';
import type { BlobFiles } from './blob-files.ts';
import type { IndexFile } from './index-file.ts';
import type { LayoutIndex } from './layout-index.ts';
import { etagOf, type LayoutParts, LayoutReader } from './reader.ts';

export class LayoutWriter extends LayoutReader implements WritableRepository {
  readonly #index: IndexFile;
  readonly #blobs: BlobFiles;

  constructor(parts: LayoutParts) {
    super(parts);
    this.#index = parts.index;
    this.#blobs = parts.blobs;
  }

  /** Hashed: what a registry vouches for, nobody does for files. One that is damaged is not there. */
  hasBlob(digest: Digest): Promise<boolean> {
    return this.#blobs.holds(digest);
  }

  async putBlob(blob: BlobName, source: BlobSource): Promise<'uploaded'> {
    await this.#blobs.write(blob, source());
    return 'uploaded';
  }

  /** Children have entries of their own: oras finds by digest what has one, and nothing else. */
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
      const message = `a manifest calls itself ${contents.mediaType}, and was to be stored as ${mediaType}`;
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

  /** By its very name: where somebody else's whole reference ends in the same tag, that is another one. */
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
   * The entry of its own is how oras finds it, and the list under the fallback tag is how regctl does.
   * Throws E_MANIFEST if something else is under that tag, as for a registry (threat 15).
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
    // The list as it was is nobody's image.
    return tagged === undefined ? after : after.withoutUntagged(tagged.digest);
  }
}
