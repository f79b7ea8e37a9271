/**
 * A candidate: one signature as it lies in a registry, its bytes hashed but nothing in it believed.
 *
 * Where candidates come from is discovery's matter; what they prove is decided by the checks
 * (claims.ts, verify.ts, transparency/log.ts).
 */
import { digestOf } from '../oci/digest.js';
/** Keys of a legacy layer's annotations (cosign-formats.md §1.2). */
export const annotationKeys = {
    /** base64 of the signature over the payload */
    signature: 'dev.cosignproject.cosign/signature',
    /** the Rekor v1 entry as JSON (cosign-formats.md §2.1) */
    rekorBundle: 'dev.sigstore.cosign/bundle',
    /** PEM of the leaf certificate of a keyless signature */
    certificate: 'dev.sigstore.cosign/certificate',
    chain: 'dev.sigstore.cosign/chain',
    timestamp: 'dev.sigstore.cosign/rfc3161timestamp',
};
/**
 * The same text for the same signature wherever it is stored; for parity between registries.
 *
 * A `.sig` manifest changes its digest when somebody appends to it, so the layer's content counts.
 * Two layers may share one payload and differ in their signatures (cosign-formats.md §1.4). The text
 * says nothing about validity: ECDSA signatures can be varied by anybody (threat 69).
 */
export function identity(candidate) {
    if (candidate.format === 'bundle')
        return digestOf(candidate.bytes);
    const signature = candidate.layer.annotations[annotationKeys.signature] ?? '';
    // Hashed as well: an annotation may be a quarter of a megabyte of junk.
    return `${digestOf(candidate.payload)} ${digestOf(Buffer.from(signature))}`;
}
