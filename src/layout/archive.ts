/** The files of an image layout in a tar archive (`oci-archive:`), which is read where it is. */

import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { isTrustError, TrustError } from '../error.ts';
import { withFileErrors } from './file-error.ts';
import { type FilePath, highWaterMark, type LayoutFiles, type OpenFile } from './files.ts';
import type { Opened } from './folder.ts';
import { readTar, type TarEntry } from './tar.ts';

// O_NONBLOCK: opening a named pipe would block.
const reading = constants.O_RDONLY | constants.O_NONBLOCK;

export class Archive implements LayoutFiles {
  readonly path: string;
  readonly #entries: ReadonlyMap<string, TarEntry>;
  /** of the file whose entries these are */
  readonly #version: string;

  private constructor(path: string, entries: ReadonlyMap<string, TarEntry>, version: string) {
    this.path = path;
    this.#entries = entries;
    this.#version = version;
  }

  /** Throws E_INPUT and E_LIMIT; see readTar. */
  static async open(path: string): Promise<Archive> {
    const { file, size, version } = await openFile(path);
    try {
      const entries = await withFileErrors(path, () =>
        readTar((offset, length) => readAt(file, offset, length), size),
      );
      return new Archive(path, entries, version);
    } catch (error) {
      if (!isTrustError(error)) throw error;
      throw new TrustError(error.code, `${path}: ${error.message}`);
    } finally {
      await file.close();
    }
  }

  async open(path: FilePath): Promise<OpenFile | undefined> {
    const entry = this.#find(path);
    if (entry === undefined) return undefined;
    const { offset, size } = entry;
    const { file } = await this.#reopen();
    const end = offset + size - 1;
    return {
      size,
      version: this.#version,
      stream(start) {
        if (start < size) {
          return file.createReadStream({ start: offset + start, end, highWaterMark });
        }
        void file.close();
        return Readable.from([]);
      },
      close: () => file.close(),
    };
  }

  async read(path: FilePath, limit: number): Promise<Uint8Array | undefined> {
    const entry = this.#find(path);
    if (entry === undefined) return undefined;
    const { offset, size } = entry;
    if (size > limit) {
      const message = `${this.#name(path)} has ${size} bytes; the limit is ${limit}`;
      throw new TrustError('E_LIMIT', message);
    }
    const { file } = await this.#reopen();
    try {
      return await withFileErrors(this.path, () => readAt(file, offset, size));
    } finally {
      await file.close();
    }
  }

  #find(path: FilePath): TarEntry | undefined {
    const entry = this.#entries.get(path.join('/'));
    if (entry === undefined || entry.kind === 'file') return entry;
    throw new TrustError('E_INPUT', `${this.#name(path)} is not a regular file`);
  }

  #name(path: FilePath): string {
    return `${path.join('/')} in ${this.path}`;
  }

  /** Ranges of another file would look like damaged content. */
  async #reopen(): Promise<Opened> {
    const now = await openFile(this.path);
    if (now.version === this.#version) return now;
    await now.file.close();
    throw new TrustError('E_INPUT', `${this.path} was changed while it was read`);
  }
}

async function openFile(path: string): Promise<Opened> {
  return withFileErrors(path, async () => {
    const file = await open(path, reading);
    const status = await file.stat();
    const { dev, ino, size, mtimeMs } = status;
    // Not the ctime: a backup may link or protect the archive meanwhile.
    if (status.isFile()) return { file, size, version: [dev, ino, size, mtimeMs].join() };
    await file.close();
    throw new TrustError('E_INPUT', `${path} is not a regular file`);
  });
}

/** A single read() may read only a part. */
async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let at = 0;
  while (at < length) {
    const { bytesRead } = await file.read(bytes, at, length - at, offset + at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return bytes.subarray(0, at);
}
