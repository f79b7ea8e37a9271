/** The legacy payload, "simple signing" (cosign-formats.md §1.1): the bytes that a legacy signature is over. */
import { digestOf } from '../oci/digest.js';
import { goJson, sortedByBytes } from '../oci/go-json.js';
import { anything, map, object, oneOf, readJson, text, } from '../oci/shape.js';
const payloadType = 'cosign container image signature';
/** cosign writes `null` for no optional claims, skopeo numbers for its timestamp: any value is allowed in it. */
const optionalClaims = (value, at) => value === undefined || value === null ? new Map() : map(anything)(value, at);
/** cosign itself checks neither the type nor for fields that should not be there (threat 66). */
const payloadShape = object({
    critical: object({
        identity: object({ 'docker-reference': text }),
        image: object({ 'docker-manifest-digest': text }),
        type: oneOf(payloadType),
    }),
    optional: optionalClaims,
});
/** Throws SyntaxError for anything but a payload. */
export function parsePayload(bytes) {
    return readJson(payloadShape, bytes, 'payload');
}
/**
 * The payload that cosign writes, byte for byte; `optional` is null without annotations.
 *
 * For signing; and for guessing what a layer holds before it is fetched: a guess counts only if its
 * digest is the layer's (registries.md §6.1).
 */
export function formatPayload(dockerReference, digest, annotations = {}) {
    const critical = {
        identity: { 'docker-reference': dockerReference },
        image: { 'docker-manifest-digest': digest },
        type: payloadType,
    };
    const optional = Object.keys(annotations).length === 0 ? null : sortedByBytes(annotations);
    return Buffer.from(goJson({ critical, optional }));
}
/** The payload with this digest and size, if it is one that cosign writes for one of these references. */
export function rebuildPayload(references, subject, { digest, size }) {
    return references
        .map((reference) => formatPayload(reference, subject))
        .find((payload) => payload.length === size && digestOf(payload) === digest);
}
