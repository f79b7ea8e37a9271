/** One request on the wire, one answer: deadlines, abort, and nothing left behind. */
import { pipeline, Readable } from 'node:stream';
import { TrustError } from '../error.js';
import { codeOf, ended, messageOf, printable, WireError } from './failure.js';
import { watchConnect, watchIdle } from './watch.js';
/**
 * Resolves when the headers have arrived; the deadlines hold until the body has ended. Rejects with
 * TrustError (E_LIMIT: total deadline, or the run was ended) or with the wire's own error.
 */
export function exchange(pool, { method, url, headers, body }, timeouts, signal) {
    return new Promise((resolve, reject) => {
        const outgoing = pool.request(url, {
            method,
            headers: withLength(headers, body),
            agent: pool.agent,
        });
        let incoming;
        // Rejecting at once, too: a request that still waits for its socket reports nothing until it has one.
        const stop = (reason) => {
            release();
            reject(reason);
            (incoming ?? outgoing).destroy(reason);
        };
        const total = setTimeout(() => stop(tooLong(url, timeouts.request)), timeouts.request);
        const onAbort = () => stop(ended(signal));
        signal.addEventListener('abort', onAbort);
        const release = () => {
            clearTimeout(total);
            signal.removeEventListener('abort', onAbort);
        };
        watchConnect(outgoing, timeouts.connect, stop);
        watchIdle(outgoing, timeouts.idle, () => incoming, stop);
        outgoing.once('response', (answer) => {
            incoming = answer;
            // An answer before the request was sent whole, a 401 or 413: the rest need not be sent.
            if (!outgoing.writableEnded)
                answer.once('end', () => outgoing.destroy());
            resolve(answer);
        });
        outgoing.on('error', (error) => {
            // Before Node reports it as "aborted", which could as well be an orderly end.
            incoming?.destroy(error);
            // At this point the body has failed only if it failed first; pipeline() then ends the request.
            const source = body instanceof Readable ? body.errored : null;
            if (source !== null)
                reject(sourceFailed(source, url));
            else
                reject(outgoing.reusedSocket && isReset(error) ? stale() : error);
        });
        outgoing.once('close', release);
        send(outgoing, body);
    });
}
function send(outgoing, body) {
    if (body === undefined || body instanceof Uint8Array)
        outgoing.end(body);
    // Either side's failure ends the other; `outgoing` reports it.
    else
        pipeline(body, outgoing, () => { });
}
function withLength(headers, body) {
    if (!(body instanceof Uint8Array))
        return headers;
    return { ...headers, 'content-length': String(body.byteLength) };
}
function isReset(error) {
    return codeOf(error) === 'ECONNRESET' || codeOf(error) === 'EPIPE';
}
/** The source's failure is not the target's: it is neither blamed on this host nor tried again here. */
function sourceFailed(source, url) {
    if (source instanceof TrustError)
        return source;
    const why = `what was to be sent to ${url.host} could not be read`;
    return new TrustError('E_NET', `${why}: ${messageOf(source)}`, printable(url));
}
function stale() {
    return new WireError('E_STALE', 'the kept connection was closed');
}
function tooLong(url, ms) {
    return new TrustError('E_LIMIT', `${url.host} took longer than ${ms} ms`, printable(url));
}
