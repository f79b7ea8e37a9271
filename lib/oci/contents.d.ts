/**
 * What a manifest names, read for a copy. A copy moves bytes: it needs the digests and sizes that a
 * manifest names, and no opinion about its other fields. So this reader takes what `parseManifest`
 * refuses: lists that are null, empty platforms, and the artifact manifests of ORAS and of the release
 * candidates of image-spec 1.1. Nothing that is read here counts as verified.
 */
import { type Annotations, type Descriptor } from './descriptor.ts';
export interface Contents {
    /** to push the manifest with */
    readonly mediaType: string;
    readonly artifactType?: string;
    readonly annotations: Annotations;
    readonly subject?: Descriptor;
    readonly config?: Descriptor;
    /** config, layers and blobs */
    readonly blobs: readonly Descriptor[];
    /** children; a document that is an index and an image has them as well as blobs (threat 20) */
    readonly manifests: readonly Descriptor[];
    /** fields that should be descriptors and have no digest or size: `layers[2]` */
    readonly unreadable: readonly string[];
}
/** Never throws. `contentType` is the answer's header; what the document calls itself comes first. */
export declare function readContents(bytes: Uint8Array, contentType?: string): Contents;
