/** Version tags that no ledger knows: drift when they are there in two runs in a row (a release may be under way). */
import type { Ledger } from '../ledger/ledger.ts';
import type { Finding } from '../verify/report.ts';
import type { Place } from './place.ts';
import type { Difference } from './report.ts';
export interface UnknownTags {
    /** `docker.io/nicolas/webdis:0.1.25` */
    readonly tags: readonly string[];
    readonly obstacles: readonly {
        readonly registry: string;
        readonly finding: Finding;
    }[];
}
/** @param before those of the run before: a list that lacks one of them is not believed without a second question */
export declare function findUnknownTags(places: readonly Place[], { releases }: Ledger, before: readonly string[]): Promise<UnknownTags>;
/** Of names such as `docker.io/nicolas/webdis:0.1.25`, the tags of this repository. */
export declare function ownTags({ name }: Place, names: readonly string[]): readonly string[];
export interface Judged {
    readonly differences: readonly Difference[];
    readonly notes: readonly Finding[];
}
/** @param before those of the run before */
export declare function judgeUnknownTags(tags: readonly string[], before: readonly string[]): Judged;
