/**
 * An image as a tree: what a reference names, and everything its index binds, each digest once.
 *
 * The index bytes are hashed when they are read (registry/manifests.ts), so the children's digests
 * come from bytes that the root digest covers, and no child needs to be fetched to be known.
 */
import { TrustError } from '../error.js';
import { limits } from '../limits.js';
import { parseManifest } from '../oci/manifest.js';
import { isIndexType } from '../oci/media-type.js';
import { readListedIndex } from './listed.js';
/** Reads the tree under a manifest that was already received. Throws TrustError. */
export async function readTree(repository, stored) {
    const root = parseManifest(stored.bytes, stored.contentType);
    const nodes = new Map();
    nodes.set(stored.digest, {
        digest: stored.digest,
        mediaType: root.mediaType,
        size: stored.bytes.length,
        role: root.kind,
        platforms: [],
        depth: 0,
        annotations: root.annotations,
    });
    if (root.kind === 'index')
        await addChildren(repository, root, 1, nodes);
    return { nodes: [...nodes.values()], root };
}
async function addChildren(repository, index, depth, nodes) {
    if (depth > limits.nesting) {
        throw new TrustError('E_LIMIT', `indexes nest deeper than ${limits.nesting}`);
    }
    for (const descriptor of index.manifests) {
        const known = nodes.get(descriptor.digest);
        if (known !== undefined) {
            nodes.set(descriptor.digest, alsoListedAs(known, descriptor));
            continue;
        }
        if (nodes.size > limits.children) {
            throw new TrustError('E_LIMIT', `an image has ${limits.children} manifests at most`);
        }
        nodes.set(descriptor.digest, toNode(descriptor, depth));
        if (isIndexType(descriptor.mediaType)) {
            const nested = await readListedIndex(repository, descriptor);
            await addChildren(repository, nested, depth + 1, nodes);
        }
    }
}
function toNode(descriptor, depth) {
    return {
        digest: descriptor.digest,
        mediaType: descriptor.mediaType,
        size: descriptor.size,
        role: roleOf(descriptor),
        platforms: descriptor.platform === undefined ? [] : [descriptor.platform],
        depth,
        annotations: descriptor.annotations,
    };
}
/**
 * An attestation manifest is unknown/unknown *and* annotated (buildx's attestation storage); anything
 * else is a platform and must be signed, so that nothing escapes by calling itself unknown (threat 29).
 */
function roleOf(descriptor) {
    if (isIndexType(descriptor.mediaType))
        return 'index';
    const { os, architecture } = descriptor.platform ?? {};
    const unknown = os === 'unknown' && architecture === 'unknown';
    const annotated = descriptor.annotations['vnd.docker.reference.type'] !== undefined;
    return unknown && annotated ? 'attestation' : 'platform';
}
/** The same digest listed again: one node, but never with two sizes or as two kinds (threat 28). */
function alsoListedAs(known, descriptor) {
    if (known.depth === 0) {
        throw new TrustError('E_MANIFEST', 'the index lists itself', { digest: known.digest });
    }
    if (known.size !== descriptor.size || known.mediaType !== descriptor.mediaType) {
        throw new TrustError('E_DIGEST', 'the index lists one digest with two sizes or media types', {
            digest: known.digest,
        });
    }
    const { platform } = descriptor;
    const role = known.role === 'attestation' ? roleOf(descriptor) : known.role;
    return {
        ...known,
        role,
        platforms: platform === undefined ? known.platforms : [...known.platforms, platform],
    };
}
