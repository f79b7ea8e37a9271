/** Writes the blobs of an image layout, and checks their digests. */

import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { TrustError } from '../error.ts';
import { digestAlgorithm, startDigest } from '../oci/digest.ts';
import type { BlobName } from '../registry/repository.ts';
import { BlobFiles, pathOf } from './blob-files.ts';
import type { WritableFolder } from './writable-folder.ts';

export class WritableBlobs extends BlobFiles {
  readonly #folder: WritableFolder;

  constructor(folder: WritableFolder) {
    super(folder);
    this.#folder = folder;
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
