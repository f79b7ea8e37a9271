/** One mirror run, from words to report: the same for the terminal and the library. */
import type { MirrorProgress, MirrorReport } from '../mirror/report.ts';
import { type RunOptions } from './connection.ts';
import { type TrustWords } from './mirror-trust.ts';
/** As users write it; an empty string or list stands for "not given". */
export interface MirrorWords extends TrustWords {
    readonly source: string;
    readonly targets: readonly string[];
    /** whether the targets get a tag: their own, or that of the source */
    readonly tagged: boolean;
    readonly signatureRepository: string;
    readonly onConflict: string;
    readonly dryRun: boolean;
    readonly deep: boolean;
    readonly skipMissingReferrers: boolean;
}
/** Throws TrustError for words that cannot be used, before anything is asked of a registry. */
export declare function mirror(words: MirrorWords, options: RunOptions, onProgress?: (progress: MirrorProgress) => void): Promise<MirrorReport>;
