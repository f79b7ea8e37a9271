/** What a source lists as attached to an image: digests alone, and no content (docs/adr/0012-mirror.md). */
import { type ImageTree } from '../image/tree.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import type { StoredManifest } from '../registry/repository.ts';
import type { Source } from './inventory.ts';
/** Read once for all targets. */
export interface Lists {
    readonly tree: ImageTree;
    /** signature tags, and what they point to */
    readonly tags: ReadonlyMap<string, Digest>;
    /** by subject; only those that have some */
    readonly referrers: ReadonlyMap<Digest, readonly Descriptor[]>;
}
/** undefined: the source cannot be looked at in this way. */
export declare function readLists(source: Source, root: StoredManifest): Promise<Lists | undefined>;
