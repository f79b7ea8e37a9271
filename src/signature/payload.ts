/** The legacy payload, "simple signing" (cosign-formats.md §1.1): the bytes that a legacy signature is over. */

import { type Digest, digestOf } from '../oci/digest.ts';
import { goJson, sortedByBytes } from '../oci/go-json.ts';
import {
  anything,
  map,
  object,
  oneOf,
  type Read,
  readJson,
  type Shape,
  text,
} from '../oci/shape.ts';

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
 * The payload that cosign writes, byte for byte; `optional` is null without annotations.
 *
 * For signing; and for guessing what a layer holds before it is fetched: a guess counts only if its
 * digest is the layer's (registries.md §6.1).
 */
export function formatPayload(
  dockerReference: string,
  digest: Digest,
  annotations: Readonly<Record<string, string>> = {},
): Uint8Array {
  const critical = {
    identity: { 'docker-reference': dockerReference },
    image: { 'docker-manifest-digest': digest },
    type: payloadType,
  };
  const optional = Object.keys(annotations).length === 0 ? null : sortedByBytes(annotations);
  return Buffer.from(goJson({ critical, optional }));
}

/** The payload with this digest and size, if it is one that cosign writes for one of these references. */
export function rebuildPayload(
  references: readonly string[],
  subject: Digest,
  { digest, size }: { readonly digest: Digest; readonly size: number },
): Uint8Array | undefined {
  return references
    .map((reference) => formatPayload(reference, subject))
    .find((payload) => payload.length === size && digestOf(payload) === digest);
}
