/** Which release of the ledger a tag may point to, by its name. */
import type { Ledger, Release } from '../ledger/ledger.ts';
import type { Digest } from '../oci/digest.ts';
import { type TagName } from './tag-names.ts';
/**
 * - `right`: a release that the name stands for
 * - `behind`: another release than `expected`, the highest that the name stands for
 * - `unknown`: no release, or one that the name does not stand for
 */
export type Standing = {
    readonly is: 'right';
} | {
    readonly is: 'behind';
    readonly points: string;
    readonly expected: Release;
} | {
    readonly is: 'unknown';
};
export declare class NamedReleases {
    #private;
    constructor({ releases }: Ledger);
    /** Whether the ledger has it: its signatures were checked with its release. */
    has(digest: Digest): boolean;
    standingOf(name: TagName, digest: Digest): Standing;
}
