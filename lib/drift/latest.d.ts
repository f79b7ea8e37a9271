/** Whether `latest` points to the highest release, where it is used at all. */
import type { Ledger } from '../ledger/ledger.ts';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import type { Finding } from '../verify/report.ts';
import type { Place } from './place.ts';
import type { Difference } from './report.ts';
export interface LatestCheck {
    readonly differences: readonly Difference[];
    readonly notes: readonly Finding[];
    readonly obstacles: readonly Obstacle[];
}
interface Obstacle {
    readonly registry: string;
    readonly finding: Finding;
}
export interface LatestTask {
    readonly ledger: Ledger;
    /** tags that no ledger knows, of which this is the first run that sees them */
    readonly newTags: readonly string[];
    readonly versionOf: (digest: Digest) => string | undefined;
    readonly signatureRepository: Repository | undefined;
}
export declare function checkLatest(places: readonly Place[], task: LatestTask): Promise<LatestCheck>;
export {};
