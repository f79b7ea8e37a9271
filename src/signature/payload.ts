/** The legacy payload, "simple signing" (cosign-formats.md §1.1): the bytes that a legacy signature is over. */

import type { Digest } from '../oci/digest.ts';
import { anything, map, object, oneOf, type Read, readJson, type Shape, text } from './shape.ts';

const payloadType = 'cosign container image signature';

/** cosign writes `null` for no optional claims, skopeo numbers for its timestamp: any value is allowed in it. */
const optionalClaims: Shape<ReadonlyMap<string, unknown>> = (value, at) =>
  value === undefined || value === null ? new Map() : map(anything)(value, at);

/** cosign itself checks neither the type nor for fields that should not be there (threat 66). */
const payloadShape = object({
  critical: object({
    identity: object({ 'docker-reference': text }),
    image: object({ 'docker-manifest-digest': text }),
    type: oneOf(payloadType),
  }),
  optional: optionalClaims,
});

export type Payload = Read<typeof payloadShape>;

/** Throws SyntaxError for anything but a payload. */
export function parsePayload(bytes: Uint8Array): Payload {
  return readJson(payloadShape, bytes, 'payload');
}

/**
 * The payload that cosign writes for a reference and a digest without annotations, byte for byte.
 *
 * For signing; and for guessing what a layer holds before it is fetched: a guess counts only if its
 * digest is the layer's (registries.md §6.1).
 */
export function rebuildPayload(dockerReference: string, digest: Digest): Uint8Array {
  return Buffer.from(
    `{"critical":{"identity":{"docker-reference":${goString(dockerReference)}},` +
      `"image":{"docker-manifest-digest":"${digest}"},"type":"${payloadType}"},"optional":null}`,
  );
}

/** A JSON string as Go's encoding/json writes it: it escapes what could end a script element. */
function goString(value: string): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
