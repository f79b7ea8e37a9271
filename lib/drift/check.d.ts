/** The verb: does every registry still carry what was released? */
import { type Ledger } from '../ledger/ledger.ts';
import { type Policy } from '../verify/policy.ts';
import type { Finding } from '../verify/report.ts';
import { type Known } from './known.ts';
import { type Registry } from './place.ts';
import { type DriftHistory, type DriftProgress, type DriftReport, type Shard } from './report.ts';
export interface DriftTask {
    /** the first is what the others are mended from */
    readonly registries: readonly Registry[];
    /** undefined: `tags` are compared and verified, without knowing what is right */
    readonly ledger: Ledger | undefined;
    readonly tags: readonly string[];
    readonly policy: Policy;
    readonly blobs: boolean;
    readonly shard: Shard | undefined;
    readonly history: DriftHistory;
    /** about the run itself */
    readonly notes: readonly Finding[];
}
export interface DriftContext {
    readonly now: () => Date;
    /** requests so far */
    readonly sent: () => number;
    readonly tool: DriftReport['tool'];
    /** what the run before verified, under the same policy */
    readonly last: (version: string) => Known | undefined;
    /** is told what the next run need not read again; not told: as it was, or nothing */
    readonly remember: (version: string, known: Known | undefined) => void;
    readonly onProgress?: (progress: DriftProgress) => void;
}
export interface DriftResult {
    readonly report: DriftReport;
    /** with this run as its last */
    readonly history: DriftHistory;
}
/** Whatever a registry does ends in the report. Throws E_INPUT if there is nothing to look at. */
export declare function checkDrift(task: DriftTask, context: DriftContext): Promise<DriftResult>;
