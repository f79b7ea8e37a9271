/** What a file system refuses, in words and codes of ours. */
import { TrustError } from '../error.ts';
/** Calls `work`; its errors come out as TrustError: E_LIMIT for a full disk, else E_INPUT. */
export declare function reporting<T>(path: string, work: () => Promise<T>): Promise<T>;
export declare function fileError(path: string, error: NodeJS.ErrnoException): TrustError;
export declare function isMissing(error: unknown): boolean;
