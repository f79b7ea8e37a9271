/** Referrers up: the manifest by digest, then made sure that whoever looks for referrers finds it. */
import { isTrustError, TrustError } from '../error.js';
import { digestOf } from '../oci/digest.js';
import { parseManifest } from '../oci/manifest.js';
import { listReferrers } from './list-referrers.js';
import { referrerEntry } from './referrer-entry.js';
/**
 * Pushes the manifest of a referrer, whose blobs are there; resolves once a reader finds it, by the API
 * or by the fallback tag. Throws E_UNSUPPORTED if the registry cannot store referrers, E_COVER if it
 * stores and does not list it, and E_MANIFEST if something else than a list is under the tag.
 */
export async function attachReferrer(repository, bytes, pausing) {
    const { subject, referrer } = readReferrer(bytes);
    await putReferrer(repository, referrer);
    const { source } = await listReferrers(repository, subject, [referrer], pausing);
    return source;
}
function readReferrer(bytes) {
    const manifest = parseManifest(bytes);
    const { subject } = manifest;
    const digest = digestOf(bytes);
    if (subject === undefined) {
        throw new TrustError('E_MANIFEST', 'a manifest without a subject is no referrer', { digest });
    }
    const entry = referrerEntry(manifest, digest, bytes.byteLength);
    return { subject: subject.digest, referrer: { entry, bytes } };
}
/** ECR's words about such manifests help nobody (fault 18; registries.md §4.2). */
async function putReferrer(repository, { entry, bytes }) {
    try {
        await repository.putManifest(entry.digest, bytes, entry.mediaType);
    }
    catch (error) {
        if (!isTrustError(error, 'E_UNSUPPORTED'))
            throw error;
        const advice = 'it cannot store referrers, as bundles are; legacy signatures need none';
        const message = `${error.message}; ${advice} (--format legacy)`;
        throw new TrustError(error.code, message, error.details, error);
    }
}
