/**
 * The content of a registry, in memory. It checks nothing: a test may store a manifest under a wrong digest,
 * like a hostile registry. The HTTP handlers (manifests.ts, blobs.ts) do check.
 */

import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';

export interface HeldManifest {
  readonly digest: Digest;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** the manifest this one refers to, if it does */
  readonly subject?: Digest;
}

/** An entry of a referrers list (distribution-spec, "Listing Referrers"). */
export interface Referrer {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

export class Store {
  readonly #repositories = new Map<string, HeldRepository>();

  /** The repository, made if it is not there. */
  repository(name: string): HeldRepository {
    const repository = this.#repositories.get(name) ?? new HeldRepository();
    this.#repositories.set(name, repository);
    return repository;
  }

  find(name: string): HeldRepository | undefined {
    return this.#repositories.get(name);
  }

  get repositories(): ReadonlyMap<string, HeldRepository> {
    return this.#repositories;
  }

  clear(): void {
    this.#repositories.clear();
  }
}

export class HeldRepository {
  readonly manifests = new Map<Digest, HeldManifest>();
  readonly blobs = new Map<Digest, Uint8Array>();
  readonly tags = new Map<string, Digest>();
  readonly #referrers = new Map<Digest, Map<Digest, Referrer>>();

  /** `digest` is what the bytes are stored under; another than theirs is a lie. */
  putManifest(bytes: Uint8Array, mediaType: string, digest: Digest = digestOf(bytes)): Digest {
    this.removeManifest(digest, { keepTags: true });
    const { subject, ...referrer } = describe(bytes, mediaType, digest);
    this.manifests.set(digest, { digest, bytes, mediaType, ...(subject && { subject }) });
    if (subject !== undefined) {
      const listed = this.#referrers.get(subject) ?? new Map<Digest, Referrer>();
      this.#referrers.set(subject, listed.set(digest, referrer));
    }
    return digest;
  }

  putBlob(bytes: Uint8Array, digest: Digest = digestOf(bytes)): Digest {
    this.blobs.set(digest, bytes);
    return digest;
  }

  /** Manifest by digest or tag. */
  manifest(reference: string): HeldManifest | undefined {
    const digest = this.tags.get(reference) ?? (reference as Digest);
    return this.manifests.get(digest);
  }

  /** Removes it with the tags that point to it, as distribution does. False if there is none. */
  removeManifest(digest: Digest, { keepTags = false } = {}): boolean {
    const held = this.manifests.get(digest);
    if (held === undefined) return false;
    this.manifests.delete(digest);
    if (held.subject !== undefined) this.#referrers.get(held.subject)?.delete(digest);
    if (!keepTags) {
      for (const [tag, target] of this.tags) if (target === digest) this.tags.delete(tag);
    }
    return true;
  }

  /** In the order in which they were pushed. */
  referrers(subject: Digest): Referrer[] {
    return [...(this.#referrers.get(subject)?.values() ?? [])];
  }

  /** Subjects that have referrers. */
  get subjects(): Digest[] {
    return [...this.#referrers.keys()].filter((subject) => this.referrers(subject).length > 0);
  }
}

interface ManifestFields {
  readonly subject?: { readonly digest?: unknown };
  readonly artifactType?: string;
  readonly config?: { readonly mediaType?: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Reads as registries do, with whatever JSON reader is at hand: stored bytes may be anything. */
function describe(
  bytes: Uint8Array,
  mediaType: string,
  digest: Digest,
): Referrer & { readonly subject?: Digest } {
  const { subject, artifactType, config, annotations } = fields(bytes);
  const type = artifactType || (mediaType === mediaTypes.index ? undefined : config?.mediaType);
  return {
    mediaType,
    digest,
    size: bytes.length,
    ...(type && { artifactType: type }),
    ...(annotations && { annotations }),
    ...(typeof subject?.digest === 'string' && { subject: subject.digest as Digest }),
  };
}

function fields(bytes: Uint8Array): ManifestFields {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString());
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
