/**
 * A candidate: one signature as it lies in a registry, its bytes hashed but nothing in it believed.
 *
 * Where candidates come from is discovery's matter; what they prove is decided by the checks
 * (claims.ts, verify.ts, transparency/log.ts).
 */
import type { TrustError } from '../error.ts';
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
    /** why the registry did not give the payload, which was rebuilt then (docs/adr/0020) */
    readonly rebuilt?: TrustError;
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
 * The same text for the same signature wherever and however it is stored: what was signed, and the
 * signature. For parity between registries.
 *
 * A `.sig` manifest changes its digest when a signature is appended to it, and a bundle can be written
 * anew without the key: other white space, another order, another log entry. Two layers may share one
 * payload and differ in their signatures (cosign-formats.md §1.4). The text says nothing about validity:
 * ECDSA signatures can be varied without the key (threat 69).
 */
export declare function identity(candidate: Candidate): string;
