/** One registry in a run: its repository, what was learned about it on the way, and whether to go on asking. */
import type { Traffic } from '../mirror/traffic.ts';
import type { Quota } from '../registry/quota.ts';
import type { InspectableRepository, ReadableRepository } from '../registry/repository.ts';
import type { Finding } from '../verify/report.ts';
import { PresentBlobs } from './blobs.ts';
import type { TagsLeftOut } from './report.ts';
import type { Stores } from './store-look.ts';
export interface Registry {
    readonly repository: InspectableRepository;
    /** the same, asked as another client asks (threat 19) */
    readonly asAnother: ReadableRepository;
    /** where its signatures are */
    readonly signatures: InspectableRepository;
    /** whether it may be spoken to over http */
    readonly insecure: boolean;
    readonly quota: () => Quota | undefined;
    readonly traffic: () => Traffic & {
        readonly pulls: number;
    };
}
/** What a list of all tags tells. */
export interface Tags {
    /** versions from the ledger's first on */
    readonly versions: readonly string[];
    /** every tag, those of signatures apart */
    readonly all: readonly string[];
    /** `sha256-…` */
    readonly attached: ReadonlySet<string>;
}
export declare class Place {
    #private;
    readonly registry: Registry;
    readonly name: string;
    /** of the images; those of signatures are nowhere twice */
    readonly blobs: PresentBlobs;
    /** @param from versions before it are not looked at; undefined: none are */
    constructor(registry: Registry, from: string | undefined);
    /** All tags, read once; the finding says why they could not be. */
    tags(): Promise<Tags | Finding>;
    /** Where the signatures are, through `repository`, which may remember answers. */
    stores<R extends ReadableRepository>(repository: R): Promise<Stores<R>>;
    /** Something of the repository was seen: what it does not show is not there. */
    answered(): void;
    /**
     * Whether the repository shows anything at all. One that does not may be gone, or hidden from who is
     * not logged in: registries answer alike (fault 14), and expired credentials are no drift.
     */
    answers(): Promise<boolean>;
    /** Why nothing is known about a tag that a repository without any answer does not show. */
    hidden(tag: string): Promise<Finding>;
    learned(source: 'api' | 'tag'): void;
    /** Why it is not asked any more. */
    get stopped(): Finding | undefined;
    /** After each image. A limit holds for all; of other obstacles, some in a row say that it goes on. */
    ended(obstacles: readonly Finding[]): void;
    /** Docker Hub counts from the first pull on, before it says so. */
    get counts(): boolean;
    /**
     * Runs what pulls, if the quota lasts for it; otherwise the finding comes back, and the rest of the
     * quota stays for others. Without a quota it always lasts.
     */
    withPulls<T>(expected: number | undefined, work: () => Promise<T>): Promise<T | Finding>;
    leavesOut(tags: TagsLeftOut | undefined): void;
    get leftOut(): TagsLeftOut | undefined;
    tookPulls(pulls: number): void;
}
