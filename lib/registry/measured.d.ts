/** The content of a blob, held to the size that its descriptor declares, and cut into pieces. */
import { Readable } from 'node:stream';
import type { BlobName, BlobSource } from './writable.ts';
/**
 * Passes everything on, and fails with E_DIGEST unless there are exactly `size` bytes: fewer would leave
 * the registry waiting for the rest, more would be read as the next request on that connection.
 */
export declare function measured({ digest, size }: BlobName, content: Uint8Array | Readable): Uint8Array | Readable;
/**
 * The content, once its first bytes are here: an upload that is opened for a source that has nothing to
 * send yet stands idle, and is closed (pull-through caches take seconds to minutes). Rejects with what the
 * source ends with. The first call gives what has begun, each further one begins anew.
 */
export declare function begun(blob: BlobName, source: BlobSource): Promise<Begun>;
export interface Begun {
    readonly content: BlobSource;
    /** for content that was not taken */
    discard(): void;
}
/**
 * Pieces of `length` bytes, the last one shorter; one at a time is in memory. Throws a TrustError, and
 * E_NET for whatever else the content ends with.
 */
export declare function pieces(content: Uint8Array | Readable, length: number): AsyncGenerator<Uint8Array>;
