/** Writes a new key pair to two files, as `cosign generate-key-pair` does. */

import { constants, copyFile, link, rm, stat, writeFile } from 'node:fs/promises';
import { TrustError } from '../error.ts';
import { partialName } from '../host/whole-file.ts';
import { makeKeyPair } from '../signature/key-pair.ts';

export interface KeyFiles {
  readonly privatePath: string;
  readonly publicPath: string;
}

export interface WrittenKeys extends KeyFiles {
  /** hex SHA-256 of the DER public key */
  readonly fingerprint: string;
}

export function keyFiles(prefix: string): KeyFiles {
  return { privatePath: `${prefix}.key`, publicPath: `${prefix}.pub` };
}

/** Throws E_INPUT if one of the files exists: a key that is overwritten is lost. */
export async function assertAbsent({ privatePath, publicPath }: KeyFiles): Promise<void> {
  for (const path of [privatePath, publicPath]) {
    const there = await stat(path).then(
      () => true,
      (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
    );
    if (there) throw exists(path);
  }
}

/** Writes both files or neither. Throws E_INPUT. */
export async function writeKeyPair(files: KeyFiles, password: string): Promise<WrittenKeys> {
  const { privatePem, publicPem, fingerprint } = await makeKeyPair(password);
  await writeNew(files.publicPath, publicPem, 0o644);
  try {
    await writeNew(files.privatePath, privatePem, 0o600);
  } catch (error) {
    await rm(files.publicPath, { force: true });
    throw error;
  }
  return { ...files, fingerprint };
}

/** Writes under another name first, then takes the final name in one step, and only if it is free. */
async function writeNew(path: string, text: string, mode: number): Promise<void> {
  const partial = partialName(path);
  try {
    await writeFile(partial, text, { mode, flag: 'wx', flush: true });
    // File systems without links, such as FAT, get a copy. It fails as well if the file exists.
    await link(partial, path).catch(() => copyFile(partial, path, constants.COPYFILE_EXCL));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw exists(path);
    throw new TrustError(
      'E_INPUT',
      `${JSON.stringify(path)} cannot be written (${code})`,
      {},
      error,
    );
  } finally {
    await rm(partial, { force: true });
  }
}

function exists(path: string): TrustError {
  return new TrustError('E_INPUT', `${JSON.stringify(path)} exists, and is not overwritten`);
}
