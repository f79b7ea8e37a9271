/** The report about a run that makes attestations: plain data. Published as schema/attest-report.json. */
import { type Infer } from '../oci/document.js';
import { type SignProgress } from '../sign/report.js';
import { type Finding } from '../verify/report.js';
export declare const attestReportSchema = "https://github.com/webdis/verify-action/schema/attest-report/v1";
/** An attestation that the run was to make. */
export declare const attestedReport: import("../oci/document.js").ObjectOf<{
    format: import("../oci/document.js").Declared<"bundle" | "legacy">;
    state: import("../oci/document.js").Declared<"made" | "missing" | "present" | "published">;
    logEntries: import("../oci/document.js").Declared<readonly import("../transparency/entry.js").LogEntry[]>;
} & {
    /** The URI of its predicate type, such as https://spdx.dev/Document. */
    readonly predicateType: import("../oci/document.js").Declared<string>;
    /** SHA-256 of the predicate, as it is written in the statement. */
    readonly predicate: import("../oci/document.js").Declared<import("../oci/digest.js").Digest>;
}>;
export interface AttestedReport extends Infer<typeof attestedReport> {
}
/** One manifest and its attestations. */
export declare const attestedManifestReport: import("../oci/document.js").ObjectOf<{
    readonly digest: import("../oci/document.js").Declared<import("../oci/digest.js").Digest>;
    readonly role: import("../oci/document.js").Declared<"attestation" | "image" | "index" | "platform">;
    /** Every platform under which the index lists it, such as linux/amd64. */
    readonly platforms: import("../oci/document.js").Declared<readonly string[]>;
    /** One for each predicate and format. */
    readonly attestations: import("../oci/document.js").Declared<readonly AttestedReport[]>;
}>;
export interface AttestedManifestReport extends Infer<typeof attestedManifestReport> {
}
/** One image on one registry. */
export declare const attestedImageReport: import("../oci/document.js").ObjectOf<{
    reference: import("../oci/document.js").Declared<string>;
    name: import("../oci/document.js").Declared<string>;
    digest: import("../oci/document.js").Optional<import("../oci/digest.js").Digest>;
    pinned: import("../oci/document.js").Optional<string>;
    outcome: import("../oci/document.js").Declared<"rejected" | "undetermined" | "verified">;
} & {
    /** What is attested, the index first. Empty if nothing could be planned. */
    readonly manifests: import("../oci/document.js").Declared<readonly AttestedManifestReport[]>;
    /** What happened to this image and its manifests. */
    readonly findings: import("../oci/document.js").Declared<readonly Finding[]>;
}>;
export interface AttestedImageReport extends Infer<typeof attestedImageReport> {
}
/**
 * What a run of webdis-trust attest was to do, and what is in the registries now. Strings from registries are
 * not changed: escape them wherever you show them.
 */
export declare const attestReport: import("../oci/document.js").ObjectOf<{
    tool: import("../oci/document.js").ObjectOf<{
        readonly name: import("../oci/document.js").Declared<string>;
        readonly version: import("../oci/document.js").Declared<string>;
    }>;
    started: import("../oci/document.js").Declared<string>;
    finished: import("../oci/document.js").Declared<string>;
    requests: import("../oci/document.js").Declared<number>;
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
    formats: import("../oci/document.js").Declared<readonly ("bundle" | "legacy")[]>;
    logs: import("../oci/document.js").Declared<readonly string[]>;
} & {
    readonly schema: import("../oci/document.js").Declared<"https://github.com/webdis/verify-action/schema/attest-report/v1">;
    /** `verified`: every attestation is there, and what the registry serves was verified. */
    readonly outcome: import("../oci/document.js").Declared<"rejected" | "undetermined" | "verified">;
    /**
     * 0 everything is attested; 2 an input, a reference or a key cannot be used; 3 undetermined; 10 a manifest or
     * an attestation is not served; 11 not found; 12 bytes or answers that do not verify.
     */
    readonly exitCode: import("../oci/document.js").Declared<0 | 2 | 3 | 10 | 11 | 12 | 20>;
    /** Every image of the run, in the order in which they were given; only some of them if the run was stopped. */
    readonly images: import("../oci/document.js").Declared<readonly AttestedImageReport[]>;
}>;
export interface AttestReport extends Infer<typeof attestReport> {
}
export type AttestProgress = SignProgress;
