/** One release as one registry has it, before it is compared with the others. */
import type { Digest } from '../oci/digest.ts';
import type { Finding } from '../verify/report.ts';
import type { Place } from './place.ts';
import type { Difference, ImageState, ManifestState } from './report.ts';
import type { StoreLook } from './store-look.ts';
/** What is wrong with it by itself. */
export type Problem = Pick<Difference, 'kind' | 'code' | 'message'> & Partial<Pick<Difference, 'digest' | 'platform' | 'expected' | 'found' | 'advice'>> & {
    /** false: bytes from another registry do not change it */
    readonly isMended?: boolean;
};
export interface Seen {
    readonly place: Place;
    /** what its tag points to; undefined: nothing, or nobody could tell */
    readonly tagDigest: Digest | undefined;
    /** what was looked at: the ledger's digest, else the tag's */
    readonly digest: Digest | undefined;
    /** what the tag points to instead, where no ledger knows it */
    readonly elsewhere?: 'signed' | 'not signed';
    readonly looked: ImageState['looked'];
    readonly manifests: readonly ManifestState[];
    /** of each manifest, if all of it is good and could be read */
    readonly looks?: readonly StoreLook[];
    /** manifests of which not all signatures could be read: none of them is known to be missing */
    readonly unread: ReadonlySet<Digest>;
    readonly blobs?: ImageState['blobs'];
    /** by manifest: blobs of its signatures that are named, and are not there */
    readonly lost?: ReadonlyMap<Digest, readonly Digest[]>;
    readonly problems: readonly Problem[];
    readonly obstacles: readonly Finding[];
    readonly notes: readonly Finding[];
}
/** All of it is there by its digest, verified, wherever its tag points: what is missing may come from it. */
export declare function isGood({ digest, looked, problems, obstacles, lost }: Seen): boolean;
