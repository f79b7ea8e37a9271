/**
 * Payloads of legacy signatures that the source has lost. The signature is then one that no other tool
 * can read, there and on every copy. What cosign puts into a payload is known, so where that hashes to
 * the digest it is the lost payload, byte for byte, and the copy is made whole with it. That is told.
 */
import type { Digest } from '../oci/digest.ts';
import type { Finding } from '../verify/report.ts';
import type { Blob, Inventory } from './inventory.ts';
export interface LostPayloads {
    /** those that were made anew */
    readonly rebuilt: ReadonlyMap<Digest, Uint8Array>;
    /** an error for each that could not be */
    readonly findings: readonly Finding[];
}
/** Of the blobs that a target needs, before anything is written there. */
export declare function lostPayloads(needed: readonly Blob[], inventory: Inventory, references: readonly string[]): Promise<LostPayloads>;
