/** One release on one registry: its tag, its tree and its signatures, by as few requests as can tell. */
import type { Digest } from '../oci/digest.ts';
import type { Policy } from '../verify/policy.ts';
import type { Known } from './known.ts';
import type { Place } from './place.ts';
import type { Seen } from './seen.ts';
import type { Shelf } from './shelf.ts';
import { type Verified } from './verified.ts';
export interface Checking {
    readonly policy: Policy;
    readonly now: Date;
    /** whether every blob is looked for */
    readonly blobs: boolean;
}
export interface Wanted {
    readonly tag: string;
    /** what the ledger says; undefined: whatever the tag points to */
    readonly digest: Digest | undefined;
    /** the release of the ledger that a digest is */
    readonly versionOf: (digest: Digest) => string | undefined;
}
/**
 * @param last what an earlier run verified on this registry, under the same policy
 * @param verified what this run verified on another registry
 */
export declare function checkImage(place: Place, wanted: Wanted, shelf: Shelf, last: Known | undefined, verified: Known | undefined, checking: Checking): Promise<Seen>;
/** Of what no ledger knows: whether it is signed as required. */
export declare function checkUnknown(place: Place, digest: Digest, shelf: Shelf, checking: Checking): Promise<Pick<Verified, 'problems' | 'obstacles'>>;
