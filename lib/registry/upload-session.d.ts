/** Upload sessions: how one is opened, and where it goes on (distribution-spec, "Pushing blobs"). */
import { type Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import type { Endpoint } from './endpoint.ts';
import type { HttpResponse } from './http.ts';
import type { BlobName } from './writable.ts';
export interface UploadSession {
    readonly url: URL;
    /** bytes that a chunk must have unless it is the last; 0 if the registry names none */
    readonly minChunk: number;
}
/** `subject`: what errors are about, if it is known yet. */
export declare function startUpload(endpoint: Endpoint, subject: Partial<Pick<BlobName, 'digest'>>): Promise<UploadSession>;
/**
 * Takes the blob over from another repository of the registry. A registry that will not may have opened
 * a session instead, which is then the one to use; undefined if there is none.
 */
export declare function mountBlob(endpoint: Endpoint, { digest }: BlobName, from: Repository): Promise<'mounted' | UploadSession | undefined>;
/** Relative or absolute, with a query to keep, on this host or a public one (threat 111). */
export declare function nextLocation(endpoint: Endpoint, { headers, url }: HttpResponse): URL;
/** As text: a URL's own parameters would be written anew, and what was signed must stay as it is. */
export declare function withDigest(session: URL, digest: Digest): URL;
