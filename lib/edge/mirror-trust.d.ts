/** What the source of a mirror run must be, and whose word counts for it. */
import type { Requirement } from '../mirror/report.ts';
import type { VerificationKey } from '../signature/key.ts';
import type { Policy } from '../verify/policy.ts';
export interface TrustWords {
    /** empty: `verified` when a key is given, otherwise `signed` */
    readonly require: string;
    /** see keys.ts */
    readonly key: string;
    readonly fingerprints: readonly string[];
    readonly trustedRoot: string;
    readonly transparencyLog: 'required' | 'ignored';
}
type ReadKeys = (text: string, fingerprints: readonly string[]) => Promise<readonly VerificationKey[]>;
/** Throws E_INPUT or E_KEY. */
export declare function readRequirement(words: TrustWords, readKeys: ReadKeys): Promise<{
    readonly require: Requirement;
    readonly policy?: Policy;
}>;
export {};
