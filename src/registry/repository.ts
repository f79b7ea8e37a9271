/**
 * The interfaces of a repository: on a registry (client.ts), or in an OCI layout on disk (layout/). All rooms
 * above use these interfaces only.
 */

import type { Readable } from 'node:stream';
import type { Descriptor, ReferrerDescriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';

/** A manifest as it was received: bytes that hash to `digest`. */
export interface StoredManifest {
  readonly bytes: Uint8Array;
  readonly digest: Digest;
  /** Content-Type of the answer, in lower case and without parameters; undefined where there was none */
  readonly contentType?: string;
  /** strong entity tag of the answer, for a conditional write */
  readonly etag?: string;
}

/** The answer to a HEAD: hints, because nothing was hashed (threat 4). */
export interface ManifestHead {
  readonly digest?: Digest;
  readonly size?: number;
  readonly contentType?: string;
}

export interface ReferrerList {
  /** entries as the registry lists them, not verified */
  readonly descriptors: readonly ReferrerDescriptor[];
  /** entries that could not be read, one line for each; absent: none */
  readonly skipped?: readonly string[];
  /** `api`: filtering by artifactType is safe; `tag`: it is not (registries.md §4.4) */
  readonly source: 'api' | 'tag';
}

/** How to ask for referrers; what a wrapper does not pass on costs a request. */
export interface AskingReferrers {
  /** the API is queried even if it is not known yet whether there is one */
  readonly ahead?: boolean;
  /** the list under the fallback tag, where there is no API; default: asked for then */
  readonly byTag?: () => Promise<ReferrerList>;
}

/**
 * Reads one repository. Every method throws TrustError (E_NET, E_RATE, E_AUTH, E_LIMIT, E_DIGEST). Something
 * that does not exist is `undefined`, and no error. For a list, a repository that does not exist is
 * E_NOTFOUND: an empty list would mean that it exists.
 */
export interface ReadableRepository {
  readonly name: Repository;
  /** GET of a manifest by digest (hashed and compared) or tag (hashed). undefined: 404. */
  manifest(reference: Digest | string): Promise<StoredManifest | undefined>;
  /** HEAD of a manifest; unless it is answered with 200, a GET decides. undefined: the GET's 404. */
  manifestHead(reference: Digest | string): Promise<ManifestHead | undefined>;
  /** A blob, whole, hashed and compared; `descriptor.size` and `limit` (bytes) bound it. undefined: 404. */
  blob(
    descriptor: Pick<Descriptor, 'digest' | 'size'>,
    limit: number,
  ): Promise<Uint8Array | undefined>;
  /**
   * Streams a blob of any size from `offset` on, not hashed: `size - offset` bytes, or a TrustError. After
   * E_NET and ShortBlob the rest can be requested, with the same `blob` object. Rejects with E_NOTFOUND for
   * a 404.
   */
  openBlob(blob: Pick<Descriptor, 'digest' | 'size'>, offset: number): Promise<Readable>;
  /** Referrers of `subject`: the API with all its pages if there is one, else the fallback tag; E_MANIFEST. */
  referrers(subject: Digest, asking?: AskingReferrers): Promise<ReferrerList>;
  /** The fallback tag alone; for registries whose API was switched on after the tag was written (fault 22). */
  referrersByTag(subject: Digest): Promise<ReferrerList>;
  /**
   * All tags, page by page.
   *
   * @param ahead sent concurrently with the run's first request, which shows whether the registry requires a token;
   *   then this request is sent twice
   */
  tags(ahead?: boolean): AsyncIterable<string>;
  /** HEAD of a blob. `unknown`: only a GET can tell; a registry never answers a reliable no. */
  hasBlob(digest: Digest): Promise<boolean | 'unknown'>;
}

/**
 * The content of a blob from its start, called for each attempt. A stream that fails with a TrustError fails
 * the upload: a stream from another registry is hashed, and fails before it completes a wrong blob.
 */
export type BlobSource = (reading?: ReadingContent) => Uint8Array | Readable;

export interface ReadingContent {
  /** called with the number of bytes of each chunk of a stream */
  readonly onBytes?: (bytes: number) => void;
  /** the caller hashes what it reads, so the stream does not */
  readonly hashes?: boolean;
}

export type BlobName = Pick<Descriptor, 'digest' | 'size'>;

/** `uploaded`: the answer names its digest; `taken`: it does not, as the header is optional; `mounted`: not sent */
export type PutBlob = 'uploaded' | 'taken' | 'mounted';

/**
 * Writes to one repository. Every method throws TrustError: E_AUTH, E_NET, E_RATE, E_LIMIT (too large for this
 * registry), E_NOTFOUND (no such repository), E_DIGEST (stored as something else).
 */
export interface WritableRepository extends ReadableRepository {
  /**
   * Whether a manifest (by its digest) or a blob is to be pushed. At worst it is pushed again: see Lacking in
   * presence.ts.
   */
  lacks(content: Digest | BlobName): Promise<boolean>;
  /**
   * Says that a blob will be pushed soon, whose content is in memory or about to be: the upload may be opened.
   * Nothing is stored. putBlob fails with what fails here.
   */
  expectBlob(blob: BlobName): void;
  /**
   * Resolves when the registry says that it has the blob; putWithContent checks that (fault 35).
   *
   * @param mountFrom a repository that has the blob; ignored on another registry, or with other credentials
   *   (threat 113). A layout copies the file of another layout
   */
  putBlob(blob: BlobName, source: BlobSource, mountFrom?: Repository): Promise<PutBlob>;
  /**
   * Stores the bytes under their digest or a tag. Throws also E_IMMUTABLE (the tag cannot be moved),
   * E_UNSUPPORTED (the registry cannot store such a manifest) and MissingContent.
   *
   * @param ifMatch the entity tag that was read; not all registries support it (registries.md §2.2)
   * @returns false: the tag has changed since
   */
  putManifest(
    reference: Digest | string,
    bytes: Uint8Array,
    mediaType: string,
    ifMatch?: string,
  ): Promise<boolean>;
}
