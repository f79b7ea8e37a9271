/** A place that is written to, with somebody watching: bytes as they go, and an end that comes when asked for. */
import type { Digest } from '../oci/digest.ts';
import type { WritableRepository } from '../registry/writable.ts';
export interface Watcher {
    /** ends what is under way: a transport heeds it by itself, files would be written to the end */
    readonly signal: AbortSignal;
    /** bytes of a blob that are handed over; again for an upload that starts over */
    readonly onBytes?: (digest: Digest, bytes: number) => void;
}
export declare function watched(repository: WritableRepository, { signal, onBytes }: Watcher): WritableRepository;
