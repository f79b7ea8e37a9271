/** What is wrong with one release, registry by registry: held against the ledger, and each other. */
import type { Release } from '../ledger/ledger.ts';
import type { Digest } from '../oci/digest.ts';
import { type CommandContext } from './mend.ts';
import type { Difference } from './report.ts';
import { type Seen } from './seen.ts';
export interface Expected {
    readonly version: string;
    /** undefined: there is no ledger */
    readonly release: Release | undefined;
    readonly versionOf: (digest: Digest) => string | undefined;
    readonly command: CommandContext;
}
export interface Compared {
    readonly seen: Seen;
    readonly differences: readonly Difference[];
}
/** In the order of `all`. */
export declare function compareRelease(expected: Expected, all: readonly Seen[]): readonly Compared[];
/** Of the ledger's releases, the highest with this digest: two may share one. */
export declare function versionsByDigest(releases: readonly Release[]): ReadonlyMap<Digest, string>;
