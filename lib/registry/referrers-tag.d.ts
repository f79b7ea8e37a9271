/** The list of referrers under the fallback tag, with one more entry (distribution-spec, "Referrers Tag Schema"). */
import type { Digest } from '../oci/digest.ts';
import type { ReferrerEntry } from './referrer-entry.ts';
import type { TagUpdate } from './update-tag.ts';
/** What others wrote into the list stays as it is. Throws E_MANIFEST for what is no list, and E_LIMIT. */
export declare function addReferrer(subject: Digest, entry: ReferrerEntry): TagUpdate;
