/**
 * The blobs without which a signature does not count: the payload of a legacy one, and the bundle. Lists
 * and manifests are still served when a registry has lost them.
 */

import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import type { StoredManifest } from '../registry/repository.ts';
import type { BlobName } from '../registry/writable.ts';
import { isSignatureLayer, readSignatureManifest } from '../signature/store.ts';

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
  const layers = stored && readSignatureManifest(stored.bytes, stored.contentType)?.layers;
  // A bundle may be embedded in its descriptor.
  return (layers ?? []).filter((layer) => isSignatureLayer(layer) || layer.data === undefined);
}
