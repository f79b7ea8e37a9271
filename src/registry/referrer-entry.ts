/** A referrer as lists of referrers describe it (distribution-spec, "Listing Referrers"). */

import type { Digest } from '../oci/digest.ts';
import type { JsonObject } from '../oci/json.ts';
import type { Manifest } from '../oci/manifest.ts';

type Described = Pick<Manifest, 'mediaType' | 'artifactType' | 'annotations'> & {
  readonly config?: { readonly mediaType: string };
};

/** An entry of the list, with all that a reader may choose by. */
export interface ReferrerEntry extends JsonObject {
  readonly mediaType: string;
  readonly digest: Digest;
}

/** By the manifest's own words. */
export function referrerEntry(manifest: Described, digest: Digest, size: number): ReferrerEntry {
  const { mediaType, annotations } = manifest;
  const artifactType = artifactTypeOf(manifest);
  return {
    mediaType,
    size,
    digest,
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    ...(artifactType === undefined ? {} : { artifactType }),
  };
}

/** What a manifest says that it is (image-spec manifest.md, "Guidelines for Artifact Usage"). */
export function artifactTypeOf({ artifactType, config }: Described): string | undefined {
  return artifactType ?? config?.mediaType;
}
