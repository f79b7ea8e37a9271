/** Command lines that mend: pinned to a digest that the ledger names or this run verified, ready to paste. */
import type { Digest } from '../oci/digest.ts';
import { type Repository } from '../oci/reference.ts';
export interface Mending {
    /** a repository that has all of it */
    readonly source: Repository;
    readonly digest: Digest;
    readonly target: Repository;
    readonly tag: string;
    /** the tag is there, and points to something else */
    readonly moves: boolean;
    /** something is gone behind lists and manifests that are still served: these alone do not show it */
    readonly deep: boolean;
    /** where signatures are, if not beside the image */
    readonly signatureRepository: Repository | undefined;
}
export declare function mirrorCommand(mending: Mending): string;
