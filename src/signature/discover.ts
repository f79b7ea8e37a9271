/**
 * Finding signature material in a registry: the union of all three stores (design.md, decision 2).
 *
 * What could not be read is kept beside what was found: it decides the outcome only when no
 * candidate counts, and is always reported.
 */

import { isTrustError, TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import { parseManifest } from '../oci/manifest.ts';
import type { ReadableRepository, ReferrerList } from '../registry/repository.ts';
import type { Candidate } from './candidate.ts';
import { rebuildPayload } from './payload.ts';
import { classifyArtifact, saysItIsForeign, signatureTag } from './store.ts';

/** Material that is no candidate, with the reason; `referrers` is the list itself. */
export interface UnusableMaterial {
  readonly store: Candidate['store'] | 'referrers';
  readonly manifest?: Digest;
  readonly error: TrustError;
}

export interface Discovery {
  readonly candidates: readonly Candidate[];
  readonly unusable: readonly UnusableMaterial[];
  /** referrers that are something else: SBOMs, provenance, other artifacts */
  readonly foreign: readonly Digest[];
  /** whether the referrers came from the API, so that a fallback tag may exist beside it (fault 22) */
  readonly fromApi: boolean;
}

export interface DiscoverOptions {
  /**
   * References that a payload may name. A payload built from one of them is used instead of a
   * download when it hashes to the layer's digest (registries.md §6.1): same bytes, one request less.
   */
  readonly payloadReferences: readonly string[];
}

/** Candidates for `subject` in `.sig` tag and referrers. Never throws for what one store does. */
export async function discoverSignatures(
  repository: ReadableRepository,
  subject: Digest,
  options: DiscoverOptions,
): Promise<Discovery> {
  const search = new Search(repository, subject, options);
  await Promise.all([search.legacyTag(), search.referrers(() => repository.referrers(subject))]);
  return search.result();
}

/** The fallback tag alone, for a registry whose API gave nothing good (fault 22). */
export async function discoverByFallbackTag(
  repository: ReadableRepository,
  subject: Digest,
  options: DiscoverOptions,
): Promise<Discovery> {
  const search = new Search(repository, subject, options);
  await search.referrers(() => repository.referrersByTag(subject));
  return search.result();
}

class Search {
  readonly #repository: ReadableRepository;
  readonly #subject: Digest;
  readonly #options: DiscoverOptions;
  readonly #candidates: Candidate[] = [];
  readonly #unusable: UnusableMaterial[] = [];
  readonly #foreign: Digest[] = [];
  #fromApi = false;
  /** what is still allowed to be fetched for this digest (threats 52, 53) */
  #left: number = limits.signatures;

  constructor(repository: ReadableRepository, subject: Digest, options: DiscoverOptions) {
    this.#repository = repository;
    this.#subject = subject;
    this.#options = options;
  }

  result(): Discovery {
    return {
      candidates: this.#candidates,
      unusable: this.#unusable,
      foreign: this.#foreign,
      fromApi: this.#fromApi,
    };
  }

  async legacyTag(): Promise<void> {
    await this.#keeping('tag', undefined, async () => {
      const stored = await this.#repository.manifest(signatureTag(this.#subject));
      if (stored === undefined) return;
      const artifact = classifyArtifact(parseManifest(stored.bytes, stored.contentType));
      if (artifact.kind === 'simple-signing') {
        await this.#layers(artifact.layers, 'tag', stored.digest);
      } else {
        this.#foreign.push(stored.digest);
      }
    });
  }

  async referrers(list: () => Promise<ReferrerList>): Promise<void> {
    await this.#keeping('referrers', undefined, async () => {
      const { descriptors, source } = await list();
      this.#fromApi = source === 'api';
      const skipped = source === 'api' ? descriptors.filter(saysItIsForeign) : [];
      this.#foreign.push(...skipped.map(({ digest }) => digest));
      const rest = descriptors.filter((descriptor) => !skipped.includes(descriptor));
      await Promise.all(this.#within(rest).map((descriptor) => this.#referrer(descriptor)));
    });
  }

  async #referrer(descriptor: Descriptor): Promise<void> {
    await this.#keeping('bundle', descriptor.digest, async () => {
      const stored = await this.#repository.manifest(descriptor.digest);
      if (stored === undefined) {
        throw new TrustError('E_NOSIG', 'a referrer is listed, but the registry does not have it');
      }
      const manifest = parseManifest(stored.bytes, stored.contentType);
      if (manifest.subject?.digest !== this.#subject) {
        throw new TrustError(
          'E_CLAIM',
          'listed as a referrer, but its subject is another manifest',
        );
      }
      const artifact = classifyArtifact(manifest);
      if (artifact.kind === 'bundle') {
        await this.#bundle(artifact.layer, stored.digest);
      } else if (artifact.kind === 'simple-signing') {
        await this.#layers(artifact.layers, 'referrer', stored.digest);
      } else {
        this.#foreign.push(stored.digest);
      }
    });
  }

  /** Each descriptor is a candidate of its own: equal payloads share a digest (cosign-formats.md §1.4). */
  async #layers(
    layers: readonly Descriptor[],
    store: 'tag' | 'referrer',
    manifest: Digest,
  ): Promise<void> {
    await Promise.all(
      this.#within(layers).map((layer) =>
        this.#keeping(store, manifest, async () => {
          const payload = this.#rebuilt(layer) ?? (await this.#blob(layer, limits.payload));
          this.#candidates.push({ format: 'legacy', store, manifest, layer, payload });
        }),
      ),
    );
  }

  #rebuilt(layer: Descriptor): Uint8Array | undefined {
    return this.#options.payloadReferences
      .map((reference) => rebuildPayload(reference, this.#subject))
      .find((payload) => payload.length === layer.size && digestOf(payload) === layer.digest);
  }

  async #bundle(layer: Descriptor, manifest: Digest): Promise<void> {
    const bytes = inlined(layer) ?? (await this.#blob(layer, limits.bundle));
    this.#candidates.push({ format: 'bundle', store: 'bundle', manifest, bytes });
  }

  async #blob(layer: Descriptor, limit: number): Promise<Uint8Array> {
    const bytes = await this.#repository.blob(layer, limit);
    if (bytes !== undefined) return bytes;
    throw new TrustError('E_NOSIG', 'signature material names a blob that the registry lacks', {
      digest: layer.digest,
    });
  }

  /** At most what is left of the cap; what is cut off is a problem of its own, never silence. */
  #within<T>(items: readonly T[]): readonly T[] {
    const taken = items.slice(0, this.#left);
    this.#left -= taken.length;
    if (taken.length < items.length) {
      const message = `more than ${limits.signatures} pieces of signature material; the rest was not read`;
      this.#unusable.push({ store: 'referrers', error: new TrustError('E_LIMIT', message) });
    }
    return taken;
  }

  /** Runs one look; a TrustError is kept as unusable material, anything else is a defect and passes. */
  async #keeping(
    store: UnusableMaterial['store'],
    manifest: Digest | undefined,
    look: () => Promise<void>,
  ): Promise<void> {
    try {
      await look();
    } catch (error) {
      if (!isTrustError(error)) throw error;
      this.#unusable.push({ store, error, ...(manifest === undefined ? {} : { manifest }) });
    }
  }
}

/** Content that the descriptor carries itself: used only if it hashes to the digest (threat 42). */
function inlined({ data, digest, size }: Descriptor): Uint8Array | undefined {
  if (data === undefined) return undefined;
  const bytes = Buffer.from(data, 'base64');
  return bytes.length === size && digestOf(bytes) === digest ? bytes : undefined;
}
