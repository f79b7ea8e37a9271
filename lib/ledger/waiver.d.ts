/** Waivers of the ledger: differences that a person has accepted until a day, with the reason. */
import { type Infer } from '../oci/document.js';
/**
 * - `tag-moved`: the tag points to an image that no release of the ledger is; or the registry gives clients different answers.
 * - `rolled-back`: the tag points to another release of the ledger.
 * - `tag-missing`, `manifest-missing`, `blob-missing`, `signature-missing`: another registry or the ledger has it.
 * - `attestation-missing`: the ledger has it, and it is not there or does not count any more.
 * - `signature-added`: on this registry only, valid under the key, and not in the ledger.
 * - `signature-bad`: a required manifest does not verify.
 * - `tag-unknown`: a version that is not in the ledger.
 * - `latest-wrong`: latest is not the highest release.
 */
export declare const differenceKind: import("../oci/document.js").Declared<"attestation-missing" | "blob-missing" | "latest-wrong" | "manifest-missing" | "rolled-back" | "signature-added" | "signature-bad" | "signature-missing" | "tag-missing" | "tag-moved" | "tag-unknown">;
export type DifferenceKind = Infer<typeof differenceKind>;
/** A difference that does not count until a day. */
export declare const waiver: import("../oci/document.js").ObjectOf<{
    /** Which kind of difference. */
    readonly kind: import("../oci/document.js").Declared<"attestation-missing" | "blob-missing" | "latest-wrong" | "manifest-missing" | "rolled-back" | "signature-added" | "signature-bad" | "signature-missing" | "tag-missing" | "tag-moved" | "tag-unknown">;
    /** The tag, which for a release is its version. */
    readonly tag: import("../oci/document.js").Declared<string>;
    /** Repository: docker.io/nicolas/webdis. Absent: on every registry. */
    readonly registry: import("../oci/document.js").Optional<string>;
    /** The manifest or blob. Absent: any of the release. */
    readonly digest: import("../oci/document.js").Optional<string>;
    /** Why it is accepted, for those who read the page. */
    readonly reason: import("../oci/document.js").Declared<string>;
    /** The last day on which it is, in UTC: 2026-12-31. */
    readonly until: import("../oci/document.js").Declared<string>;
}>;
export interface Waiver extends Infer<typeof waiver> {
}
export declare function isInForce({ until }: Waiver, now: Date): boolean;
interface Waivable {
    readonly kind: DifferenceKind;
    readonly registry: string;
    readonly tag?: string;
    readonly digest?: string;
}
/** The waiver that names a difference. */
export declare function waiverOf<W extends Waiver>(waivers: readonly W[], { kind, registry, tag, digest }: Waivable): W | undefined;
export {};
