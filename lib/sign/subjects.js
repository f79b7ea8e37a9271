/** What is to be signed: all of it is found and read before any of it is signed. */
import { TrustError } from '../error.js';
import { readTree } from '../image/tree.js';
import { parseManifest } from '../oci/manifest.js';
import { isImageType, isIndexType } from '../oci/media-type.js';
import { describeNode } from '../verify/finding.js';
import { allAtMost } from './all-at-most.js';
/**
 * The manifest, and with `recursive` everything under it, each fetched and hashed: a signature over what
 * is not there, or is no image, would leave a recursive run standing half-way (cosign-formats.md §10,
 * item 24). Throws E_COVER, E_MANIFEST or E_DIGEST, or what the registry's failure is.
 */
export async function readSubjects(repository, root, recursive) {
    const { nodes } = await readTree(repository, root);
    const [first, ...children] = nodes;
    if (!recursive)
        return [first];
    await allAtMost(children, (child) => assertSignable(repository, child));
    return nodes;
}
async function assertSignable(repository, node) {
    const { digest, mediaType, size } = node;
    const refuse = (code, why) => {
        throw new TrustError(code, `${describeNode(node)} ${why}`, { digest });
    };
    if (!isImageType(mediaType) && !isIndexType(mediaType)) {
        return refuse('E_MANIFEST', `is of type ${mediaType}, which cannot be signed recursively`);
    }
    const stored = await repository.manifest(digest);
    if (stored === undefined)
        return refuse('E_COVER', 'is listed, but the registry does not have it');
    if (stored.bytes.length !== size) {
        return refuse('E_DIGEST', `is listed with ${size} bytes, and has ${stored.bytes.length}`);
    }
    parseManifest(stored.bytes, mediaType);
}
