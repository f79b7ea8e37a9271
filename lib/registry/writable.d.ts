/** What writing needs of a place that holds images. Everything above this folder writes through this. */
import type { Readable } from 'node:stream';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import type { InspectableRepository } from './repository.ts';
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
    putBlob(blob: BlobName, source: BlobSource, mountFrom?: Repository): Promise<'uploaded' | 'mounted'>;
    /**
     * The bytes as they are, under their digest or a tag. `ifMatch` is the entity tag that was read; false
     * if the tag is no longer what it was then, for registries that heed it. Further throws E_IMMUTABLE
     * (the tag holds something else and cannot be moved), E_UNSUPPORTED (the registry cannot store such a
     * manifest) and MissingContent.
     */
    putManifest(reference: Digest | string, bytes: Uint8Array, mediaType: string, ifMatch?: string): Promise<boolean>;
}
