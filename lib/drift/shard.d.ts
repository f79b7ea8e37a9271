/** Splits a ledger into parts that are checked by concurrent jobs. */
import { type Infer } from '../oci/document.js';
/** One part of a check that was split: the second of four parts has index 2 of 4. */
export declare const shard: import("../oci/document.js").ObjectOf<{
    /** Which part, from 1 on. */
    readonly index: import("../oci/document.js").Declared<number>;
    /** How many parts there are. */
    readonly of: import("../oci/document.js").Declared<number>;
}>;
export interface Shard extends Infer<typeof shard> {
}
/** By a hash of the version, so that a new release does not move others to another part. */
export declare function isIn(shard: Shard | undefined, version: string): boolean;
/** The tags of a repository are checked by one part only. */
export declare function looksAtTags(shard: Shard | undefined): boolean;
export declare function formatShard({ index, of }: Shard): string;
/** Throws RangeError for anything but `2/4`. */
export declare function parseShard(text: string): Shard;
/** A matrix for GitHub Actions: a job for each part. */
export declare function planShards(count: number): {
    readonly include: readonly {
        shard: string;
    }[];
};
