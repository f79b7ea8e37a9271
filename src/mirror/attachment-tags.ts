/** Tags that belong to a digest by their name (cosign-formats.md §1.3). */

import { type Digest, digestAlgorithm, digestHex } from '../oci/digest.ts';

/** `.sig`: legacy signatures; `.att`: attestations; `.sbom`: bills of materials. */
export function attachmentTags(subject: Digest): readonly string[] {
  const name = `${digestAlgorithm(subject)}-${digestHex(subject)}`;
  return [`${name}.sig`, `${name}.att`, `${name}.sbom`];
}
