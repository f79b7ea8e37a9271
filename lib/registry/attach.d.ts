/** Referrers up: the manifest by digest, then made sure that whoever looks for referrers finds it. */
import type { Pausing } from './backoff.ts';
import type { ReferrerList } from './repository.ts';
import type { WritableRepository } from './writable.ts';
/**
 * Pushes the manifest of a referrer, whose blobs are there; resolves once a reader finds it, by the API
 * or by the fallback tag. Throws E_UNSUPPORTED if the registry cannot store referrers, E_COVER if it
 * stores and does not list it, and E_MANIFEST if something else than a list is under the tag.
 */
export declare function attachReferrer(repository: WritableRepository, bytes: Uint8Array, pausing: Pausing): Promise<ReferrerList['source']>;
