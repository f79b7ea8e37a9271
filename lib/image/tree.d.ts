/**
 * An image as a tree: what a reference names, and everything its index binds, each digest once.
 *
 * The index bytes are hashed when they are read (registry/manifests.ts), so the children's digests
 * come from bytes that the root digest covers, and no child needs to be fetched to be known.
 */
import type { Annotations } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { type Manifest } from '../oci/manifest.ts';
import type { Platform } from '../oci/platform.ts';
import type { ReadableRepository, StoredManifest } from '../registry/repository.ts';
/** `image`: the reference names a single image. `attestation`: buildx's attestation manifest. */
export type Role = 'index' | 'platform' | 'attestation' | 'image';
export interface ImageNode {
    readonly digest: Digest;
    readonly mediaType: string;
    /** bytes, as the parent declares; of the root, as received */
    readonly size: number;
    readonly role: Role;
    /** every platform under which the index lists this manifest; empty for an index */
    readonly platforms: readonly Platform[];
    /** 0 for the root */
    readonly depth: number;
    readonly annotations: Annotations;
}
export interface ImageTree {
    /** depth first, in the order of the index; the root first */
    readonly nodes: readonly [ImageNode, ...ImageNode[]];
    /** the root's document */
    readonly root: Manifest;
}
/** Reads the tree under a manifest that was already received. Throws TrustError. */
export declare function readTree(repository: ReadableRepository, stored: StoredManifest): Promise<ImageTree>;
