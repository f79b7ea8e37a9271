/** A referrer as lists of referrers describe it (distribution-spec, "Listing Referrers"). */
import type { Digest } from '../oci/digest.ts';
import type { JsonObject } from '../oci/json.ts';
import type { Manifest } from '../oci/manifest.ts';
type Described = Pick<Manifest, 'mediaType' | 'artifactType' | 'annotations'> & {
    readonly config?: {
        readonly mediaType: string;
    };
};
/** An entry of the list, with all that a reader may choose by. */
export interface ReferrerEntry extends JsonObject {
    readonly mediaType: string;
    readonly digest: Digest;
}
/** By the manifest's own words. */
export declare function referrerEntry(manifest: Described, digest: Digest, size: number): ReferrerEntry;
export {};
