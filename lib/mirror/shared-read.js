/** A read of a blob that goes to several takers at the pace of the slowest, within patience. */
import { Readable } from 'node:stream';
import { TrustError } from '../error.js';
/** Bytes that may wait for one taker. */
const buffered = 1024 * 1024;
export class SharedRead {
    #blob;
    #pausing;
    #branches = new Set();
    #opened = Promise.withResolvers();
    /** those that have been handed more than they took */
    #full = new Set();
    #source;
    #watching = false;
    constructor(blob, pausing) {
        this.#blob = blob;
        this.#pausing = pausing;
        this.#opened.promise.catch(() => { });
    }
    /** Resolves when there is something to read. */
    async branch() {
        const branch = new Branch({
            wants: () => this.#resume(branch),
            leaves: () => this.#drop(branch),
        });
        this.#branches.add(branch);
        await this.#opened.promise;
        return branch;
    }
    async begin() {
        try {
            const source = await this.#blob.from.openBlob(this.#blob, 0);
            this.#source = source;
            // Each goes on from where it is, on its own.
            source.once('error', (error) => this.#each((branch) => branch.destroy(error)));
            // Nobody waits for it any more.
            if (this.#branches.size === 0)
                source.destroy();
            source.on('data', (chunk) => this.#share(chunk));
            source.once('end', () => this.#each((branch) => branch.push(null)));
            this.#opened.resolve();
        }
        catch (error) {
            this.#opened.reject(error);
        }
    }
    #each(act) {
        for (const branch of [...this.#branches])
            act(branch);
    }
    #share(chunk) {
        for (const branch of this.#branches)
            if (!branch.push(chunk))
                this.#full.add(branch);
        if (this.#full.size === 0)
            return;
        this.#source?.pause();
        void this.#watch();
    }
    #resume(branch) {
        this.#full.delete(branch);
        if (this.#full.size === 0)
            this.#source?.resume();
    }
    #drop(branch) {
        this.#branches.delete(branch);
        if (this.#branches.size === 0)
            this.#source?.destroy();
        else
            this.#resume(branch);
    }
    /** Who takes nothing for so long, while others wait, is left behind: their connections would time out. */
    async #watch() {
        if (this.#watching)
            return;
        this.#watching = true;
        const slow = [...this.#full].map((branch) => ({ branch, taken: branch.taken }));
        await this.#pausing.pause(2).catch(() => { });
        this.#watching = false;
        for (const { branch, taken } of slow) {
            const othersWait = this.#branches.size > this.#full.size;
            if (othersWait && this.#full.has(branch) && branch.taken === taken)
                branch.destroy(tooSlow());
        }
        if (this.#full.size > 0)
            void this.#watch();
    }
}
function tooSlow() {
    return new TrustError('E_NET', 'the other targets did not wait for this one');
}
class Branch extends Readable {
    #taker;
    /** how often it has come back for more */
    taken = 0;
    constructor(taker) {
        super({ highWaterMark: buffered });
        this.#taker = taker;
    }
    _read() {
        this.taken += 1;
        this.#taker.wants();
    }
    _destroy(error, done) {
        this.#taker.leaves();
        done(error);
    }
}
