/**
 * Blobs up (distribution-spec, "Pushing blobs"): mounted, or POST and one streamed PUT, or in chunks.
 *
 * What is made again after a failure is the upload as a whole, here and not in the transport: a session
 * that has seen some bytes is not the one that was opened, and a PUT sent to it twice is wrong. A new
 * session and the content from its start are right at any time, for a blob is what its digest says.
 */
import type { Repository } from '../oci/reference.ts';
import type { Pausing } from './backoff.ts';
import type { Endpoint } from './endpoint.ts';
import type { BlobName, BlobSource } from './writable.ts';
/** Throws what the registry throws, and E_DIGEST if it, or `source`, has other bytes than `blob` says. */
export declare function putBlob(endpoint: Endpoint, blob: BlobName, source: BlobSource, { pause }: Pausing, mountFrom?: Repository): Promise<'uploaded' | 'mounted'>;
