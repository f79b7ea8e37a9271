/** What has become of each part of the image at one target: for the report, and on the way for people. */
import type { BlobName } from '../registry/writable.ts';
import type { Inventory, Item } from './inventory.ts';
import type { TargetPlan } from './plan.ts';
import type { ContentReport, MirrorProgress, MirrorStep } from './report.ts';
export declare class Tally {
    #private;
    constructor(target: string, onProgress: ((progress: MirrorProgress) => void) | undefined);
    get content(): readonly ContentReport[];
    /** bytes of blobs that were sent */
    get bytes(): number;
    step(step: MirrorStep): void;
    planned({ items, blobs }: Inventory, plan: TargetPlan): void;
    blob(blob: BlobName, state: 'copied' | 'mounted'): void;
    copied(item: Item, tag?: string): void;
    get progress(): MirrorProgress;
}
