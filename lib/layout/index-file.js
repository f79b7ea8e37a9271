/** index.json on disk: read anew each time, since others may write it too; written as a whole, in turn. */
import { TrustError } from '../error.js';
import { limits } from '../limits.js';
import { LayoutIndex } from './layout-index.js';
/** Who writes to which layout within this process; between processes, the last one wins. */
const turns = new Map();
export class IndexFile {
    #folder;
    #last;
    constructor(folder) {
        this.#folder = folder;
    }
    async read() {
        const bytes = await this.#folder.read(['index.json'], limits.manifest);
        if (bytes === undefined) {
            throw new TrustError('E_INPUT', `${this.#folder.path} is no image layout: no index.json`);
        }
        if (this.#last === undefined || Buffer.compare(this.#last.bytes, bytes) !== 0) {
            this.#last = { bytes, index: LayoutIndex.parse(bytes) };
        }
        return this.#last.index;
    }
    /** Makes it where there is none. */
    create() {
        return inTurn(this.#folder.path, async () => {
            const bytes = await this.#folder.read(['index.json'], limits.manifest);
            if (bytes === undefined)
                await this.#write(LayoutIndex.empty, 'unless there');
        });
    }
    /** Nobody else of this process writes between reading and writing. */
    update(change) {
        return inTurn(this.#folder.path, async () => {
            const before = await this.read();
            const after = await change(before);
            if (after !== before)
                await this.#write(after);
        });
    }
    async #write(index, how) {
        const bytes = index.toBytes();
        if (bytes.byteLength > limits.manifest) {
            const message = `${this.#folder.path}: index.json would have more than ${limits.manifest} bytes`;
            throw new TrustError('E_LIMIT', message);
        }
        await this.#folder.write(['index.json'], (file) => file.writeFile(bytes), how);
    }
}
async function inTurn(key, work) {
    const mine = (turns.get(key) ?? Promise.resolve()).then(work);
    const settled = mine.catch(() => { });
    turns.set(key, settled);
    try {
        await mine;
    }
    finally {
        if (turns.get(key) === settled)
            turns.delete(key);
    }
}
