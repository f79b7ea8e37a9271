/** Writes the files of a layout: each as a whole, and none outside of its folder (threat 134). */

import { type FileHandle, link, mkdir, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { withFileErrors } from './file-error.ts';
import type { FilePath } from './files.ts';
import { Folder, versionOf } from './folder.ts';
import { type Owner, temporaryName } from './temporary.ts';

export class WritableFolder extends Folder {
  readonly #owner: Owner | undefined;

  /** @param owner the process that writes; without it, the folder is read-only */
  constructor(path: string, owner?: Owner) {
    super(path);
    this.#owner = owner;
  }

  /**
   * Writes a file atomically: writes and syncs a temporary file in the same folder, then renames it. If
   * `fill` throws, nothing is left. It gets the file, to read and write, and its name. After a crash, a temporary
   * file is left, which no reader uses and the next run removes. With `if absent`, an existing file is kept.
   *
   * @returns the version of the file that was written, as LayoutFiles.open() shows it
   */
  async write(
    path: FilePath,
    fill: (file: FileHandle, name: string) => Promise<void>,
    how: 'replace' | 'if absent' = 'replace',
  ): Promise<string> {
    if (this.#owner === undefined) throw new RangeError(`${this.path} is open for reading only`);
    const name = join(this.path, ...path);
    const temporary = temporaryName(name, this.#owner);
    return withFileErrors(name, async () => {
      await this.makeFoldersOf(path);
      const file = await open(temporary, 'wx+', 0o666);
      try {
        await fill(file, temporary);
        await file.sync();
        await (how === 'replace' ? rename(temporary, name) : moveIfAbsent(temporary, name));
        return versionOf(await file.stat({ bigint: true }));
      } catch (error) {
        await unlink(temporary).catch(() => {});
        throw error;
      } finally {
        await file.close();
      }
    });
  }

  makeFoldersOf(path: FilePath): Promise<void> {
    return withFileErrors(join(this.path, ...path), async () => {
      for (const folder of this.foldersOf(path)) {
        await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'EEXIST') throw error;
        });
      }
      await this.assertFolders(path);
    });
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
