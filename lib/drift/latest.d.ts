/** Whether `latest` points to the highest release, where it is used at all. */
import type { Ledger } from '../ledger/ledger.ts';
import type { Digest } from '../oci/digest.ts';
import type { Finding } from '../verify/report.ts';
import { type CommandContext } from './mend.ts';
import type { UnknownVersion } from './other-tags.ts';
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
    /** signed versions that no ledger knows, of which this is the first run that sees them */
    readonly newVersions: readonly UnknownVersion[];
    readonly versionOf: (digest: Digest) => string | undefined;
    readonly command: CommandContext;
}
export declare function checkLatest(places: readonly Place[], task: LatestTask): Promise<LatestCheck>;
export {};
