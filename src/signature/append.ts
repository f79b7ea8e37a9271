/** Legacy signatures up: appended to what stands under the tag, and never instead of it (cosign-formats.md §1.4). */

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
  layerDescriptor,
  type SignatureImage,
  type SignatureLayer,
  signatureImage,
} from './signature-image.ts';
import { classifyArtifact, isSignatureLayer, signatureTag } from './store.ts';

/**
 * Resolves once a reader finds the signature, among all that others wrote meanwhile (fault 28). Throws
 * E_MANIFEST if the tag holds something that is no signature image, which is left alone.
 */
export async function appendSignature(
  repository: WritableRepository,
  subject: Digest,
  layer: SignatureLayer,
  pausing: Pausing,
): Promise<void> {
  assertStorable(subject);
  const update = {
    isDone: (stored: StoredManifest) => holds(stored, layer),
    next: async (stored: StoredManifest | undefined) => {
      const { manifest, config } = await imageWith(repository, stored, layer);
      return {
        bytes: manifest,
        // As it was: Docker's types stay Docker's.
        mediaType: parseManifest(manifest, stored?.contentType).mediaType,
        putContent: () =>
          Promise.all([putBytes(repository, layer.payload), putBytes(repository, config)]),
      };
    },
  };
  await updateTag(repository, signatureTag(subject), update, pausing);
}

/**
 * Throws E_MANIFEST or E_LIMIT where appendSignature to what the tag holds would fail, or no reader would
 * find what it appends.
 */
export async function assertAppendable(
  repository: ReadableRepository,
  stored: StoredManifest,
): Promise<void> {
  const { layers } = readSignatureImage(stored);
  if (layers.filter(isSignatureLayer).length >= limits.signatures) {
    const message = `the signature tag holds ${layers.length} signatures, and readers look at ${limits.signatures}`;
    throw new TooMany(message, { digest: stored.digest });
  }
  await imageWith(repository, stored, { payload: Buffer.from('{}'), signature: Buffer.alloc(0) });
}

/** Throws E_UNSUPPORTED for a digest of which legacy signatures have no tag to be under. */
export function assertStorable(subject: Digest): void {
  if (isTag(signatureTag(subject))) return;
  const algorithm = digestAlgorithm(subject);
  const message = `legacy signatures of a ${algorithm} digest cannot be stored: their tag would be longer than the 128 characters that tags have; bundles can be (--format bundle)`;
  throw new TrustError('E_UNSUPPORTED', message, { digest: subject });
}

async function imageWith(
  repository: ReadableRepository,
  stored: StoredManifest | undefined,
  layer: SignatureLayer,
): Promise<SignatureImage> {
  const added = [layerDescriptor(layer)];
  if (stored === undefined) return signatureImage(added);
  const { config: descriptor } = readSignatureImage(stored);
  const config = await repository.blob(descriptor, limits.config);
  if (config === undefined) {
    throw new TrustError('E_MANIFEST', 'the config of the signature image is missing', {
      digest: descriptor.digest,
    });
  }
  return appendLayers({ manifest: stored.bytes, config }, added);
}

function readSignatureImage(stored: StoredManifest): ImageManifest {
  const manifest = parseManifest(stored.bytes, stored.contentType);
  if (manifest.kind === 'image' && (hasSignatures(manifest) || isEmpty(manifest))) return manifest;
  throw new TrustError(
    'E_MANIFEST',
    'the signature tag points to something that is no signature image; it is left alone',
    { digest: stored.digest },
  );
}

function hasSignatures(manifest: ImageManifest): boolean {
  return classifyArtifact(manifest).kind === 'simple-signing';
}

/** An image that holds nothing, and says of nothing else that it is that. */
function isEmpty({
  layers,
  config: { mediaType },
  artifactType = mediaType,
}: ImageManifest): boolean {
  const plain: readonly string[] = [mediaTypes.empty, mediaTypes.cosignArtifactSig];
  const isPlain = (type: string) => isImageConfig(type) || plain.includes(type);
  return layers.length === 0 && isPlain(mediaType) && isPlain(artifactType);
}

/** By both: several signatures over one payload share its digest (§1.4). */
function holds(stored: StoredManifest, { payload, signature }: SignatureLayer): boolean {
  const encoded = Buffer.from(signature).toString('base64');
  const isOurs = ({ digest, annotations }: Descriptor) =>
    digest === digestOf(payload) && annotations[annotationKeys.signature] === encoded;
  return readSignatureImage(stored).layers.some(isOurs);
}

/** A blob that is in memory. */
export async function putBytes(repository: WritableRepository, bytes: Uint8Array): Promise<void> {
  await repository.putBlob({ digest: digestOf(bytes), size: bytes.byteLength }, () => bytes);
}
