/**
 * A repository as it was first seen. Each question is asked once in a run: the walk through the source,
 * its verification and the copying then see the same answers, whatever moves meanwhile, and nobody pays
 * twice. Questions may also be asked ahead of time, by those who know that the answer will be wanted.
 */
import type { Readable } from 'node:stream';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import type { InspectableRepository, ManifestHead, ReadableRepository, ReferrerList, StoredManifest } from '../registry/repository.ts';
import type { BlobName, WritableRepository } from '../registry/writable.ts';
/** Bytes: payloads, bundles and configs are smaller, layers are larger. */
export declare const smallBlob: number;
export declare class Snapshot<R extends ReadableRepository = ReadableRepository> implements ReadableRepository {
    #private;
    /** as it is now */
    readonly live: R;
    constructor(live: R);
    get name(): Repository;
    manifest(reference: Digest | string): Promise<StoredManifest | undefined>;
    /** Takes over what somebody else has just read, by digest or under a tag. */
    learn(stored: StoredManifest, reference?: Digest | string): void;
    learnReferrers(subject: Digest, list: ReferrerList): void;
    manifestHead(reference: Digest | string): Promise<ManifestHead | undefined>;
    blob(blob: BlobName, limit: number): Promise<Uint8Array | undefined>;
    openBlob(blob: BlobName, offset: number): Promise<Readable>;
    referrers(subject: Digest): Promise<ReferrerList>;
    referrersByTag(subject: Digest): Promise<ReferrerList>;
    tags(): AsyncIterable<string>;
    protected once<T>(question: string, ask: () => Promise<T>): Promise<T>;
}
/** A target before anything was written there; also one whose repository the first push will make. */
export declare class TargetSnapshot extends Snapshot<WritableRepository> {
    referrers(subject: Digest): Promise<ReferrerList>;
    holds(blob: BlobName): Promise<boolean>;
}
/** Where a HEAD does not show it, a GET for its last byte decides (registries.md §4.3). */
export declare function holds(repository: InspectableRepository, blob: BlobName): Promise<boolean>;
/** As `holds`, of a place that is written to: what it refuses to show is brought (fault 14). */
export declare function holdsAsShown(repository: InspectableRepository, blob: BlobName): Promise<boolean>;
export declare function canOpen(repository: ReadableRepository, blob: BlobName, from?: number): Promise<boolean>;
