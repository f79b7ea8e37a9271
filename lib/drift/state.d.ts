/**
 * The state file: one line of JSON for the policy, one for each release that was found good, and one for
 * the history, which also shows that the file is whole. Lines are read one at a time, when their release
 * is looked at, so that memory stays flat. What a line says is believed as far as ledger and registries
 * agree with it, and only under the policy that it was verified with.
 */
import type { Known } from './known.ts';
import type { DriftHistory } from './report.ts';
export declare const signatureState: import("../oci/shape.ts").Shape<{
    readonly format: "bundle" | "legacy";
    readonly identity: string;
    readonly key: string;
    readonly logEntries: {
        readonly log: string;
        readonly logId: string;
        readonly index: string;
        readonly kind: string;
        readonly version: "rekor-v1" | "rekor-v2";
        readonly integratedTime: string;
        readonly proof: ("inclusion" | "set")[];
    }[];
}>;
export interface StateFile {
    readonly history: DriftHistory;
    /** under which its releases were verified; undefined: there is no such file, or it is broken */
    readonly policy: string | undefined;
    /** why nothing of it counts; its history is still used if it could be read */
    readonly ignored: string | undefined;
    known(version: string): Known | undefined;
    /** lines of these versions, as they stand there */
    lines(keep: (version: string) => boolean): readonly Uint8Array[];
}
/** Never throws: a state that cannot be used makes the check complete, and nothing else. */
export declare function readState(bytes: Uint8Array | undefined, policy: string): StateFile;
export declare function formatHeader(policy: string): string;
export declare function formatKnown(version: string, { digest, manifests, looks }: Known): string;
export declare function formatFooter({ runs }: DriftHistory): string;
