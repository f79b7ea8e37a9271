/** Whether a blob is there (distribution-spec, "Checking if content exists in the registry"). */
import { parseDigest } from '../oci/digest.js';
/**
 * A HEAD never shows that a blob is absent: caching proxies answer it with 404 for what they serve to a
 * GET, ECR Public with 401 (registries.md §4.3), and storage behind a redirect refuses it where the URL
 * was signed for a GET.
 */
export async function hasBlob(endpoint, digest) {
    const url = endpoint.url(`blobs/${parseDigest(digest)}`);
    const { status } = await endpoint.request('HEAD', url, {}, 0);
    return status === 200 ? true : 'unknown';
}
