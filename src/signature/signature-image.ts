/**
 * The image that holds legacy signatures, in cosign's bytes (cosign-formats.md §1.2, §1.4).
 *
 * Appending keeps what others wrote as it stands: old layers stay first, with all their fields.
 */

import { TrustError } from '../error.ts';
import { digestOf } from '../oci/digest.ts';
import { goJson, sortedByBytes } from '../oci/go-json.ts';
import { isObject, type JsonObject, type JsonValue, parseJson } from '../oci/json.ts';
import { mediaTypes } from '../oci/media-type.ts';
import { annotationKeys } from './candidate.ts';

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

/** Go's zero time: cosign records no creation time unless it is asked to. */
const zeroTime = '0001-01-01T00:00:00Z';

export function layerDescriptor(layer: SignatureLayer): JsonObject {
  const { payload, signature, rekorBundle, timestamp } = layer;
  const annotations = sortedByBytes({
    [annotationKeys.signature]: Buffer.from(signature).toString('base64'),
    ...(rekorBundle === undefined ? {} : { [annotationKeys.rekorBundle]: rekorBundle }),
    ...(timestamp === undefined ? {} : { [annotationKeys.timestamp]: timestampJson(timestamp) }),
  });
  return {
    mediaType: mediaTypes.simpleSigning,
    size: payload.length,
    digest: digestOf(payload),
    annotations,
  };
}

function timestampJson(der: Uint8Array): string {
  return goJson({ SignedRFC3161Timestamp: Buffer.from(der).toString('base64') });
}

/** A new image with these layers. */
export function signatureImage(layers: readonly JsonObject[]): SignatureImage {
  const empty = {
    architecture: '',
    created: zeroTime,
    history: [],
    os: '',
    rootfs: { type: 'layers', diff_ids: [] },
    config: {},
  };
  const manifest = {
    schemaVersion: 2,
    mediaType: mediaTypes.manifest,
    config: { mediaType: mediaTypes.config },
    layers: [],
  };
  return withLayers(manifest, empty, layers);
}

/**
 * The image that stands under the tag, with more layers. Throws E_MANIFEST if it is no signature
 * image: nothing of somebody else's is overwritten.
 */
export function appendLayers(
  existing: SignatureImage,
  layers: readonly JsonObject[],
): SignatureImage {
  return withLayers(readObject(existing.manifest), readObject(existing.config), layers);
}

function withLayers(
  manifest: JsonObject,
  config: JsonObject,
  added: readonly JsonObject[],
): SignatureImage {
  const rootfs = objectOf(config['rootfs'], 'rootfs');
  const history = listOf(config['history'], 'history');
  const newConfig = goJson({
    ...config,
    history: [...history, ...added.map(() => ({ created: zeroTime }))],
    rootfs: {
      ...rootfs,
      diff_ids: [...listOf(rootfs['diff_ids'], 'diff_ids'), ...added.map(({ digest }) => digest)],
    },
  });
  const configBytes = Buffer.from(newConfig);
  const newManifest = goJson({
    ...manifest,
    config: {
      ...objectOf(manifest['config'], 'config'),
      size: configBytes.length,
      digest: digestOf(configBytes),
    },
    layers: [...listOf(manifest['layers'], 'layers'), ...added],
  });
  return { manifest: Buffer.from(newManifest), config: configBytes };
}

function readObject(bytes: Uint8Array): JsonObject {
  try {
    return objectOf(parseJson(bytes), 'document');
  } catch (error) {
    return notOurs((error as Error).message);
  }
}

function objectOf(value: JsonValue | undefined, what: string): JsonObject {
  return isObject(value) ? value : notOurs(`its ${what} is no object`);
}

function listOf(value: JsonValue | undefined, what: string): readonly JsonValue[] {
  return Array.isArray(value) ? value : notOurs(`its ${what} is no list`);
}

function notOurs(why: string): never {
  throw new TrustError('E_MANIFEST', `what the signature tag holds is no signature image: ${why}`);
}
