/** How far one target of a mirror run is, with the bytes that are on their way. */
/** The run itself counts blobs that have arrived; a large one takes minutes until then. */
export class Teller {
    target;
    #onProgress;
    #last;
    #bytes = 0;
    constructor(target, onProgress) {
        this.target = target;
        this.#onProgress = onProgress;
        this.#last = { target, step: 'looking', done: 0, of: 0, bytes: 0 };
        onProgress(this.#last);
    }
    tell(progress) {
        this.#last = progress;
        this.#onProgress({ ...progress, bytes: this.#bytes });
    }
    count(digest, bytes) {
        this.#bytes += bytes;
        this.#onProgress({ ...this.#last, bytes: this.#bytes, digest });
    }
}
