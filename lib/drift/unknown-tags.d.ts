/**
 * Signed tags that no ledger knows. A release may be under way, so the first run that sees one only notes
 * it; the second run in a row calls it drift.
 */
import type { Finding } from '../verify/report.ts';
import type { Place } from './place.ts';
import type { Difference, ReleaseState } from './report.ts';
/** Of names such as `docker.io/nicolas/webdis:0.1.25`, the tags of this repository. */
export declare function ownTags({ name }: Pick<Place, 'name'>, names: readonly string[]): readonly string[];
export interface Judged {
    readonly differences: readonly Difference[];
    readonly notes: readonly Finding[];
}
export interface UnknownTagsQuestion {
    /** `docker.io/nicolas/webdis:0.1.25` */
    readonly tags: readonly string[];
    /** those of the run before */
    readonly before: readonly string[];
    readonly releases: readonly Pick<ReleaseState, 'version'>[];
    readonly unreachable: readonly Pick<Finding, 'image'>[];
}
export declare function judgeUnknownTags(question: UnknownTagsQuestion): Judged;
