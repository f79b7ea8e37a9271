/**
 * Tags that several writers share: read, change, write, read back; again if somebody who wrote at the
 * same time has overwritten it (faults 27, 28). Registries that heed If-Match refuse such a write, most
 * do not know it (registries.md §2.2).
 *
 * Without it, what somebody overwrites is seen only if reading back comes after his writing. So nothing
 * is pushed between reading and writing: then both writings overlap, and only one that takes much longer
 * than the other is missed. That, and a writer who takes his time (cosign pushes in between), is left to
 * whoever verifies in the end; to append once more is safe at any time.
 */
import type { Pausing } from './backoff.ts';
import type { StoredManifest } from './repository.ts';
import type { WritableRepository } from './writable.ts';
/** What a tag is to be. Both methods throw for what must be left alone. */
export interface TagUpdate {
    /** whether nothing is left to do */
    isDone(stored: StoredManifest): boolean;
    /** what to write in place of `stored` */
    next(stored: StoredManifest | undefined): Promise<NewManifest>;
}
export interface NewManifest {
    readonly bytes: Uint8Array;
    readonly mediaType: string;
    /** pushes what the manifest names, if that may not be there */
    readonly putContent?: () => Promise<unknown>;
}
/** Resolves to what a reader finds, once it is that. Throws E_NET if others were faster, or overwrote it, each time. */
export declare function updateTag(repository: WritableRepository, tag: string, update: TagUpdate, pausing: Pausing): Promise<StoredManifest>;
