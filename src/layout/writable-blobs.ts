/** Writes the blobs of an image layout, and checks their digests. */

import { constants, createReadStream } from 'node:fs';
import { copyFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { isTrustError, TrustError } from '../error.ts';
import { releasePiece } from '../http/pieces.ts';
import { digestAlgorithm, startDigest } from '../oci/digest.ts';
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
      await this.#folder.write(path, async (file, name) => {
        const { mode } = await file.stat();
        await copyFile(join(layout, ...path), name, constants.COPYFILE_FICLONE);
        // copyFile() also copies the permissions.
        await file.chmod(mode & 0o777);
        // The copy is hashed, not the original, which may change.
        const actual = await hashOf(createReadStream(name, { highWaterMark }), blob.digest);
        if (actual !== blob.digest) throw new TrustError('E_DIGEST', `${name} hashes to ${actual}`);
      });
      return true;
    } catch (error) {
      if (isTrustError(error, 'E_DIGEST')) return false;
      throw error;
    }
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
    releasePiece(bytes);
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
