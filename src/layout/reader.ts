/** Reads an OCI image layout (image-spec image-layout.md) like a repository of a registry. */

import type { Readable } from 'node:stream';
import { isTrustError, TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import { readReference } from '../registry/manifests.ts';
import { readReferrerIndex, referrersTag } from '../registry/referrer-list.ts';
import type {
  BlobName,
  ManifestHead,
  ReadableRepository,
  ReferrerList,
  StoredManifest,
} from '../registry/repository.ts';
import type { BlobFiles } from './blob-files.ts';
import { Graph } from './graph.ts';
import type { IndexFile } from './index-file.ts';
import { type LayoutIndex, namesOf } from './layout-index.ts';

export interface LayoutParts {
  readonly name: Repository;
  readonly index: IndexFile;
  readonly blobs: BlobFiles;
}

export class LayoutReader implements ReadableRepository {
  readonly name: Repository;
  readonly #index: IndexFile;
  readonly #blobs: BlobFiles;
  readonly #graph: Graph;

  constructor({ name, index, blobs }: LayoutParts) {
    this.name = name;
    this.#index = index;
    this.#blobs = blobs;
    this.#graph = new Graph(blobs);
  }

  async manifest(reference: Digest | string): Promise<StoredManifest | undefined> {
    const named = await this.#find(reference);
    if (named === undefined) return undefined;
    const { digest, contentType } = named;
    const bytes = await this.#blobs.read(digest, limits.manifest);
    if (bytes === undefined) return undefined;
    return { ...contentType, bytes, digest, etag: etagOf(digest) };
  }

  async manifestHead(reference: Digest | string): Promise<ManifestHead | undefined> {
    const named = await this.#find(reference);
    if (named === undefined) return undefined;
    const { digest, contentType } = named;
    const size = await this.#blobs.size(digest);
    return size === undefined ? undefined : { ...contentType, digest, size };
  }

  async blob({ digest, size }: BlobName, limit: number): Promise<Uint8Array | undefined> {
    if (size > limit) {
      const message = `a blob of ${size} bytes is declared; the limit is ${limit}`;
      throw new TrustError('E_LIMIT', message, { digest });
    }
    const actual = await this.#blobs.size(digest);
    if (actual === undefined) return undefined;
    if (actual === size) return this.#blobs.read(digest, size);
    const message = `the blob has ${actual} bytes, but ${size} are declared`;
    throw new TrustError('E_DIGEST', message, { digest });
  }

  openBlob(blob: BlobName, offset: number): Promise<Readable> {
    return this.#blobs.open(blob, offset);
  }

  /** Checks the digest, because a file may be damaged; a damaged file counts as missing. */
  hasBlob(digest: Digest): Promise<boolean> {
    return this.#blobs.holds(digest);
  }

  /** The manifests with this subject, and the list under the fallback tag, which regctl reads and writes. */
  async referrers(subject: Digest): Promise<ReferrerList> {
    const { descriptors: roots } = await this.#index.read();
    const found = await this.#graph.referrersOf(subject, roots);
    const known = new Set(found.map(({ digest }) => digest));
    const { descriptors, ...more } = await this.referrersByTag(subject);
    const further = descriptors.filter(({ digest }) => !known.has(digest));
    // With the source `api`, callers read the fallback tag as well.
    if (further.length === 0) return { descriptors: found, source: 'api' };
    return { ...more, descriptors: [...found, ...further], source: 'tag' };
  }

  async referrersByTag(subject: Digest): Promise<ReferrerList> {
    const stored = await this.manifest(referrersTag(subject));
    return { ...(stored === undefined ? nothing : readList(stored, subject)), source: 'tag' };
  }

  async *tags(): AsyncGenerator<string, void, void> {
    yield* this.tagsIn(await this.#index.read());
  }

  /** The only image of the layout, with its names; undefined if there is none or more than one. */
  async onlyImage(): Promise<{ digest: Digest; names: readonly string[] } | undefined> {
    const { descriptors } = await this.#index.read();
    const images = await this.#graph.imagesAmong(descriptors);
    const [image, ...others] = images.filter((one) => !namesOf(one).some(isAttachmentTag));
    if (image === undefined || others.some(({ digest }) => digest !== image.digest)) {
      return undefined;
    }
    return { digest: image.digest, names: [image, ...others].flatMap(namesOf) };
  }

  protected tagged(index: LayoutIndex, tag: string): Descriptor | undefined {
    return index.findByName(tag);
  }

  protected tagsIn(index: LayoutIndex): readonly string[] {
    return index.allTags();
  }

  /** A digest also finds manifests that index.json does not list, such as children and referrers. */
  async #find(
    reference: Digest | string,
  ): Promise<{ digest: Digest; contentType: { contentType?: string } } | undefined> {
    const { digest, tag } = readReference(reference);
    const index = await this.#index.read();
    const entry = digest === undefined ? this.tagged(index, tag ?? '') : index.entry(digest);
    const found = digest ?? entry?.digest;
    if (found === undefined) return undefined;
    return {
      digest: found,
      contentType: entry === undefined ? {} : { contentType: entry.mediaType },
    };
  }
}

/** Tags of signatures and fallback tags (cosign-formats.md §1.3). */
function isAttachmentTag(tag: string): boolean {
  return /^sha(?:256|512)-[0-9a-f]{64}/.test(tag);
}

/** The ETag of a tag's manifest, for conditional writes. */
export function etagOf(digest: Digest): string {
  return `"${digest}"`;
}

type Entries = Omit<ReferrerList, 'source'>;

const nothing: Entries = { descriptors: [] };

/** Ignores a fallback tag that does not point to a list of referrers (threat 15). */
function readList({ bytes, digest }: StoredManifest, subject: Digest): Entries {
  if (digest === subject) return nothing;
  try {
    const { descriptors, skipped } = readReferrerIndex(bytes, subject);
    return { descriptors, ...(skipped.length === 0 ? {} : { skipped }) };
  } catch (error) {
    if (!isTrustError(error, 'E_MANIFEST')) throw error;
    return { ...nothing, skipped: [`the referrers tag is ignored: ${error.message}`] };
  }
}
