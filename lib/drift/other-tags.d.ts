/**
 * Tags besides those of the releases. What one points to is a release of the ledger that its name stands
 * for, or something that has to be signed. Who may push tags, but has no key, can be seen here.
 */
import type { Ledger } from '../ledger/ledger.ts';
import type { Digest } from '../oci/digest.ts';
import type { Finding } from '../verify/report.ts';
import { type Checking } from './image.ts';
import { type CommandContext } from './mend.ts';
import type { Place } from './place.ts';
import type { Difference } from './report.ts';
export interface OtherTags {
    /** signed, and no release of the ledger: `docker.io/nicolas/webdis:0.1.25`; also what could not be read */
    readonly unknown: readonly string[];
    /** of versions among them: what a tag that moves may point to */
    readonly versions: readonly UnknownVersion[];
    readonly differences: readonly Difference[];
    readonly notes: readonly Finding[];
    readonly obstacles: readonly {
        readonly registry: string;
        readonly finding: Finding;
    }[];
}
export interface UnknownVersion {
    readonly registry: string;
    readonly tag: string;
    /** undefined: it could not be read */
    readonly digest: Digest | undefined;
}
export interface OtherTagsTask {
    readonly ledger: Ledger;
    /** `unknown` of the run before: a list that lacks one of them is not believed without a second question */
    readonly before: readonly string[];
    readonly checking: Checking;
    readonly command: CommandContext;
}
export declare function lookAtOtherTags(places: readonly Place[], task: OtherTagsTask): Promise<OtherTags>;
