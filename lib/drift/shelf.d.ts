/**
 * What was read of one release, for its other registries: a digest that was verified is not fetched
 * again, but asked for. Gone with the release, so that memory stays flat however many there are.
 */
import { Snapshot } from '../mirror/snapshot.ts';
import type { Digest } from '../oci/digest.ts';
import type { InspectableRepository, ManifestHead, StoredManifest } from '../registry/repository.ts';
import type { BlobName } from '../registry/writable.ts';
export declare class Shelf {
    readonly manifests: Map<Digest, StoredManifest>;
    readonly blobs: Map<Digest, Uint8Array<ArrayBufferLike>>;
    /** tags that were read somewhere: elsewhere they are likely to point to what is here */
    readonly tags: Set<string>;
    /** The repository through this shelf; each question is asked once. */
    over<R extends InspectableRepository>(repository: R): Shelved<R>;
}
export declare class Shelved<R extends InspectableRepository = InspectableRepository> extends Snapshot<R> {
    #private;
    constructor(live: R, shelf: Shelf);
    manifest(reference: Digest | string): Promise<StoredManifest | undefined>;
    /** Always the registry's own word: what is on the shelf says nothing about what is there. */
    manifestHead(reference: Digest | string): Promise<ManifestHead | undefined>;
    blob(blob: BlobName, limit: number): Promise<Uint8Array | undefined>;
    /** Whether this registry has it. */
    has(blob: BlobName): Promise<boolean>;
    /** The bytes of a manifest that was read on some registry: those of this one, if it has it. */
    readAnywhere(digest: Digest): Promise<StoredManifest | undefined>;
}
