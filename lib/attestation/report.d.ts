/** Declares the parts of reports about attestations. */
import { type Infer } from '../oci/document.js';
import { type Facts } from './facts.js';
/**
 * `bundle`: a referrer. `tag`: the .att tag. `buildx`: an attestation manifest in the index, which must be signed
 * itself.
 */
export declare const attestationStore: import("../oci/document.js").Declared<"buildx" | "bundle" | "tag">;
export type AttestationStore = Infer<typeof attestationStore>;
/** One attestation, checked. */
export declare const attestationReport: import("../oci/document.js").ObjectOf<{
    /** Where it is stored. */
    readonly store: import("../oci/document.js").Declared<"buildx" | "bundle" | "tag">;
    /** Digest of the manifest that holds it. */
    readonly manifest: import("../oci/document.js").Declared<import("../oci/digest.js").Digest>;
    /** Predicate type that the statement names: a URI. Absent if the statement cannot be read. */
    readonly type: import("../oci/document.js").Optional<string>;
    /** SHA-256 of the statement, which is the same wherever it is stored. */
    readonly statement: import("../oci/document.js").Optional<import("../oci/digest.js").Digest>;
    /**
     * Whether it counts: signed by a signer of the policy, about this manifest, without contradicting its certificate.
     */
    readonly good: import("../oci/document.js").Declared<boolean>;
    /** Why it does not count. */
    readonly code: import("../oci/document.js").Optional<"E_ATTESTATION" | "E_AUTH" | "E_BUILD" | "E_CERT" | "E_CLAIM" | "E_CONFLICT" | "E_COVER" | "E_DIGEST" | "E_DRIFT" | "E_FORMAT" | "E_IDENTITY" | "E_IMMUTABLE" | "E_INPUT" | "E_KEY" | "E_LIMIT" | "E_MANIFEST" | "E_NET" | "E_NOSIG" | "E_NOTFOUND" | "E_RATE" | "E_REF" | "E_ROLLBACK" | "E_SIG" | "E_TIME" | "E_TLOG" | "E_TRUST" | "E_UNSUPPORTED">;
    /** The same in one sentence. */
    readonly message: import("../oci/document.js").Optional<string>;
    /** Who signed it, if that is one of the signers of the policy. */
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
    /** When it was signed, as logs and timestamp authorities prove it: the earliest time. Absent if nothing proves it. */
    readonly signed: import("../oci/document.js").Optional<string>;
    /** What a provenance says about the build. */
    readonly facts: import("../oci/document.js").Optional<Facts>;
    /** Bytes of the statement. */
    readonly size: import("../oci/document.js").Optional<number>;
}>;
export interface AttestationReport extends Infer<typeof attestationReport> {
}
/** Whether one manifest has an attestation as required. */
export declare const requirementResult: import("../oci/document.js").ObjectOf<{
    /** The manifest. */
    readonly digest: import("../oci/document.js").Declared<import("../oci/digest.js").Digest>;
    /** `index`, or the platforms. */
    readonly name: import("../oci/document.js").Declared<string>;
    /** `undetermined`: not all attestations could be read. */
    readonly outcome: import("../oci/document.js").Declared<"rejected" | "undetermined" | "verified">;
    /** The statement that meets it. */
    readonly statement: import("../oci/document.js").Optional<import("../oci/digest.js").Digest>;
    /** Why it is not met. */
    readonly code: import("../oci/document.js").Optional<"E_ATTESTATION" | "E_AUTH" | "E_BUILD" | "E_CERT" | "E_CLAIM" | "E_CONFLICT" | "E_COVER" | "E_DIGEST" | "E_DRIFT" | "E_FORMAT" | "E_IDENTITY" | "E_IMMUTABLE" | "E_INPUT" | "E_KEY" | "E_LIMIT" | "E_MANIFEST" | "E_NET" | "E_NOSIG" | "E_NOTFOUND" | "E_RATE" | "E_REF" | "E_ROLLBACK" | "E_SIG" | "E_TIME" | "E_TLOG" | "E_TRUST" | "E_UNSUPPORTED">;
    /** The same in one sentence. */
    readonly message: import("../oci/document.js").Optional<string>;
}>;
export interface RequirementResult extends Infer<typeof requirementResult> {
}
/** One requirement of the policy, and where it is met. */
export declare const requirementReport: import("../oci/document.js").ObjectOf<{
    /** As the user wrote it. */
    readonly requirement: import("../oci/document.js").Declared<string>;
    /** URI of the predicate type. */
    readonly type: import("../oci/document.js").Declared<string>;
    /** Where an attestation must be; with `any`, one of the manifests is enough. */
    readonly on: import("../oci/document.js").Declared<"all" | "any" | "index" | "platforms">;
    /** Whether it is met. */
    readonly outcome: import("../oci/document.js").Declared<"rejected" | "undetermined" | "verified">;
    /** Each manifest that was checked. */
    readonly manifests: import("../oci/document.js").Declared<readonly RequirementResult[]>;
}>;
export interface RequirementReport extends Infer<typeof requirementReport> {
}
