/** The body of an answer as the bytes of a blob: held to its size, with errors that say what they are about. */
import { finished, Readable } from 'node:stream';
/**
 * Hands on chunks as they are: not a Transform, which would queue each of them twice. Whatever comes
 * after `length` bytes is never read (threat 5).
 */
export class BlobBody extends Readable {
    #source;
    #expected;
    #started = false;
    #skip;
    #left;
    constructor(source, expected) {
        super();
        this.#source = source;
        this.#expected = expected;
        this.#skip = expected.skip;
        this.#left = expected.length;
    }
    _read() {
        if (this.#started)
            this.#source.resume();
        else
            this.#start();
    }
    _destroy(error, done) {
        this.#source.destroy();
        done(error);
    }
    /** Not before somebody reads, who hears of errors. By then it may have broken: `finished` tells that too. */
    #start() {
        this.#started = true;
        this.#source.on('data', (chunk) => this.#take(chunk));
        finished(this.#source, { writable: false }, (error) => {
            if (error == null)
                this.#end();
            else
                this.#fail(error);
        });
    }
    #take(chunk) {
        const skipped = Math.min(this.#skip, chunk.byteLength);
        this.#skip -= skipped;
        const bytes = skipped === 0 ? chunk : chunk.subarray(skipped);
        if (bytes.byteLength === 0)
            return;
        this.#left -= bytes.byteLength;
        if (this.#left < 0)
            this.destroy(this.#expected.tooLong());
        else if (!this.push(bytes))
            this.#source.pause();
    }
    #end() {
        if (this.#left === 0)
            this.push(null);
        else
            this.destroy(this.#expected.tooShort());
    }
    #fail(error) {
        // All of it is here, and a Content-Length that promised more was wrong (fault 8).
        if (this.#left === 0)
            this.push(null);
        else
            this.destroy(this.#expected.failed(error));
    }
}
