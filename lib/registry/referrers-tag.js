/** The list of referrers under the fallback tag, with one more entry (distribution-spec, "Referrers Tag Schema"). */
import { TrustError } from '../error.js';
import { limits } from '../limits.js';
import { goJson } from '../oci/go-json.js';
import { isObject, parseJson } from '../oci/json.js';
import { mediaTypes } from '../oci/media-type.js';
import { referrersTag } from './referrer-index.js';
/** What others wrote into the list stays as it is. Throws E_MANIFEST for what is no list, and E_LIMIT. */
export function addReferrer(subject, entry) {
    return {
        isDone: (stored) => lists(readList(stored, subject), entry.digest),
        next: async (stored) => ({
            bytes: Buffer.from(goJson(withEntry(readList(stored, subject), entry))),
            mediaType: mediaTypes.index,
        }),
    };
}
const emptyList = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: [] };
/**
 * Something else under that tag is somebody's, and is left alone (threat 15). Not so the subject itself:
 * GitLab answers with it although there is no tag, and cosign copy leaves it there (registries.md §1.5, §4.5).
 */
function readList(stored, subject) {
    if (stored === undefined || stored.digest === subject)
        return emptyList;
    const list = readObject(stored.bytes);
    const { mediaType = stored.contentType ?? mediaTypes.index, manifests } = list ?? {};
    const isList = mediaType === mediaTypes.index && (Array.isArray(manifests) || manifests === null);
    // An image that calls itself an index is an image (threat 20).
    if (list !== undefined && isList && !('config' in list) && !('layers' in list))
        return list;
    const message = 'the referrers tag points to something that is no list of them; it is left alone';
    throw new TrustError('E_MANIFEST', message, {
        tag: referrersTag(subject),
        digest: stored.digest,
    });
}
function readObject(bytes) {
    try {
        const value = parseJson(bytes);
        return isObject(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function entriesOf({ manifests }) {
    return Array.isArray(manifests) ? manifests : [];
}
function lists(list, digest) {
    return entriesOf(list).some((entry) => isObject(entry) && entry['digest'] === digest);
}
function withEntry(list, entry) {
    const manifests = [...entriesOf(list), entry];
    if (manifests.length <= limits.children)
        return { ...list, manifests };
    const message = `the referrers tag is full: readers take ${limits.children} entries at most`;
    throw new TrustError('E_LIMIT', message);
}
