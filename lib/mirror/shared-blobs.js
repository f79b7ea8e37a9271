/**
 * One read of the source for all targets: whoever wants a blob waits for the others who want it, and then
 * each is handed the same chunks. Nobody is held up for long by one who does not come, or does not take
 * what it is given: that one goes on alone, from where it was, and nothing is buffered for it.
 */
import { SharedRead } from './shared-read.js';
export class SharedBlobs {
    #pausing;
    #readers = new Set();
    #reads = new Map();
    constructor(pausing) {
        this.#pausing = pausing;
    }
    /** To be called for every target before any of them reads. */
    reader() {
        const reader = {
            openBlob: (blob, offset) => 
            // The rest of one that broke off, or one of its own: nobody else is at that place.
            offset > 0 || this.#readers.size === 1
                ? blob.from.openBlob(blob, offset)
                : this.#of(blob.digest).join(reader, blob),
            declines: (digest) => this.#of(digest).without(reader),
            leaves: () => {
                this.#readers.delete(reader);
                for (const read of this.#reads.values())
                    read.without(reader);
            },
        };
        this.#readers.add(reader);
        return reader;
    }
    #of(digest) {
        const read = this.#reads.get(digest) ?? new Gathering(new Set(this.#readers), this.#pausing);
        this.#reads.set(digest, read);
        return read;
    }
}
/** Who is still waited for, until the read begins. */
class Gathering {
    #missing;
    #pausing;
    #read;
    #begun = false;
    constructor(readers, pausing) {
        this.#missing = readers;
        this.#pausing = pausing;
    }
    join(reader, blob) {
        // It has begun without this one, or this one begins anew.
        if (this.#begun || !this.#missing.has(reader))
            return blob.from.openBlob(blob, 0);
        if (this.#read === undefined) {
            this.#read = new SharedRead(blob, this.#pausing);
            // Whatever keeps the others, this long they are waited for.
            this.#pausing.pause(2).then(() => this.#begin(), () => this.#begin());
        }
        const branch = this.#read.branch();
        this.without(reader);
        return branch;
    }
    without(reader) {
        this.#missing.delete(reader);
        if (this.#missing.size === 0)
            this.#begin();
    }
    #begin() {
        if (this.#begun)
            return;
        this.#begun = true;
        void this.#read?.begin();
    }
}
