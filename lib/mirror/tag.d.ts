/** The tag, last of all: whoever asks for it finds everything there (threats-and-faults.md §6, invariant a). */
import type { Digest } from '../oci/digest.ts';
import type { Pausing } from '../registry/backoff.ts';
import type { ReadableRepository, StoredManifest } from '../registry/repository.ts';
import type { WritableRepository } from '../registry/writable.ts';
/** What to do about a tag that points to something else. */
export type OnConflict = 'fail' | 'keep' | 'overwrite';
/** Where a tag points; `hidden` if the registry refuses to show it to whoever may write it. */
export type Seen = Digest | undefined | 'hidden';
export interface Tagging extends Pausing {
    readonly repository: WritableRepository;
    readonly tag: string;
    readonly root: StoredManifest;
    readonly mediaType: string;
    /** what the tag pointed to when the run began */
    readonly before: Seen;
    readonly onConflict: OnConflict;
    /** from here on it may be there, whatever becomes of the answer */
    readonly onWriting?: () => void;
}
/** Looked at right before: somebody else may have moved it meanwhile (fault 32). Throws E_DRIFT then. */
export declare function writeTag(tagging: Tagging): Promise<'written' | 'unchanged' | 'kept'>;
/** A place that is written to: a refusal is no answer (fault 14). */
export declare function lookAtTag(repository: ReadableRepository, tag: string): Promise<Seen>;
/** HEAD is free where manifests are counted; a registry that gives no digest is asked for the bytes. */
export declare function readTag(repository: ReadableRepository, tag: string): Promise<Digest | undefined>;
/** What becomes of the target's tag. Throws E_DRIFT for one that must be left alone. */
export declare function taggingOf(tag: string | undefined, before: Seen, digest: Digest, onConflict: OnConflict, consequence?: string): 'write' | 'unchanged' | 'kept' | 'not asked for';
