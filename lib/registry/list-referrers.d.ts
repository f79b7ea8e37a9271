/**
 * Referrers that are stored, made to be found: by the API where there is one, else by the fallback tag
 * (distribution-spec, "Pushing Manifests with Subject"). What counts is what a reader is answered, not
 * `OCI-Subject`: registries have sent that header without an API (fault 23).
 */
import { type Digest } from '../oci/digest.ts';
import type { Pausing } from './backoff.ts';
import type { ReferrerEntry } from './referrer-entry.ts';
import type { ReferrerList } from './repository.ts';
import type { WritableRepository } from './writable.ts';
export interface Referrer {
    readonly entry: ReferrerEntry;
    readonly bytes: Uint8Array;
}
/**
 * Resolves to what a reader is answered, once that lists them all. A registry that has stored a referrer
 * and does not list it, as happens when several are pushed at once, is given it again. Throws E_COVER
 * if its API still does not list it: whoever asks the API alone, as cosign does, would not find it.
 *
 * @param by `tag` if the registry has shown that it has no API
 */
export declare function listReferrers(repository: WritableRepository, subject: Digest, referrers: readonly Referrer[], pausing: Pausing, by?: ReferrerList['source']): Promise<ReferrerList>;
