/** Content by digest (image-layout.md, "Blobs"): hashed when it is read as a whole, and when it is written. */
import { Readable } from 'node:stream';
import { type Digest } from '../oci/digest.ts';
import type { BlobName } from '../registry/writable.ts';
import type { Folder } from './folder.ts';
export declare class BlobFiles {
    #private;
    constructor(folder: Folder);
    /** The whole content, which hashes to the digest (E_DIGEST); undefined if it is not there. */
    read(digest: Digest, limit: number): Promise<Uint8Array | undefined>;
    /** undefined if it is not there. Nothing is hashed. */
    size(digest: Digest): Promise<number | undefined>;
    /** See ReadableRepository.openBlob. */
    open({ digest, size }: BlobName, offset: number): Promise<Readable>;
    /** Whether the content is there and right: nobody has checked a folder's files when they were written. */
    holds(digest: Digest): Promise<boolean>;
    /** Throws E_DIGEST for content that is not `blob`'s, and what the content ends with. */
    write(blob: BlobName, content: Uint8Array | Readable): Promise<void>;
}
