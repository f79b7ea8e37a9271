/** The index in which referrers are listed, by the API or under the fallback tag. */
import { isTrustError, TrustError } from '../error.js';
import { limits } from '../limits.js';
import { readDescriptor } from '../oci/descriptor.js';
import { digestAlgorithm, digestHex } from '../oci/digest.js';
import { isObject, parseJson } from '../oci/json.js';
import { mediaTypes } from '../oci/media-type.js';
/** Tag of the referrers tag schema: both parts are cut, so that sha512 fits (distribution-spec). */
export function referrersTag(subject) {
    const algorithm = digestAlgorithm(subject).slice(0, 32);
    return `${algorithm}-${digestHex(subject).slice(0, 64)}`;
}
/**
 * The entries, none of which is verified. Throws E_MANIFEST for what is not an image index, and E_LIMIT.
 * An entry that no descriptor can be read from is left out and given to `skipped`: registries list
 * junk (registries.md §4.10), and it must not hide the signature beside it.
 */
export function readReferrerIndex(bytes, subject, skipped) {
    const document = readJson(bytes);
    if (!isObject(document))
        return malformed('it is not an object');
    const { mediaType = mediaTypes.index, manifests } = document;
    if (mediaType !== mediaTypes.index)
        return malformed('it is not an image index');
    // An image that calls itself an index (threat 20).
    if ('config' in document || 'layers' in document)
        return malformed('it is an image as well');
    if (manifests === null)
        return []; // Go's empty list
    if (!Array.isArray(manifests))
        return malformed('it has no list of manifests');
    if (manifests.length > limits.children) {
        throw new TrustError('E_LIMIT', `a list of referrers has ${limits.children} entries at most`);
    }
    return manifests.flatMap((entry, at) => {
        try {
            const descriptor = readDescriptor(entry, `manifests[${at}]`);
            // GitLab answers with the subject where others answer with what refers to it (§4.5).
            if (descriptor.digest === subject)
                skipped('an entry is the subject itself');
            else
                return [descriptor];
        }
        catch (error) {
            if (!isTrustError(error, 'E_MANIFEST', 'E_DIGEST'))
                throw error;
            skipped('an entry is not a descriptor');
        }
        return [];
    });
}
function readJson(bytes) {
    try {
        return parseJson(bytes);
    }
    catch (error) {
        return malformed(error.message);
    }
}
function malformed(why) {
    throw new TrustError('E_MANIFEST', `the list of referrers cannot be read: ${why}`);
}
