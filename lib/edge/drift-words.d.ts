/** What a drift check is about, from the words of inputs, flags and options. */
import type { Shard } from '../drift/report.ts';
import { type Ledger } from '../ledger/ledger.ts';
import { type Repository } from '../oci/reference.ts';
import type { Policy } from '../verify/policy.ts';
/** As users write it; an empty string or list stands for "not given". */
export interface DriftWords {
    /** path of the ledger; either it or `tags` is given */
    readonly ledger: string;
    /** repositories, without tag or digest; the first is what the others are mended from */
    readonly images: readonly string[];
    /** instead of a ledger: what these point to is compared and verified, whatever it is */
    readonly tags: readonly string[];
    /** see keys.ts */
    readonly key: string;
    readonly fingerprints: readonly string[];
    readonly trustedRoot: string;
    readonly transparencyLog: string;
    /** where signatures live, if not beside each image */
    readonly signatureRepository: string;
    /** whether every blob is looked for */
    readonly blobs: boolean;
    /** `2/4`: the second of four parts */
    readonly shard: string;
    /** path of a file that is read, and written again with this run in it; see drift/state.ts */
    readonly state: string;
}
export interface ReadDriftWords {
    readonly repositories: readonly Repository[];
    readonly ledger: Ledger | undefined;
    readonly tags: readonly string[];
    readonly shard: Shard | undefined;
    /** everything but the keys */
    readonly demands: Omit<Policy, 'keys'>;
}
/** Throws E_INPUT or E_REF, naming the input. */
export declare function readDriftWords(words: DriftWords): Promise<ReadDriftWords>;
export declare function readRepositories(images: readonly string[]): readonly Repository[];
export declare function readShard(text: string): Shard;
export declare function readLedger(path: string): Promise<Ledger>;
/** As for `webdis-trust verify` without further flags; the registries are compared here. */
export declare function readDemands(words: Pick<DriftWords, 'trustedRoot' | 'transparencyLog' | 'signatureRepository'>): Promise<Omit<Policy, 'keys'>>;
