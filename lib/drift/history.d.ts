/** What runs before this one have seen: bounded, oldest first. */
import type { DriftHistory, DriftReport, PastRun } from './report.ts';
export declare const pastRun: import("../oci/shape.ts").Shape<{
    readonly started: string;
    readonly state: "drift" | "ok" | "unreachable";
    readonly differences: string[];
    readonly unreachable: string[];
    readonly unknownTags: string[];
    readonly requests: number;
}>;
export declare function withRun({ runs }: DriftHistory, report: DriftReport): DriftHistory;
/** Of a file: no more of it than is kept. */
export declare function boundedHistory(runs: readonly PastRun[]): DriftHistory;
