/** An OCI image layout on disk (image-spec image-layout.md), read as a repository is. */

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
      const message = `a blob of ${size} bytes is declared, ${limit} is the limit`;
      throw new TrustError('E_LIMIT', message, { digest });
    }
    const actual = await this.#blobs.size(digest);
    if (actual === undefined) return undefined;
    if (actual === size) return this.#blobs.read(digest, size);
    const message = `the blob has ${actual} bytes, ${size} are declared`;
    throw new TrustError('E_DIGEST', message, { digest });
  }

  openBlob(blob: BlobName, offset: number): Promise<Readable> {
    return this.#blobs.open(blob, offset);
  }

  /** What the manifests themselves say ∪ the fallback tag, which is what regctl writes and reads. */
  async referrers(subject: Digest): Promise<ReferrerList> {
    const { descriptors: roots } = await this.#index.read();
    const found = await this.#graph.referrersOf(subject, roots);
    const known = new Set(found.map(({ digest }) => digest));
    const { descriptors, ...more } = await this.referrersByTag(subject);
    const further = descriptors.filter(({ digest }) => !known.has(digest));
    // Whoever is answered as by an API asks for the tag as well.
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

  /** The image of a layout that has one only, and the names under which it is there. */
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
    return index.named(tag);
  }

  protected tagsIn(index: LayoutIndex): readonly string[] {
    return index.names();
  }

  /** A digest names what is under blobs/, also what index.json does not mention: a child, a referrer. */
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

/** Signatures and lists of referrers have tags that begin like that (cosign-formats.md §1.3). */
function isAttachmentTag(tag: string): boolean {
  return /^sha(?:256|512)-[0-9a-f]{64}/.test(tag);
}

/** Of what a tag is at, for a write that must not overwrite somebody else's. */
export function etagOf(digest: Digest): string {
  return `"${digest}"`;
}

type Entries = Omit<ReferrerList, 'source'>;

const nothing: Entries = { descriptors: [] };

/** Something else under that tag says nothing about referrers (threat 15). */
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
