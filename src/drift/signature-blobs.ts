/**
 * The blobs without which a signature does not count: the payload of a legacy one, and the bundle. Lists
 * and manifests are still served when a registry has lost them.
 */

import { isTrustError } from '../error.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { type Manifest, parseManifest } from '../oci/manifest.ts';
import type { StoredManifest } from '../registry/repository.ts';
import type { BlobName } from '../registry/writable.ts';
import { signaturePredicate } from '../signature/statement.ts';
import { classifyArtifact, predicateTypeAnnotation } from '../signature/store.ts';

interface SignatureStore {
  readAnywhere(digest: Digest): Promise<StoredManifest | undefined>;
  has(blob: BlobName): Promise<boolean>;
}

/** @param holders digests of manifests that hold signatures. Throws for what stands in the way. */
export async function lostBlobs(
  store: SignatureStore,
  holders: readonly Digest[],
): Promise<readonly Digest[]> {
  const lost = holders.map(async (digest) => {
    const blobs = blobsOf(await store.readAnywhere(digest));
    const has = await Promise.all(blobs.map((blob) => store.has(blob)));
    return blobs.filter((_, at) => !has[at]).map((blob) => blob.digest);
  });
  return [...new Set((await Promise.all(lost)).flat())];
}

function blobsOf(stored: StoredManifest | undefined): readonly Descriptor[] {
  const manifest = stored === undefined ? undefined : parsed(stored);
  if (manifest === undefined) return [];
  const artifact = classifyArtifact(manifest);
  if (artifact.kind === 'simple-signing') return artifact.layers;
  if (artifact.kind === 'other') return [];
  const predicate = manifest.annotations[predicateTypeAnnotation];
  const isSignature = predicate === undefined || predicate === signaturePredicate;
  return isSignature && artifact.layer.data === undefined ? [artifact.layer] : [];
}

/** What cannot be read is no signature: the verification says so. */
function parsed({ bytes, contentType }: StoredManifest): Manifest | undefined {
  try {
    return parseManifest(bytes, contentType);
  } catch (error) {
    if (isTrustError(error)) return undefined;
    throw error;
  }
}
