/** Tags that belong to a digest by their name (cosign-formats.md §1.3). */
import { digestAlgorithm, digestHex } from '../oci/digest.js';
import { signatureTag } from '../signature/store.js';
/** Legacy signatures, attestations, bills of materials. */
export function attachmentTags(subject) {
    const name = `${digestAlgorithm(subject)}-${digestHex(subject)}`;
    return [signatureTag(subject), `${name}.att`, `${name}.sbom`];
}
