/** Answers to a request for a blob: what they say when it is not 200, and what a broken one is. */
import { TrustError } from '../error.js';
import { limits } from '../limits.js';
import { networkError } from './failure.js';
/** A storage URL that had expired when it was used: the registry issues a new one (fault 25). */
export function isExpired({ status, url }, endpoint) {
    return status === 403 && url.origin !== endpoint.origin.origin;
}
/** The error for an answer of another status, whose body ends with it. */
export async function refusal(endpoint, stream, digest) {
    const body = await readSome(stream, limits.errorBody).catch(() => new Uint8Array());
    return endpoint.error({ ...stream, body }, { digest });
}
/** What interrupted a body: a TrustError (a deadline, the end of the run) as it is, else E_NET. */
export function interruption(error, endpoint, { url }, digest) {
    if (error instanceof TrustError)
        return error;
    const { code, message, details } = networkError(error, 'GET', url);
    return new TrustError(code, message, endpoint.where({ digest }, details));
}
/** All bytes, or limit + 1 of them: the rest is never read (threats 5, 114). */
export async function readSome({ body }, limit) {
    const chunks = [];
    let length = 0;
    for await (const chunk of body) {
        chunks.push(chunk);
        length += chunk.byteLength;
        if (length > limit)
            break;
    }
    return Buffer.concat(chunks).subarray(0, limit + 1);
}
