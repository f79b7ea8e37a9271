/**
 * What was read of one release, for its other registries: a digest that was verified is not fetched
 * again, but asked for. Gone with the release, so that memory stays flat however many there are.
 */

import { holds, Snapshot } from '../mirror/snapshot.ts';
import type { Digest } from '../oci/digest.ts';
import type {
  InspectableRepository,
  ManifestHead,
  StoredManifest,
} from '../registry/repository.ts';
import type { BlobName } from '../registry/writable.ts';
import { isThere } from '../verify/coverage.ts';

export class ReleaseCache {
  readonly manifests = new Map<Digest, StoredManifest>();
  readonly blobs = new Map<Digest, Uint8Array>();
  /** tags that were read somewhere: elsewhere they are likely to point to what is here */
  readonly tags = new Set<string>();

  /** The repository through this cache; each question is asked once. */
  of<R extends InspectableRepository>(repository: R): CachedRepository<R> {
    return new CachedRepository(repository, this);
  }
}

export class CachedRepository<
  R extends InspectableRepository = InspectableRepository,
> extends Snapshot<R> {
  readonly #cache: ReleaseCache;
  readonly #read = new Set<Digest>();

  constructor(live: R, cache: ReleaseCache) {
    super(live);
    this.#cache = cache;
  }

  override manifest(reference: Digest | string): Promise<StoredManifest | undefined> {
    return this.once(`manifest ${reference}`, async () => {
      const cached = await this.#cached(reference);
      // The HEAD is a hint (threat 4), and enough: whoever pulls by digest hashes for himself.
      if (cached !== undefined && (await isThere(this, cached.digest))) return cached;
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

  /** Always the registry's own word: what is on the cache says nothing about what is there. */
  override manifestHead(reference: Digest | string): Promise<ManifestHead | undefined> {
    return this.once(`asked ${reference}`, () => this.live.manifestHead(reference));
  }

  override async blob(blob: BlobName, limit: number): Promise<Uint8Array | undefined> {
    const cached = this.#cache.blobs.get(blob.digest);
    if (cached?.length === blob.size) return (await this.has(blob)) ? cached : undefined;
    const bytes = await super.blob(blob, limit);
    if (bytes !== undefined) {
      this.#cache.blobs.set(blob.digest, bytes);
      this.#read.add(blob.digest);
    }
    return bytes;
  }

  /** Whether this registry has it. */
  async has(blob: BlobName): Promise<boolean> {
    if (this.#read.has(blob.digest)) return true;
    return this.once(`has ${blob.digest}`, () => holds(this.live, blob));
  }

  /** The bytes of a manifest that was read on some registry: those of this one, if it has it. */
  async readAnywhere(digest: Digest): Promise<StoredManifest | undefined> {
    return this.#cache.manifests.get(digest) ?? this.manifest(digest);
  }
}
