/** The tags of a repository (distribution-spec, "Listing tags"). */
import type { Endpoint } from './endpoint.ts';
/** Page by page, as the registry orders them. Throws E_NOTFOUND if the repository is missing. */
export declare function listTags(endpoint: Endpoint): AsyncGenerator<string, void, void>;
