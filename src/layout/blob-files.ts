/** Reads and writes the blobs of an image layout (image-layout.md, "Blobs"), and checks their digests. */

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
import { fileError, withFileErrors } from './file-error.ts';
import type { FilePath, Folder } from './folder.ts';

/** Bytes of one read: fewer system calls than with Node's default of 64 KiB. */
const chunk = 256 * 1024;

export class BlobFiles {
  readonly #folder: Folder;

  constructor(folder: Folder) {
    this.#folder = folder;
  }

  /** Reads a blob and checks its digest (E_DIGEST); undefined if it does not exist. */
  async read(digest: Digest, limit: number): Promise<Uint8Array | undefined> {
    const bytes = await this.#folder.read(pathOf(digest), limit);
    if (bytes !== undefined) assertDigest(bytes, digest);
    return bytes;
  }

  /** The size of the file; undefined if it does not exist. The digest is not checked. */
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
      throw new TrustError('E_NOTFOUND', `${this.#folder.path} does not contain ${digest}`, where);
    }
    const message = `${this.#folder.path}: the blob has ${opened.size} bytes, but ${size} are declared`;
    const bytes = opened.file.createReadStream({ start: offset, highWaterMark: chunk });
    return new BlobBody(bytes, {
      skip: 0,
      length: size - offset,
      failed: (error) => fileError(this.#folder.path, error as NodeJS.ErrnoException),
      tooLong: () => new TrustError('E_DIGEST', message, where),
      tooShort: () => new ShortBlob('E_DIGEST', message, where),
    });
  }

  /** Whether the file exists and matches the digest: other tools may have written a damaged file. */
  async holds(digest: Digest): Promise<boolean> {
    const opened = await this.#folder.open(pathOf(digest));
    if (opened === undefined) return false;
    const hash = startDigest(digestAlgorithm(digest));
    const stream = opened.file.createReadStream({ highWaterMark: chunk });
    await withFileErrors(this.#folder.path, async () => {
      for await (const bytes of stream) hash.update(bytes as Uint8Array);
    });
    return hash.digest() === digest;
  }

  /** Throws E_DIGEST if the content does not match `blob`, or the error of the content stream. */
  async write(blob: BlobName, content: Uint8Array | Readable): Promise<void> {
    const source = content instanceof Readable ? content : [content];
    try {
      await this.#folder.write(pathOf(blob.digest), (file) => fill(file, blob, source));
    } finally {
      if (content instanceof Readable) content.destroy();
    }
  }
}

/** Always inside the folder, because a digest contains only hex digits (threats 6, 134). */
function pathOf(digest: Digest): FilePath {
  parseDigest(digest);
  return ['blobs', digestAlgorithm(digest), digestHex(digest)];
}

async function fill(
  file: FileHandle,
  { digest, size }: BlobName,
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const wrong = (why: string) =>
    new TrustError('E_DIGEST', `the content for ${digest} ${why}`, { digest });
  const hash = startDigest(digestAlgorithm(digest));
  let length = 0;
  for await (const bytes of content) {
    length += bytes.byteLength;
    if (length > size) throw wrong(`has more than the declared ${size} bytes`);
    hash.update(bytes);
    await writeAll(file, bytes);
  }
  if (length < size) throw wrong(`has ${length} bytes, but ${size} are declared`);
  const actual = hash.digest();
  if (actual !== digest) throw wrong(`hashes to ${actual}`);
}

/** A single write() may write only a part. */
async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.byteLength; ) {
    at += (await file.write(bytes, at)).bytesWritten;
  }
}
