/** Manifests by digest or tag (distribution-spec, "Pulling manifests"). */
import { type Digest } from '../oci/digest.ts';
import { type Endpoint, type Subject } from './endpoint.ts';
import type { HttpResponse } from './http.ts';
import type { ManifestHead, StoredManifest } from './repository.ts';
/** undefined: 404. The bytes hash to `digest`; for a tag, it is what they hash to. */
export declare function getManifest(endpoint: Endpoint, reference: Digest | string): Promise<StoredManifest | undefined>;
/**
 * A HEAD costs no pull, and nothing is hashed (threat 4). It shows that a manifest is there and never that
 * it is absent: caching proxies answer it with 404, or refuse it, for what they serve to a GET. So the GET
 * decides, and undefined is its 404.
 */
export declare function headManifest(endpoint: Endpoint, reference: Digest | string): Promise<ManifestHead | undefined>;
/** What a HEAD would have told about these bytes. */
export declare function headOf(stored: StoredManifest | undefined): ManifestHead | undefined;
/** Checks the text before it becomes part of a path (threats 6 to 8, 12). */
export declare function readReference(reference: string): Subject;
export declare function declaredDigest({ headers }: HttpResponse): Digest | undefined;
