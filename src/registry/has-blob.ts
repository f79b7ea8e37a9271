/** Whether a blob is there (distribution-spec, "Checking if content exists in the registry"). */

import { type Digest, parseDigest } from '../oci/digest.ts';
import type { Endpoint } from './endpoint.ts';

/**
 * A HEAD never shows that a blob is absent: caching proxies answer it with 404 for what they serve to a
 * GET, ECR Public with 401 (registries.md §4.3), and storage behind a redirect refuses it where the URL
 * was signed for a GET.
 */
export async function hasBlob(endpoint: Endpoint, digest: Digest): Promise<true | 'unknown'> {
  const url = endpoint.url(`blobs/${parseDigest(digest)}`);
  const answer = await endpoint.headBlob(url);
  return answer?.status === 200 ? true : 'unknown';
}
