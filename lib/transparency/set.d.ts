/**
 * A legacy signature's log entry: Rekor v1's answer, kept as an annotation, with the signed entry
 * timestamp (SET) in which the log promises to include the entry (cosign-formats.md §2).
 *
 * By hand, because @sigstore/verify knows bundles only: a legacy entry has no proof, and turning it
 * into a made-up bundle would put fields before the library that nobody signed.
 */
import { type Read } from '../oci/shape.ts';
import type { TrustedLog } from './trusted-root.ts';
declare const rekorBundle: import("../oci/shape.ts").Shape<{
    readonly SignedEntryTimestamp: Buffer<ArrayBufferLike>;
    readonly Payload: {
        readonly body: string;
        readonly integratedTime: number;
        readonly logIndex: number;
        readonly logID: string;
    };
}>;
export type RekorBundle = Read<typeof rekorBundle>;
/** Reads the annotation's JSON. Throws SyntaxError. */
export declare function parseRekorBundle(annotation: string): RekorBundle;
/**
 * Whether this log signed this entry: its body, time, index and log, in one signature.
 *
 * Signed is the canonical JSON (RFC 8785) of the four, in which logID comes before logIndex, with the
 * body's text as it is stored.
 */
export declare function verifySet({ SignedEntryTimestamp, Payload }: RekorBundle, log: TrustedLog): boolean;
export {};
