/**
 * The blobs without which a signature does not count: the payload of a legacy one, and the bundle. Lists
 * and manifests are still served when a registry has lost them.
 */
import type { Digest } from '../oci/digest.ts';
import type { InspectableRepository, StoredManifest } from '../registry/repository.ts';
import type { BlobName } from '../registry/writable.ts';
/** A HEAD that answers 404 is no evidence: some proxies serve what they deny. One byte is asked for then. */
export declare function hasBlob(repository: InspectableRepository, blob: BlobName): Promise<boolean>;
interface SignatureStore {
    readAnywhere(digest: Digest): Promise<StoredManifest | undefined>;
    has(blob: BlobName): Promise<boolean>;
}
/** @param holders digests of manifests that hold signatures. Throws for what stands in the way. */
export declare function lostBlobs(store: SignatureStore, holders: readonly Digest[]): Promise<readonly Digest[]>;
export {};
