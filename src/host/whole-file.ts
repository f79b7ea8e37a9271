/**
 * A file that is there whole or not at all: written beside its place, and put there in one step. In a
 * folder that others write to, too, as in a checkout of somebody's branch, nothing may lead elsewhere.
 */

import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { constants, type FileHandle, lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { TrustError } from '../error.ts';

/** A name beside `path` that nobody can foresee. */
export function partialName(path: string): string {
  return `${path}.${randomBytes(8).toString('hex')}.partial`;
}

export class WholeFile {
  readonly #path: string;
  readonly #partial: string;
  readonly #what: string;
  /** to be written to; who takes a stream of it has it closed by that */
  readonly handle: FileHandle;

  private constructor(path: string, partial: string, what: string, handle: FileHandle) {
    this.#path = path;
    this.#partial = partial;
    this.#what = what;
    this.handle = handle;
  }

  /** Throws E_INPUT; `what` is how messages call the file. */
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

  /** The file is there from now on. */
  async commit(): Promise<void> {
    try {
      await this.handle.close();
      await rename(this.#partial, this.#path);
    } catch (error) {
      throw cannotWrite(this.#path, this.#what, error);
    }
  }

  /** Leaves nothing behind. */
  async drop(): Promise<void> {
    await this.handle.close().catch(() => {});
    await rm(this.#partial, { force: true }).catch(() => {});
  }
}

/** Of the file that is replaced. */
async function modeOf(path: string, what: string): Promise<number | undefined> {
  const there = await assertNoLink(path, what);
  return there?.isFile() ? there.mode & 0o777 : undefined;
}

/**
 * A link is refused: followed, it would let whoever placed it choose what is overwritten; replaced, the
 * file that it leads to would stay as it was, which its owner does not expect. Throws E_INPUT.
 */
export async function assertNoLink(path: string, what: string): Promise<Stats | undefined> {
  const there = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw cannotWrite(path, what, error);
  });
  if (there?.isSymbolicLink() !== true) return there;
  const message = `${what} ${JSON.stringify(path)} is a symbolic link, and is not written: name the file that it leads to`;
  throw new TrustError('E_INPUT', message);
}

export function cannotWrite(path: string, what: string, error: unknown): TrustError {
  if (error instanceof TrustError) return error;
  const why = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  const message = `${what} ${JSON.stringify(path)} cannot be written (${why})`;
  return new TrustError('E_INPUT', message, {}, error);
}
