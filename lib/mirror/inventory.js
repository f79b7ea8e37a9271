/**
 * Everything that belongs to an image: its tree, and for every manifest of it (also for what is attached,
 * in turn) signature tags and referrers, and all blobs. What `oras copy -r` leaves behind is in here.
 */
import { readTree } from '../image/tree.js';
import { Walk } from './walk.js';
/** Reads it all. Throws TrustError: what cannot be read must not be left behind in silence. */
export async function takeInventory(source, root, watch) {
    const walk = new Walk(source, watch);
    await walk.from(root);
    // Every index that it needs was read by now.
    const tree = await readTree(source.image, root);
    const inTree = new Set(tree.nodes.map(({ digest }) => digest));
    const found = [...walk.found].map((item) => ({ ...item, inTree: inTree.has(item.digest) }));
    found.sort((a, b) => Number(b.inTree) - Number(a.inTree));
    const blobs = [...walk.blobs].sort((a, b) => b.size - a.size);
    return {
        tree,
        items: new Map(found.map((item) => [item.digest, item])),
        blobs: new Map(blobs.map((blob) => [blob.digest, blob])),
        elsewhere: walk.elsewhere,
        leftOut: walk.leftOut,
    };
}
