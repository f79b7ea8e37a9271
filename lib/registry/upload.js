/**
 * Blobs up (distribution-spec, "Pushing blobs"): mounted, or POST and one streamed PUT, or in chunks.
 *
 * What is made again after a failure is the upload as a whole, here and not in the transport: a session
 * that has seen some bytes is not the one that was opened, and a PUT sent to it twice is wrong. A new
 * session and the content from its start are right at any time, for a blob is what its digest says.
 */
import { isTrustError, TrustError } from '../error.js';
import { chunkLength, putChunks } from './chunks.js';
import { NetworkError } from './failure.js';
import { begun } from './measured.js';
import { hasErrorCode } from './registry-error.js';
import { isRetried } from './setback.js';
import { transferTime } from './transfer-time.js';
import { mountBlob, startUpload, withDigest } from './upload-session.js';
import { confirmDigest, writeError } from './write-error.js';
const attempts = 5;
/** Throws what the registry throws, and E_DIGEST if it, or `source`, has other bytes than `blob` says. */
export async function putBlob(endpoint, blob, source, { pause }, mountFrom) {
    const mounted = mountFrom && (await mountBlob(endpoint, blob, mountFrom));
    if (mounted === 'mounted')
        return mounted;
    let session = mounted;
    let put = putWhole;
    for (let attempt = 1;; attempt += 1) {
        const { content, discard } = await begun(blob, source);
        let answer;
        try {
            session ??= await startUpload(endpoint, blob);
            answer = await put(endpoint, session, blob, content).catch(interruptionOf);
        }
        finally {
            discard();
        }
        session = undefined;
        if (answer instanceof Interruption || isLost(answer)) {
            if (attempt >= attempts)
                throw failure(endpoint, answer, blob);
            await pause(attempt);
        }
        else if (answer.status === 413 && put === putWhole && blob.size > chunkLength) {
            // Only now: some registries keep the last chunk only (registries.md §2.5).
            put = putChunks;
        }
        else {
            await assertStored(endpoint, answer, blob);
            return 'uploaded';
        }
    }
}
function putWhole(endpoint, { url }, blob, content) {
    return endpoint.write({
        method: 'PUT',
        url: withDigest(url, blob.digest),
        headers: { 'content-type': 'application/octet-stream', 'content-length': String(blob.size) },
        body: content,
        timeout: transferTime(blob.size),
    });
}
async function assertStored(endpoint, answer, blob) {
    const { digest, size } = blob;
    if (answer.status === 201 || answer.status === 204) {
        confirmDigest(endpoint, answer, digest, { digest });
        return;
    }
    throw await writeError(endpoint, answer, { digest }, `a blob of ${size} bytes`);
}
/** What stopped an upload, and need not stop the next one. */
class Interruption {
    error;
    constructor(error) {
        this.error = error;
    }
}
const passing = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'E_STALE', 'E_CUT_SHORT']);
/** Throws what another upload would not put right. */
function interruptionOf(error) {
    if (!isTrustError(error, 'E_NET', 'E_RATE'))
        throw error;
    const wire = error.cause instanceof NetworkError ? error.cause.wire : '';
    if (!passing.has(wire) && !isRetried(error.details.status ?? 0))
        throw error;
    return new Interruption(error);
}
/** The session is gone, or is in another state than we think (fault 34). */
function isLost({ status, body }) {
    return status === 404 || status === 416 || hasErrorCode(body, 'BLOB_UPLOAD_INVALID');
}
function failure(endpoint, last, { digest }) {
    const { code, message, details } = last instanceof Interruption
        ? last.error
        : new TrustError('E_NET', `${last.url.host} lost the upload`, { status: last.status });
    const tried = `${message} (${attempts} uploads)`;
    return new TrustError(code, tried, endpoint.where({ digest }, details));
}
