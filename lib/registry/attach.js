/**
 * Referrers up: the manifest by digest, then made sure that whoever looks for referrers finds it
 * (distribution-spec, "Pushing Manifests with Subject"). What counts is what a reader is answered,
 * not `OCI-Subject`: registries have sent that header without an API (fault 23).
 */
import { isTrustError, TrustError } from '../error.js';
import { digestOf } from '../oci/digest.js';
import { parseManifest } from '../oci/manifest.js';
import { referrerEntry } from './referrer-entry.js';
import { referrersTag } from './referrer-index.js';
import { addReferrer } from './referrers-tag.js';
import { updateTag } from './update-tag.js';
/** How often an API that is there is asked again before it counts as one that does not list. */
const polls = 4;
/**
 * Pushes the manifest of a referrer, whose blobs are there; resolves once a reader finds it, by the API
 * or by the fallback tag. Throws E_UNSUPPORTED if the registry cannot store referrers, and E_MANIFEST
 * if something else than a list of referrers is under the tag.
 */
export async function attachReferrer(repository, bytes, pausing) {
    const { subject, entry } = readReferrer(bytes);
    await putReferrer(repository, entry, bytes);
    for (let attempt = 1;; attempt += 1) {
        const { descriptors, source } = await repository.referrers(subject);
        if (descriptors.some(({ digest }) => digest === entry.digest))
            return source;
        if (source === 'tag' || attempt > polls)
            break;
        await pausing.pause(attempt);
    }
    // Also where there is an API that does not list it: who asks for both finds it then.
    await updateTag(repository, referrersTag(subject), addReferrer(subject, entry), pausing);
    return 'tag';
}
function readReferrer(bytes) {
    const manifest = parseManifest(bytes);
    const { subject } = manifest;
    const digest = digestOf(bytes);
    if (subject === undefined) {
        throw new TrustError('E_MANIFEST', 'a manifest without a subject is no referrer', { digest });
    }
    return { subject: subject.digest, entry: referrerEntry(manifest, digest, bytes.byteLength) };
}
/** ECR's words about such manifests help nobody (fault 18; registries.md §4.2). */
async function putReferrer(repository, { digest, mediaType }, bytes) {
    try {
        await repository.putManifest(digest, bytes, mediaType);
    }
    catch (error) {
        if (!isTrustError(error, 'E_UNSUPPORTED'))
            throw error;
        const advice = 'it cannot store referrers, as bundles are; legacy signatures need none';
        const message = `${error.message}; ${advice} (--format legacy)`;
        throw new TrustError(error.code, message, error.details, error);
    }
}
