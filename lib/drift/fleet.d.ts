/**
 * The report about several ledgers that one run checked: the report of each, and the overall result. Published as
 * schema/drift-fleet.json.
 */
import type { Digest } from '../oci/digest.js';
import { type Infer } from '../oci/document.js';
import { type Finding } from '../verify/report.js';
import { type DriftHistory, type DriftReport, type DriftResult } from './report.js';
import { type Shard } from './shard.js';
export declare const fleetReportSchema = "https://github.com/webdis/verify-action/schema/drift-fleet/v1";
/** What a drift check of several ledgers found. */
export declare const fleetReport: import("../oci/document.js").ObjectOf<{
    tool: import("../oci/document.js").ObjectOf<{
        readonly name: import("../oci/document.js").Declared<string>;
        readonly version: import("../oci/document.js").Declared<string>;
    }>;
    started: import("../oci/document.js").Declared<string>;
    finished: import("../oci/document.js").Declared<string>;
    requests: import("../oci/document.js").Declared<number>;
} & {
    readonly schema: import("../oci/document.js").Declared<"https://github.com/webdis/verify-action/schema/drift-fleet/v1">;
    /** The worst of all images. */
    readonly state: import("../oci/document.js").Declared<"drift" | "ok" | "unreachable">;
    /** 0 ok; 3 unreachable; 20 drift. */
    readonly exitCode: import("../oci/document.js").Declared<0 | 3 | 20>;
    /** The part that this run checked, in whole ledgers. Absent if it checked all of them. */
    readonly shard: import("../oci/document.js").Optional<Shard>;
    /** Of a merged report: parts that were not given. */
    readonly missingShards: import("../oci/document.js").Declared<readonly Shard[]>;
    /** What prevented the check of whole images: parts and reports that are missing. */
    readonly unreachable: import("../oci/document.js").Declared<readonly Finding[]>;
    /** The report about each ledger, by name. */
    readonly images: import("../oci/document.js").Declared<readonly DriftReport[]>;
}>;
export interface FleetReport extends Infer<typeof fleetReport> {
}
export interface FleetResult {
    readonly report: FleetReport;
    /** of each image, by name, with this run as its last */
    readonly histories: ReadonlyMap<string, DriftHistory>;
}
/** What a run of `drift check` or `drift merge` comes to, over one ledger or several. */
export interface DriftOutcome {
    /** what is published */
    readonly report: DriftReport | FleetReport;
    /** the report about each ledger */
    readonly checks: readonly DriftResult[];
}
type About = Pick<FleetReport, 'tool' | 'started' | 'finished' | 'requests'> & Partial<Pick<FleetReport, 'shard' | 'missingShards' | 'unreachable'>>;
export declare function fleetOf(images: readonly DriftReport[], about: About): FleetReport;
/**
 * @param ledgers digest by name: what the parts must have checked
 * @throws TrustError E_INPUT for reports that are not parts of one check of these ledgers
 */
export declare function mergeFleets(parts: readonly FleetReport[], ledgers: ReadonlyMap<string, Digest>): FleetReport;
/** Throws E_INPUT, naming the field; `source` is what messages call the file. */
export declare function parseFleetReport(bytes: Uint8Array, source: string): FleetReport;
export {};
