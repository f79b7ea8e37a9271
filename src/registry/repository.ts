/**
 * What reading and writing need of a place that holds images: a repository on a registry (client.ts), or an
 * OCI layout on disk (layout/). Everything above those folders uses these interfaces only.
 */

import type { Readable } from 'node:stream';
import type { Descriptor, Listed } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';

/** A manifest as it was received: bytes that hash to `digest`. */
export interface StoredManifest {
  readonly bytes: Uint8Array;
  readonly digest: Digest;
  /** Content-Type of the answer, in lower case and without parameters; undefined where there was none */
  readonly contentType?: string;
  /** entity tag of the answer, if it is a strong one: for a write that must not overwrite somebody else's */
  readonly etag?: string;
}

/** What a HEAD tells; hints only, nothing was hashed (threat 4). */
export interface ManifestHead {
  readonly digest?: Digest;
  readonly size?: number;
  readonly contentType?: string;
}

export interface ReferrerList {
  /** entries as the registry lists them; nothing about them is verified yet */
  readonly descriptors: readonly Listed[];
  /** what the list holds besides them and could not be read, one line for each; absent: nothing */
  readonly skipped?: readonly string[];
  /** `api`: filtering by artifactType is safe; `tag`: it is not (registries.md §4.4) */
  readonly source: 'api' | 'tag';
}

/**
 * Reading side of one repository. Every method throws TrustError (E_NET, E_RATE, E_AUTH, E_LIMIT,
 * E_DIGEST) for what could not be found out; *absent* is an answer, and `undefined`. Where a list is
 * asked for, a repository that does not exist is E_NOTFOUND: an empty list would say that it does.
 */
export interface ReadableRepository {
  readonly name: Repository;
  /** GET of a manifest by digest (hashed and compared) or tag (hashed). undefined: 404. */
  manifest(reference: Digest | string): Promise<StoredManifest | undefined>;
  /** HEAD of a manifest; whatever it is answered but 200, the GET decides. undefined: the GET's 404. */
  manifestHead(reference: Digest | string): Promise<ManifestHead | undefined>;
  /** A blob, whole, hashed and compared; `descriptor.size` and `limit` (bytes) bound it. undefined: 404. */
  blob(
    descriptor: Pick<Descriptor, 'digest' | 'size'>,
    limit: number,
  ): Promise<Uint8Array | undefined>;
  /**
   * A blob of any size from `offset` on, as it comes and not hashed: the stream has `size - offset` bytes
   * or ends with a TrustError. After E_NET and ShortBlob the rest may be asked for, with the same object
   * for `blob`: what was learned about its representation is kept by it. Rejects with E_NOTFOUND for a 404.
   */
  openBlob(blob: Pick<Descriptor, 'digest' | 'size'>, offset: number): Promise<Readable>;
  /** Referrers of `subject`: the API with all its pages where there is one, else the fallback tag; E_MANIFEST. */
  referrers(subject: Digest): Promise<ReferrerList>;
  /** The fallback tag alone; for registries whose API was switched on after the tag was written (fault 22). */
  referrersByTag(subject: Digest): Promise<ReferrerList>;
  /** All tags, page by page. */
  tags(): AsyncIterable<string>;
}

/** Reading side that can also tell whether a blob is there, without its bytes. */
export interface InspectableRepository extends ReadableRepository {
  /** HEAD of a blob. `unknown` where only a GET can tell, as everywhere on a registry that does not say yes. */
  hasBlob(digest: Digest): Promise<boolean | 'unknown'>;
}

/**
 * The content of a blob from its start, made anew for each attempt. A stream that ends with a TrustError
 * ends the upload with it: who reads from elsewhere hashes on the way, and lets no wrong byte count.
 */
export type BlobSource = () => Uint8Array | Readable;

export type BlobName = Pick<Descriptor, 'digest' | 'size'>;

/**
 * Writing side of one repository. Every method throws TrustError: E_AUTH, E_NET, E_RATE, E_LIMIT (too
 * large for this registry), E_NOTFOUND (no such repository), E_DIGEST (it is stored as something else).
 */
export interface WritableRepository extends InspectableRepository {
  /**
   * Resolves when the registry says that it has the blob. Whether that is true shows when a manifest
   * names it: putWithContent (fault 35). `mountFrom` is a repository that holds the blob already; it is
   * left out if it is on another registry, or under other credentials (threat 113).
   */
  putBlob(
    blob: BlobName,
    source: BlobSource,
    mountFrom?: Repository,
  ): Promise<'uploaded' | 'mounted'>;
  /**
   * The bytes as they are, under their digest or a tag. `ifMatch` is the entity tag that was read; false
   * if the tag is no longer what it was then, for registries that heed it. Further throws E_IMMUTABLE
   * (the tag holds something else and cannot be moved), E_UNSUPPORTED (the registry cannot store such a
   * manifest) and MissingContent.
   */
  putManifest(
    reference: Digest | string,
    bytes: Uint8Array,
    mediaType: string,
    ifMatch?: string,
  ): Promise<boolean>;
}
