/** The report about a mirror run, and the plan that a dry run prints: plain data. Published as schema/mirror-report.json. */
import type { Digest } from '../oci/digest.js';
import { type Infer } from '../oci/document.js';
import { type Finding } from '../verify/report.js';
export declare const mirrorReportSchema = "https://github.com/webdis/verify-action/schema/mirror-report/v1";
/**
 * The signatures that the source must have before anything is copied.
 * - `verified`: index and every platform verify with a key.
 * - `signed`: each has a signature, by any key.
 * - `none`: nothing is checked.
 */
export declare const requirement: import("../oci/document.js").Declared<"none" | "signed" | "verified">;
export type Requirement = Infer<typeof requirement>;
/** The image that is copied. */
export declare const sourceReport: import("../oci/document.js").ObjectOf<{
    /** In full: docker.io/nicolas/webdis:0.1.24, or oci:DIR:tag for an image layout. */
    readonly name: import("../oci/document.js").Declared<string>;
    /** What the reference resolved to; it is resolved once. Absent if it could not be resolved. */
    readonly digest: import("../oci/document.js").Optional<Digest>;
    /** All that belongs to the image. Absent if it was not needed, because every target listed the same. */
    readonly content: import("../oci/document.js").Optional<{
        readonly blobs: number;
        readonly bytes: number;
        readonly manifests: number;
        readonly referrers: number;
        readonly tags: number;
    }>;
}>;
export interface SourceReport extends Infer<typeof sourceReport> {
}
/** One part of the image at one target. */
export declare const contentReport: import("../oci/document.js").ObjectOf<{
    readonly digest: import("../oci/document.js").Declared<Digest>;
    /** `blob`: config, layer, payload or bundle. `manifest`: index, image or artifact. */
    readonly kind: import("../oci/document.js").Declared<"blob" | "manifest">;
    /** Bytes. */
    readonly size: import("../oci/document.js").Declared<number>;
    /** The signature tag that points to it, such as sha256-….sig. */
    readonly tag: import("../oci/document.js").Optional<string>;
    /**
     * - `present`: it was there before.
     * - `copied`, `mounted`: this run copied it.
     * - `missing`: it could not be copied; in a plan, it is to be copied.
     */
    readonly state: import("../oci/document.js").Declared<"copied" | "missing" | "mounted" | "present">;
}>;
export interface ContentReport extends Infer<typeof contentReport> {
}
/** What was found and done at one target. */
export declare const targetReport: import("../oci/document.js").ObjectOf<{
    /** In full: public.ecr.aws/nicolas/webdis:0.1.24, or oci:DIR:tag for an image layout. */
    readonly name: import("../oci/document.js").Declared<string>;
    /** The repository with the digest: docker.io/nicolas/webdis@sha256:…. Absent in a dry run, and unless the outcome is verified. */
    readonly pinned: import("../oci/document.js").Optional<string>;
    readonly outcome: import("../oci/document.js").Declared<"rejected" | "undetermined" | "verified">;
    /**
     * - `lists`: its tag pointed to the digest, and it listed all that the source lists.
     * - `everything`: each manifest, tag and blob was checked.
     * - `nothing`: the run ended before.
     */
    readonly looked: import("../oci/document.js").Declared<"everything" | "lists" | "nothing">;
    /** What the tag pointed to before. Absent if there was no tag, or the registry did not show it. */
    readonly tagBefore: import("../oci/document.js").Optional<Digest>;
    /**
     * - `written`: it points to the digest now.
     * - `unchanged`: it pointed to the digest before.
     * - `kept`: it points to another image, and the run was not allowed to move it.
     * - `not asked for`: the target has no tag.
     * - `not written`: something prevented it, or the run was a dry run.
     */
    readonly tag: import("../oci/document.js").Declared<"kept" | "not asked for" | "not written" | "unchanged" | "written">;
    /** Every part of the image. Empty unless everything was checked. */
    readonly content: import("../oci/document.js").Declared<readonly ContentReport[]>;
    /** The planned work, without retries. */
    readonly plan: import("../oci/document.js").Optional<{
        readonly blobs: number;
        readonly bytes: number;
        readonly manifests: number;
        readonly requests: number;
    }>;
    /** Bytes of blobs that were sent to it. */
    readonly bytes: import("../oci/document.js").Declared<number>;
    /** HTTP requests to that repository, including retries. */
    readonly requests: import("../oci/document.js").Declared<number>;
    /** How many of these were retries. */
    readonly retries: import("../oci/document.js").Declared<number>;
    /** Findings about this target. */
    readonly findings: import("../oci/document.js").Declared<readonly Finding[]>;
}>;
export interface TargetReport extends Infer<typeof targetReport> {
}
/**
 * What a run of webdis-trust mirror found and copied; for a dry run, what it would copy. Strings from
 * registries are not changed: escape them wherever you show them.
 */
export declare const mirrorReport: import("../oci/document.js").ObjectOf<{
    tool: import("../oci/document.js").ObjectOf<{
        readonly name: import("../oci/document.js").Declared<string>;
        readonly version: import("../oci/document.js").Declared<string>;
    }>;
    started: import("../oci/document.js").Declared<string>;
    finished: import("../oci/document.js").Declared<string>;
    requests: import("../oci/document.js").Declared<number>;
} & {
    readonly schema: import("../oci/document.js").Declared<"https://github.com/webdis/verify-action/schema/mirror-report/v1">;
    /** `verified`: every target holds all of it, read back. For a dry run: the plan can be carried out. */
    readonly outcome: import("../oci/document.js").Declared<"rejected" | "undetermined" | "verified">;
    /**
     * 0 every target holds all of it; 2 an input, a reference or a key cannot be used; 3 undetermined; 10 the
     * source is not signed as required, or is not complete; 11 not found; 12 bytes or signatures that do not
     * verify; 20 a target holds something else.
     */
    readonly exitCode: import("../oci/document.js").Declared<0 | 2 | 3 | 10 | 11 | 12 | 20>;
    /** Whether this is a plan: nothing was written. */
    readonly dryRun: import("../oci/document.js").Declared<boolean>;
    readonly require: import("../oci/document.js").Declared<"none" | "signed" | "verified">;
    /** Who may have signed. A signature by any of them counts. Empty unless `require` is `verified`. */
    readonly signers: import("../oci/document.js").Declared<readonly ({
        readonly claims: Readonly<Record<string, string>>;
        readonly identity: string;
        readonly identityMatch: "any-ref" | "exact" | "pattern";
        readonly issuer: string;
        readonly issuerMatch: "exact" | "pattern";
        readonly kind: "identity";
    } | {
        readonly algorithm: "ecdsa-p256" | "ecdsa-p384" | "ecdsa-p521" | "ed25519" | "rsa";
        readonly fingerprint: string;
        readonly kind: "key";
        readonly name: string;
        readonly notAfter?: string;
        readonly pinned: boolean;
    })[]>;
    readonly source: import("../oci/document.js").ObjectOf<{
        /** In full: docker.io/nicolas/webdis:0.1.24, or oci:DIR:tag for an image layout. */
        readonly name: import("../oci/document.js").Declared<string>;
        /** What the reference resolved to; it is resolved once. Absent if it could not be resolved. */
        readonly digest: import("../oci/document.js").Optional<Digest>;
        /** All that belongs to the image. Absent if it was not needed, because every target listed the same. */
        readonly content: import("../oci/document.js").Optional<{
            readonly blobs: number;
            readonly bytes: number;
            readonly manifests: number;
            readonly referrers: number;
            readonly tags: number;
        }>;
    }>;
    /** Every target, in the order in which they were given. */
    readonly targets: import("../oci/document.js").Declared<readonly TargetReport[]>;
    /** Findings about the source, or about the run as a whole. */
    readonly findings: import("../oci/document.js").Declared<readonly Finding[]>;
}>;
export interface MirrorReport extends Infer<typeof mirrorReport> {
}
export type MirrorStep = 'looking' | 'copying' | 'verifying' | 'tagging';
export interface MirrorProgress {
    readonly target: string;
    readonly step: MirrorStep;
    /** parts of the image, manifests and blobs, that are at the target; 0 of 0 until that is known */
    readonly done: number;
    readonly of: number;
    /** bytes of blobs that were sent */
    readonly bytes: number;
    /** the part that has just arrived */
    readonly digest?: Digest;
}
