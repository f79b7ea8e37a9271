/** Tags that belong to a digest by their name (cosign-formats.md §1.3). */
import { type Digest } from '../oci/digest.ts';
/** Legacy signatures, attestations, bills of materials. */
export declare function attachmentTags(subject: Digest): readonly [string, string, string];
