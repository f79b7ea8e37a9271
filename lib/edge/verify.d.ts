/** One verification, from words to report: the same for the action, the terminal and the library. */
import type { VerifyReport } from '../verify/report.ts';
import { type VerifyProgress } from '../verify/verify.ts';
import type { RunOptions } from './connection.ts';
import { type PolicyWords } from './policy.ts';
/** As users write it; an empty string or list stands for "not given". */
export interface VerifyWords {
    readonly images: readonly string[];
    /** for every image that names neither tag nor digest */
    readonly tag: string;
    /** see keys.ts */
    readonly key: string;
    readonly fingerprints: readonly string[];
    readonly policy: PolicyWords;
}
/** Throws TrustError for words that cannot be used, before anything is asked of a registry. */
export declare function verify(words: VerifyWords, options: RunOptions, onProgress?: (progress: VerifyProgress) => void): Promise<VerifyReport>;
