/** What buildx says that it pushed: its metadata file. */
import { type Digest } from '../oci/digest.ts';
/**
 * The digest of the index. Other fields are buildx's own and change with its versions; this one is
 * strict, for everything after goes by it. Throws E_BUILD.
 */
export declare function pushedDigest(bytes: Uint8Array): Digest;
