/**
 * Reads the files of a layout, and never files outside of it (threat 134): a layout may come from an untrusted
 * archive. Names are fixed or digests, links are not followed, and only regular files are opened.
 */

import { type BigIntStats, constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { TrustError } from '../error.ts';
import { isMissing, withFileErrors } from './file-error.ts';
import { type FilePath, highWaterMark, type LayoutFiles, type OpenFile } from './files.ts';

// O_NONBLOCK: opening a named pipe would block.
const reading = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

export interface Opened {
  readonly file: FileHandle;
  readonly size: number;
  readonly version: string;
}

/** Differs after each change of the file, its name or its permissions. */
export function versionOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join();
}

export class Folder implements LayoutFiles {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  async open(path: FilePath): Promise<OpenFile | undefined> {
    const opened = await this.#open(path);
    if (opened === undefined) return undefined;
    const { file, size, version } = opened;
    return {
      size,
      version,
      stream: (start) => file.createReadStream({ start, highWaterMark }),
      close: () => file.close(),
    };
  }

  async read(path: FilePath, limit: number): Promise<Uint8Array | undefined> {
    const opened = await this.#open(path);
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

  async #open(path: FilePath): Promise<Opened | undefined> {
    const name = join(this.path, ...path);
    return withFileErrors(name, async () => {
      try {
        await this.assertFolders(path);
        const file = await open(name, reading);
        const status = await file.stat({ bigint: true });
        if (status.isFile()) return { file, size: Number(status.size), version: versionOf(status) };
        await file.close();
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
      throw new TrustError('E_INPUT', `${name} is not a regular file`);
    });
  }

  /** Each folder is checked, because O_NOFOLLOW checks only the last part of a path. */
  protected async assertFolders(path: FilePath): Promise<void> {
    for (const folder of this.foldersOf(path)) {
      if ((await lstat(folder)).isDirectory()) continue;
      throw new TrustError('E_INPUT', `${folder} is not a folder; symbolic links are not followed`);
    }
  }

  /** The parent folders, outermost first; without the layout's own, which may be a link. */
  protected foldersOf(path: FilePath): string[] {
    return path.slice(0, -1).map((_, at) => join(this.path, ...path.slice(0, at + 1)));
  }
}
