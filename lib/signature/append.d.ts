/** Legacy signatures up: appended to what stands under the tag, and never instead of it (cosign-formats.md §1.4). */
import { type Digest } from '../oci/digest.ts';
import type { Pausing } from '../registry/backoff.ts';
import type { WritableRepository } from '../registry/writable.ts';
import { type SignatureLayer } from './signature-image.ts';
/**
 * Resolves once a reader finds the signature, among all that others wrote meanwhile (fault 28). Throws
 * E_MANIFEST if the tag holds something that is no signature image, which is left alone.
 */
export declare function appendSignature(repository: WritableRepository, subject: Digest, layer: SignatureLayer, pausing: Pausing): Promise<void>;
/** A blob that is in memory. */
export declare function putBytes(repository: WritableRepository, bytes: Uint8Array): Promise<void>;
