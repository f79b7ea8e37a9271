/**
 * An OCI image layout on disk, written as a repository is. Content first, then index.json: a crash leaves
 * content that nothing names yet, and never a name without content.
 */
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest } from '../oci/digest.ts';
import type { BlobName, BlobSource, WritableRepository } from '../registry/writable.ts';
import type { LayoutIndex } from './layout-index.ts';
import { type LayoutParts, LayoutReader } from './reader.ts';
export declare class LayoutWriter extends LayoutReader implements WritableRepository {
    #private;
    constructor(parts: LayoutParts);
    /** Hashed: what a registry vouches for, nobody does for files. One that is damaged is not there. */
    hasBlob(digest: Digest): Promise<boolean>;
    putBlob(blob: BlobName, source: BlobSource): Promise<'uploaded'>;
    /** Children have entries of their own: oras finds by digest what has one, and nothing else. */
    putManifest(reference: Digest | string, bytes: Uint8Array, mediaType: string, ifMatch?: string): Promise<boolean>;
    /** By its very name: where somebody else's whole reference ends in the same tag, that is another one. */
    protected tagged(index: LayoutIndex, tag: string): Descriptor | undefined;
    protected tagsIn(index: LayoutIndex): readonly string[];
}
