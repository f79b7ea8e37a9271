/**
 * One read of the source for all targets: whoever wants a blob waits for the others who want it, and then
 * each is handed the same chunks. Nobody is held up for long by one who does not come, or does not take
 * what it is given: that one goes on alone, from where it was, and nothing is buffered for it.
 */
import type { Readable } from 'node:stream';
import type { Digest } from '../oci/digest.ts';
import type { Pausing } from '../registry/backoff.ts';
import type { Blob } from './inventory.ts';
/** One target's way to the source's blobs. */
export interface Reader {
    /** As ReadableRepository.openBlob. */
    openBlob(blob: Blob, offset: number): Promise<Readable>;
    /** It will not ask for this one. */
    declines(digest: Digest): void;
    /** It will ask for nothing any more. */
    leaves(): void;
}
export declare class SharedBlobs {
    #private;
    constructor(pausing: Pausing);
    /** To be called for every target before any of them reads. */
    reader(): Reader;
}
