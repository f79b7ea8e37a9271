/** A manifest that an index lists, read and held against what the index says about it. */
import { TrustError } from '../error.js';
import { parseManifest, } from '../oci/manifest.js';
/** Throws E_COVER if it is not there, E_DIGEST for another size (threat 5), E_MANIFEST if it is no index. */
export async function readListedIndex(repository, listed) {
    const manifest = await read(repository, listed);
    if (manifest.kind === 'index')
        return manifest;
    return fail('E_MANIFEST', 'listed as an index, but it is an image manifest', listed);
}
/** As readListedIndex, for an image. */
export async function readListedImage(repository, listed) {
    const manifest = await read(repository, listed);
    if (manifest.kind === 'image')
        return manifest;
    return fail('E_MANIFEST', 'listed as an image, but it is an index', listed);
}
async function read(repository, listed) {
    const stored = await repository.manifest(listed.digest);
    if (stored === undefined) {
        return fail('E_COVER', 'listed in the index, but the registry does not have it', listed);
    }
    const { length } = stored.bytes;
    if (length !== listed.size) {
        const message = `the index declares ${listed.size} bytes, the registry sent ${length}`;
        return fail('E_DIGEST', message, listed);
    }
    return parseManifest(stored.bytes, stored.contentType);
}
function fail(code, why, { digest }) {
    throw new TrustError(code, why, { digest });
}
