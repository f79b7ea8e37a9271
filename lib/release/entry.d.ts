/** The ledger's entry of a release: from what was verified, and from nothing that was only done. */
import { type Ledger, type Release } from '../ledger/ledger.ts';
import type { ImageReport } from '../verify/report.ts';
/** `image` is the verified one of the first registry; `released` is ISO 8601, UTC. */
export declare function entryOf(image: ImageReport, about: Pick<Release, 'version' | 'digest' | 'key'> & {
    readonly released: string;
}): Release;
/** The ledger with it; a new one begins with it. What it said about the same digest keeps its time. */
export declare function withEntry(ledger: Ledger | undefined, entry: Release, overwrite: boolean): Ledger;
