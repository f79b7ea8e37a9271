/**
 * Referrers up: the manifest by digest, then made sure that whoever looks for referrers finds it
 * (distribution-spec, "Pushing Manifests with Subject"). What counts is what a reader is answered,
 * not `OCI-Subject`: registries have sent that header without an API (fault 23).
 */
import type { Pausing } from './backoff.ts';
import type { WritableRepository } from './writable.ts';
/**
 * Pushes the manifest of a referrer, whose blobs are there; resolves once a reader finds it, by the API
 * or by the fallback tag. Throws E_UNSUPPORTED if the registry cannot store referrers, and E_MANIFEST
 * if something else than a list of referrers is under the tag.
 */
export declare function attachReferrer(repository: WritableRepository, bytes: Uint8Array, pausing: Pausing): Promise<'api' | 'tag'>;
