/** Where one target's blobs come from: small ones from memory, large ones as they come from the source. */
import { TrustError } from '../error.js';
import { digestOf } from '../oci/digest.js';
import { hashedStream } from './hashed-stream.js';
import { smallBlob } from './snapshot.js';
/** `{}`, the config of artifacts that have none (image-spec, "Guidance for an Empty Descriptor"). */
const emptyObject = Buffer.from('{}');
const emptyDigest = digestOf(emptyObject);
/** Its digest says what it is: nobody needs to be asked for it. */
export function isKnown({ digest, size }) {
    return digest === emptyDigest && size === emptyObject.length;
}
export class Supply {
    #reader;
    #pausing;
    #rebuilt = new Map();
    constructor(reader, pausing) {
        this.#reader = reader;
        this.#pausing = pausing;
    }
    async contentOf(blob) {
        const { digest, size, from } = blob;
        if (isKnown(blob))
            return () => emptyObject;
        if (size > smallBlob) {
            const read = {
                openBlob: (_, offset) => this.#reader.openBlob(blob, offset),
            };
            return () => hashedStream(read, blob, this.#pausing);
        }
        const bytes = this.#rebuilt.get(digest) ?? (await from.blob(blob, smallBlob));
        if (bytes !== undefined)
            return () => bytes;
        const message = 'a manifest names a blob that the source does not have';
        throw new TrustError('E_COVER', message, { digest });
    }
    /** What the source has lost, and these bytes are. */
    replace(rebuilt) {
        this.#rebuilt = rebuilt;
    }
    /** The other targets need not wait for this one. */
    needsOnly(blobs, all) {
        const needed = new Set(blobs);
        for (const blob of all)
            if (!needed.has(blob))
                this.#reader.declines(blob.digest);
    }
    end() {
        this.#reader.leaves();
    }
}
