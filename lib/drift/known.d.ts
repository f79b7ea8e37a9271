/** What was verified and found complete, so that looking at stores is enough to say so again. */
import type { Digest } from '../oci/digest.ts';
import type { ManifestState } from './report.ts';
import type { StoreLook } from './store-look.ts';
/** A release of which everything was found good, on the registries in `looks`. */
export interface Known {
    readonly digest: Digest;
    /** the tree, index first */
    readonly manifests: readonly ManifestState[];
    /** by registry; of each manifest, in their order */
    readonly looks: ReadonlyMap<string, readonly StoreLook[]>;
}
/** With what was known of some registries before; of another tree, it says nothing. */
export declare function withLooksOf(known: Known | undefined, before: Known | undefined, registries: ReadonlySet<string>): Known | undefined;
