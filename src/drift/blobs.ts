/** Checks that the registry has the blobs of an image and of its signatures, without reading them. */

import { blobsOf, isForeign } from '../mirror/content.ts';
import type { Snapshot } from '../mirror/snapshot.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { parseManifest } from '../oci/manifest.ts';
import { mediaTypes } from '../oci/media-type.ts';
import { holds } from '../registry/presence.ts';
import type { BlobName, ReadableRepository, StoredManifest } from '../registry/repository.ts';
import { declaresBundle, isSignatureLayer, readSignatureManifest } from '../signature/store.ts';
import type { CachedRepository } from './release-cache.ts';
import type { ImageState, ManifestState } from './report.ts';
import { namesIn, type StoreLook } from './store-look.ts';

/** Blobs to remember: base layers are shared by many releases. */
const remembered = 4096;

export class PresentBlobs {
  readonly #repository: ReadableRepository;
  readonly #known = new Set<Digest>();

  constructor(repository: ReadableRepository) {
    this.#repository = repository;
  }

  async has(blob: Descriptor): Promise<boolean> {
    if (this.#known.has(blob.digest)) return true;
    const has = await holds(this.#repository, blob);
    if (has && this.#known.size < remembered) this.#known.add(blob.digest);
    return has;
  }
}

/** A manifest that is missing is reported elsewhere. */
export async function lookForBlobs(
  { blobs: present }: { readonly blobs: PresentBlobs },
  image: Snapshot,
  signatures: CachedRepository,
  {
    manifests,
    looks = [],
  }: { readonly manifests: readonly ManifestState[]; readonly looks?: readonly StoreLook[] },
): Promise<NonNullable<ImageState['blobs']>> {
  const named = manifests.filter(({ role }) => role !== 'index').map(({ digest }) => digest);
  const signing = looks.flatMap(namesIn);
  const [content, material] = await Promise.all([
    blobsNamedBy(image, named),
    blobsNamedBy(signatures, signing),
  ]);
  const looked = await Promise.all([
    ...content.map(async (blob) => ({ blob, has: await present.has(blob) })),
    ...material.map(async (blob) => ({ blob, has: await signatures.has(blob) })),
  ]);
  const missing = looked.filter(({ has }) => !has).map(({ blob }) => blob.digest);
  return { present: looked.length - missing.length, missing };
}

/** Each once; without foreign layers, which clients fetch from other hosts (threat 43). */
async function blobsNamedBy(
  repository: Snapshot,
  digests: readonly Digest[],
): Promise<readonly Descriptor[]> {
  const all = new Map<Digest, Descriptor>();
  for (const digest of new Set(digests)) {
    const stored = await repository.manifest(digest);
    if (stored === undefined) continue;
    for (const blob of blobsOf(parseManifest(stored.bytes, stored.contentType))) {
      if (!isForeign(blob.mediaType)) all.set(blob.digest, blob);
    }
  }
  return [...all.values()];
}

interface SignatureStore {
  readAnywhere(digest: Digest): Promise<StoredManifest | undefined>;
  has(blob: BlobName): Promise<boolean>;
}

/**
 * Blobs without which a signature does not count, and that a registry has lost: payloads and bundles. It
 * still serves the lists and manifests that name them.
 *
 * @param holders digests of manifests that hold signatures
 * @param attested whether those of attestations matter as well
 */
export async function lostBlobs(
  store: SignatureStore,
  holders: readonly Digest[],
  attested = false,
): Promise<readonly Digest[]> {
  const lost = holders.map(async (digest) => {
    const stored = await store.readAnywhere(digest);
    const blobs = [...signatureBlobs(stored), ...(attested ? attestationBlobs(stored) : [])];
    const has = await Promise.all(blobs.map((blob) => store.has(blob)));
    return blobs.filter((_, at) => !has[at]).map((blob) => blob.digest);
  });
  return [...new Set((await Promise.all(lost)).flat())];
}

function signatureBlobs(stored: StoredManifest | undefined): readonly Descriptor[] {
  const layers = stored && readSignatureManifest(stored.bytes, stored.contentType)?.layers;
  // A bundle may be embedded in its descriptor.
  return (layers ?? []).filter((layer) => isSignatureLayer(layer) || layer.data === undefined);
}

function attestationBlobs(stored: StoredManifest | undefined): readonly Descriptor[] {
  if (stored === undefined) return [];
  const manifest = parseManifest(stored.bytes, stored.contentType);
  const layers = manifest.kind === 'image' ? manifest.layers : [];
  return layers.filter(
    ({ mediaType }) =>
      mediaType === mediaTypes.dsseEnvelope || declaresBundle({ artifactType: mediaType }),
  );
}
