/**
 * Referrers of a manifest (distribution-spec, "Listing referrers"): the API, or the fallback tag where
 * there is no API. `OCI-Subject` is not consulted: registries have sent it without an API (fault 23).
 */
import { isTrustError, TrustError } from '../error.js';
import { parseDigest } from '../oci/digest.js';
import { mediaTypes } from '../oci/media-type.js';
import { contentType } from './endpoint.js';
import { FirstAnswer } from './first-answer.js';
import { getManifest } from './manifests.js';
import { readPages } from './pages.js';
import { readReferrerIndex, referrersTag } from './referrer-index.js';
import { hasErrorCode } from './registry-error.js';
/** The referrers of one repository, which remembers whether its registry has the API. */
export class Referrers {
    #endpoint;
    #first = new FirstAnswer();
    #hasApi;
    constructor(endpoint) {
        this.#endpoint = endpoint;
    }
    /** Throws E_NOTFOUND if the repository is missing (fault 20), and for whatever else is no answer. */
    async list(subject) {
        parseDigest(subject);
        if (this.#hasApi === undefined)
            await this.#first.enter();
        try {
            const descriptors = this.#hasApi === false ? undefined : await this.#listByApi(subject);
            if (descriptors !== undefined) {
                this.#hasApi = true;
                return { descriptors, source: 'api' };
            }
            // One odd answer does not undo what others have shown.
            this.#hasApi ??= false;
        }
        finally {
            this.#first.open();
        }
        return this.listByTag(subject);
    }
    /** A tag that is something else than a list of referrers counts as none, and is noted (threat 15). */
    async listByTag(subject) {
        const tag = referrersTag(parseDigest(subject));
        const stored = await getManifest(this.#endpoint, tag);
        return {
            descriptors: stored === undefined ? [] : this.#readTagged(stored, subject, tag),
            source: 'tag',
        };
    }
    #readTagged(stored, subject, tag) {
        const ignore = (why) => {
            this.#endpoint.note(`the referrers tag is ignored: ${why}`, { tag });
            return [];
        };
        if (stored.digest === subject)
            return ignore('it points to the subject itself');
        const { contentType: type = mediaTypes.index } = stored;
        if (type !== mediaTypes.index)
            return ignore('it is not an image index');
        try {
            return readReferrerIndex(stored.bytes, subject, (why) => this.#skipped(why, subject));
        }
        catch (error) {
            if (isTrustError(error, 'E_MANIFEST'))
                return ignore('it is not an image index');
            throw error;
        }
    }
    /** undefined: there is no API. */
    async #listByApi(subject) {
        const url = this.#endpoint.url(`referrers/${subject}`);
        const descriptors = [];
        let first = true;
        for await (const page of readPages(this.#endpoint, url, mediaTypes.index)) {
            if (isUnsupported(page))
                return undefined;
            if (page.status !== 200)
                throw await this.#endpoint.error(page, { digest: subject });
            if (contentType(page) !== mediaTypes.index) {
                // A login page, or what a catch-all route serves (fault 21); within a list, a broken list.
                if (first)
                    return undefined;
                const message = `${url.host}: a page of the referrers is not an image index`;
                throw new TrustError('E_NET', message, this.#endpoint.where({ digest: subject }));
            }
            first = false;
            const skipped = (why) => this.#skipped(why, subject);
            descriptors.push(...readReferrerIndex(page.body, subject, skipped));
        }
        return descriptors;
    }
    #skipped(why, subject) {
        this.#endpoint.note(`a referrer is skipped: ${why}`, { digest: subject });
    }
}
/**
 * How registries say that they have no such API; everything else is an error, never "none" (threat 62,
 * fault 24). A 404 may also be about the repository, and says so (fault 20).
 */
function isUnsupported({ status, body }) {
    if (status === 404)
        return !hasErrorCode(body, 'NAME_UNKNOWN');
    return status === 400 || status === 405 || status === 406 || status === 501;
}
