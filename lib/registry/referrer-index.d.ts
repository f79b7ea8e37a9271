/** The index in which referrers are listed, by the API or under the fallback tag. */
import { type Descriptor } from '../oci/descriptor.ts';
import { type Digest } from '../oci/digest.ts';
/** Tag of the referrers tag schema: both parts are cut, so that sha512 fits (distribution-spec). */
export declare function referrersTag(subject: Digest): string;
/**
 * The entries, none of which is verified. Throws E_MANIFEST for what is not an image index, and E_LIMIT.
 * An entry that no descriptor can be read from is left out and given to `skipped`: registries list
 * junk (registries.md §4.10), and it must not hide the signature beside it.
 */
export declare function readReferrerIndex(bytes: Uint8Array, subject: Digest, skipped: (why: string) => void): Descriptor[];
