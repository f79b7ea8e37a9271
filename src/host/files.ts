/** Reads and writes files that the user names: regular files only, with a size limit (threat 78). */

import { constants, open, writeFile } from 'node:fs/promises';
import { type ErrorCode, TrustError } from '../error.ts';
import { cannotWrite, WholeFile } from './whole-file.ts';

/** Reads a regular file of at most `limit` bytes; a device, a pipe or a larger file is an error. */
export async function readBounded(
  path: string,
  limit: number,
  what: string,
  code: ErrorCode = 'E_INPUT',
): Promise<Uint8Array> {
  const fail = (why: string, cause?: unknown): never => {
    throw new TrustError(code, `${what} ${JSON.stringify(path)} ${why}`, {}, cause);
  };
  // Without O_NONBLOCK, opening a pipe without a writer would block for ever.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
  const file = await open(path, flags).catch((error: NodeJS.ErrnoException) =>
    fail(error.code === 'ENOENT' ? 'does not exist' : `cannot be read (${error.code})`, error),
  );
  try {
    const stat = await file.stat();
    if (!stat.isFile()) fail('is not a regular file');
    if (stat.size > limit) fail(`has more than ${limit} bytes`);
    const bytes = Buffer.alloc(stat.size);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Writes the whole file or nothing, so that a reader never sees half a report. */
export async function writeWhole(
  path: string,
  text: string | Iterable<string>,
  what: string,
): Promise<void> {
  const file = await WholeFile.begin(path, what);
  try {
    await writeFile(file.handle, text);
    await file.commit();
  } catch (error) {
    await file.drop();
    throw cannotWrite(path, what, error);
  }
}
