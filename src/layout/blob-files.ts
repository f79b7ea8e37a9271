/** Reads the blobs of an image layout (image-layout.md, "Blobs"), and checks their digests. */

import type { Readable } from 'node:stream';
import { TrustError } from '../error.ts';
import {
  assertDigest,
  type Digest,
  digestAlgorithm,
  digestHex,
  parseDigest,
  startDigest,
} from '../oci/digest.ts';
import { BlobBody } from '../registry/blob-body.ts';
import { ShortBlob } from '../registry/errors.ts';
import type { BlobName } from '../registry/repository.ts';
import { fileError, withFileErrors } from './file-error.ts';
import type { FilePath, LayoutFiles } from './files.ts';

export class BlobFiles {
  readonly #files: LayoutFiles;
  /** the version of each file that was hashed and has its digest: it is hashed again only if it changes */
  readonly #hashed = new Map<Digest, string>();

  constructor(files: LayoutFiles) {
    this.#files = files;
  }

  /** Reads a blob and checks its digest (E_DIGEST); undefined if it does not exist. */
  async read(digest: Digest, limit: number): Promise<Uint8Array | undefined> {
    const bytes = await this.#files.read(pathOf(digest), limit);
    if (bytes !== undefined) assertDigest(bytes, digest);
    return bytes;
  }

  /** The size of the file; undefined if it does not exist. The digest is not checked. */
  async size(digest: Digest): Promise<number | undefined> {
    const opened = await this.#files.open(pathOf(digest));
    await opened?.close();
    return opened?.size;
  }

  /** See ReadableRepository.openBlob. */
  async open({ digest, size }: BlobName, offset: number): Promise<Readable> {
    const opened = await this.#files.open(pathOf(digest));
    const where = { repository: this.#files.path, digest };
    if (opened === undefined) {
      throw new TrustError('E_NOTFOUND', `${this.#files.path} does not contain ${digest}`, where);
    }
    const message = `${this.#files.path}: the blob has ${opened.size} bytes, but ${size} are declared`;
    return new BlobBody(opened.stream(offset), {
      skip: 0,
      length: size - offset,
      failed: (error) => fileError(this.#files.path, error as NodeJS.ErrnoException),
      tooLong: () => new TrustError('E_DIGEST', message, where),
      tooShort: () => new ShortBlob('E_DIGEST', message, where),
    });
  }

  /** Whether the file exists and matches the digest: other tools may have written a damaged file. */
  async holds(digest: Digest): Promise<boolean> {
    const opened = await this.#files.open(pathOf(digest));
    if (opened === undefined) return false;
    if (this.#hashed.get(digest) === opened.version) {
      await opened.close();
      return true;
    }
    const stream = opened.stream(0);
    const actual = await withFileErrors(this.#files.path, () => hashOf(stream, digest));
    if (actual === digest) this.wasHashed(digest, opened.version);
    return actual === digest;
  }

  /** Says that this version of the file has its digest. */
  protected wasHashed(digest: Digest, version: string): void {
    this.#hashed.set(digest, version);
  }
}

/** The digest of what is read, with the algorithm of `digest`. */
export async function hashOf(content: AsyncIterable<Uint8Array>, digest: Digest): Promise<Digest> {
  const hash = startDigest(digestAlgorithm(digest));
  for await (const bytes of content) hash.update(bytes);
  return hash.digest();
}

/** Always inside the layout, because a digest contains only hex digits (threats 6, 134). */
export function pathOf(digest: Digest): FilePath {
  parseDigest(digest);
  return ['blobs', digestAlgorithm(digest), digestHex(digest)];
}
