/** One target: looked at, filled, read again, and tagged last of all. */
import type { ImageNode } from '../image/tree.ts';
import { type Repository } from '../oci/reference.ts';
import type { StoredManifest } from '../registry/repository.ts';
import type { WritableRepository } from '../registry/writable.ts';
import type { Finding } from '../verify/report.ts';
import type { Inventory } from './inventory.ts';
import type { Lists } from './lists.ts';
import type { MirrorContext, MirrorTask } from './mirror.ts';
import type { TargetReport } from './report.ts';
import { type Supply } from './supply.ts';
import type { Watch } from './walk.ts';
export interface Target {
    /** as the user wrote it */
    readonly text: string;
    readonly repository: WritableRepository;
    /** undefined: nothing is tagged */
    readonly tag?: string;
}
/** What becomes of one target in a run. Nothing of it throws for what a registry does: that is reported. */
export declare class TargetRun {
    #private;
    constructor(target: Target, task: MirrorTask, context: MirrorContext, supply: Supply);
    /** `registry.test/path`, `oci:DIR` */
    get place(): string;
    /** Another run comes first at its place: it is looked at after that, and no other is to wait for this one. */
    follows(): void;
    get name(): Repository;
    get text(): string;
    /** Whether the image is signed there as the source was to be. What cannot be found out is no. */
    isSigned(nodes: readonly ImageNode[]): Promise<boolean>;
    /** While the source is read: what it has is asked for here, to be known when it is planned. */
    get watch(): Watch;
    /** Whether nothing is left to do, by the lists; or nothing can be done. */
    isSettled(root: StoredManifest, lists: () => Promise<Lists | undefined>): Promise<boolean>;
    /** @param atEnd is called when all is there, and before it is tagged */
    copy(inventory: Inventory, root: StoredManifest, atEnd: () => unknown): Promise<void>;
    /** @param others what kept the run as a whole from getting here */
    report(others: readonly Finding[]): TargetReport;
}
