/** What one target lacks, and what stands in the way, before anything is written there. */
import type { Digest } from '../oci/digest.ts';
import type { ReferrerList } from '../registry/repository.ts';
import type { Finding } from '../verify/report.ts';
import type { Blob, Inventory, Item, SignatureTag } from './inventory.ts';
import type { TargetReport } from './report.ts';
import type { TargetSnapshot } from './snapshot.ts';
export interface TagWrite extends SignatureTag {
    readonly item: Item;
}
/** Referrers that the target does not list for their subject. */
export interface Listing {
    readonly subject: Digest;
    readonly items: readonly Item[];
    /** how the target lists them, as far as it has shown that */
    readonly by: ReferrerList['source'];
}
export interface TargetPlan {
    /** the largest first */
    readonly blobs: readonly Blob[];
    /** manifests that are not there by digest; those that are may lack blobs all the same (fault 31) */
    readonly manifests: ReadonlySet<Digest>;
    readonly tags: readonly TagWrite[];
    readonly listings: readonly Listing[];
}
/** Throws E_DRIFT for signature tags that cannot be united, which is before anything was copied. */
export declare function planTarget(before: TargetSnapshot, { items, blobs }: Inventory): Promise<TargetPlan>;
export declare function summaryOf(plan: TargetPlan, inventory: Inventory): TargetReport['plan'];
export declare function warningsAbout({ items }: Inventory): readonly Finding[];
