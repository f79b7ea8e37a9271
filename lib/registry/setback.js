/** What is tried again, and how often (threats-and-faults.md, B1; faults 2 to 7, 11, 12). */
import { TrustError } from '../error.js';
import { NetworkError, printable } from './failure.js';
import { registryMessage } from './registry-error.js';
import { retryAfter } from './retry-after.js';
/** Tries of one request, the first included. */
const attempts = 5;
/** Every try may count against the quota it waits for. */
const quotaAttempts = 2;
/** A code that is not named is not retried: TLS, a refused connection, a broken protocol. */
const attemptsByCode = {
    ECONNRESET: attempts,
    E_STALE: attempts,
    EPIPE: attempts,
    ETIMEDOUT: attempts,
    EAI_AGAIN: attempts,
    ENOTFOUND: 2,
    // Waited for long already; a cache that was slow has it by then.
    E_SILENT: 2,
    E_CUT_SHORT: 2,
    E_EXCESS: 2,
};
/** 501 is not among them: it says that the feature is missing (fault 4). */
const retriedStatuses = new Set([408, 425, 429, 500, 502, 503, 504, 522]);
export function isRetried(status) {
    return retriedStatuses.has(status);
}
/** Throws what it is given unless that is a failure of the network. */
export function setbackOfError(error) {
    if (!(error instanceof NetworkError))
        throw error;
    const { wire } = error;
    return { error, attempts: attemptsByCode[wire] ?? 1, atOnce: wire === 'E_STALE' };
}
/** @param now milliseconds since the epoch */
export function setbackOfAnswer(request, answer, now) {
    const { status, headers, url } = answer;
    const asked = retryAfter(headers, now);
    const said = registryMessage(answer.body);
    const because = (code, why) => {
        const message = said === undefined ? why : `${why} (${said})`;
        return new TrustError(code, message, printable(url, answer));
    };
    if (status !== 429) {
        const error = because('E_NET', `${url.host} answered ${status}`);
        // Retry-After on a 503 is about the server, not about this request.
        return { error, attempts, asked, host: asked === undefined ? undefined : url.host };
    }
    if (!isQuota(headers, answer.body)) {
        const error = because('E_RATE', `${url.host} answered 429, too many requests`);
        return { error, attempts, asked, host: url.host };
    }
    const anonymous = request.headers?.['authorization'] === undefined;
    const advice = anonymous
        ? 'log in for a larger one'
        : 'use an account with a larger one, or wait';
    const error = because('E_RATE', `the pull quota of ${url.host} is used up; ${advice}`);
    return { error, attempts: quotaAttempts, asked, host: url.host };
}
/** Docker Hub's quota for hours, as against a burst of seconds (registries.md §4.1; fault 2). */
function isQuota(headers, body) {
    if (/^0(?:;|$)/.test(String(headers['ratelimit-remaining'] ?? '')))
        return true;
    return /pull rate limit|increase-rate-limit/i.test(Buffer.from(body).toString('latin1'));
}
