/**
 * Caches what was read of one release, for the other registries: content that was read once is not fetched again,
 * only asked for. Dropped with the release, so that memory does not grow with their number.
 */

import { limits } from '../limits.ts';
import { Snapshot } from '../mirror/snapshot.ts';
import type { Digest } from '../oci/digest.ts';
import { holds } from '../registry/presence.ts';
import type {
  BlobName,
  ManifestHead,
  ReadableRepository,
  StoredManifest,
} from '../registry/repository.ts';
import { manifestExists } from '../verify/coverage.ts';

export class ReleaseCache {
  readonly manifests = new Map<Digest, StoredManifest>();
  readonly blobs = new Map<Digest, Uint8Array>();
  /** tags that were read on one registry: on others they likely point to the same */
  readonly tags = new Set<string>();

  /** The repository through this cache. Each request is sent once. */
  of(repository: ReadableRepository): CachedRepository {
    return new CachedRepository(repository, this);
  }
}

export class CachedRepository extends Snapshot {
  readonly #cache: ReleaseCache;
  readonly #read = new Set<Digest>();

  constructor(live: ReadableRepository, cache: ReleaseCache) {
    super(live);
    this.#cache = cache;
  }

  override manifest(reference: Digest | string): Promise<StoredManifest | undefined> {
    return this.once(`manifest ${reference}`, async () => {
      const cached = await this.#cached(reference);
      // The HEAD is a hint (threat 4), and enough: clients that pull by digest hash the content.
      if (cached !== undefined && (await manifestExists(this, cached.digest))) return cached;
      const stored = await this.live.manifest(reference);
      if (stored === undefined) return undefined;
      this.#cache.manifests.set(stored.digest, stored);
      if (stored.digest !== reference) this.#cache.tags.add(reference);
      return stored;
    });
  }

  async #cached(reference: Digest | string): Promise<StoredManifest | undefined> {
    const { manifests, tags } = this.#cache;
    if (reference.includes(':')) return manifests.get(reference as Digest);
    if (!tags.has(reference)) return undefined;
    const digest = (await this.manifestHead(reference))?.digest;
    return digest === undefined ? undefined : manifests.get(digest);
  }

  /** Always asks the registry: the cache does not know what is there. */
  override manifestHead(reference: Digest | string): Promise<ManifestHead | undefined> {
    return this.once(`asked ${reference}`, () => this.live.manifestHead(reference));
  }

  override async blob(blob: BlobName, limit: number): Promise<Uint8Array | undefined> {
    const cached = this.#cache.blobs.get(blob.digest);
    if (cached?.length === blob.size) return (await this.has(blob)) ? cached : undefined;
    const bytes = await super.blob(blob, limit);
    if (bytes === undefined) return undefined;
    this.#read.add(blob.digest);
    // An SBOM is read again for the next registry: many releases are checked at once.
    if (bytes.length <= limits.bundle) this.#cache.blobs.set(blob.digest, bytes);
    return bytes;
  }

  /** Whether this registry has it. */
  async has(blob: BlobName): Promise<boolean> {
    if (this.#read.has(blob.digest)) return true;
    return this.once(`has ${blob.digest}`, () => holds(this.live, blob));
  }

  /** A manifest from the cache, else from this registry. */
  async readAnywhere(digest: Digest): Promise<StoredManifest | undefined> {
    return this.#cache.manifests.get(digest) ?? this.manifest(digest);
  }
}
