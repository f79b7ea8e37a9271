/**
 * Referrers of a manifest (distribution-spec, "Listing referrers"): the API, or the fallback tag where
 * there is no API. `OCI-Subject` is not consulted: registries have sent it without an API (fault 23).
 */
import { type Digest } from '../oci/digest.ts';
import { type Endpoint } from './endpoint.ts';
import type { ReferrerList } from './repository.ts';
/** The referrers of one repository, which remembers whether its registry has the API. */
export declare class Referrers {
    #private;
    constructor(endpoint: Endpoint);
    /** Throws E_NOTFOUND if the repository is missing (fault 20), and for whatever else is no answer. */
    list(subject: Digest): Promise<ReferrerList>;
    /** A tag that is something else than a list of referrers counts as none, and is noted (threat 15). */
    listByTag(subject: Digest): Promise<ReferrerList>;
}
