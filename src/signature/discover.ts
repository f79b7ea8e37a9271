/**
 * Finds the signatures of a manifest: the union of the `.sig` tag, OCI 1.1 referrers and bundles
 * (docs/adr/0002).
 *
 * Errors are collected, not thrown: they are always reported, but decide the outcome only if no
 * candidate is good.
 */

import { isTrustError, TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Descriptor, ReferrerDescriptor } from '../oci/descriptor.ts';
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
  declaredType,
  declaresBundle,
  declaresOtherType,
  signatureTag,
} from './store.ts';

/** Longer artifact types are shortened in reports; media types have 255 characters at most (RFC 6838 §4.2). */
const maxTypeLength = 255;

type Store = Candidate['store'] | 'referrers';

/** Signature material that could not be read, with the reason. The store `referrers` is the list itself. */
interface UnusableMaterial {
  readonly store: Store;
  readonly manifest?: Digest;
  readonly error: TrustError;
}

/** An artifact that is not a signature: an SBOM, provenance, or any other referrer. */
export interface OtherArtifact {
  readonly store: Store;
  readonly manifest: Digest;
  /** its artifact type, or the predicate type of an attestation; not verified */
  readonly type?: string;
}

export interface Discovery<T> {
  /** the results of `read`, in no particular order */
  readonly candidates: readonly T[];
  readonly unusable: readonly UnusableMaterial[];
  readonly otherArtifacts: readonly OtherArtifact[];
  /** media type of the image under the `.sig` tag, if there is one */
  readonly signatureImageType: string | undefined;
  /** entries of the referrers list that could not be read: one line for each */
  readonly skipped: readonly string[];
  /** digests that the Referrers API listed; undefined if the registry has no such API */
  readonly listedByApi: ReadonlySet<Digest> | undefined;
  /** number of listed referrers that may be signatures */
  readonly referrers: number;
}

export interface DiscoverOptions {
  /**
   * References that a payload may name. If a payload cannot be fetched, it is rebuilt from one of them,
   * provided that the bytes match the layer's digest (registries.md §6.1). Empty: nothing is rebuilt.
   */
  readonly payloadReferences: readonly string[];
}

/**
 * Finds the candidates for `subject` and calls `read` with each as soon as it is fetched, so that 100
 * candidates of 1 MiB are never in memory at once. Errors of a store are in the result.
 */
export async function discoverSignatures<T>(
  repository: ReadableRepository,
  subject: Digest,
  options: DiscoverOptions,
  read: (candidate: Candidate) => T,
): Promise<Discovery<T>> {
  const search = new Search(repository, subject, options, read);
  await Promise.all([search.legacyTag(), search.referrers(() => repository.referrers(subject))]);
  return search.result;
}

/** Reads only the fallback tag, for a registry whose API listed no good signature (fault 22). Skips `listedByApi`. */
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
  return search.result;
}

/** How many items may still be fetched. Each store has its own, so junk in one cannot use it up (threats 52, 53). */
interface Allowance {
  left: number;
}

/** A discovery that is not finished. */
interface Results<T> extends Discovery<T> {
  readonly candidates: T[];
  readonly unusable: UnusableMaterial[];
  readonly otherArtifacts: OtherArtifact[];
  skipped: readonly string[];
  listedByApi: ReadonlySet<Digest> | undefined;
  referrers: number;
  signatureImageType: string | undefined;
}

class Search<T> {
  readonly result: Results<T> = {
    candidates: [],
    unusable: [],
    otherArtifacts: [],
    skipped: [],
    listedByApi: undefined,
    referrers: 0,
    signatureImageType: undefined,
  };
  readonly #repository: ReadableRepository;
  readonly #subject: Digest;
  readonly #options: DiscoverOptions;
  readonly #read: (candidate: Candidate) => T;

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

  async legacyTag(): Promise<void> {
    await this.#collectErrors('tag', undefined, async () => {
      const tag = signatureTag(this.#subject);
      if (!isTag(tag)) return;
      const stored = await this.#repository.manifest(tag);
      if (stored === undefined) return;
      const manifest = parseManifest(stored.bytes, stored.contentType);
      this.result.signatureImageType = manifest.mediaType;
      const artifact = classifyArtifact(manifest);
      if (artifact.kind === 'simple-signing') {
        await this.#layers(artifact.layers, 'tag', stored.digest, { left: limits.signatures });
      } else {
        this.result.otherArtifacts.push({ store: 'tag', manifest: stored.digest });
      }
    });
  }

  async referrers(list: () => Promise<ReferrerList>): Promise<void> {
    await this.#collectErrors('referrers', undefined, async () => {
      const { descriptors, source, skipped = [] } = await list();
      this.result.skipped = skipped;
      const foreign = source === 'api' ? descriptors.filter(declaresOtherType) : [];
      if (source === 'api')
        this.result.listedByApi = new Set(descriptors.map(({ digest }) => digest));
      for (const one of foreign) {
        this.#addOther(one.digest, declaredType(one), declaresBundle(one));
      }
      const rest = descriptors.filter((descriptor) => !foreign.includes(descriptor));
      this.result.referrers = rest.length;
      const referrers = this.#takeFrom(rest, { left: limits.signatures }, 'referrers');
      const layers: Allowance = { left: limits.signatures };
      await Promise.all(referrers.map((descriptor) => this.#referrer(descriptor, layers)));
    });
  }

  async #referrer({ digest }: ReferrerDescriptor, allowance: Allowance): Promise<void> {
    await this.#collectErrors('bundle', digest, async () => {
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
        this.#addOther(digest, artifactTypeOf(manifest), false);
      }
    });
  }

  /** Every descriptor is a candidate, even with an equal digest: equal payloads share one (cosign-formats.md §1.4). */
  async #layers(
    layers: readonly Descriptor[],
    store: 'tag' | 'referrer',
    manifest: Digest,
    allowance: Allowance,
  ): Promise<void> {
    const looks = this.#takeFrom(layers, allowance, store, manifest).map((layer) =>
      this.#collectErrors(store, manifest, async () => {
        const payload = await this.#payload(layer);
        this.result.candidates.push(
          this.#read({ format: 'legacy', store, manifest, layer, ...payload }),
        );
      }),
    );
    await Promise.all(looks);
  }

  async #payload(layer: Descriptor): Promise<Pick<LegacyCandidate, 'payload' | 'rebuilt'>> {
    try {
      return { payload: await this.#blob(layer, limits.payload) };
    } catch (error) {
      const payload = this.#rebuild(layer);
      if (payload === undefined || !isTrustError(error)) throw error;
      return { payload, rebuilt: error };
    }
  }

  #rebuild(layer: Descriptor): Uint8Array | undefined {
    return rebuildPayload(this.#options.payloadReferences, this.#subject, layer);
  }

  /** Attestations are not candidates: an image that has nothing else is unsigned (threat 59). */
  async #bundle(layer: Descriptor, manifest: Digest): Promise<void> {
    const bytes = embeddedContent(layer) ?? (await this.#blob(layer, limits.bundle));
    const predicateType = attestationType(bytes);
    if (predicateType !== undefined) this.#addOther(manifest, predicateType, true);
    else
      this.result.candidates.push(
        this.#read({ format: 'bundle', store: 'bundle', manifest, bytes }),
      );
  }

  async #blob(layer: Descriptor, limit: number): Promise<Uint8Array> {
    const bytes = await this.#repository.blob(layer, limit);
    if (bytes !== undefined) return bytes;
    throw new TrustError('E_NOSIG', 'signature material names a blob that the registry lacks', {
      digest: layer.digest,
    });
  }

  #addOther(manifest: Digest, type: string | undefined, isBundle: boolean): void {
    const declared = type === undefined ? {} : { type: type.slice(0, maxTypeLength) };
    this.result.otherArtifacts.push({
      store: isBundle ? 'bundle' : 'referrers',
      manifest,
      ...declared,
    });
  }

  /** Takes items up to the allowance. Items over it are reported as an error. */
  #takeFrom<I>(
    items: readonly I[],
    allowance: Allowance,
    store: Store,
    manifest?: Digest,
  ): readonly I[] {
    const taken = items.slice(0, allowance.left);
    allowance.left -= taken.length;
    if (taken.length < items.length) {
      const message = `there are more than ${limits.signatures} signatures or referrers; the rest was not read`;
      this.#addUnusable(store, manifest, new TooMany(message));
    }
    return taken;
  }

  /** Records a TrustError as unusable material; rethrows anything else. */
  async #collectErrors(
    store: Store,
    manifest: Digest | undefined,
    look: () => Promise<void>,
  ): Promise<void> {
    try {
      await look();
    } catch (error) {
      if (!isTrustError(error)) throw error;
      this.#addUnusable(store, manifest, error);
    }
  }

  #addUnusable(store: Store, manifest: Digest | undefined, error: TrustError): void {
    this.result.unusable.push({ store, error, ...(manifest === undefined ? {} : { manifest }) });
  }
}

/** Content embedded in the descriptor; used only if it matches the digest (threat 42). */
function embeddedContent({ data, digest, size }: Descriptor): Uint8Array | undefined {
  if (data === undefined || size > limits.bundle) return undefined;
  const bytes = Buffer.from(data, 'base64');
  return bytes.length === size && digestOf(bytes) === digest ? bytes : undefined;
}
