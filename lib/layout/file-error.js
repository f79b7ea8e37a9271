/** What a file system refuses, in words and codes of ours. */
import { TrustError } from '../error.js';
/** The disk is full, or this user's part of it (fault 37). */
const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
/** Calls `work`; its errors come out as TrustError: E_LIMIT for a full disk, else E_INPUT. */
export async function reporting(path, work) {
    try {
        return await work();
    }
    catch (error) {
        if (error instanceof TrustError)
            throw error;
        throw fileError(path, error);
    }
}
export function fileError(path, error) {
    const { code = '' } = error;
    if (full.has(code))
        return new TrustError('E_LIMIT', `${path}: no space is left (${code})`);
    return new TrustError('E_INPUT', `${path}: ${words[code] ?? error.message}`);
}
const words = {
    ENOENT: 'it does not exist',
    // What open(2) says to O_NOFOLLOW.
    ELOOP: 'a symbolic link is not followed (ELOOP)',
};
export function isMissing(error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
