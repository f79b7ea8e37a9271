/** Blobs on their way to one target: mounted, or sent; each once, and looked for afterwards. */
import { TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import type { WritableRepository } from '../registry/writable.ts';
import type { Blob } from './inventory.ts';
import type { Supply } from './supply.ts';
import type { Tally } from './tally.ts';
import type { Works } from './works.ts';
export declare class BlobShipment {
    #private;
    constructor(repository: WritableRepository, supply: Supply, tally: Tally, works: Works);
    bring(blob: Blob): Promise<void>;
    /** A registry has said that it has one, and had it not (fault 35). */
    check(blob: Blob, isThere?: () => Promise<boolean>): Promise<void>;
    bringAgain(blob: Blob): Promise<void>;
}
export declare function lost(at: WritableRepository, what: string, digest: Digest): TrustError;
