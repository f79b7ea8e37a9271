/**
 * Image manifests and indexes (image-spec manifest.md, image-index.md; Docker's schema 2 of both).
 *
 * One document must not be readable as both (CVE-2021-41190, threats 20 to 23), so the kind follows
 * from the bytes, and the header of the answer may only agree.
 */
import { type Annotations, type Descriptor } from './descriptor.ts';
interface ManifestBase {
    readonly mediaType: string;
    readonly artifactType?: string;
    readonly subject?: Descriptor;
    readonly annotations: Annotations;
}
export interface ImageManifest extends ManifestBase {
    readonly kind: 'image';
    readonly config: Descriptor;
    readonly layers: readonly Descriptor[];
}
export interface ImageIndex extends ManifestBase {
    readonly kind: 'index';
    readonly manifests: readonly Descriptor[];
}
export type Manifest = ImageManifest | ImageIndex;
/**
 * Reads a manifest from bytes that were hashed before. `contentType` is the answer's header: its
 * parameters are ignored, and it must not contradict the document. Throws E_MANIFEST, E_DIGEST or E_LIMIT.
 */
export declare function parseManifest(bytes: Uint8Array, contentType?: string): Manifest;
export {};
