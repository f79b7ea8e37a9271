/**
 * Finds the attestations that are stored with a manifest: bundle referrers, and layers of the `.att` tag
 * (cosign-formats.md §1.3, §3). What buildx puts into the index is read by buildx.ts.
 *
 * Errors are collected, not thrown: an attestation that could not be read may be the one that is required.
 */

import { isTrustError, TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Descriptor, ReferrerDescriptor } from '../oci/descriptor.ts';
import { type Digest, digestHex, digestOf } from '../oci/digest.ts';
import { parseManifest } from '../oci/manifest.ts';
import { mediaTypes } from '../oci/media-type.ts';
import { isTag } from '../oci/reference.ts';
import { TooMany } from '../registry/errors.ts';
import { artifactTypeOf, describeSkipped } from '../registry/referrer-list.ts';
import type { ReadableRepository, ReferrerList } from '../registry/repository.ts';
import { type AttestationCandidate, annotationKeys } from '../signature/candidate.ts';
import { parseAttestationBundle, parseEnvelope } from '../signature/large-payload.ts';
import { signaturePredicate } from '../signature/statement.ts';
import {
  attestationTag,
  classifyArtifact,
  declaresBundle,
  predicateTypeAnnotation,
} from '../signature/store.ts';
import type { AttestationStore } from './report.ts';

/** An attestation that could not be read, or none. */
export interface UnusableAttestation {
  readonly store: AttestationStore;
  readonly manifest?: Digest;
  /** the type that it is declared with; not verified */
  readonly declared?: string;
  readonly error: TrustError;
}

export interface AttestationDiscovery<T> {
  readonly found: readonly T[];
  readonly unusable: readonly UnusableAttestation[];
  /** declared types of those that were not fetched, because their type is not required */
  readonly otherTypes: readonly string[];
  /** digests that the Referrers API listed; undefined if the registry has no such API */
  readonly listedByApi: ReadonlySet<Digest> | undefined;
}

export interface AttestationSearch<T> {
  readonly repository: ReadableRepository;
  readonly subject: Digest;
  /** whether a predicate type is required */
  readonly wants: (type: string) => boolean;
  /** called with each as soon as it is fetched; its payload is not kept afterwards */
  readonly read: (candidate: AttestationCandidate) => Promise<T>;
  /** limits how many large ones are in memory */
  readonly fetch: <B>(size: number, task: () => Promise<B>) => Promise<B>;
}

export async function discoverAttestations<T>(
  search: AttestationSearch<T>,
): Promise<AttestationDiscovery<T>> {
  const finder = new Finder(search);
  await Promise.all([
    finder.tag(),
    finder.referrers(() => search.repository.referrers(search.subject)),
  ]);
  return finder;
}

/** Only the fallback tag, for a registry whose API listed too little (fault 22). Skips `listedByApi`. */
export async function discoverAttestationsByFallbackTag<T>(
  search: AttestationSearch<T>,
  listedByApi: ReadonlySet<Digest>,
): Promise<AttestationDiscovery<T>> {
  const finder = new Finder(search);
  await finder.referrers(async () => {
    const list = await search.repository.referrersByTag(search.subject);
    const descriptors = list.descriptors.filter(({ digest }) => !listedByApi.has(digest));
    return { ...list, descriptors };
  });
  return finder;
}

class Finder<T> implements AttestationDiscovery<T> {
  readonly found: T[] = [];
  readonly unusable: UnusableAttestation[] = [];
  readonly otherTypes: string[] = [];
  listedByApi: ReadonlySet<Digest> | undefined;
  readonly #search: AttestationSearch<T>;

  constructor(search: AttestationSearch<T>) {
    this.#search = search;
  }

  async tag(): Promise<void> {
    await this.#collectErrors({ store: 'tag' }, async () => {
      const { repository, subject } = this.#search;
      const tag = attestationTag(subject);
      const stored = isTag(tag) ? await repository.manifest(tag) : undefined;
      if (stored === undefined) return;
      const manifest = parseManifest(stored.bytes, stored.contentType);
      const layers = manifest.kind === 'image' ? manifest.layers : [];
      const envelopes = layers.filter(({ mediaType }) => mediaType === mediaTypes.dsseEnvelope);
      const wanted = envelopes.filter(({ annotations }) =>
        this.#isWanted(annotations[annotationKeys.predicateType]),
      );
      const { digest } = stored;
      const layersRead = this.#bounded(wanted, { store: 'tag', manifest: digest });
      await Promise.all(layersRead.map((layer) => this.#layer(layer, digest)));
    });
  }

  async referrers(list: () => Promise<ReferrerList>): Promise<void> {
    await this.#collectErrors({ store: 'bundle' }, async () => {
      const { descriptors, source, skipped = [] } = await list();
      if (source === 'api') {
        this.listedByApi = new Set(descriptors.map(({ digest }) => digest));
      }
      const incomplete = describeSkipped(skipped);
      if (incomplete !== undefined) {
        const message = `part of the list of referrers cannot be read: ${incomplete}`;
        this.unusable.push({ store: 'bundle', error: new TrustError('E_MANIFEST', message) });
      }
      const possible =
        source === 'api' ? descriptors.filter((one) => this.#mayBe(one)) : descriptors;
      const taken = this.#bounded(possible, { store: 'bundle' });
      await Promise.all(taken.map((descriptor) => this.#referrer(descriptor)));
    });
  }

  /** By its descriptor, which only the API fills in (registries.md §4.4, §6.1). */
  #mayBe({ artifactType, annotations }: ReferrerDescriptor): boolean {
    if (artifactType === undefined || artifactType === mediaTypes.empty) return true;
    return declaresBundle({ artifactType }) && this.#isWanted(annotations[predicateTypeAnnotation]);
  }

  /** An attestation without a declared type is fetched, to read the type in its statement. */
  #isWanted(declared: string | undefined): boolean {
    if (declared === undefined || this.#search.wants(declared)) return true;
    if (declared !== signaturePredicate) this.otherTypes.push(declared);
    return false;
  }

  async #referrer({ digest, annotations }: ReferrerDescriptor): Promise<void> {
    const declared = annotations[predicateTypeAnnotation];
    const where = { store: 'bundle', manifest: digest, ...(declared && { declared }) } as const;
    await this.#collectErrors(where, async () => {
      const { repository, subject } = this.#search;
      const stored = await repository.manifest(digest);
      if (stored === undefined) {
        throw new TrustError('E_NOSIG', 'a referrer is listed, but the registry does not have it');
      }
      const manifest = parseManifest(stored.bytes, stored.contentType);
      const artifact = classifyArtifact(manifest);
      if (artifact.kind !== 'bundle') {
        this.otherTypes.push(artifactTypeOf(manifest) ?? 'a referrer that is not a bundle');
        return;
      }
      if (manifest.subject?.digest !== subject) {
        throw new TrustError(
          'E_CLAIM',
          'listed as a referrer, but its subject is another manifest',
        );
      }
      // The manifest matches its digest, but its annotation is still only a hint.
      const inside = manifest.annotations[predicateTypeAnnotation];
      if (inside !== declared && !this.#isWanted(inside)) return;
      await this.#blob(artifact.layer, (bytes) => {
        const bundle = parseAttestationBundle(bytes);
        return { format: 'bundle', manifest: digest, bundle };
      });
    });
  }

  async #layer(layer: Descriptor, manifest: Digest): Promise<void> {
    const declared = layer.annotations[annotationKeys.predicateType];
    await this.#collectErrors({ store: 'tag', manifest, ...(declared && { declared }) }, () =>
      this.#blob(layer, (bytes) => ({
        format: 'envelope',
        ...{ manifest, layer },
        envelope: parseEnvelope(bytes),
        envelopeHash: digestHex(digestOf(bytes)),
        ...(annotationKeys.timestamp in layer.annotations ? { stamped: bytes } : {}),
      })),
    );
  }

  /** The candidate is dropped when `read` returns, before the next large one is fetched. */
  #blob(layer: Descriptor, parse: (bytes: Uint8Array) => AttestationCandidate): Promise<void> {
    const { read, fetch } = this.#search;
    return fetch(layer.size, async () => {
      const candidate = await this.#candidate(layer, parse);
      this.found.push(await read(candidate));
      freeLarge(candidate);
    });
  }

  /** The bytes are dropped when it returns. */
  async #candidate(
    layer: Descriptor,
    parse: (bytes: Uint8Array) => AttestationCandidate,
  ): Promise<AttestationCandidate> {
    const bytes = await this.#search.repository.blob(layer, limits.attestation);
    if (bytes === undefined) {
      throw new TrustError('E_NOSIG', 'an attestation names a blob that the registry lacks', {
        digest: layer.digest,
      });
    }
    try {
      return parse(bytes);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new TrustError('E_SIG', error.message, {}, error);
    }
  }

  #bounded<I>(items: readonly I[], where: Omit<UnusableAttestation, 'error'>): readonly I[] {
    if (items.length > limits.attestations) {
      const message = `there are more than ${limits.attestations} attestations or referrers; the rest was not read`;
      this.unusable.push({ ...where, error: new TooMany(message) });
    }
    return items.slice(0, limits.attestations);
  }

  async #collectErrors(
    where: Omit<UnusableAttestation, 'error'>,
    look: () => Promise<void>,
  ): Promise<void> {
    try {
      await look();
    } catch (error) {
      if (!isTrustError(error)) throw error;
      this.unusable.push({ ...where, error });
    }
  }
}

/** Otherwise, the garbage collector may run only after the next large one was fetched. */
function freeLarge(candidate: AttestationCandidate): void {
  const envelope = candidate.format === 'bundle' ? candidate.bundle.envelope : candidate.envelope;
  const { encoded } = envelope ?? {};
  if (encoded !== undefined && encoded.length > limits.bundle) {
    (encoded.buffer as ArrayBuffer).transfer(0);
  }
}
