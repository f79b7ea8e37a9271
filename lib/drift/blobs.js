/** Whether the blobs of an image and of its signatures are there; nothing of them is read. */
import { blobsOf } from '../mirror/content.js';
import { isForeign } from '../mirror/walk.js';
import { parseManifest } from '../oci/manifest.js';
import { hasBlob } from './signature-blobs.js';
import { namesIn } from './store-look.js';
/** Blobs that were seen: base layers are shared by many releases, and asked for once. */
const remembered = 4096;
export class PresentBlobs {
    #repository;
    #seen = new Set();
    constructor(repository) {
        this.#repository = repository;
    }
    async has(blob) {
        if (this.#seen.has(blob.digest))
            return true;
        const has = await hasBlob(this.#repository, blob);
        if (has && this.#seen.size < remembered)
            this.#seen.add(blob.digest);
        return has;
    }
}
/** Throws for what stands in the way. A manifest that is gone is told of elsewhere. */
export async function lookForBlobs({ blobs: present }, image, signatures, { manifests, looks = [] }) {
    const named = manifests.filter(({ role }) => role !== 'index').map(({ digest }) => digest);
    const signing = looks.flatMap(namesIn);
    const [content, material] = await Promise.all([
        blobsNamedBy(image, named),
        blobsNamedBy(signatures, signing),
    ]);
    const asked = await Promise.all([
        ...content.map(async (blob) => ({ blob, has: await present.has(blob) })),
        ...material.map(async (blob) => ({ blob, has: await signatures.has(blob) })),
    ]);
    const missing = asked.filter(({ has }) => !has).map(({ blob }) => blob.digest);
    return { present: asked.length - missing.length, missing };
}
/** Each once; not what clients fetch from elsewhere (threat 43). */
async function blobsNamedBy(repository, digests) {
    const all = new Map();
    for (const digest of new Set(digests)) {
        const stored = await repository.manifest(digest);
        if (stored === undefined)
            continue;
        for (const blob of blobsOf(parseManifest(stored.bytes, stored.contentType))) {
            if (!isForeign(blob.mediaType))
                all.set(blob.digest, blob);
        }
    }
    return [...all.values()];
}
