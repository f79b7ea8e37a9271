/**
 * Accesses the files of a layout, and never files outside of it (threat 134): a layout may come from an
 * untrusted archive. Names are fixed or digests, links are not followed, and only regular files are opened.
 */

import { constants } from 'node:fs';
import { type FileHandle, link, lstat, mkdir, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { TrustError } from '../error.ts';
import { isMissing, withFileErrors } from './file-error.ts';
import { type Owner, temporaryName } from './temporary.ts';

/** The parts of a path, such as `blobs`, `sha256`, `…`. Each is checked, because O_NOFOLLOW checks only the last. */
export type FilePath = readonly [...folders: string[], name: string];

// O_NONBLOCK: opening a named pipe would block.
const reading = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

export class Folder {
  readonly path: string;
  readonly #owner: Owner | undefined;

  /** @param owner the process that writes; without it, the folder is read-only */
  constructor(path: string, owner?: Owner) {
    this.path = path;
    this.#owner = owner;
  }

  /** undefined if the file does not exist. Throws E_INPUT if it is not a regular file. */
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
      throw new TrustError('E_INPUT', `${name} is not a regular file`);
    });
  }

  /** Reads a file of `limit` bytes at most (E_LIMIT); undefined if it does not exist. */
  async read(path: FilePath, limit: number): Promise<Uint8Array | undefined> {
    const opened = await this.open(path);
    if (opened === undefined) return undefined;
    const { file, size } = opened;
    const name = join(this.path, ...path);
    try {
      if (size > limit) {
        throw new TrustError('E_LIMIT', `${name} has ${size} bytes; the limit is ${limit}`);
      }
      return await withFileErrors(name, () => file.readFile());
    } finally {
      await file.close();
    }
  }

  /**
   * Writes a file atomically: writes and syncs a temporary file in the same folder, then renames it. If
   * `fill` throws, nothing is left. After a crash, a temporary file is left, which no reader uses and the
   * next run removes. With `if absent`, an existing file is kept.
   */
  async write(
    path: FilePath,
    fill: (file: FileHandle) => Promise<void>,
    how: 'replace' | 'if absent' = 'replace',
  ): Promise<void> {
    if (this.#owner === undefined) throw new RangeError(`${this.path} is open for reading only`);
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
      throw new TrustError('E_INPUT', `${folder} is not a folder; symbolic links are not followed`);
    }
  }

  /** The parent folders, outermost first; without the layout's own, which may be a link. */
  #foldersOf(path: FilePath): string[] {
    return path.slice(0, -1).map((_, at) => join(this.path, ...path.slice(0, at + 1)));
  }
}

/** link() fails if the target exists; rename() would replace it. */
async function moveIfAbsent(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    // If the file system has no hard links, the last of two concurrent writers wins.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return rename(from, to);
  }
  await unlink(from);
}
