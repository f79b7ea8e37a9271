/** The tag, last of all: whoever asks for it finds everything there (threats-and-faults.md §6, invariant a). */
import type { Digest } from '../oci/digest.ts';
import type { Pausing } from '../registry/backoff.ts';
import type { ReadableRepository, StoredManifest } from '../registry/repository.ts';
import type { WritableRepository } from '../registry/writable.ts';
/** What to do about a tag that points to something else. */
export type OnConflict = 'fail' | 'keep' | 'overwrite';
export interface Tagging extends Pausing {
    readonly repository: WritableRepository;
    readonly tag: string;
    readonly root: StoredManifest;
    readonly mediaType: string;
    /** what the tag pointed to when the run began */
    readonly before: Digest | undefined;
    readonly onConflict: OnConflict;
    /** from here on it may be there, whatever becomes of the answer */
    readonly onWriting?: () => void;
}
/** Looked at right before: somebody else may have moved it meanwhile (fault 32). Throws E_DRIFT then. */
export declare function writeTag(tagging: Tagging): Promise<'written' | 'unchanged' | 'kept'>;
/** HEAD is free where manifests are counted; a registry that gives no digest is asked for the bytes. */
export declare function readTag(repository: ReadableRepository, tag: string): Promise<Digest | undefined>;
/** What becomes of the target's tag. Throws E_DRIFT before anything was copied. */
export declare function taggingOf(tag: string | undefined, before: Digest | undefined, digest: Digest, onConflict: OnConflict): 'write' | 'unchanged' | 'kept' | 'not asked for';
