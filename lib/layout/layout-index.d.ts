/**
 * index.json (image-layout.md, "index.json"): what is in a layout, and under which tags. Everything that
 * is not changed is written as it was read, entries and annotations that nobody here knows included.
 */
import { type Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
/** What an entry is to say, besides its tag. */
export type Named = Pick<Descriptor, 'mediaType' | 'digest' | 'size'>;
/** An immutable document; what changes it gives another one, or itself if there is nothing to change. */
export declare class LayoutIndex {
    #private;
    /** entries that are descriptors; the others are kept, and say nothing */
    readonly descriptors: readonly Descriptor[];
    private constructor();
    static readonly empty: LayoutIndex;
    /** Throws E_MANIFEST for what is no image index, or is something else as well (threat 20). */
    static parse(bytes: Uint8Array): LayoutIndex;
    toBytes(): Uint8Array;
    /** Each once; names that are no tags, whole references for example, are not among them. */
    tags(): string[];
    /** Throws E_MANIFEST if the tag is at two manifests: one reader takes the first, another the last. */
    tagged(tag: string): Descriptor | undefined;
    /**
     * As `tagged`; where nothing has that very tag, what has a whole reference with it for its name, as
     * podman and Docker write it. Throws E_MANIFEST if that is true of two manifests.
     */
    named(tag: string): Descriptor | undefined;
    /** As `tags`, and the tags of whole references. */
    names(): string[];
    entry(digest: Digest): Descriptor | undefined;
    /** With an entry for this manifest, if it has none. */
    withManifest(named: Named): LayoutIndex;
    /** The tag at this manifest, and at no other; what it was at before stays, without it. */
    withTag(tag: string, named: Named): LayoutIndex;
    /** Without this manifest, unless it has a tag. */
    withoutUntagged(digest: Digest): LayoutIndex;
}
/** Of whatever kind: tags, whole references. */
export declare function namesOf({ annotations }: Descriptor): string[];
