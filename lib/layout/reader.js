/** An OCI image layout on disk (image-spec image-layout.md), read as a repository is. */
import { isTrustError, TrustError } from '../error.js';
import { limits } from '../limits.js';
import { readReference } from '../registry/manifests.js';
import { readReferrerIndex, referrersTag } from '../registry/referrer-index.js';
import { Graph } from './graph.js';
import { namesOf } from './layout-index.js';
export class LayoutReader {
    name;
    #index;
    #blobs;
    #graph;
    constructor({ name, index, blobs }) {
        this.name = name;
        this.#index = index;
        this.#blobs = blobs;
        this.#graph = new Graph(blobs);
    }
    async manifest(reference) {
        const named = await this.#find(reference);
        if (named === undefined)
            return undefined;
        const { digest, contentType } = named;
        const bytes = await this.#blobs.read(digest, limits.manifest);
        if (bytes === undefined)
            return undefined;
        return { ...contentType, bytes, digest, etag: etagOf(digest) };
    }
    async manifestHead(reference) {
        const named = await this.#find(reference);
        if (named === undefined)
            return undefined;
        const { digest, contentType } = named;
        const size = await this.#blobs.size(digest);
        return size === undefined ? undefined : { ...contentType, digest, size };
    }
    async blob({ digest, size }, limit) {
        if (size > limit) {
            const message = `a blob of ${size} bytes is declared, ${limit} is the limit`;
            throw new TrustError('E_LIMIT', message, { digest });
        }
        const actual = await this.#blobs.size(digest);
        if (actual === undefined)
            return undefined;
        if (actual === size)
            return this.#blobs.read(digest, size);
        const message = `the blob has ${actual} bytes, ${size} are declared`;
        throw new TrustError('E_DIGEST', message, { digest });
    }
    openBlob(blob, offset) {
        return this.#blobs.open(blob, offset);
    }
    /** What the manifests themselves say ∪ the fallback tag, which is what regctl writes and reads. */
    async referrers(subject) {
        const { descriptors: roots } = await this.#index.read();
        const found = await this.#graph.referrersOf(subject, roots);
        const known = new Set(found.map(({ digest }) => digest));
        const { descriptors } = await this.referrersByTag(subject);
        const further = descriptors.filter(({ digest }) => !known.has(digest));
        return { descriptors: [...found, ...further], source: further.length === 0 ? 'api' : 'tag' };
    }
    async referrersByTag(subject) {
        const stored = await this.manifest(referrersTag(subject));
        return { descriptors: stored === undefined ? [] : readList(stored, subject), source: 'tag' };
    }
    async *tags() {
        yield* this.tagsIn(await this.#index.read());
    }
    /** The image of a layout that has one only, and the names under which it is there. */
    async onlyImage() {
        const { descriptors } = await this.#index.read();
        const images = await this.#graph.imagesAmong(descriptors);
        const [image, ...others] = images.filter((one) => !namesOf(one).some(isAttachmentTag));
        if (image === undefined || others.some(({ digest }) => digest !== image.digest)) {
            return undefined;
        }
        return { digest: image.digest, names: [image, ...others].flatMap(namesOf) };
    }
    tagged(index, tag) {
        return index.named(tag);
    }
    tagsIn(index) {
        return index.names();
    }
    /** A digest names what is under blobs/, also what index.json does not mention: a child, a referrer. */
    async #find(reference) {
        const { digest, tag } = readReference(reference);
        const index = await this.#index.read();
        const entry = digest === undefined ? this.tagged(index, tag ?? '') : index.entry(digest);
        const found = digest ?? entry?.digest;
        if (found === undefined)
            return undefined;
        return {
            digest: found,
            contentType: entry === undefined ? {} : { contentType: entry.mediaType },
        };
    }
}
/** Signatures and lists of referrers have tags that begin like that (cosign-formats.md §1.3). */
function isAttachmentTag(tag) {
    return /^sha(?:256|512)-[0-9a-f]{64}/.test(tag);
}
/** Of what a tag is at, for a write that must not overwrite somebody else's. */
export function etagOf(digest) {
    return `"${digest}"`;
}
/** Something else under that tag says nothing about referrers (threat 15). */
function readList({ bytes, digest }, subject) {
    if (digest === subject)
        return [];
    try {
        return readReferrerIndex(bytes, subject, () => { });
    }
    catch (error) {
        if (isTrustError(error, 'E_MANIFEST'))
            return [];
        throw error;
    }
}
