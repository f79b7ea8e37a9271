/** Whether a blob is there (distribution-spec, "Checking if content exists in the registry"). */
import { parseDigest } from '../oci/digest.js';
export async function hasBlob(endpoint, digest) {
    const url = endpoint.url(`blobs/${parseDigest(digest)}`);
    const answer = await endpoint.request('HEAD', url, {}, 0);
    if (answer.status === 200)
        return true;
    // Storage behind a redirect may refuse a HEAD with a URL that was signed for a GET.
    if (answer.url.origin !== endpoint.origin.origin)
        return 'unknown';
    if (answer.status === 404)
        return false;
    // ECR Public answers an anonymous HEAD with 401 although a GET works (registries.md §4.3).
    if (answer.status === 401 || answer.status === 405)
        return 'unknown';
    throw await endpoint.error(answer, { digest });
}
