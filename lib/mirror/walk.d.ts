/** The walk through the source: downward from indexes, and from every manifest to what is attached to it. */
import type { Digest } from '../oci/digest.ts';
import type { StoredManifest } from '../registry/repository.ts';
import type { Blob, Item, LeftOut, Source } from './inventory.ts';
/** Is told of everything as it is found, so that targets can be asked meanwhile. */
export interface Watch {
    onManifest(digest: Digest): void;
    onTag(name: string): void;
    onReferrersOf(subject: Digest): void;
    onBlob(blob: Blob): void;
}
export declare class Walk {
    #private;
    constructor(source: Source, watch: Watch, most?: {
        manifests: number;
        bytes: number;
    });
    get found(): Iterable<Omit<Item, 'inTree'>>;
    get blobs(): Iterable<Blob>;
    get elsewhere(): readonly Digest[];
    get leftOut(): readonly LeftOut[];
    from(root: StoredManifest): Promise<void>;
}
/** Layers that may not be pushed, or need not be: their descriptors say where else they are. */
export declare function isForeign(mediaType: string): boolean;
