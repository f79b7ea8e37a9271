/** What has become of each part of the image at one target: for the report, and on the way for people. */
export class Tally {
    #target;
    #onProgress;
    #content = new Map();
    #step = 'looking';
    #bytes = 0;
    constructor(target, onProgress) {
        this.#target = target;
        this.#onProgress = onProgress;
    }
    get content() {
        return [...this.#content.values()];
    }
    /** bytes of blobs that were sent */
    get bytes() {
        return this.#bytes;
    }
    step(step) {
        this.#step = step;
        this.#tell();
    }
    planned({ items, blobs }, plan) {
        const lacks = new Set(plan.blobs.map(({ digest }) => digest));
        const writes = new Set(plan.tags.map(({ name }) => name));
        const stateOf = (isMissing) => (isMissing ? 'missing' : 'present');
        for (const blob of blobs.values())
            this.#set(blob.digest, blobOf(blob, stateOf(lacks.has(blob.digest))));
        for (const item of items.values()) {
            const { digest, byDigest } = item;
            if (byDigest)
                this.#set(digest, manifestOf(item, stateOf(plan.manifests.has(digest))));
            for (const { name } of item.tags) {
                this.#set(name, { ...manifestOf(item, stateOf(writes.has(name))), tag: name });
            }
        }
        this.#tell();
    }
    blob(blob, state) {
        if (state === 'copied')
            this.#bytes += blob.size;
        this.#set(blob.digest, blobOf(blob, state));
        this.#tell(blob.digest);
    }
    copied(item, tag) {
        const content = manifestOf(item, 'copied');
        this.#set(tag ?? item.digest, tag === undefined ? content : { ...content, tag });
        this.#tell(item.digest);
    }
    get progress() {
        const content = this.content;
        const done = content.filter(({ state }) => state !== 'missing').length;
        const counts = { done, of: content.length, bytes: this.#bytes };
        return { target: this.#target, step: this.#step, ...counts };
    }
    #set(name, content) {
        this.#content.set(name, content);
    }
    #tell(digest) {
        if (this.#onProgress === undefined)
            return;
        this.#onProgress({ ...this.progress, ...(digest === undefined ? {} : { digest }) });
    }
}
function blobOf({ digest, size }, state) {
    return { digest, kind: 'blob', size, state };
}
function manifestOf({ digest, bytes }, state) {
    return { digest, kind: 'manifest', size: bytes.byteLength, state };
}
