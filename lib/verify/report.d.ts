/**
 * The report about a verification: plain data, from which terminal text, job summary, annotations, outputs
 * and JSON file are made. Published as schema/verify-report.json.
 */
import { type AttestationReport, type RequirementReport } from '../attestation/report.js';
import type { ErrorDetails } from '../error.js';
import { type Infer } from '../oci/document.js';
import { type LogEntry } from '../transparency/entry.js';
export declare const reportSchema = "https://github.com/webdis/verify-action/schema/verify-report/v1";
/**
 * Which images must be the same.
 * - `auto`: images with the same repository path and tag must have the same digest.
 * - `true`: all images must have the same digest and the same signatures.
 * - `false`: nothing is compared.
 */
export declare const parityMode: import("../oci/document.js").Declared<"auto" | "false" | "true">;
/** What was demanded, so that a report can be read on its own. */
export declare const policyReport: import("../oci/document.js").ObjectOf<{
    /** Who may have signed. A signature by any of them counts. */
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
    /** Each signer must have signed every manifest, and not just one of them. */
    readonly requireAllSigners: import("../oci/document.js").Optional<true>;
    /** Whether every signature must be proven to be in a transparency log. */
    readonly transparencyLog: import("../oci/document.js").Declared<"ignored" | "required">;
    /** Whether a certificate transparency log must have seen a certificate. Absent if only keys may sign. */
    readonly sct: import("../oci/document.js").Optional<"ignored" | "required">;
    /** Which authorities and logs are trusted. A signature must verify with one of the roots alone. */
    readonly trustedRoots: import("../oci/document.js").Declared<readonly {
        readonly date?: string;
        readonly source: string;
    }[]>;
    /** Whether an RFC 3161 timestamp of a trusted authority is required. */
    readonly timestamps: import("../oci/document.js").Declared<"ignored" | "required">;
    /** Whether unsigned attestation manifests are only reported, or must be signed as platforms must. */
    readonly attestationManifests: import("../oci/document.js").Declared<"reported" | "required">;
    readonly parity: import("../oci/document.js").Declared<"auto" | "false" | "true">;
    /** Platforms that must be there, such as linux/arm64/v8. Every other one that an index lists must verify, too. */
    readonly platforms: import("../oci/document.js").Declared<readonly string[]>;
    /** Annotations that the signed claims must have. */
    readonly annotations: import("../oci/document.js").Declared<Readonly<Record<string, string>>>;
    /** The reference that the payload of a legacy signature must name. */
    readonly expectedReference: import("../oci/document.js").Optional<string>;
    /** What the reference must resolve to. */
    readonly digest: import("../oci/document.js").Optional<import("../oci/digest.js").Digest>;
    /** Repository with the signatures, if they are not in the image's repository. */
    readonly signatureRepository: import("../oci/document.js").Optional<string>;
    /** Who must be able to read the signatures, in addition to this tool. */
    readonly requireReadableBy: import("../oci/document.js").Optional<readonly ("cosign-2.5" | "kyverno" | "podman" | "policy-controller")[]>;
    /** Attestations that the image must have, as the user wrote them. */
    readonly attestations: import("../oci/document.js").Optional<readonly string[]>;
    /** `ignored`: only attestations were asked for. */
    readonly signatures: import("../oci/document.js").Optional<"ignored">;
}>;
export interface PolicyReport extends Infer<typeof policyReport> {
}
/** Whether a reader of signatures, such as Podman, can read them: every manifest that must be signed has one that counts where this reader looks. */
export declare const readerReport: import("../oci/document.js").ObjectOf<{
    readonly name: import("../oci/document.js").Declared<"cosign-2.5" | "cosign-2.6" | "kyverno" | "podman" | "policy-controller" | "webdis-trust">;
    /** The name for people: Podman/CRI-O. */
    readonly title: import("../oci/document.js").Declared<string>;
    /** `unknown`: not all signatures could be read, or not every manifest was checked. */
    readonly readable: import("../oci/document.js").Declared<"no" | "unknown" | "yes">;
    /**
     * Why it is not readable.
     * - `unsigned`: a manifest that must be signed has no signature that counts.
     * - `format`: the signatures that count have a format, or are in a store, that it does not read.
     * - `place`: it looks in the image's repository, and the signatures are in another one.
     * - `signer`: it finds them, and does not verify signatures by this kind of signer.
     */
    readonly why: import("../oci/document.js").Optional<"format" | "place" | "signer" | "unsigned">;
}>;
export interface ReaderReport extends Infer<typeof readerReport> {
}
/** Where it happened. Never holds a secret. */
export declare const errorDetails: import("../oci/document.js").ObjectOf<{
    /** Host that was contacted. */
    readonly host: import("../oci/document.js").Optional<string>;
    /** Path of the repository on that host. */
    readonly repository: import("../oci/document.js").Optional<string>;
    /** Digest that was requested. */
    readonly digest: import("../oci/document.js").Optional<string>;
    /** Tag that was requested. */
    readonly tag: import("../oci/document.js").Optional<string>;
    /** HTTP status of the last answer. */
    readonly status: import("../oci/document.js").Optional<number>;
    /** The registry's own id of the request, for its support. */
    readonly requestId: import("../oci/document.js").Optional<string>;
    /** URL without its query. */
    readonly url: import("../oci/document.js").Optional<string>;
}>;
/** One result of the run that people should know. */
export declare const finding: import("../oci/document.js").ObjectOf<{
    /** `error` decides the outcome; the others are for information. */
    readonly severity: import("../oci/document.js").Declared<"error" | "note" | "warning">;
    readonly code: import("../oci/document.js").Declared<"E_ATTESTATION" | "E_AUTH" | "E_BUILD" | "E_CERT" | "E_CLAIM" | "E_CONFLICT" | "E_COVER" | "E_DIGEST" | "E_DRIFT" | "E_FORMAT" | "E_IDENTITY" | "E_IMMUTABLE" | "E_INPUT" | "E_KEY" | "E_LIMIT" | "E_MANIFEST" | "E_NET" | "E_NOSIG" | "E_NOTFOUND" | "E_RATE" | "E_REF" | "E_ROLLBACK" | "E_SIG" | "E_TIME" | "E_TLOG" | "E_TRUST" | "E_UNSUPPORTED">;
    /** One sentence: what happened, where. */
    readonly message: import("../oci/document.js").Declared<string>;
    /** What to do next. */
    readonly advice: import("../oci/document.js").Optional<string>;
    /** The image's `name`. */
    readonly image: import("../oci/document.js").Optional<string>;
    /** The manifest that it is about. */
    readonly digest: import("../oci/document.js").Optional<import("../oci/digest.js").Digest>;
    /** The platform that it is about. */
    readonly platform: import("../oci/document.js").Optional<string>;
    /** Of E_ATTESTATION: there is none at all. Absent: there are some, and none counts. */
    readonly missing: import("../oci/document.js").Optional<true>;
    readonly details: import("../oci/document.js").Optional<ErrorDetails>;
}>;
export interface Finding extends Infer<typeof finding> {
}
/** `image`: the reference names a single image. `attestation`: a buildx attestation manifest. */
export declare const manifestRole: import("../oci/document.js").Declared<"attestation" | "image" | "index" | "platform">;
/** What a certificate says about who signed. */
export declare const certificateNames: import("../oci/document.js").ObjectOf<{
    /** The subject alternative name: the URI of a workflow, an e-mail address. */
    readonly subject: import("../oci/document.js").Declared<string>;
    /** The OIDC issuer that authenticated the subject. */
    readonly issuer: import("../oci/document.js").Optional<string>;
    /** What else it says, by name. Absent if it cannot be read in full. */
    readonly claims: import("../oci/document.js").Optional<Readonly<Record<string, string>>>;
    /**
     * Whether that is who signed: authority, SCT, log entry, time and signature were verified with the trusted root.
     * If not, anyone can have made the certificate.
     */
    readonly proven: import("../oci/document.js").Declared<boolean>;
    /** Why it is not proven. */
    readonly why: import("../oci/document.js").Optional<string>;
}>;
export interface CertificateNames extends Infer<typeof certificateNames> {
}
/** One signature candidate, checked. */
export declare const signatureReport: import("../oci/document.js").ObjectOf<{
    readonly format: import("../oci/document.js").Declared<"bundle" | "legacy">;
    readonly store: import("../oci/document.js").Declared<"bundle" | "referrer" | "tag">;
    /** Digest of the manifest that holds it. */
    readonly manifest: import("../oci/document.js").Declared<import("../oci/digest.js").Digest>;
    /** Identifies the signature by its content; the same on every registry. */
    readonly id: import("../oci/document.js").Declared<string>;
    /** Whether it counts: every check passed, or was skipped by policy. */
    readonly good: import("../oci/document.js").Declared<boolean>;
    /** The checks, each on its own. */
    readonly checks: import("../oci/document.js").ObjectOf<{
        /** Is it about this manifest, and does it say what was demanded? */
        readonly claims: import("../oci/document.js").Declared<{
            readonly note?: string;
            readonly state: "passed";
        } | {
            readonly claim?: "annotation" | "digest" | "reference";
            readonly code: "E_ATTESTATION" | "E_AUTH" | "E_BUILD" | "E_CERT" | "E_CLAIM" | "E_CONFLICT" | "E_COVER" | "E_DIGEST" | "E_DRIFT" | "E_FORMAT" | "E_IDENTITY" | "E_IMMUTABLE" | "E_INPUT" | "E_KEY" | "E_LIMIT" | "E_MANIFEST" | "E_NET" | "E_NOSIG" | "E_NOTFOUND" | "E_RATE" | "E_REF" | "E_ROLLBACK" | "E_SIG" | "E_TIME" | "E_TLOG" | "E_TRUST" | "E_UNSUPPORTED";
            readonly message: string;
            readonly state: "failed";
        } | {
            readonly state: "skipped";
            readonly why: string;
        }>;
        /** Is it proven to be in the transparency log? */
        readonly log: import("../oci/document.js").Declared<{
            readonly note?: string;
            readonly state: "passed";
        } | {
            readonly claim?: "annotation" | "digest" | "reference";
            readonly code: "E_ATTESTATION" | "E_AUTH" | "E_BUILD" | "E_CERT" | "E_CLAIM" | "E_CONFLICT" | "E_COVER" | "E_DIGEST" | "E_DRIFT" | "E_FORMAT" | "E_IDENTITY" | "E_IMMUTABLE" | "E_INPUT" | "E_KEY" | "E_LIMIT" | "E_MANIFEST" | "E_NET" | "E_NOSIG" | "E_NOTFOUND" | "E_RATE" | "E_REF" | "E_ROLLBACK" | "E_SIG" | "E_TIME" | "E_TLOG" | "E_TRUST" | "E_UNSUPPORTED";
            readonly message: string;
            readonly state: "failed";
        } | {
            readonly state: "skipped";
            readonly why: string;
        }>;
        /** Does one of the keys verify it, or the key of its certificate? */
        readonly signature: import("../oci/document.js").Declared<{
            readonly note?: string;
            readonly state: "passed";
        } | {
            readonly claim?: "annotation" | "digest" | "reference";
            readonly code: "E_ATTESTATION" | "E_AUTH" | "E_BUILD" | "E_CERT" | "E_CLAIM" | "E_CONFLICT" | "E_COVER" | "E_DIGEST" | "E_DRIFT" | "E_FORMAT" | "E_IDENTITY" | "E_IMMUTABLE" | "E_INPUT" | "E_KEY" | "E_LIMIT" | "E_MANIFEST" | "E_NET" | "E_NOSIG" | "E_NOTFOUND" | "E_RATE" | "E_REF" | "E_ROLLBACK" | "E_SIG" | "E_TIME" | "E_TLOG" | "E_TRUST" | "E_UNSUPPORTED";
            readonly message: string;
            readonly state: "failed";
        } | {
            readonly state: "skipped";
            readonly why: string;
        }>;
        /** Was it made while the key or the certificate was valid? */
        readonly time: import("../oci/document.js").Declared<{
            readonly note?: string;
            readonly state: "passed";
        } | {
            readonly claim?: "annotation" | "digest" | "reference";
            readonly code: "E_ATTESTATION" | "E_AUTH" | "E_BUILD" | "E_CERT" | "E_CLAIM" | "E_CONFLICT" | "E_COVER" | "E_DIGEST" | "E_DRIFT" | "E_FORMAT" | "E_IDENTITY" | "E_IMMUTABLE" | "E_INPUT" | "E_KEY" | "E_LIMIT" | "E_MANIFEST" | "E_NET" | "E_NOSIG" | "E_NOTFOUND" | "E_RATE" | "E_REF" | "E_ROLLBACK" | "E_SIG" | "E_TIME" | "E_TLOG" | "E_TRUST" | "E_UNSUPPORTED";
            readonly message: string;
            readonly state: "failed";
        } | {
            readonly state: "skipped";
            readonly why: string;
        }>;
        /** Did a certificate authority of the trusted root issue the certificate, for code signing? Absent for keys. */
        readonly certificate: import("../oci/document.js").Optional<{
            readonly note?: string;
            readonly state: "passed";
        } | {
            readonly claim?: "annotation" | "digest" | "reference";
            readonly code: "E_ATTESTATION" | "E_AUTH" | "E_BUILD" | "E_CERT" | "E_CLAIM" | "E_CONFLICT" | "E_COVER" | "E_DIGEST" | "E_DRIFT" | "E_FORMAT" | "E_IDENTITY" | "E_IMMUTABLE" | "E_INPUT" | "E_KEY" | "E_LIMIT" | "E_MANIFEST" | "E_NET" | "E_NOSIG" | "E_NOTFOUND" | "E_RATE" | "E_REF" | "E_ROLLBACK" | "E_SIG" | "E_TIME" | "E_TLOG" | "E_TRUST" | "E_UNSUPPORTED";
            readonly message: string;
            readonly state: "failed";
        } | {
            readonly state: "skipped";
            readonly why: string;
        }>;
        /** Has a certificate transparency log seen the certificate? Absent for keys. */
        readonly sct: import("../oci/document.js").Optional<{
            readonly note?: string;
            readonly state: "passed";
        } | {
            readonly claim?: "annotation" | "digest" | "reference";
            readonly code: "E_ATTESTATION" | "E_AUTH" | "E_BUILD" | "E_CERT" | "E_CLAIM" | "E_CONFLICT" | "E_COVER" | "E_DIGEST" | "E_DRIFT" | "E_FORMAT" | "E_IDENTITY" | "E_IMMUTABLE" | "E_INPUT" | "E_KEY" | "E_LIMIT" | "E_MANIFEST" | "E_NET" | "E_NOSIG" | "E_NOTFOUND" | "E_RATE" | "E_REF" | "E_ROLLBACK" | "E_SIG" | "E_TIME" | "E_TLOG" | "E_TRUST" | "E_UNSUPPORTED";
            readonly message: string;
            readonly state: "failed";
        } | {
            readonly state: "skipped";
            readonly why: string;
        }>;
        /** Does the certificate name an identity that was asked for? Absent for keys. */
        readonly identity: import("../oci/document.js").Optional<{
            readonly note?: string;
            readonly state: "passed";
        } | {
            readonly claim?: "annotation" | "digest" | "reference";
            readonly code: "E_ATTESTATION" | "E_AUTH" | "E_BUILD" | "E_CERT" | "E_CLAIM" | "E_CONFLICT" | "E_COVER" | "E_DIGEST" | "E_DRIFT" | "E_FORMAT" | "E_IDENTITY" | "E_IMMUTABLE" | "E_INPUT" | "E_KEY" | "E_LIMIT" | "E_MANIFEST" | "E_NET" | "E_NOSIG" | "E_NOTFOUND" | "E_RATE" | "E_REF" | "E_ROLLBACK" | "E_SIG" | "E_TIME" | "E_TLOG" | "E_TRUST" | "E_UNSUPPORTED";
            readonly message: string;
            readonly state: "failed";
        } | {
            readonly state: "skipped";
            readonly why: string;
        }>;
    }>;
    /** Who made it, if that is one of the signers of the policy. */
    readonly signer: import("../oci/document.js").Optional<{
        readonly algorithm: "ecdsa-p256" | "ecdsa-p384" | "ecdsa-p521" | "ed25519" | "rsa";
        readonly fingerprint: string;
        readonly kind: "key";
        readonly name?: string;
    } | {
        readonly claims?: Readonly<Record<string, string>>;
        readonly identity: string;
        readonly issuer: string;
        readonly kind: "identity";
    }>;
    /** What its certificate says. Absent if the signature is by a signer of the policy. */
    readonly certificate: import("../oci/document.js").Optional<CertificateNames>;
    /** What is worth knowing about an identity that is accepted, such as a run on a self-hosted runner. */
    readonly warnings: import("../oci/document.js").Optional<readonly string[]>;
    /** The trusted root that the certificate was verified with. Absent for keys. */
    readonly trustedRoot: import("../oci/document.js").Optional<string>;
    /**
     * Why the registry did not serve the payload of a legacy signature; the payload was rebuilt and verified.
     * E_NOSIG: the registry lacks it, and no other tool can verify this signature there.
     */
    readonly rebuilt: import("../oci/document.js").Optional<{
        readonly code: "E_ATTESTATION" | "E_AUTH" | "E_BUILD" | "E_CERT" | "E_CLAIM" | "E_CONFLICT" | "E_COVER" | "E_DIGEST" | "E_DRIFT" | "E_FORMAT" | "E_IDENTITY" | "E_IMMUTABLE" | "E_INPUT" | "E_KEY" | "E_LIMIT" | "E_MANIFEST" | "E_NET" | "E_NOSIG" | "E_NOTFOUND" | "E_RATE" | "E_REF" | "E_ROLLBACK" | "E_SIG" | "E_TIME" | "E_TLOG" | "E_TRUST" | "E_UNSUPPORTED";
        readonly message: string;
    }>;
    /** The reference that a legacy payload names. */
    readonly dockerReference: import("../oci/document.js").Optional<string>;
    /** Annotations in the signed claims. */
    readonly annotations: import("../oci/document.js").Declared<Readonly<Record<string, string>>>;
    /** Log entries that were verified. */
    readonly logEntries: import("../oci/document.js").Declared<readonly LogEntry[]>;
    /** When it was signed, as logs and timestamp authorities prove it: the earliest time. Present if a max-age is required. */
    readonly signed: import("../oci/document.js").Optional<string>;
}>;
export interface SignatureReport extends Infer<typeof signatureReport> {
}
/** Material that does not count as a signature. */
export declare const ignoredMaterial: import("../oci/document.js").ObjectOf<{
    /** Where it was found. `referrers`: in a list of referrers, of an unknown kind. */
    readonly store: import("../oci/document.js").Declared<"bundle" | "referrer" | "referrers" | "tag">;
    /** Digest of the manifest that holds it. */
    readonly manifest: import("../oci/document.js").Optional<import("../oci/digest.js").Digest>;
    /** Its declared type: an artifact type, or the predicate type of an attestation. */
    readonly type: import("../oci/document.js").Optional<string>;
    readonly code: import("../oci/document.js").Declared<"E_ATTESTATION" | "E_AUTH" | "E_BUILD" | "E_CERT" | "E_CLAIM" | "E_CONFLICT" | "E_COVER" | "E_DIGEST" | "E_DRIFT" | "E_FORMAT" | "E_IDENTITY" | "E_IMMUTABLE" | "E_INPUT" | "E_KEY" | "E_LIMIT" | "E_MANIFEST" | "E_NET" | "E_NOSIG" | "E_NOTFOUND" | "E_RATE" | "E_REF" | "E_ROLLBACK" | "E_SIG" | "E_TIME" | "E_TLOG" | "E_TRUST" | "E_UNSUPPORTED">;
    /** Why it does not count. */
    readonly message: import("../oci/document.js").Declared<string>;
}>;
export interface IgnoredMaterial extends Infer<typeof ignoredMaterial> {
}
/** The result for one manifest. */
export declare const manifestReport: import("../oci/document.js").ObjectOf<{
    readonly digest: import("../oci/document.js").Declared<import("../oci/digest.js").Digest>;
    /** As the index declares it; for the root, as the registry sent it. */
    readonly mediaType: import("../oci/document.js").Declared<string>;
    readonly role: import("../oci/document.js").Declared<"attestation" | "image" | "index" | "platform">;
    /** Every platform under which the index lists it, such as linux/amd64. */
    readonly platforms: import("../oci/document.js").Declared<readonly string[]>;
    /** 0 for the manifest that the reference names. */
    readonly depth: import("../oci/document.js").Declared<number>;
    /** Whether this result counts for the image's outcome. */
    readonly required: import("../oci/document.js").Declared<boolean>;
    readonly outcome: import("../oci/document.js").Declared<"rejected" | "undetermined" | "verified">;
    /** Why it is not verified: the code of the finding. E_NOTFOUND: the registry does not have it. */
    readonly code: import("../oci/document.js").Optional<"E_ATTESTATION" | "E_AUTH" | "E_BUILD" | "E_CERT" | "E_CLAIM" | "E_CONFLICT" | "E_COVER" | "E_DIGEST" | "E_DRIFT" | "E_FORMAT" | "E_IDENTITY" | "E_IMMUTABLE" | "E_INPUT" | "E_KEY" | "E_LIMIT" | "E_MANIFEST" | "E_NET" | "E_NOSIG" | "E_NOTFOUND" | "E_RATE" | "E_REF" | "E_ROLLBACK" | "E_SIG" | "E_TIME" | "E_TLOG" | "E_TRUST" | "E_UNSUPPORTED">;
    /** Every candidate that was checked, good ones first. */
    readonly signatures: import("../oci/document.js").Declared<readonly SignatureReport[]>;
    /** Signature material that is no candidate: attestations, foreign layers, stores that could not be read. */
    readonly ignored: import("../oci/document.js").Declared<readonly IgnoredMaterial[]>;
    /** Attestations about this manifest, good ones first. Absent if none was asked for. */
    readonly attestations: import("../oci/document.js").Optional<readonly AttestationReport[]>;
}>;
export interface ManifestReport extends Infer<typeof manifestReport> {
}
/** One image on one registry. */
export declare const imageReport: import("../oci/document.js").ObjectOf<{
    /** As the user wrote it. */
    readonly reference: import("../oci/document.js").Declared<string>;
    /** In full: docker.io/nicolas/webdis:0.1.24. */
    readonly name: import("../oci/document.js").Declared<string>;
    /** As cosign prints it: index.docker.io/nicolas/webdis:0.1.24. */
    readonly cosignName: import("../oci/document.js").Declared<string>;
    /** Host, with its port if it has one. */
    readonly registry: import("../oci/document.js").Declared<string>;
    /** Path on the registry. */
    readonly repository: import("../oci/document.js").Declared<string>;
    /** Absent if the reference has only a digest. */
    readonly tag: import("../oci/document.js").Optional<string>;
    /** What the reference resolved to; it is resolved once. Absent if it could not be resolved. */
    readonly digest: import("../oci/document.js").Optional<import("../oci/digest.js").Digest>;
    /** The reference by that digest: docker.io/nicolas/webdis@sha256:…. Not verified unless the outcome is. */
    readonly pinned: import("../oci/document.js").Optional<string>;
    readonly outcome: import("../oci/document.js").Declared<"rejected" | "undetermined" | "verified">;
    /** The tree, index first, depth first, each digest once. Empty if it could not be read. */
    readonly manifests: import("../oci/document.js").Declared<readonly ManifestReport[]>;
    /** Who can read this image's signatures. */
    readonly readers: import("../oci/document.js").Declared<readonly ReaderReport[]>;
    /** Whether it has the attestations that are required. Absent if none is. */
    readonly attestations: import("../oci/document.js").Optional<readonly RequirementReport[]>;
    /** What was found about this image and its manifests. */
    readonly findings: import("../oci/document.js").Declared<readonly Finding[]>;
}>;
export interface ImageReport extends Infer<typeof imageReport> {
}
/** A good signature that one image has and another lacks. */
export declare const missingSignature: import("../oci/document.js").ObjectOf<{
    /** The name of the image that lacks it. */
    readonly image: import("../oci/document.js").Declared<string>;
    /** The manifest that it signs. */
    readonly digest: import("../oci/document.js").Declared<import("../oci/digest.js").Digest>;
    /** The platform of that manifest, such as linux/arm64/v8. */
    readonly platform: import("../oci/document.js").Optional<string>;
    /** Identifies the signature by its content. */
    readonly id: import("../oci/document.js").Declared<string>;
    readonly format: import("../oci/document.js").Declared<"bundle" | "legacy">;
    /** Who made it. */
    readonly signer: import("../oci/document.js").Optional<{
        readonly algorithm: "ecdsa-p256" | "ecdsa-p384" | "ecdsa-p521" | "ed25519" | "rsa";
        readonly fingerprint: string;
        readonly kind: "key";
        readonly name?: string;
    } | {
        readonly claims?: Readonly<Record<string, string>>;
        readonly identity: string;
        readonly issuer: string;
        readonly kind: "identity";
    }>;
}>;
export interface MissingSignature extends Infer<typeof missingSignature> {
}
/** Images that should be the same. */
export declare const parityGroup: import("../oci/document.js").ObjectOf<{
    /** The `name` of each image. */
    readonly images: import("../oci/document.js").Declared<readonly string[]>;
    /** `undetermined`: a digest is not known. */
    readonly digests: import("../oci/document.js").Declared<"different" | "same" | "undetermined">;
    /**
     * Signatures of the same manifests.
     * - `none`: no image has a signature that counts.
     * - `undetermined`: not all signatures could be read, or the digests differ.
     */
    readonly signatures: import("../oci/document.js").Declared<"different" | "none" | "same" | "undetermined">;
    /** Signatures that some of the images lack. */
    readonly missing: import("../oci/document.js").Declared<readonly MissingSignature[]>;
}>;
export interface ParityGroup extends Infer<typeof parityGroup> {
}
/** Whether the registries agree. */
export declare const parityReport: import("../oci/document.js").ObjectOf<{
    readonly mode: import("../oci/document.js").Declared<"auto" | "false" | "true">;
    /** One for each group of images that should be the same. */
    readonly groups: import("../oci/document.js").Declared<readonly ParityGroup[]>;
}>;
export interface ParityReport extends Infer<typeof parityReport> {
}
/** What every report says about its run. */
export declare const runFields: {
    /** What wrote the report. */
    tool: import("../oci/document.js").ObjectOf<{
        /** Name of the npm package. */
        readonly name: import("../oci/document.js").Declared<string>;
        /** Semantic version. */
        readonly version: import("../oci/document.js").Declared<string>;
    }>;
    /** When the run began, in UTC. The validity of keys and logs is checked at this time. */
    started: import("../oci/document.js").Declared<string>;
    /** When the run ended, in UTC. */
    finished: import("../oci/document.js").Declared<string>;
    /** HTTP requests that were sent, including redirects, tokens and retries; not those that update a trusted root. */
    requests: import("../oci/document.js").Declared<number>;
};
/**
 * What a run of webdis/verify-action demanded, checked and found. `outcome` is the result; everything else
 * says why. Strings from registries are not changed: escape them wherever you show them.
 */
export declare const verifyReport: import("../oci/document.js").ObjectOf<{
    /** What wrote the report. */
    tool: import("../oci/document.js").ObjectOf<{
        /** Name of the npm package. */
        readonly name: import("../oci/document.js").Declared<string>;
        /** Semantic version. */
        readonly version: import("../oci/document.js").Declared<string>;
    }>;
    /** When the run began, in UTC. The validity of keys and logs is checked at this time. */
    started: import("../oci/document.js").Declared<string>;
    /** When the run ended, in UTC. */
    finished: import("../oci/document.js").Declared<string>;
    /** HTTP requests that were sent, including redirects, tokens and retries; not those that update a trusted root. */
    requests: import("../oci/document.js").Declared<number>;
} & {
    readonly schema: import("../oci/document.js").Declared<"https://github.com/webdis/verify-action/schema/verify-report/v1">;
    readonly outcome: import("../oci/document.js").Declared<"rejected" | "undetermined" | "verified">;
    /**
     * 0 verified; 2 an input, a reference or a key cannot be used; 3 undetermined; 10 no signature; 11 not found;
     * 12 no matching signature; 20 registries differ. Evidence comes before what could not be checked.
     */
    readonly exitCode: import("../oci/document.js").Declared<0 | 2 | 3 | 10 | 11 | 12 | 20>;
    readonly policy: import("../oci/document.js").ObjectOf<{
        /** Who may have signed. A signature by any of them counts. */
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
        /** Each signer must have signed every manifest, and not just one of them. */
        readonly requireAllSigners: import("../oci/document.js").Optional<true>;
        /** Whether every signature must be proven to be in a transparency log. */
        readonly transparencyLog: import("../oci/document.js").Declared<"ignored" | "required">;
        /** Whether a certificate transparency log must have seen a certificate. Absent if only keys may sign. */
        readonly sct: import("../oci/document.js").Optional<"ignored" | "required">;
        /** Which authorities and logs are trusted. A signature must verify with one of the roots alone. */
        readonly trustedRoots: import("../oci/document.js").Declared<readonly {
            readonly date?: string;
            readonly source: string;
        }[]>;
        /** Whether an RFC 3161 timestamp of a trusted authority is required. */
        readonly timestamps: import("../oci/document.js").Declared<"ignored" | "required">;
        /** Whether unsigned attestation manifests are only reported, or must be signed as platforms must. */
        readonly attestationManifests: import("../oci/document.js").Declared<"reported" | "required">;
        readonly parity: import("../oci/document.js").Declared<"auto" | "false" | "true">;
        /** Platforms that must be there, such as linux/arm64/v8. Every other one that an index lists must verify, too. */
        readonly platforms: import("../oci/document.js").Declared<readonly string[]>;
        /** Annotations that the signed claims must have. */
        readonly annotations: import("../oci/document.js").Declared<Readonly<Record<string, string>>>;
        /** The reference that the payload of a legacy signature must name. */
        readonly expectedReference: import("../oci/document.js").Optional<string>;
        /** What the reference must resolve to. */
        readonly digest: import("../oci/document.js").Optional<import("../oci/digest.js").Digest>;
        /** Repository with the signatures, if they are not in the image's repository. */
        readonly signatureRepository: import("../oci/document.js").Optional<string>;
        /** Who must be able to read the signatures, in addition to this tool. */
        readonly requireReadableBy: import("../oci/document.js").Optional<readonly ("cosign-2.5" | "kyverno" | "podman" | "policy-controller")[]>;
        /** Attestations that the image must have, as the user wrote them. */
        readonly attestations: import("../oci/document.js").Optional<readonly string[]>;
        /** `ignored`: only attestations were asked for. */
        readonly signatures: import("../oci/document.js").Optional<"ignored">;
    }>;
    /** Every image of the run, in the order in which they were given. */
    readonly images: import("../oci/document.js").Declared<readonly ImageReport[]>;
    readonly parity: import("../oci/document.js").ObjectOf<{
        readonly mode: import("../oci/document.js").Declared<"auto" | "false" | "true">;
        /** One for each group of images that should be the same. */
        readonly groups: import("../oci/document.js").Declared<readonly ParityGroup[]>;
    }>;
    /** Who can read the signatures of all images. */
    readonly readers: import("../oci/document.js").Declared<readonly ReaderReport[]>;
    /** What concerns the run and no single image, such as registries that differ. */
    readonly findings: import("../oci/document.js").Declared<readonly Finding[]>;
}>;
export interface VerifyReport extends Infer<typeof verifyReport> {
}
export interface VerifyProgress {
    readonly image: string;
    readonly done: number;
    readonly of: number;
    readonly requests: number;
}
