/** Signatures into the registry: what lies deepest first, the index last. */
import type { Pausing } from '../registry/backoff.ts';
import type { WritableRepository } from '../registry/writable.ts';
import type { Made } from './make.ts';
export interface Publishing extends Pausing {
    readonly repository: WritableRepository;
    readonly now: () => Date;
    /** called when a reader finds it */
    readonly onPublished: (made: Made) => void;
}
/** The signature of an index is the word that all under it is signed, so it comes after theirs. */
export declare function publish(made: readonly Made[], publishing: Publishing): Promise<void>;
