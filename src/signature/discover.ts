/**
 * Finding signature material in a registry: the union of all three stores (design.md, decision 2).
 *
 * What could not be read is kept beside what was found: it decides the outcome only when no
 * candidate counts, and is always reported.
 */

import { isTrustError, TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Descriptor, Listed } from '../oci/descriptor.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import { parseManifest } from '../oci/manifest.ts';
import { isTag } from '../oci/reference.ts';
import { TooMany } from '../registry/errors.ts';
import { artifactTypeOf } from '../registry/referrer-list.ts';
import type { ReadableRepository, ReferrerList } from '../registry/repository.ts';
import { attestationType } from './bundle.ts';
import type { Candidate, LegacyCandidate } from './candidate.ts';
import { rebuildPayload } from './payload.ts';
import {
  classifyArtifact,
  saysItIsABundle,
  saysItIsForeign,
  signatureTag,
  typeListed,
} from './store.ts';

/** Of what others call their artifacts, for people: media types have 255 characters at most (RFC 6838 §4.2). */
const longestType = 255;

type Store = Candidate['store'] | 'referrers';

/** Material that is no candidate, with the reason; the store `referrers` is the list itself. */
interface UnusableMaterial {
  readonly store: Store;
  readonly manifest?: Digest;
  readonly error: TrustError;
}

/** Something else than a signature: an SBOM, provenance, another artifact. */
export interface ForeignMaterial {
  readonly store: Store;
  readonly manifest: Digest;
  /** what it says that it is: an artifact type, or the predicate type of an attestation */
  readonly type?: string;
}

export interface Discovery<T> {
  /** what was made of each candidate, in no order */
  readonly candidates: readonly T[];
  readonly unusable: readonly UnusableMaterial[];
  readonly foreign: readonly ForeignMaterial[];
  /** media type of the image under the `.sig` tag, if there is one */
  readonly signatureImageType: string | undefined;
  /** what the list of referrers holds and could not be read, one line for each */
  readonly skipped: readonly string[];
  /** what the Referrers API listed; undefined if it was not the API that answered */
  readonly listedByApi: ReadonlySet<Digest> | undefined;
  /** listed referrers that may be signatures; only so many are read */
  readonly referrers: number;
}

export interface DiscoverOptions {
  /**
   * References that a payload may name. A payload that the registry does not give is built from one of
   * them, if it hashes to the layer's digest then (registries.md §6.1): the same bytes. None: nothing is
   * rebuilt.
   */
  readonly payloadReferences: readonly string[];
}

/**
 * Candidates for `subject` in `.sig` tag and referrers, each handed to `read` as it comes: a hundred of
 * them, with a megabyte each, are never in memory together. Never rejects for what one store does.
 */
export async function discoverSignatures<T>(
  repository: ReadableRepository,
  subject: Digest,
  options: DiscoverOptions,
  read: (candidate: Candidate) => T,
): Promise<Discovery<T>> {
  const search = new Search(repository, subject, options, read);
  await Promise.all([search.legacyTag(), search.referrers(() => repository.referrers(subject))]);
  return search.result();
}

/** The fallback tag alone, for a registry whose API gave nothing good (fault 22): what the API did not list. */
export async function discoverByFallbackTag<T>(
  repository: ReadableRepository,
  subject: Digest,
  options: DiscoverOptions,
  read: (candidate: Candidate) => T,
  listedByApi: ReadonlySet<Digest>,
): Promise<Discovery<T>> {
  const search = new Search(repository, subject, options, read);
  await search.referrers(async () => {
    const { descriptors, ...list } = await repository.referrersByTag(subject);
    return { ...list, descriptors: descriptors.filter(({ digest }) => !listedByApi.has(digest)) };
  });
  return search.result();
}

/** What may still be fetched of one store: junk in another must not use it up (threats 52, 53). */
interface Allowance {
  left: number;
}

class Search<T> {
  readonly #repository: ReadableRepository;
  readonly #subject: Digest;
  readonly #options: DiscoverOptions;
  readonly #read: (candidate: Candidate) => T;
  readonly #candidates: T[] = [];
  readonly #unusable: UnusableMaterial[] = [];
  readonly #foreign: ForeignMaterial[] = [];
  #skipped: readonly string[] = [];
  #listedByApi: ReadonlySet<Digest> | undefined;
  #referrers = 0;
  #signatureImageType: string | undefined;

  constructor(
    repository: ReadableRepository,
    subject: Digest,
    options: DiscoverOptions,
    read: (candidate: Candidate) => T,
  ) {
    this.#repository = repository;
    this.#subject = subject;
    this.#options = options;
    this.#read = read;
  }

  result(): Discovery<T> {
    return {
      candidates: this.#candidates,
      unusable: this.#unusable,
      foreign: this.#foreign,
      skipped: this.#skipped,
      listedByApi: this.#listedByApi,
      referrers: this.#referrers,
      signatureImageType: this.#signatureImageType,
    };
  }

  async legacyTag(): Promise<void> {
    await this.#keeping('tag', undefined, async () => {
      const tag = signatureTag(this.#subject);
      if (!isTag(tag)) return;
      const stored = await this.#repository.manifest(tag);
      if (stored === undefined) return;
      const manifest = parseManifest(stored.bytes, stored.contentType);
      this.#signatureImageType = manifest.mediaType;
      const artifact = classifyArtifact(manifest);
      if (artifact.kind === 'simple-signing') {
        await this.#layers(artifact.layers, 'tag', stored.digest, { left: limits.signatures });
      } else {
        this.#foreign.push({ store: 'tag', manifest: stored.digest });
      }
    });
  }

  async referrers(list: () => Promise<ReferrerList>): Promise<void> {
    await this.#keeping('referrers', undefined, async () => {
      const { descriptors, source, skipped = [] } = await list();
      this.#skipped = skipped;
      const foreign = source === 'api' ? descriptors.filter(saysItIsForeign) : [];
      if (source === 'api') this.#listedByApi = new Set(descriptors.map(({ digest }) => digest));
      for (const one of foreign) {
        this.#isForeign(one.digest, typeListed(one), saysItIsABundle(one));
      }
      const rest = descriptors.filter((descriptor) => !foreign.includes(descriptor));
      this.#referrers = rest.length;
      const referrers = this.#within(rest, { left: limits.signatures }, 'referrers');
      const layers: Allowance = { left: limits.signatures };
      await Promise.all(referrers.map((descriptor) => this.#referrer(descriptor, layers)));
    });
  }

  async #referrer({ digest }: Listed, allowance: Allowance): Promise<void> {
    await this.#keeping('bundle', digest, async () => {
      const stored = await this.#repository.manifest(digest);
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
        await this.#bundle(artifact.layer, digest);
      } else if (artifact.kind === 'simple-signing') {
        await this.#layers(artifact.layers, 'referrer', digest, allowance);
      } else {
        this.#isForeign(digest, artifactTypeOf(manifest), false);
      }
    });
  }

  /** Each descriptor is a candidate of its own: equal payloads share a digest (cosign-formats.md §1.4). */
  async #layers(
    layers: readonly Descriptor[],
    store: 'tag' | 'referrer',
    manifest: Digest,
    allowance: Allowance,
  ): Promise<void> {
    const looks = this.#within(layers, allowance, store, manifest).map((layer) =>
      this.#keeping(store, manifest, async () => {
        const payload = await this.#payload(layer);
        this.#candidates.push(this.#read({ format: 'legacy', store, manifest, layer, ...payload }));
      }),
    );
    await Promise.all(looks);
  }

  async #payload(layer: Descriptor): Promise<Pick<LegacyCandidate, 'payload' | 'rebuilt'>> {
    try {
      return { payload: await this.#blob(layer, limits.payload) };
    } catch (error) {
      const payload = this.#rebuilt(layer);
      if (payload === undefined || !isTrustError(error)) throw error;
      return { payload, rebuilt: error };
    }
  }

  #rebuilt(layer: Descriptor): Uint8Array | undefined {
    return rebuildPayload(this.#options.payloadReferences, this.#subject, layer);
  }

  /** An attestation is no candidate: an image with nothing else is unsigned (threat 59). */
  async #bundle(layer: Descriptor, manifest: Digest): Promise<void> {
    const bytes = inlined(layer) ?? (await this.#blob(layer, limits.bundle));
    const predicateType = attestationType(bytes);
    if (predicateType !== undefined) this.#isForeign(manifest, predicateType, true);
    else this.#candidates.push(this.#read({ format: 'bundle', store: 'bundle', manifest, bytes }));
  }

  async #blob(layer: Descriptor, limit: number): Promise<Uint8Array> {
    const bytes = await this.#repository.blob(layer, limit);
    if (bytes !== undefined) return bytes;
    throw new TrustError('E_NOSIG', 'signature material names a blob that the registry lacks', {
      digest: layer.digest,
    });
  }

  #isForeign(manifest: Digest, type: string | undefined, isBundle: boolean): void {
    const said = type === undefined ? {} : { type: type.slice(0, longestType) };
    this.#foreign.push({ store: isBundle ? 'bundle' : 'referrers', manifest, ...said });
  }

  /** At most what is left of the allowance; what is cut off is a problem of its own, never silence. */
  #within<I>(
    items: readonly I[],
    allowance: Allowance,
    store: Store,
    manifest?: Digest,
  ): readonly I[] {
    const taken = items.slice(0, allowance.left);
    allowance.left -= taken.length;
    if (taken.length < items.length) {
      const message = `more than ${limits.signatures} pieces of signature material; the rest was not read`;
      this.#cannotUse(store, manifest, new TooMany(message));
    }
    return taken;
  }

  /** Runs one look; a TrustError is kept as unusable material, anything else is a defect and passes. */
  async #keeping(
    store: Store,
    manifest: Digest | undefined,
    look: () => Promise<void>,
  ): Promise<void> {
    try {
      await look();
    } catch (error) {
      if (!isTrustError(error)) throw error;
      this.#cannotUse(store, manifest, error);
    }
  }

  #cannotUse(store: Store, manifest: Digest | undefined, error: TrustError): void {
    this.#unusable.push({ store, error, ...(manifest === undefined ? {} : { manifest }) });
  }
}

/** Content that the descriptor carries itself: used only if it hashes to the digest (threat 42). */
function inlined({ data, digest, size }: Descriptor): Uint8Array | undefined {
  if (data === undefined || size > limits.bundle) return undefined;
  const bytes = Buffer.from(data, 'base64');
  return bytes.length === size && digestOf(bytes) === digest ? bytes : undefined;
}
