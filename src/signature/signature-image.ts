/**
 * Builds the image that holds legacy signatures or attestations, in cosign's bytes (cosign-formats.md §1.2, §1.4).
 *
 * Appending a signature changes nothing else: existing layers stay first, with all their fields.
 */

import { TrustError } from '../error.ts';
import { digestOf } from '../oci/digest.ts';
import { goJson, sortedByBytes } from '../oci/go-json.ts';
import { isObject, type JsonObject, type JsonValue, parseDocument } from '../oci/json.ts';
import { isImageConfig, mediaTypes } from '../oci/media-type.ts';
import type { BundleEntry } from './bundle.ts';
import { annotationKeys } from './candidate.ts';
import type { KeyCertificate } from './private-key.ts';

export interface SignatureLayer {
  /** what is signed; for an attestation the envelope, which contains the signature */
  readonly payload: Uint8Array;
  /** empty for an attestation */
  readonly signature: Uint8Array;
  /** of an attestation */
  readonly predicateType?: string;
  /** the Rekor bundle as JSON, see formatRekorBundle() */
  readonly rekorBundle?: string;
  /** of a keyless signature */
  readonly certificate?: Pick<KeyCertificate, 'pem' | 'chain'>;
}

export type LayerKind = 'signature' | 'attestation';

export function layerKind({ predicateType }: SignatureLayer): LayerKind {
  return predicateType === undefined ? 'signature' : 'attestation';
}

export const layerType: Readonly<Record<LayerKind, string>> = {
  signature: mediaTypes.simpleSigning,
  attestation: mediaTypes.dsseEnvelope,
};

export interface SignatureImage {
  readonly manifest: Uint8Array;
  readonly config: Uint8Array;
}

/** Go's zero time: cosign does not record a creation time by default. */
const zeroTime = '0001-01-01T00:00:00Z';

export function layerDescriptor(layer: SignatureLayer): JsonObject {
  const { payload, signature, rekorBundle, certificate, predicateType } = layer;
  const annotations = sortedByBytes({
    [annotationKeys.signature]: Buffer.from(signature).toString('base64'),
    ...(rekorBundle === undefined ? {} : { [annotationKeys.rekorBundle]: rekorBundle }),
    ...(certificate === undefined
      ? {}
      : {
          [annotationKeys.certificate]: certificate.pem,
          // Always there with cosign, even if it is empty.
          [annotationKeys.chain]: certificate.chain,
        }),
    ...(predicateType === undefined ? {} : { [annotationKeys.predicateType]: predicateType }),
  });
  return {
    mediaType: layerType[layerKind(layer)],
    size: payload.length,
    digest: digestOf(payload),
    annotations,
  };
}

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
 * Adds layers to an existing image. Fields that are missing are no error: image-spec does not require a
 * history, and cosign reads only the layers. Throws E_MANIFEST if it is not a signature image.
 */
export function appendLayers(
  { manifest, config }: SignatureImage,
  layers: readonly JsonObject[],
): SignatureImage {
  const document = readObject(manifest);
  const { mediaType } = objectOf(document['config'], 'config');
  // An artifact's config, such as the empty one, does not list the layers.
  if (!isImageConfig(mediaType)) return { manifest: withAddedLayers(document, layers), config };
  return withLayers(document, readObject(config), layers);
}

function withLayers(
  manifest: JsonObject,
  config: JsonObject,
  added: readonly JsonObject[],
): SignatureImage {
  const before = listOf(manifest['layers'], 'layers');
  const rootfs = objectOf(config['rootfs'] ?? { type: 'layers' }, 'rootfs');
  const digests = listOf(rootfs['diff_ids'] ?? before.map(layerDigest), 'diff_ids');
  const history = config['history'] ?? undefined;
  const newConfig = goJson({
    ...config,
    // Required by image-spec; a new config has both.
    ...('architecture' in config ? {} : { architecture: '' }),
    ...('os' in config ? {} : { os: '' }),
    ...(history === undefined
      ? {}
      : { history: [...listOf(history, 'history'), ...added.map(() => ({ created: zeroTime }))] }),
    rootfs: { ...rootfs, diff_ids: [...digests, ...added.map(({ digest }) => digest)] },
  });
  const configBytes = Buffer.from(newConfig);
  // Drops the old config if it is embedded in the descriptor.
  const { data: _, ...named } = objectOf(manifest['config'], 'config');
  const descriptor = { ...named, size: configBytes.length, digest: digestOf(configBytes) };
  return {
    manifest: withAddedLayers({ ...manifest, config: descriptor }, added),
    config: configBytes,
  };
}

function withAddedLayers(manifest: JsonObject, added: readonly JsonObject[]): Uint8Array {
  const layers = [...listOf(manifest['layers'], 'layers'), ...added];
  return Buffer.from(goJson({ ...manifest, layers }));
}

/** Signature layers are not compressed, so the digest is also the diff ID. */
function layerDigest(layer: JsonValue): JsonValue {
  return (isObject(layer) ? layer['digest'] : undefined) ?? null;
}

function readObject(bytes: Uint8Array): JsonObject {
  let document: JsonValue;
  try {
    document = parseDocument(bytes);
  } catch (error) {
    return notASignatureImage((error as Error).message);
  }
  return objectOf(document, 'document');
}

function objectOf(value: JsonValue | undefined, what: string): JsonObject {
  return isObject(value) ? value : notASignatureImage(`its ${what} is not an object`);
}

/** Go writes an empty list as null. */
function listOf(value: JsonValue | undefined, what: string): readonly JsonValue[] {
  const list = value ?? [];
  return Array.isArray(list) ? list : notASignatureImage(`its ${what} is not a list`);
}

function notASignatureImage(why: string): never {
  throw new TrustError(
    'E_MANIFEST',
    `the signature tag does not point to a signature image: ${why}`,
  );
}

/**
 * The annotation with the log entry of a legacy signature (cosign-formats.md §2.1). Throws E_TLOG if
 * there is no signed entry timestamp: the format cannot hold an inclusion proof.
 */
export function formatRekorBundle(
  entry: Omit<BundleEntry, 'inclusionProof' | 'kindVersion'>,
): string {
  const { inclusionPromise, logId, canonicalizedBody, integratedTime, logIndex } = entry;
  if (inclusionPromise === undefined) {
    throw new TrustError(
      'E_TLOG',
      'the log returned no signed entry timestamp, which legacy signatures require',
    );
  }
  return goJson({
    SignedEntryTimestamp: inclusionPromise.signedEntryTimestamp.toString('base64'),
    Payload: {
      body: canonicalizedBody.toString('base64'),
      integratedTime: Number(integratedTime),
      logIndex: Number(logIndex),
      logID: logId.keyId.toString('hex'),
    },
  });
}
