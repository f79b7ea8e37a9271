/** Where one target's blobs come from: small ones from memory, large ones as they come from the source. */
import { type Digest } from '../oci/digest.ts';
import type { Pausing } from '../registry/backoff.ts';
import type { BlobName, BlobSource } from '../registry/writable.ts';
import type { Blob } from './inventory.ts';
import type { Reader } from './shared-blobs.ts';
/** Its digest says what it is: nobody needs to be asked for it. */
export declare function isKnown({ digest, size }: BlobName): boolean;
export declare class Supply {
    #private;
    constructor(reader: Reader, pausing: Pausing);
    contentOf(blob: Blob): Promise<BlobSource>;
    /** What the source has lost, and these bytes are. */
    replace(rebuilt: ReadonlyMap<Digest, Uint8Array>): void;
    /** The other targets need not wait for this one. */
    needsOnly(blobs: readonly Blob[], all: Iterable<Blob>): void;
    end(): void;
}
