/**
 * What was read of one release, for its other registries: a digest that was verified is not fetched
 * again, but asked for. Gone with the release, so that memory stays flat however many there are.
 */
import { Snapshot } from '../mirror/snapshot.js';
import { isThere } from '../verify/coverage.js';
import { hasBlob } from './signature-blobs.js';
export class Shelf {
    manifests = new Map();
    blobs = new Map();
    /** tags that were read somewhere: elsewhere they are likely to point to what is here */
    tags = new Set();
    /** The repository through this shelf; each question is asked once. */
    over(repository) {
        return new Shelved(repository, this);
    }
}
export class Shelved extends Snapshot {
    #shelf;
    #read = new Set();
    constructor(live, shelf) {
        super(live);
        this.#shelf = shelf;
    }
    manifest(reference) {
        return this.once(`manifest ${reference}`, async () => {
            const shelved = await this.#shelved(reference);
            // The HEAD is a hint (threat 4), and enough: whoever pulls by digest hashes for himself.
            if (shelved !== undefined && (await isThere(this, shelved.digest)))
                return shelved;
            const stored = await this.live.manifest(reference);
            if (stored === undefined)
                return undefined;
            this.#shelf.manifests.set(stored.digest, stored);
            if (stored.digest !== reference)
                this.#shelf.tags.add(reference);
            return stored;
        });
    }
    async #shelved(reference) {
        const { manifests, tags } = this.#shelf;
        if (reference.includes(':'))
            return manifests.get(reference);
        if (!tags.has(reference))
            return undefined;
        const digest = (await this.manifestHead(reference))?.digest;
        return digest === undefined ? undefined : manifests.get(digest);
    }
    /** Always the registry's own word: what is on the shelf says nothing about what is there. */
    manifestHead(reference) {
        return this.once(`asked ${reference}`, () => this.live.manifestHead(reference));
    }
    async blob(blob, limit) {
        const shelved = this.#shelf.blobs.get(blob.digest);
        if (shelved?.length === blob.size)
            return (await this.has(blob)) ? shelved : undefined;
        const bytes = await super.blob(blob, limit);
        if (bytes !== undefined) {
            this.#shelf.blobs.set(blob.digest, bytes);
            this.#read.add(blob.digest);
        }
        return bytes;
    }
    /** Whether this registry has it. */
    async has(blob) {
        if (this.#read.has(blob.digest))
            return true;
        return this.once(`has ${blob.digest}`, () => hasBlob(this.live, blob));
    }
    /** The bytes of a manifest that was read on some registry: those of this one, if it has it. */
    async readAnywhere(digest) {
        return this.#shelf.manifests.get(digest) ?? this.manifest(digest);
    }
}
