/**
 * Who refers to whom in a layout. Nobody lists that there (image-layout.md says nothing of referrers), so
 * every manifest that can be reached is read, once: by its digest it never changes.
 */
import { isTrustError, TrustError } from '../error.js';
import { limits } from '../limits.js';
import { readDescriptor } from '../oci/descriptor.js';
import { parseManifest } from '../oci/manifest.js';
import { isImageType, isIndexType } from '../oci/media-type.js';
import { referrerEntry } from '../registry/referrer-entry.js';
export class Graph {
    #blobs;
    #limit;
    #nodes = new Map();
    /** @param limit manifests that are read at most */
    constructor(blobs, limit = limits.layoutManifests) {
        this.#blobs = blobs;
        this.#limit = limit;
    }
    /**
     * The manifests with this subject that can be reached from `roots`. Throws E_DIGEST for a manifest that
     * is damaged, for it may be one of them, and E_LIMIT. What is not there, as in a layout with some of
     * the platforms, and what is no manifest for us, is passed over.
     */
    async referrersOf(subject, roots) {
        const found = [];
        const seen = new Set();
        const waiting = [...roots];
        for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
            if (seen.has(at.digest) || !isManifest(at))
                continue;
            seen.add(at.digest);
            if (seen.size > this.#limit)
                throw tooMany(this.#limit);
            const node = await this.#node(at);
            if (node === undefined)
                continue;
            if (node.subject === subject)
                found.push(node.described);
            waiting.push(...node.next);
        }
        return found;
    }
    async #node({ digest, mediaType }) {
        const known = this.#nodes.get(digest);
        if (known !== undefined)
            return known === 'unreadable' ? undefined : known;
        const bytes = await this.#blobs.read(digest, limits.manifest);
        // Not remembered: it may still come.
        if (bytes === undefined)
            return undefined;
        const node = readNode(bytes, digest, mediaType);
        this.#nodes.set(digest, node ?? 'unreadable');
        return node;
    }
}
function isManifest({ mediaType }) {
    return isIndexType(mediaType) || isImageType(mediaType);
}
function readNode(bytes, digest, mediaType) {
    try {
        const manifest = parseManifest(bytes, mediaType);
        const { subject } = manifest;
        const children = manifest.kind === 'index' ? manifest.manifests : [];
        const entry = referrerEntry(manifest, digest, bytes.byteLength);
        return {
            ...(subject === undefined ? {} : { subject: subject.digest }),
            described: readDescriptor(entry, 'a manifest'),
            next: subject === undefined ? children : [...children, subject],
        };
    }
    catch (error) {
        if (isTrustError(error, 'E_MANIFEST', 'E_DIGEST'))
            return undefined;
        throw error;
    }
}
function tooMany(limit) {
    const message = `referrers in a layout are looked for in ${limit} manifests at most`;
    return new TrustError('E_LIMIT', message);
}
