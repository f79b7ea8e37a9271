/** What writing needs of a place that holds images. Everything above this folder writes through this. */

import type { Readable } from 'node:stream';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import type { ReadableRepository } from './repository.ts';

/** The content of a blob, from `offset` on; made anew for each attempt, so that it can start over. */
export type BlobSource = (offset: number) => Uint8Array | Readable;

/**
 * Writing side of one repository. Every method throws TrustError: E_AUTH, E_NET, E_RATE, E_LIMIT (too
 * large for this registry), E_NOTFOUND (no such repository), E_MANIFEST (refused as it is).
 */
export interface WritableRepository extends ReadableRepository {
  /** HEAD of a blob. `unknown` where the registry does not tell (ECR Public, registries.md §4.3). */
  hasBlob(digest: Digest): Promise<boolean | 'unknown'>;
  putBlob(blob: Pick<Descriptor, 'digest' | 'size'>, source: BlobSource): Promise<void>;
  /** Takes over a blob of another repository of the same registry; false: it has to be uploaded. */
  mountBlob(digest: Digest, from: Repository): Promise<boolean>;
  /**
   * The bytes as they are, under their digest or a tag. `ifMatch`: the entity tag that was read, for
   * registries that heed it; resolves to false if somebody else was faster.
   */
  putManifest(
    reference: Digest | string,
    bytes: Uint8Array,
    mediaType: string,
    ifMatch?: string,
  ): Promise<boolean>;
}
