/** Content by digest (image-layout.md, "Blobs"): hashed when it is read as a whole, and when it is written. */

import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
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
import { fileError, reporting } from './file-error.ts';
import type { Folder, Path } from './folder.ts';

/** Bytes of one read: fewer calls than with 64 KiB, and still nothing to speak of. */
const chunk = 256 * 1024;

export class BlobFiles {
  readonly #folder: Folder;

  constructor(folder: Folder) {
    this.#folder = folder;
  }

  /** The whole content, which hashes to the digest (E_DIGEST); undefined if it is not there. */
  async read(digest: Digest, limit: number): Promise<Uint8Array | undefined> {
    const bytes = await this.#folder.read(pathOf(digest), limit);
    if (bytes !== undefined) assertDigest(bytes, digest);
    return bytes;
  }

  /** undefined if it is not there. Nothing is hashed. */
  async size(digest: Digest): Promise<number | undefined> {
    const opened = await this.#folder.open(pathOf(digest));
    await opened?.file.close();
    return opened?.size;
  }

  /** See ReadableRepository.openBlob. */
  async open({ digest, size }: BlobName, offset: number): Promise<Readable> {
    const opened = await this.#folder.open(pathOf(digest));
    const where = { repository: this.#folder.path, digest };
    if (opened === undefined) {
      throw new TrustError('E_NOTFOUND', `${this.#folder.path} does not hold ${digest}`, where);
    }
    const message = `${this.#folder.path}: the blob has ${opened.size} bytes, ${size} are declared`;
    const bytes = opened.file.createReadStream({ start: offset, highWaterMark: chunk });
    return new BlobBody(bytes, {
      skip: 0,
      length: size - offset,
      failed: (error) => fileError(this.#folder.path, error as NodeJS.ErrnoException),
      tooLong: () => new TrustError('E_DIGEST', message, where),
      tooShort: () => new ShortBlob('E_DIGEST', message, where),
    });
  }

  /** Whether the content is there and right: nobody has checked a folder's files when they were written. */
  async holds(digest: Digest): Promise<boolean> {
    const opened = await this.#folder.open(pathOf(digest));
    if (opened === undefined) return false;
    const hash = startDigest(digestAlgorithm(digest));
    const stream = opened.file.createReadStream({ highWaterMark: chunk });
    await reporting(this.#folder.path, async () => {
      for await (const bytes of stream) hash.update(bytes as Uint8Array);
    });
    return hash.digest() === digest;
  }

  /** Throws E_DIGEST for content that is not `blob`'s, and what the content ends with. */
  async write(blob: BlobName, content: Uint8Array | Readable): Promise<void> {
    const source = content instanceof Readable ? content : [content];
    try {
      await this.#folder.write(pathOf(blob.digest), (file) => fill(file, blob, source));
    } finally {
      if (content instanceof Readable) content.destroy();
    }
  }
}

/** Inside the folder by construction: a digest has nothing but hex digits (threats 6, 134). */
function pathOf(digest: Digest): Path {
  parseDigest(digest);
  return ['blobs', digestAlgorithm(digest), digestHex(digest)];
}

async function fill(
  file: FileHandle,
  { digest, size }: BlobName,
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const wrong = (why: string) =>
    new TrustError('E_DIGEST', `what was to be stored as ${digest} ${why}`, { digest });
  const hash = startDigest(digestAlgorithm(digest));
  let length = 0;
  for await (const bytes of content) {
    length += bytes.byteLength;
    if (length > size) throw wrong(`has more than the ${size} bytes declared`);
    hash.update(bytes);
    await writeAll(file, bytes);
  }
  if (length < size) throw wrong(`has ${length} bytes, ${size} are declared`);
  const actual = hash.digest();
  if (actual !== digest) throw wrong(`hashes to ${actual}`);
}

/** One write may take less than it was given. */
async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.byteLength; ) {
    at += (await file.write(bytes, at)).bytesWritten;
  }
}
