/** Tags that belong to a digest by their name (cosign-formats.md §1.3). */

import { type Digest, digestAlgorithm, digestHex } from '../oci/digest.ts';
import { isTag } from '../oci/reference.ts';
import { signatureTag } from '../signature/store.ts';

/** Legacy signatures, attestations, bills of materials; none of a digest that is too long for a tag. */
export function attachmentTags(subject: Digest): readonly string[] {
  const name = `${digestAlgorithm(subject)}-${digestHex(subject)}`;
  return [signatureTag(subject), `${name}.att`, `${name}.sbom`].filter(isTag);
}
