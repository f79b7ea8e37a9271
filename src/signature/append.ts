/** Pushes legacy signatures and attestations: appends them to the image under the `.sig` or `.att` tag, and never replaces it (cosign-formats.md §1.4). */

import { TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import { limits } from '../limits.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest, digestAlgorithm, digestOf } from '../oci/digest.ts';
import { type ImageManifest, parseManifest } from '../oci/manifest.ts';
import { isImageConfig, mediaTypes } from '../oci/media-type.ts';
import { isTag } from '../oci/reference.ts';
import { TooMany } from '../registry/errors.ts';
import type {
  ReadableRepository,
  StoredManifest,
  WritableRepository,
} from '../registry/repository.ts';
import { updateTag } from '../registry/update-tag.ts';
import { annotationKeys } from './candidate.ts';
import {
  appendLayers,
  type LayerKind,
  layerDescriptor,
  layerKind,
  layerType,
  type SignatureImage,
  type SignatureLayer,
  signatureImage,
} from './signature-image.ts';
import { attestationTag, signatureTag } from './store.ts';

/**
 * Resolves when the registry serves the layer, together with those that others pushed concurrently
 * (fault 28). Throws E_MANIFEST if the tag points to another kind of image; that is not changed.
 */
export async function appendLayer(
  repository: WritableRepository,
  subject: Digest,
  layer: SignatureLayer,
  pausing: Pausing,
): Promise<void> {
  assertLegacyStorable(subject);
  const tag = legacyTag(subject, layerKind(layer));
  const update = {
    isDone: (stored: StoredManifest) => hasLayer(stored, layer),
    next: async (stored: StoredManifest | undefined) => {
      const { manifest, config } = await signatureImageWith(repository, stored, layer);
      return {
        bytes: manifest,
        // The media type does not change: an image of Docker's type keeps it.
        mediaType: parseManifest(manifest, stored?.contentType).mediaType,
        putContent: () =>
          Promise.all([putBytes(repository, layer.payload), putBytes(repository, config)]),
      };
    },
  };
  await updateTag(repository, tag, update, pausing);
}

/**
 * Throws E_MANIFEST or E_LIMIT if appendLayer would fail for this manifest, or if readers would not find the new
 * layer because there are too many.
 */
export async function assertAppendable(
  repository: ReadableRepository,
  stored: StoredManifest,
  kind: LayerKind = 'signature',
): Promise<void> {
  const { layers } = readSignatureImage(stored, kind);
  if (layers.filter(isOfKind(kind)).length >= mostOf(kind)) {
    const message = `the ${kind} tag holds ${layers.length} ${kind}s; readers check ${mostOf(kind)} at most`;
    throw new TooMany(message, { digest: stored.digest });
  }
  await signatureImageWith(repository, stored, {
    payload: Buffer.from('{}'),
    signature: Buffer.alloc(0),
    ...(kind === 'attestation' ? { predicateType: '' } : {}),
  });
}

/** How many readers check for each manifest and store. */
export function mostOf(kind: LayerKind): number {
  return kind === 'signature' ? limits.signatures : limits.attestations;
}

export function legacyTag(subject: Digest, kind: LayerKind): string {
  return kind === 'signature' ? signatureTag(subject) : attestationTag(subject);
}

/** Throws E_UNSUPPORTED if the tag for legacy signatures of this digest would be too long. */
export function assertLegacyStorable(subject: Digest): void {
  if (isTag(signatureTag(subject))) return;
  const algorithm = digestAlgorithm(subject);
  const message = `legacy signatures of a ${algorithm} digest cannot be stored: the tag would exceed 128 characters; use bundles (--format bundle)`;
  throw new TrustError('E_UNSUPPORTED', message, { digest: subject });
}

async function signatureImageWith(
  repository: ReadableRepository,
  stored: StoredManifest | undefined,
  layer: SignatureLayer,
): Promise<SignatureImage> {
  const added = [layerDescriptor(layer)];
  if (stored === undefined) return signatureImage(added);
  const { config: descriptor } = readSignatureImage(stored, layerKind(layer));
  const config = await repository.blob(descriptor, limits.config);
  if (config === undefined) {
    throw new TrustError('E_MANIFEST', 'the config of the signature image is missing', {
      digest: descriptor.digest,
    });
  }
  return appendLayers({ manifest: stored.bytes, config }, added);
}

function readSignatureImage(stored: StoredManifest, kind: LayerKind): ImageManifest {
  const manifest = parseManifest(stored.bytes, stored.contentType);
  const isReadable =
    manifest.kind === 'image' && (manifest.layers.some(isOfKind(kind)) || isEmpty(manifest));
  if (isReadable) return manifest;
  const image = kind === 'signature' ? 'a signature image' : 'an image of attestations';
  throw new TrustError(
    'E_MANIFEST',
    `the ${kind} tag does not point to ${image}; it was not changed`,
    { digest: stored.digest },
  );
}

function isOfKind(kind: LayerKind): (layer: Descriptor) => boolean {
  return ({ mediaType }) => mediaType === layerType[kind];
}

/** An image without layers whose types do not mark it as another kind of artifact. */
function isEmpty({
  layers,
  config: { mediaType },
  artifactType = mediaType,
}: ImageManifest): boolean {
  const plain: readonly string[] = [mediaTypes.empty, mediaTypes.cosignArtifactSig];
  const isPlain = (type: string) => isImageConfig(type) || plain.includes(type);
  return layers.length === 0 && isPlain(mediaType) && isPlain(artifactType);
}

/** Compares payload and signature: several signatures over one payload share its digest (§1.4). */
function hasLayer(stored: StoredManifest, layer: SignatureLayer): boolean {
  const { payload, signature } = layer;
  const encoded = Buffer.from(signature).toString('base64');
  const isOurs = ({ digest, annotations }: Descriptor) =>
    digest === digestOf(payload) && annotations[annotationKeys.signature] === encoded;
  return readSignatureImage(stored, layerKind(layer)).layers.some(isOurs);
}

export async function putBytes(repository: WritableRepository, bytes: Uint8Array): Promise<void> {
  await repository.putBlob({ digest: digestOf(bytes), size: bytes.byteLength }, () => bytes);
}
