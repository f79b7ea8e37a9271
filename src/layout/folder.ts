/**
 * The files of a layout, and no others (threat 134). A layout may come out of an archive of somebody's:
 * names are ours or digests, a link is not followed, and what is no regular file is not opened.
 */

import { constants } from 'node:fs';
import { type FileHandle, link, lstat, mkdir, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { TrustError } from '../error.ts';
import { isMissing, withFileErrors } from './file-error.ts';
import { type Owner, temporaryName } from './temporary.ts';

/** `blobs/sha256/…` is a path of three parts; each is checked, for O_NOFOLLOW is about the last one. */
export type FilePath = readonly [...folders: string[], name: string];

// A pipe would keep open() waiting for its writer.
const reading = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

export class Folder {
  readonly path: string;
  readonly #owner: Owner | undefined;

  /** @param owner who writes; without one, the folder is read only */
  constructor(path: string, owner?: Owner) {
    this.path = path;
    this.#owner = owner;
  }

  /** undefined if there is no such file. Throws E_INPUT for what is no regular file. */
  async open(path: FilePath): Promise<{ file: FileHandle; size: number } | undefined> {
    const name = join(this.path, ...path);
    return withFileErrors(name, async () => {
      try {
        await this.#assertFolders(path);
        const file = await open(name, reading);
        const status = await file.stat();
        if (status.isFile()) return { file, size: status.size };
        await file.close();
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
      throw new TrustError('E_INPUT', `${name} is no regular file`);
    });
  }

  /** The whole file, of `limit` bytes at most (E_LIMIT); undefined if there is none. */
  async read(path: FilePath, limit: number): Promise<Uint8Array | undefined> {
    const opened = await this.open(path);
    if (opened === undefined) return undefined;
    const { file, size } = opened;
    const name = join(this.path, ...path);
    try {
      if (size > limit) {
        throw new TrustError('E_LIMIT', `${name} has ${size} bytes, ${limit} is the limit`);
      }
      return await withFileErrors(name, () => file.readFile());
    } finally {
      await file.close();
    }
  }

  /**
   * Writes a file as a whole or not at all: beside its place, onto the disk, then into its place. What
   * `fill` throws leaves nothing behind; a crash leaves a file that no reader takes for content, and
   * that the next run removes. With `unless there`, a file that another process has put there meanwhile
   * stays.
   */
  async write(
    path: FilePath,
    fill: (file: FileHandle) => Promise<void>,
    how: 'replace' | 'unless there' = 'replace',
  ): Promise<void> {
    if (this.#owner === undefined) throw new RangeError(`${this.path} was opened to be read`);
    const name = join(this.path, ...path);
    const temporary = temporaryName(name, this.#owner);
    await withFileErrors(name, async () => {
      await this.makeFoldersOf(path);
      const file = await open(temporary, 'wx', 0o666);
      try {
        await fill(file);
        await file.sync();
        await file.close();
        await (how === 'replace' ? rename(temporary, name) : moveIfAbsent(temporary, name));
      } catch (error) {
        await file.close().catch(() => {});
        await unlink(temporary).catch(() => {});
        throw error;
      }
    });
  }

  /** Makes the folders that are to hold this file. */
  makeFoldersOf(path: FilePath): Promise<void> {
    return withFileErrors(join(this.path, ...path), async () => {
      for (const folder of this.#foldersOf(path)) {
        await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'EEXIST') throw error;
        });
      }
      await this.#assertFolders(path);
    });
  }

  async #assertFolders(path: FilePath): Promise<void> {
    for (const folder of this.#foldersOf(path)) {
      if ((await lstat(folder)).isDirectory()) continue;
      throw new TrustError('E_INPUT', `${folder} is no folder, and a link is not followed`);
    }
  }

  /** From the outermost, without the layout's own, which its owner has named. */
  #foldersOf(path: FilePath): string[] {
    return path.slice(0, -1).map((_, at) => join(this.path, ...path.slice(0, at + 1)));
  }
}

/** rename() replaces what is there, link() does not. */
async function moveIfAbsent(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    // Not every file system has links; there, the last of two that begin at once wins.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return rename(from, to);
  }
  await unlink(from);
}
