/** Legacy signatures up: appended to what stands under the tag, and never instead of it (cosign-formats.md §1.4). */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import { type ImageManifest, parseManifest } from '../oci/manifest.ts';
import type { Attaching } from '../registry/attach.ts';
import type { StoredManifest } from '../registry/repository.ts';
import type { WritableRepository } from '../registry/writable.ts';
import { annotationKeys } from './candidate.ts';
import {
  appendLayers,
  layerDescriptor,
  type SignatureImage,
  type SignatureLayer,
  signatureImage,
} from './signature-image.ts';
import { classifyArtifact, signatureTag } from './store.ts';

/** A layer that others overwrite is appended again this often (fault 28). */
const attempts = 6;

/**
 * Read, append, write, read back; again if the layer was lost to somebody who wrote at the same time.
 * Throws E_MANIFEST if the tag holds something that is no signature, which is left alone.
 */
export async function appendSignature(
  repository: WritableRepository,
  subject: Digest,
  layer: SignatureLayer,
  { pause }: Attaching,
): Promise<void> {
  const tag = signatureTag(subject);
  await putBytes(repository, layer.payload);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const current = await repository.manifest(tag);
    if (current !== undefined && holds(current, layer)) return;
    const { manifest, config } = await imageWith(repository, current, layer);
    await putBytes(repository, config);
    const { mediaType } = parseManifest(manifest);
    await repository.putManifest(tag, manifest, mediaType, current?.etag);
    const after = await repository.manifest(tag);
    if (after !== undefined && holds(after, layer)) return;
    await pause(attempt);
  }
  throw new TrustError('E_NET', `others kept overwriting the signature tag ${tag}`, {
    repository: repository.name.path,
    tag,
  });
}

async function imageWith(
  repository: WritableRepository,
  current: StoredManifest | undefined,
  layer: SignatureLayer,
): Promise<SignatureImage> {
  const added = [layerDescriptor(layer)];
  if (current === undefined) return signatureImage(added);
  const { config: descriptor } = readSignatureImage(current);
  const config = await repository.blob(descriptor, limits.config);
  if (config === undefined) {
    throw new TrustError('E_MANIFEST', 'the config of the signature image is missing', {
      digest: descriptor.digest,
    });
  }
  return appendLayers({ manifest: current.bytes, config }, added);
}

function readSignatureImage(stored: StoredManifest): ImageManifest {
  const manifest = parseManifest(stored.bytes, stored.contentType);
  if (manifest.kind === 'image' && classifyArtifact(manifest).kind === 'simple-signing') {
    return manifest;
  }
  throw new TrustError(
    'E_MANIFEST',
    'the signature tag points to something that is no signature; it is left alone',
    { digest: stored.digest },
  );
}

function holds(stored: StoredManifest, { payload, signature }: SignatureLayer): boolean {
  const encoded = Buffer.from(signature).toString('base64');
  const isOurs = ({ digest, annotations }: Descriptor) =>
    digest === digestOf(payload) && annotations[annotationKeys.signature] === encoded;
  return readSignatureImage(stored).layers.some(isOurs);
}

/** A blob that is in memory. */
export async function putBytes(repository: WritableRepository, bytes: Uint8Array): Promise<void> {
  const blob = { digest: digestOf(bytes), size: bytes.length };
  await repository.putBlob(blob, (offset) => bytes.subarray(offset));
}
