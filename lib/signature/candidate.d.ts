/**
 * A candidate: one signature as stored in a registry. Its bytes match their digest; nothing in it is
 * verified yet.
 *
 * discover.ts finds candidates; the checks (claims.ts, verify.ts, transparency/log.ts) decide what they prove.
 */
import type { TrustError } from '../error.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest } from '../oci/digest.ts';
import { type Infer } from '../oci/document.ts';
/** Annotations on a layer of a legacy signature (cosign-formats.md §1.2). */
export declare const annotationKeys: {
    /** base64 of the signature over the payload */
    readonly signature: 'dev.cosignproject.cosign/signature';
    /** the Rekor v1 entry as JSON (cosign-formats.md §2.1) */
    readonly rekorBundle: 'dev.sigstore.cosign/bundle';
    /** PEM of the leaf certificate of a keyless signature */
    readonly certificate: 'dev.sigstore.cosign/certificate';
    readonly chain: 'dev.sigstore.cosign/chain';
    readonly timestamp: 'dev.sigstore.cosign/rfc3161timestamp';
    /** of a legacy attestation; only a hint, the statement decides */
    readonly predicateType: 'predicateType';
};
/** `legacy`: simple signing payload (cosign v2). `bundle`: sigstore bundle (cosign v3). */
export declare const signatureFormat: import("../oci/document.ts").Declared<"bundle" | "legacy">;
export type SignatureFormat = Infer<typeof signatureFormat>;
/** `tag`: the .sig tag. `referrer`: OCI 1.1 referrer of cosign's experimental mode. `bundle`: bundle referrer. */
export declare const signatureStore: import("../oci/document.ts").Declared<"bundle" | "referrer" | "tag">;
export type SignatureStore = Infer<typeof signatureStore>;
/** A "simple signing" layer: the payload is a blob; signature and log entry are annotations. */
export interface LegacyCandidate {
    readonly format: 'legacy';
    /** the `.sig` tag, or an OCI 1.1 referrer of cosign's experimental mode */
    readonly store: 'tag' | 'referrer';
    /** digest of the signature manifest */
    readonly manifest: Digest;
    readonly layer: Descriptor;
    readonly payload: Uint8Array;
    /** why the payload could not be fetched; it was rebuilt instead (docs/adr/0020) */
    readonly rebuilt?: TrustError;
}
export interface BundleCandidate {
    readonly format: 'bundle';
    readonly store: 'bundle';
    /** digest of the referrer manifest */
    readonly manifest: Digest;
    readonly bytes: Uint8Array;
}
export type Candidate = LegacyCandidate | BundleCandidate;
/**
 * Identifies a signature by its content (signed bytes and signature), to compare registries. It is the
 * same wherever and in whatever form the signature is stored.
 *
 * Manifest digests do not work for this: a `.sig` manifest changes when a signature is appended, and a
 * bundle can be rewritten without the key (white space, order, another log entry). Two layers may share
 * one payload and differ in their signatures (cosign-formats.md §1.4). The id proves nothing:
 * ECDSA signatures can be altered without the key (threat 69).
 */
export declare function signatureId(candidate: Candidate): string;
