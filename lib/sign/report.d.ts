/** The report about a signing run: plain data. Published as schema/sign-report.json. */
import { type Infer } from '../oci/document.js';
import { type LogEntry } from '../transparency/entry.js';
import { type Finding, type ReaderReport } from '../verify/report.js';
export declare const signReportSchema = "https://github.com/webdis/verify-action/schema/sign-report/v1";
/** Of a signature or an attestation that the run was to make. */
export declare const signedFields: {
    format: import("../oci/document.js").Declared<"bundle" | "legacy">;
    /**
     * - `present`: this signer had made it before; nothing was done.
     * - `published`: made, logged and pushed in this run.
     * - `made`: made and perhaps logged, but not pushed.
     * - `missing`: not made.
     */
    state: import("../oci/document.js").Declared<"made" | "missing" | "present" | "published">;
    /** Its entries in transparency logs, verified. */
    logEntries: import("../oci/document.js").Declared<readonly LogEntry[]>;
};
/** A signature that the run was to make. */
export declare const signedReport: import("../oci/document.js").ObjectOf<{
    format: import("../oci/document.js").Declared<"bundle" | "legacy">;
    /**
     * - `present`: this signer had made it before; nothing was done.
     * - `published`: made, logged and pushed in this run.
     * - `made`: made and perhaps logged, but not pushed.
     * - `missing`: not made.
     */
    state: import("../oci/document.js").Declared<"made" | "missing" | "present" | "published">;
    /** Its entries in transparency logs, verified. */
    logEntries: import("../oci/document.js").Declared<readonly LogEntry[]>;
}>;
export interface SignedReport extends Infer<typeof signedReport> {
}
/** One manifest and its signatures. */
export declare const signedManifestReport: import("../oci/document.js").ObjectOf<{
    readonly digest: import("../oci/document.js").Declared<import("../oci/digest.js").Digest>;
    readonly role: import("../oci/document.js").Declared<"attestation" | "image" | "index" | "platform">;
    /** Every platform under which the index lists it, such as linux/amd64. */
    readonly platforms: import("../oci/document.js").Declared<readonly string[]>;
    /** One for each format. */
    readonly signatures: import("../oci/document.js").Declared<readonly SignedReport[]>;
}>;
export interface SignedManifestReport extends Infer<typeof signedManifestReport> {
}
/** Of an image that the run was to sign or attest. */
export declare const signedImageFields: {
    /** As the user wrote it. */
    reference: import("../oci/document.js").Declared<string>;
    /** In full: docker.io/nicolas/webdis:0.1.24. */
    name: import("../oci/document.js").Declared<string>;
    /** What the reference resolved to; it is resolved once. Absent if it could not be resolved. */
    digest: import("../oci/document.js").Optional<import("../oci/digest.js").Digest>;
    /** The reference by that digest: docker.io/nicolas/webdis@sha256:…. Not signed unless the outcome is verified. */
    pinned: import("../oci/document.js").Optional<string>;
    outcome: import("../oci/document.js").Declared<"rejected" | "undetermined" | "verified">;
};
/** One image on one registry. */
export declare const signedImageReport: import("../oci/document.js").ObjectOf<{
    /** As the user wrote it. */
    reference: import("../oci/document.js").Declared<string>;
    /** In full: docker.io/nicolas/webdis:0.1.24. */
    name: import("../oci/document.js").Declared<string>;
    /** What the reference resolved to; it is resolved once. Absent if it could not be resolved. */
    digest: import("../oci/document.js").Optional<import("../oci/digest.js").Digest>;
    /** The reference by that digest: docker.io/nicolas/webdis@sha256:…. Not signed unless the outcome is verified. */
    pinned: import("../oci/document.js").Optional<string>;
    outcome: import("../oci/document.js").Declared<"rejected" | "undetermined" | "verified">;
} & {
    /** What is signed, the index first. Empty if nothing could be planned. */
    readonly manifests: import("../oci/document.js").Declared<readonly SignedManifestReport[]>;
    /** Who can read this image's signatures. `unknown` if only an index was signed, and not what it lists. */
    readonly readers: import("../oci/document.js").Declared<readonly ReaderReport[]>;
    /** What happened to this image and its manifests. */
    readonly findings: import("../oci/document.js").Declared<readonly Finding[]>;
}>;
export interface SignedImageReport extends Infer<typeof signedImageReport> {
}
/** Of a run that signs. */
export declare const signingRunFields: {
    tool: import("../oci/document.js").ObjectOf<{
        readonly name: import("../oci/document.js").Declared<string>;
        readonly version: import("../oci/document.js").Declared<string>;
    }>;
    started: import("../oci/document.js").Declared<string>;
    finished: import("../oci/document.js").Declared<string>;
    requests: import("../oci/document.js").Declared<number>;
    /** The key or the identity that signs. */
    signer: import("../oci/document.js").Declared<{
        readonly algorithm: "ecdsa-p256" | "ecdsa-p384" | "ecdsa-p521" | "ed25519" | "rsa";
        readonly fingerprint: string;
        readonly kind: "key";
        readonly name: string;
        readonly notAfter?: string;
        readonly pinned: boolean;
    } | {
        readonly claims: Readonly<Record<string, string>>;
        readonly identity: string;
        readonly identityMatch: "any-ref" | "exact" | "pattern";
        readonly issuer: string;
        readonly issuerMatch: "exact" | "pattern";
        readonly kind: "identity";
    }>;
    /** The formats in which every signature or attestation is to be made. */
    formats: import("../oci/document.js").Declared<readonly ("bundle" | "legacy")[]>;
    /** Base URLs of the transparency logs, such as https://rekor.sigstore.dev. Empty if nothing is logged. */
    logs: import("../oci/document.js").Declared<readonly string[]>;
};
/**
 * What a run of webdis-trust sign was to do, and what is in the registries now. Strings from registries are
 * not changed: escape them wherever you show them.
 */
export declare const signReport: import("../oci/document.js").ObjectOf<{
    tool: import("../oci/document.js").ObjectOf<{
        readonly name: import("../oci/document.js").Declared<string>;
        readonly version: import("../oci/document.js").Declared<string>;
    }>;
    started: import("../oci/document.js").Declared<string>;
    finished: import("../oci/document.js").Declared<string>;
    requests: import("../oci/document.js").Declared<number>;
    /** The key or the identity that signs. */
    signer: import("../oci/document.js").Declared<{
        readonly algorithm: "ecdsa-p256" | "ecdsa-p384" | "ecdsa-p521" | "ed25519" | "rsa";
        readonly fingerprint: string;
        readonly kind: "key";
        readonly name: string;
        readonly notAfter?: string;
        readonly pinned: boolean;
    } | {
        readonly claims: Readonly<Record<string, string>>;
        readonly identity: string;
        readonly identityMatch: "any-ref" | "exact" | "pattern";
        readonly issuer: string;
        readonly issuerMatch: "exact" | "pattern";
        readonly kind: "identity";
    }>;
    /** The formats in which every signature or attestation is to be made. */
    formats: import("../oci/document.js").Declared<readonly ("bundle" | "legacy")[]>;
    /** Base URLs of the transparency logs, such as https://rekor.sigstore.dev. Empty if nothing is logged. */
    logs: import("../oci/document.js").Declared<readonly string[]>;
} & {
    readonly schema: import("../oci/document.js").Declared<"https://github.com/webdis/verify-action/schema/sign-report/v1">;
    /** `verified`: everything is signed, and what the registry serves was verified. */
    readonly outcome: import("../oci/document.js").Declared<"rejected" | "undetermined" | "verified">;
    /**
     * 0 everything is signed; 2 an input, a reference or a key cannot be used; 3 undetermined; 10 a manifest or
     * a signature is not served; 11 not found; 12 bytes or answers that do not verify.
     */
    readonly exitCode: import("../oci/document.js").Declared<0 | 2 | 3 | 10 | 11 | 12 | 20>;
    /** Annotations in the signed claims. */
    readonly annotations: import("../oci/document.js").Declared<Readonly<Record<string, string>>>;
    /** Every image of the run, in the order in which they were given; only some of them if the run was stopped. */
    readonly images: import("../oci/document.js").Declared<readonly SignedImageReport[]>;
    /** Who can read the signatures of all images, at the end of the run. */
    readonly readers: import("../oci/document.js").Declared<readonly ReaderReport[]>;
}>;
export interface SignReport extends Infer<typeof signReport> {
}
export interface SignProgress {
    readonly image: string;
    readonly done: number;
    readonly of: number;
    readonly requests: number;
}
/** Readers find it in the registry. */
export declare function isThere({ state }: SignedReport): boolean;
export interface SignatureCount {
    readonly manifests: number;
    /** signatures that are to be there in the end */
    readonly signatures: number;
    readonly existing: number;
    /** of these, made in this run */
    readonly made: number;
}
export declare function countSignatures({ images }: SignReport): SignatureCount;
