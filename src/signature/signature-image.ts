/**
 * The image that holds legacy signatures, in cosign's bytes (cosign-formats.md §1.2, §1.4).
 *
 * Appending keeps what others wrote as it stands: old layers stay first, with all their fields.
 */

import { TrustError } from '../error.ts';
import { digestOf } from '../oci/digest.ts';
import { goJson, sortedByBytes } from '../oci/go-json.ts';
import { isObject, type JsonObject, type JsonValue, parseDocument } from '../oci/json.ts';
import { isImageConfig, mediaTypes } from '../oci/media-type.ts';
import { annotationKeys } from './candidate.ts';

/** One signature, ready to become a layer. */
export interface SignatureLayer {
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  /** the Rekor bundle as JSON (rekor-bundle.ts) */
  readonly rekorBundle?: string;
}

export interface SignatureImage {
  readonly manifest: Uint8Array;
  readonly config: Uint8Array;
}

/** Go's zero time: cosign records no creation time unless it is asked to. */
const zeroTime = '0001-01-01T00:00:00Z';

export function layerDescriptor(layer: SignatureLayer): JsonObject {
  const { payload, signature, rekorBundle } = layer;
  const annotations = sortedByBytes({
    [annotationKeys.signature]: Buffer.from(signature).toString('base64'),
    ...(rekorBundle === undefined ? {} : { [annotationKeys.rekorBundle]: rekorBundle }),
  });
  return {
    mediaType: mediaTypes.simpleSigning,
    size: payload.length,
    digest: digestOf(payload),
    annotations,
  };
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
 * The image that stands under the tag, with more layers. What others wrote stays, and what they left out
 * (image-spec demands no history, and cosign reads the layers alone) is no reason to refuse. Throws
 * E_MANIFEST if it is no signature image: nothing of somebody else's is overwritten.
 */
export function appendLayers(
  { manifest, config }: SignatureImage,
  layers: readonly JsonObject[],
): SignatureImage {
  const document = readObject(manifest);
  const { mediaType } = objectOf(document['config'], 'config');
  // Of an artifact's config, the empty one for example, nothing depends on the layers.
  if (!isImageConfig(mediaType)) return { manifest: extended(document, layers), config };
  return withLayers(document, readObject(config), layers);
}

function withLayers(
  manifest: JsonObject,
  config: JsonObject,
  added: readonly JsonObject[],
): SignatureImage {
  const before = listOf(manifest['layers'], 'layers');
  const rootfs = objectOf(config['rootfs'] ?? { type: 'layers' }, 'rootfs');
  const digests = listOf(rootfs['diff_ids'] ?? before.map(digestIn), 'diff_ids');
  const history = config['history'] ?? undefined;
  const newConfig = goJson({
    ...config,
    // image-spec demands both names; a new config has them already.
    ...('architecture' in config ? {} : { architecture: '' }),
    ...('os' in config ? {} : { os: '' }),
    ...(history === undefined
      ? {}
      : { history: [...listOf(history, 'history'), ...added.map(() => ({ created: zeroTime }))] }),
    rootfs: { ...rootfs, diff_ids: [...digests, ...added.map(({ digest }) => digest)] },
  });
  const configBytes = Buffer.from(newConfig);
  // The old config itself, if the descriptor carries it, is not that of the new one.
  const { data: _, ...named } = objectOf(manifest['config'], 'config');
  const descriptor = { ...named, size: configBytes.length, digest: digestOf(configBytes) };
  return {
    manifest: extended({ ...manifest, config: descriptor }, added),
    config: configBytes,
  };
}

function extended(manifest: JsonObject, added: readonly JsonObject[]): Uint8Array {
  const layers = [...listOf(manifest['layers'], 'layers'), ...added];
  return Buffer.from(goJson({ ...manifest, layers }));
}

/** Layers of signatures are not compressed: their digests are those of what is in them. */
function digestIn(layer: JsonValue): JsonValue {
  return (isObject(layer) ? layer['digest'] : undefined) ?? null;
}

function readObject(bytes: Uint8Array): JsonObject {
  let document: JsonValue;
  try {
    document = parseDocument(bytes);
  } catch (error) {
    return notOurs((error as Error).message);
  }
  return objectOf(document, 'document');
}

function objectOf(value: JsonValue | undefined, what: string): JsonObject {
  return isObject(value) ? value : notOurs(`its ${what} is no object`);
}

/** Go writes an empty list as null. */
function listOf(value: JsonValue | undefined, what: string): readonly JsonValue[] {
  const list = value ?? [];
  return Array.isArray(list) ? list : notOurs(`its ${what} is no list`);
}

function notOurs(why: string): never {
  throw new TrustError('E_MANIFEST', `what the signature tag holds is no signature image: ${why}`);
}
