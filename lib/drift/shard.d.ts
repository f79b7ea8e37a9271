/** Parts of a ledger for machines that work side by side. */
import type { Shard } from './report.ts';
/** By the version alone: a new release moves none of the others to another part. */
export declare function isIn(shard: Shard | undefined, version: string): boolean;
/** What is about a repository as a whole is looked at by one part only. */
export declare function looksAtTags(shard: Shard | undefined): boolean;
export declare function formatShard({ index, of }: Shard): string;
/** Of so many as can be written in `2/4`. */
export declare function isShard({ index, of }: Shard): boolean;
/** Throws RangeError for anything but `2/4`. */
export declare function parseShard(text: string): Shard;
/** A matrix for GitHub Actions: a job for each part. */
export declare function planShards(count: number): {
    readonly include: readonly {
        shard: string;
    }[];
};
