/** The report about a release: plain data, with the reports of its steps inside. Published as schema/release-report.json. */
import { type AttestReport } from '../attest/report.js';
import { type MirrorReport } from '../mirror/report.js';
import { type Infer } from '../oci/document.js';
import { type SignReport } from '../sign/report.js';
import { type Finding, type ReaderReport, type VerifyReport } from '../verify/report.js';
export declare const releaseReportSchema = "https://github.com/webdis/verify-action/schema/release-report/v1";
/**
 * - `check`: what the tags point to now, and whether they may be written.
 * - `attest`: only if attestations are to be made.
 * - `verify`: at the first registry.
 * - `verify-mirrors`: on all registries, and compared.
 */
export declare const stepName: import("../oci/document.js").Declared<"attest" | "build" | "check" | "ledger" | "mirror" | "sign" | "tag" | "verify" | "verify-mirrors">;
export type StepName = Infer<typeof stepName>;
/** One step of the release. */
export declare const stepReport: import("../oci/document.js").ObjectOf<{
    readonly name: import("../oci/document.js").Declared<"attest" | "build" | "check" | "ledger" | "mirror" | "sign" | "tag" | "verify" | "verify-mirrors">;
    /**
     * - `unchanged`: all of it was done before.
     * - `skipped`: not asked for.
     * - `planned`: the run is a dry run.
     * - `stopped`: by a signal.
     * - `not reached`: something before it failed.
     */
    readonly state: import("../oci/document.js").Declared<"done" | "failed" | "not reached" | "planned" | "skipped" | "stopped" | "unchanged">;
    /** How long it took. */
    readonly seconds: import("../oci/document.js").Declared<number>;
    /** One clause for people: 5 manifests, 10 signatures. */
    readonly detail: import("../oci/document.js").Declared<string>;
}>;
export interface StepReport extends Infer<typeof stepReport> {
}
/** One tag on one registry. */
export declare const tagReport: import("../oci/document.js").ObjectOf<{
    /** Without the repository: 0.1.24. */
    readonly tag: import("../oci/document.js").Declared<string>;
    /** What it pointed to when the run began. Absent if there was none. */
    readonly before: import("../oci/document.js").Optional<import("../oci/digest.js").Digest>;
    /**
     * - `written`: it points to the digest now.
     * - `unchanged`: it pointed to the digest before.
     * - `planned`: the run is a dry run.
     * - `refused`: it points to another release, and must not be moved.
     * - `not written`: something before it failed.
     * - `unconfirmed`: the registry was asked to write it, and the run ended before it answered.
     */
    readonly state: import("../oci/document.js").Declared<"not written" | "planned" | "refused" | "unchanged" | "unconfirmed" | "written">;
}>;
export interface TagReport extends Infer<typeof tagReport> {
}
/** What one registry holds. */
export declare const registryReport: import("../oci/document.js").ObjectOf<{
    /** Repository: public.ecr.aws/nicolas/webdis. */
    readonly name: import("../oci/document.js").Declared<string>;
    /** The repository with the digest. Absent until the digest is known. */
    readonly pinned: import("../oci/document.js").Optional<string>;
    /** `first`: where the image is built and signed. `mirror`: where it is copied to. */
    readonly role: import("../oci/document.js").Declared<"first" | "mirror">;
    /**
     * - `complete`: image and signatures are there, verified.
     * - `partial`: what a failed step left.
     * - `nothing`: nothing was written.
     */
    readonly state: import("../oci/document.js").Declared<"complete" | "nothing" | "partial">;
    /** Every tag that was asked for there. */
    readonly tags: import("../oci/document.js").Declared<readonly TagReport[]>;
}>;
export interface RegistryReport extends Infer<typeof registryReport> {
}
/**
 * What a run of webdis-trust release, or of the release action, did step by step, and what is on which
 * registry now; for a dry run, the plan. The reports of the steps are inside, under their own schemas.
 * Strings from registries are not changed: escape them wherever you show them.
 */
export declare const releaseReport: import("../oci/document.js").ObjectOf<{
    tool: import("../oci/document.js").ObjectOf<{
        readonly name: import("../oci/document.js").Declared<string>;
        readonly version: import("../oci/document.js").Declared<string>;
    }>;
    started: import("../oci/document.js").Declared<string>;
    finished: import("../oci/document.js").Declared<string>;
    requests: import("../oci/document.js").Declared<number>;
} & {
    readonly schema: import("../oci/document.js").Declared<"https://github.com/webdis/verify-action/schema/release-report/v1">;
    /** `verified`: all of it is where it should be, and was verified there. For a dry run: it can be made so. */
    readonly outcome: import("../oci/document.js").Declared<"rejected" | "undetermined" | "verified">;
    /**
     * 0 released; 2 an input, a reference or a key cannot be used; 3 undetermined; 10 a signature or a part of
     * the image is missing; 11 not found; 12 bytes or signatures that do not verify; 20 a registry or the ledger
     * has something else.
     */
    readonly exitCode: import("../oci/document.js").Declared<0 | 2 | 3 | 10 | 11 | 12 | 20>;
    /** Whether this is a plan: nothing was built or written. */
    readonly dryRun: import("../oci/document.js").Declared<boolean>;
    /** The first registry's repository: docker.io/nicolas/webdis. */
    readonly image: import("../oci/document.js").Declared<string>;
    /** The version in the ledger. Absent if no tag is a version and none was given. */
    readonly version: import("../oci/document.js").Optional<string>;
    /** The key or the identity that signs. */
    readonly signer: import("../oci/document.js").Declared<{
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
    /** Where the first registry's signatures are. Absent if they are in the image's repository, as on every mirror. */
    readonly signatureRepository: import("../oci/document.js").Optional<string>;
    /** Digest of the index: known once it is pushed, or from the input. */
    readonly digest: import("../oci/document.js").Optional<import("../oci/digest.js").Digest>;
    /** Every step, in order, whether it was reached or not. */
    readonly steps: import("../oci/document.js").Declared<readonly StepReport[]>;
    /** The first registry, then the mirrors in the order in which they were given. */
    readonly registries: import("../oci/document.js").Declared<readonly RegistryReport[]>;
    /** The build. Absent if nothing is built, because an image that exists was released. */
    readonly build: import("../oci/document.js").Optional<{
        readonly command: readonly string[];
    }>;
    /** What the signing step did. Absent if it was not reached. */
    readonly sign: import("../oci/document.js").Optional<SignReport>;
    /** What the attesting step did. Absent if it was not reached, or no attestations are to be made. */
    readonly attest: import("../oci/document.js").Optional<AttestReport>;
    /** What the mirroring step did. Absent if it was not reached, or there are no mirrors. */
    readonly mirror: import("../oci/document.js").Optional<MirrorReport>;
    /** What was verified on every registry, right before its tags were written. Absent if that was not reached. */
    readonly verify: import("../oci/document.js").Optional<VerifyReport>;
    /** Who can read the signatures on every registry that was verified. Absent until one was. */
    readonly readers: import("../oci/document.js").Optional<readonly ReaderReport[]>;
    /** What prevented the release. The advice says what each registry holds and how to continue. */
    readonly findings: import("../oci/document.js").Declared<readonly Finding[]>;
}>;
export interface ReleaseReport extends Infer<typeof releaseReport> {
}
export interface ReleaseProgress {
    readonly step: StepName;
    readonly state: 'began' | 'going' | 'ended';
    /** one clause */
    readonly detail: string;
}
