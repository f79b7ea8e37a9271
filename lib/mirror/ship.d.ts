/**
 * Everything that the target lacks, on its way. Each part waits for what it names, and for what it is
 * attached to: blobs → children → their index and their signatures → what is attached to those. Nothing
 * of it is seen by those who ask for a tag; parts that do not depend on each other go side by side.
 */
import type { Pausing } from '../registry/backoff.ts';
import type { WritableRepository } from '../registry/writable.ts';
import type { Inventory } from './inventory.ts';
import type { TargetPlan } from './plan.ts';
import { type Snapshot } from './snapshot.ts';
import type { Supply } from './supply.ts';
import type { Tally } from './tally.ts';
export interface ShipmentOptions extends Pausing {
    readonly inventory: Inventory;
    readonly plan: TargetPlan;
    /** the target as it is after the writes: is told what was read there again */
    readonly after: Snapshot<WritableRepository>;
    /** whether the target is verified when all is there: then that is asked for ahead of time */
    readonly isVerified: boolean;
    readonly supply: Supply;
    readonly tally: Tally;
}
export declare class Shipment {
    #private;
    constructor(options: ShipmentOptions);
    /** Resolves when all of it is there, read again. After a failure, only what is under way goes on. */
    bring(): Promise<void>;
}
