/** The tags of a repository (distribution-spec, "Listing tags"). */
import { TrustError } from '../error.js';
import { limits } from '../limits.js';
import { isObject, parseJson } from '../oci/json.js';
import { isTag } from '../oci/reference.js';
import { readPages } from './pages.js';
/** Tags for each page: as many as ECR allows. */
const pageSize = 1000;
/** Page by page, as the registry orders them. Throws E_NOTFOUND if the repository is missing. */
export async function* listTags(endpoint) {
    const first = endpoint.url(`tags/list?n=${pageSize}`);
    for await (const page of readPages(endpoint, first, 'application/json', limits.tagPages)) {
        if (page.status !== 200)
            throw await endpoint.error(page, {});
        yield* readTags(page, endpoint);
    }
}
function readTags({ body, url }, endpoint) {
    let document;
    try {
        document = parseJson(body);
    }
    catch {
        document = null;
    }
    const tags = isObject(document) ? (document['tags'] ?? []) : undefined;
    if (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string' && isTag(tag)))
        return tags;
    const message = `${url.host} answered with something that is no list of tags`;
    throw new TrustError('E_NET', message, endpoint.where({}));
}
