/** Converts errors of the file system to TrustErrors. */

import { TrustError } from '../error.ts';

/** Codes for a full disk or quota (fault 37). */
const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Calls `work` and converts its errors: E_LIMIT for a full disk, otherwise E_INPUT. */
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
  return new TrustError('E_INPUT', `${path}: ${reasons[code] ?? error.message}`);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  // From open(2) with O_NOFOLLOW.
  ELOOP: 'symbolic links are not followed (ELOOP)',
};

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
