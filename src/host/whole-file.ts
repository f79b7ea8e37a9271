/**
 * Writes a file atomically: to a temporary file in the same folder, then a rename. Symbolic links are refused, because
 * others may write to the folder, as in a checkout of a branch.
 */

import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { constants, type FileHandle, lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { TrustError } from '../error.ts';

/** An unpredictable name in the folder of `path`. */
export function partialName(path: string): string {
  return `${path}.${randomBytes(8).toString('hex')}.partial`;
}

export class WholeFile {
  readonly #path: string;
  readonly #partial: string;
  readonly #what: string;
  /** to write to; a stream made from it closes it */
  readonly handle: FileHandle;

  private constructor(path: string, partial: string, what: string, handle: FileHandle) {
    this.#path = path;
    this.#partial = partial;
    this.#what = what;
    this.handle = handle;
  }

  /** Throws E_INPUT. @param what the file in messages */
  static async begin(path: string, what: string): Promise<WholeFile> {
    try {
      await mkdir(dirname(path), { recursive: true });
      const mode = await modeOf(path, what);
      const partial = partialName(path);
      const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW = 0 } = constants;
      const handle = await open(partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode ?? 0o666);
      if (mode !== undefined) await handle.chmod(mode);
      return new WholeFile(path, partial, what, handle);
    } catch (error) {
      throw cannotWrite(path, what, error);
    }
  }

  /** Moves the file to its place. */
  async commit(): Promise<void> {
    try {
      await this.handle.close();
      await rename(this.#partial, this.#path);
    } catch (error) {
      throw cannotWrite(this.#path, this.#what, error);
    }
  }

  /** Removes the temporary file. */
  async drop(): Promise<void> {
    await this.handle.close().catch(() => {});
    await rm(this.#partial, { force: true }).catch(() => {});
  }
}

/** The mode of the file that is replaced. */
async function modeOf(path: string, what: string): Promise<number | undefined> {
  const there = await assertNoLink(path, what);
  return there?.isFile() ? there.mode & 0o777 : undefined;
}

/**
 * Throws E_INPUT for a symbolic link: following it would let its creator choose what is overwritten, and replacing it
 * would leave the target unchanged, which the user does not expect.
 */
export async function assertNoLink(path: string, what: string): Promise<Stats | undefined> {
  const there = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw cannotWrite(path, what, error);
  });
  if (there?.isSymbolicLink() !== true) return there;
  const message = `${what} ${JSON.stringify(path)} is a symbolic link, and is not overwritten: give the path of the file that it points to`;
  throw new TrustError('E_INPUT', message);
}

export function cannotWrite(path: string, what: string, error: unknown): TrustError {
  if (error instanceof TrustError) return error;
  const why = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  const message = `${what} ${JSON.stringify(path)} cannot be written (${why})`;
  return new TrustError('E_INPUT', message, {}, error);
}
