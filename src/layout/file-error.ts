/** What a file system refuses, in words and codes of ours. */

import { TrustError } from '../error.ts';

/** The disk is full, or this user's part of it (fault 37). */
const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Calls `work`; its errors come out as TrustError: E_LIMIT for a full disk, else E_INPUT. */
export async function withFileErrors<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TrustError) throw error;
    throw fileError(path, error as NodeJS.ErrnoException);
  }
}

export function fileError(path: string, error: NodeJS.ErrnoException): TrustError {
  const { code = '' } = error;
  if (full.has(code)) return new TrustError('E_LIMIT', `${path}: no space is left (${code})`);
  return new TrustError('E_INPUT', `${path}: ${words[code] ?? error.message}`);
}

const words: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  // What open(2) says to O_NOFOLLOW.
  ELOOP: 'a symbolic link is not followed (ELOOP)',
};

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
