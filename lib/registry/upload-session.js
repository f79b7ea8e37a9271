/** Upload sessions: how one is opened, and where it goes on (distribution-spec, "Pushing blobs"). */
import { isTrustError, TrustError } from '../error.js';
import { parseDigest } from '../oci/digest.js';
import { resolveTarget } from './address.js';
import { pullScope } from './scope.js';
import { confirmDigest, writeError } from './write-error.js';
/** `subject`: what errors are about, if it is known yet. */
export async function startUpload(endpoint, subject) {
    const answer = await endpoint.write(post(endpoint.url('blobs/uploads/')));
    if (answer.status !== 202)
        throw await writeError(endpoint, answer, subject);
    return sessionOf(endpoint, answer);
}
/**
 * Takes the blob over from another repository of the registry. A registry that will not may have opened
 * a session instead, which is then the one to use; undefined if there is none.
 */
export async function mountBlob(endpoint, { digest }, from) {
    // Whoever may read there must be who writes here (threat 113).
    if (!(await endpoint.sharesCredentials(from)))
        return undefined;
    const url = endpoint.url('blobs/uploads/');
    url.searchParams.set('mount', parseDigest(digest));
    url.searchParams.set('from', from.path);
    try {
        const answer = await endpoint.write(post(url), [pullScope(from.path)]);
        if (answer.status === 202)
            return sessionOf(endpoint, answer);
        if (answer.status !== 201)
            return undefined;
        confirmDigest(endpoint, answer, digest, { digest });
        return 'mounted';
    }
    catch (error) {
        // No token for both repositories does not mean that there is none for this one (ORAS#1892).
        if (isTrustError(error, 'E_AUTH'))
            return undefined;
        throw error;
    }
}
/** Sent again, it opens a second session, and the first one expires. */
function post(url) {
    return { method: 'POST', url, body: () => new Uint8Array(), idempotent: true };
}
function sessionOf(endpoint, answer) {
    const declared = String(answer.headers['oci-chunk-min-length'] ?? '');
    return {
        url: nextLocation(endpoint, answer),
        minChunk: /^[0-9]{1,15}$/.test(declared) ? Number(declared) : 0,
    };
}
/** Relative or absolute, with a query to keep, on this host or a public one (threat 111). */
export function nextLocation(endpoint, { headers, url }) {
    const { location } = headers;
    if (location !== undefined)
        return resolveTarget(url, location, endpoint.insecureHosts);
    const message = `${url.host} goes on with an upload without saying where`;
    throw new TrustError('E_NET', message, endpoint.where({}));
}
/** As text: a URL's own parameters would be written anew, and what was signed must stay as it is. */
export function withDigest(session, digest) {
    const url = new URL(session);
    url.search += `${url.search === '' ? '?' : '&'}digest=${encodeURIComponent(parseDigest(digest))}`;
    return url;
}
