/**
 * The image that holds legacy signatures, in cosign's bytes (cosign-formats.md §1.2, §1.4).
 *
 * Appending keeps what others wrote as it stands: old layers stay first, with all their fields.
 */
import { type JsonObject } from '../oci/json.ts';
/** One signature, ready to become a layer. */
export interface SignatureLayer {
    readonly payload: Uint8Array;
    readonly signature: Uint8Array;
    /** the Rekor bundle as JSON (rekor-bundle.ts) */
    readonly rekorBundle?: string;
    /** DER TimeStampResp over the raw signature */
    readonly timestamp?: Uint8Array;
}
export interface SignatureImage {
    readonly manifest: Uint8Array;
    readonly config: Uint8Array;
}
export declare function layerDescriptor(layer: SignatureLayer): JsonObject;
/** A new image with these layers. */
export declare function signatureImage(layers: readonly JsonObject[]): SignatureImage;
/**
 * The image that stands under the tag, with more layers. Throws E_MANIFEST if it is no signature
 * image: nothing of somebody else's is overwritten.
 */
export declare function appendLayers(existing: SignatureImage, layers: readonly JsonObject[]): SignatureImage;
