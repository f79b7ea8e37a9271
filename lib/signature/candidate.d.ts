/**
 * A candidate: one signature as it lies in a registry, its bytes hashed but nothing in it believed.
 *
 * Where candidates come from is discovery's matter; what they prove is decided by the checks
 * (claims.ts, verify.ts, transparency/log.ts).
 */
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest } from '../oci/digest.ts';
/** Keys of a legacy layer's annotations (cosign-formats.md §1.2). */
export declare const annotationKeys: {
    /** base64 of the signature over the payload */
    readonly signature: 'dev.cosignproject.cosign/signature';
    /** the Rekor v1 entry as JSON (cosign-formats.md §2.1) */
    readonly rekorBundle: 'dev.sigstore.cosign/bundle';
    /** PEM of the leaf certificate of a keyless signature */
    readonly certificate: 'dev.sigstore.cosign/certificate';
    readonly chain: 'dev.sigstore.cosign/chain';
    readonly timestamp: 'dev.sigstore.cosign/rfc3161timestamp';
};
/** A "simple signing" layer: the payload is a blob, the signature and its log entry are annotations. */
export interface LegacyCandidate {
    readonly format: 'legacy';
    /** the `.sig` tag, or an OCI 1.1 referrer of cosign's experimental mode */
    readonly store: 'tag' | 'referrer';
    /** of the signature manifest */
    readonly manifest: Digest;
    readonly layer: Descriptor;
    readonly payload: Uint8Array;
}
/** A sigstore bundle, stored as a referrer. */
export interface BundleCandidate {
    readonly format: 'bundle';
    readonly store: 'bundle';
    /** of the referrer manifest */
    readonly manifest: Digest;
    /** the bundle's JSON as stored */
    readonly bytes: Uint8Array;
}
export type Candidate = LegacyCandidate | BundleCandidate;
/**
 * The same text for the same signature wherever it is stored; for parity between registries.
 *
 * A `.sig` manifest changes its digest when somebody appends to it, so the layer's content counts.
 * Two layers may share one payload and differ in their signatures (cosign-formats.md §1.4). The text
 * says nothing about validity: ECDSA signatures can be varied by anybody (threat 69).
 */
export declare function identity(candidate: Candidate): string;
