/**
 * Who refers to whom in a layout. Nobody lists that there (image-layout.md says nothing of referrers), so
 * every manifest that can be reached is read, once: by its digest it never changes.
 */
import { type Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import type { BlobFiles } from './blob-files.ts';
export declare class Graph {
    #private;
    /** @param limit manifests that are read at most */
    constructor(blobs: BlobFiles, limit?: number);
    /**
     * The manifests with this subject that can be reached from `roots`. Throws E_DIGEST for a manifest that
     * is damaged, for it may be one of them, and E_LIMIT. What is not there, as in a layout with some of
     * the platforms, is passed over.
     */
    referrersOf(subject: Digest, roots: readonly Descriptor[]): Promise<Descriptor[]>;
    /**
     * The images among `roots`: what is no part of another one, and attached to nothing. Throws as
     * `referrersOf`.
     */
    imagesAmong(roots: readonly Descriptor[]): Promise<Descriptor[]>;
}
