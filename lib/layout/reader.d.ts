/** An OCI image layout on disk (image-spec image-layout.md), read as a repository is. */
import type { Readable } from 'node:stream';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import type { ManifestHead, ReadableRepository, ReferrerList, StoredManifest } from '../registry/repository.ts';
import type { BlobName } from '../registry/writable.ts';
import type { BlobFiles } from './blob-files.ts';
import type { IndexFile } from './index-file.ts';
import { type LayoutIndex } from './layout-index.ts';
export interface LayoutParts {
    readonly name: Repository;
    readonly index: IndexFile;
    readonly blobs: BlobFiles;
}
export declare class LayoutReader implements ReadableRepository {
    #private;
    readonly name: Repository;
    constructor({ name, index, blobs }: LayoutParts);
    manifest(reference: Digest | string): Promise<StoredManifest | undefined>;
    manifestHead(reference: Digest | string): Promise<ManifestHead | undefined>;
    blob({ digest, size }: BlobName, limit: number): Promise<Uint8Array | undefined>;
    openBlob(blob: BlobName, offset: number): Promise<Readable>;
    /** What the manifests themselves say ∪ the fallback tag, which is what regctl writes and reads. */
    referrers(subject: Digest): Promise<ReferrerList>;
    referrersByTag(subject: Digest): Promise<ReferrerList>;
    tags(): AsyncGenerator<string, void, void>;
    /** The image of a layout that has one only, and the names under which it is there. */
    onlyImage(): Promise<{
        digest: Digest;
        names: readonly string[];
    } | undefined>;
    protected tagged(index: LayoutIndex, tag: string): Descriptor | undefined;
    protected tagsIn(index: LayoutIndex): readonly string[];
}
/** Of what a tag is at, for a write that must not overwrite somebody else's. */
export declare function etagOf(digest: Digest): string;
