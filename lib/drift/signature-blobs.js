/**
 * The blobs without which a signature does not count: the payload of a legacy one, and the bundle. Lists
 * and manifests are still served when a registry has lost them.
 */
import { isTrustError } from '../error.js';
import { canOpen } from '../mirror/snapshot.js';
import { parseManifest } from '../oci/manifest.js';
import { signaturePredicate } from '../signature/statement.js';
import { classifyArtifact, predicateTypeAnnotation } from '../signature/store.js';
/** A HEAD that answers 404 is no evidence: some proxies serve what they deny. One byte is asked for then. */
export async function hasBlob(repository, blob) {
    const has = await repository.hasBlob(blob.digest);
    return has === true || canOpen(repository, blob, Math.max(blob.size - 1, 0));
}
/** @param holders digests of manifests that hold signatures. Throws for what stands in the way. */
export async function lostBlobs(store, holders) {
    const lost = holders.map(async (digest) => {
        const blobs = blobsOf(await store.readAnywhere(digest));
        const has = await Promise.all(blobs.map((blob) => store.has(blob)));
        return blobs.filter((_, at) => !has[at]).map((blob) => blob.digest);
    });
    return [...new Set((await Promise.all(lost)).flat())];
}
function blobsOf(stored) {
    const manifest = stored === undefined ? undefined : parsed(stored);
    if (manifest === undefined)
        return [];
    const artifact = classifyArtifact(manifest);
    if (artifact.kind === 'simple-signing')
        return artifact.layers;
    if (artifact.kind === 'foreign')
        return [];
    const predicate = manifest.annotations[predicateTypeAnnotation];
    const isSignature = predicate === undefined || predicate === signaturePredicate;
    return isSignature && artifact.layer.data === undefined ? [artifact.layer] : [];
}
/** What cannot be read is no signature: the verification says so. */
function parsed({ bytes, contentType }) {
    try {
        return parseManifest(bytes, contentType);
    }
    catch (error) {
        if (isTrustError(error))
            return undefined;
        throw error;
    }
}
