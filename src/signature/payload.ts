/** Reads and writes the payload of legacy signatures, "simple signing" (cosign-formats.md §1.1). */

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

/** Any JSON values: cosign writes `null` if there are no claims, and skopeo a number as timestamp. */
const optionalClaims: Shape<ReadonlyMap<string, unknown>> = (value, at) =>
  value === undefined || value === null ? new Map() : map(anything)(value, at);

/** Stricter than cosign, which checks neither the type nor for unknown fields (threat 66). */
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
 * The payload in cosign's bytes; `optional` is null if there are no annotations. Used for signing, and
 * to rebuild a payload that the registry lost.
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

/**
 * Rebuilds the payload with this digest and size from one of these references; undefined if none of
 * them gives the same bytes (registries.md §6.1).
 */
export function rebuildPayload(
  references: readonly string[],
  subject: Digest,
  { digest, size }: { readonly digest: Digest; readonly size: number },
): Uint8Array | undefined {
  return references
    .map((reference) => formatPayload(reference, subject))
    .find((payload) => payload.length === size && digestOf(payload) === digest);
}
