/** Writes the blobs of an image layout, and checks their digests. */

import { constants } from 'node:fs';
import { copyFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { isTrustError, TrustError } from '../error.ts';
import { feed } from '../http/feed.ts';
import { isStream, type StreamBody } from '../http/request.ts';
import { assertDigest, digestAlgorithm, startDigest } from '../oci/digest.ts';
import { declared } from '../registry/content.ts';
import type { BlobName } from '../registry/repository.ts';
import { BlobFiles, hashOf, pathOf } from './blob-files.ts';
import { highWaterMark } from './files.ts';
import { Folder } from './folder.ts';
import type { WritableFolder } from './writable-folder.ts';

export class WritableBlobs extends BlobFiles {
  readonly #folder: WritableFolder;

  constructor(folder: WritableFolder) {
    super(folder);
    this.#folder = folder;
  }

  /**
   * Copies the file of another layout within the system: its blocks are shared where the file system can do that, and
   * are written only when one of the files is changed. A hard link would let a change damage both layouts.
   *
   * @returns false: there is no such file, or it has other bytes
   */
  async copyFrom(layout: string, blob: BlobName): Promise<boolean> {
    const path = pathOf(blob.digest);
    const source = await new Folder(layout).open(path);
    await source?.close();
    if (source?.size !== blob.size) return false;
    try {
      const version = await this.#folder.write(path, async (file, name) => {
        const { mode } = await file.stat();
        await copyFile(join(layout, ...path), name, constants.COPYFILE_FICLONE);
        // copyFile() also copies the permissions.
        await file.chmod(mode & 0o777);
        // The copy is hashed, not the original, which may change.
        const actual = await hashOf(contentOf(file), blob.digest);
        if (actual !== blob.digest) throw new TrustError('E_DIGEST', `${name} hashes to ${actual}`);
      });
      this.wasHashed(blob.digest, version);
      return true;
    } catch (error) {
      if (isTrustError(error, 'E_DIGEST')) return false;
      throw error;
    }
  }

  /** Throws E_DIGEST if the content does not match `blob`, or the error of the content stream. */
  async write(blob: BlobName, content: Uint8Array | Readable): Promise<void> {
    const body = declared(blob, content);
    try {
      const fill = (file: FileHandle) =>
        isStream(body) ? writeStream(file, blob, body) : writeBytes(file, blob, body);
      this.wasHashed(blob.digest, await this.#folder.write(pathOf(blob.digest), fill));
    } finally {
      if (isStream(body)) body.stream.destroy();
    }
  }
}

async function writeBytes(
  file: FileHandle,
  { digest }: BlobName,
  bytes: Uint8Array,
): Promise<void> {
  assertDigest(bytes, digest);
  await file.writeFile(bytes);
}

/** The content is hashed here, and only here: see ReadingContent. */
async function writeStream(
  file: FileHandle,
  { digest }: BlobName,
  body: StreamBody,
): Promise<void> {
  const hash = startDigest(digestAlgorithm(digest));
  body.stream.on('data', (chunk: Uint8Array) => hash.update(chunk));
  const writing = new Writable({
    highWaterMark,
    write: (chunk: Uint8Array, _, done) => void file.writeFile(chunk).then(() => done(), done),
  });
  feed(writing, body);
  await finished(writing);
  const actual = hash.digest();
  if (actual === digest) return;
  throw new TrustError('E_DIGEST', `the content for ${digest} hashes to ${actual}`, { digest });
}

/** In chunks that share one buffer: each is valid until the next one is requested. */
async function* contentOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(highWaterMark);
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(buffer, 0, highWaterMark, at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}
