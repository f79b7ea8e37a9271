/** Calls to the services that signing needs, through @sigstore/sign: patience, the end of the run, errors in our words. */
import { isTrustError, TrustError } from '../error.js';
import { quote } from '../oci/shape.js';
import { ended } from '../registry/failure.js';
const usual = { retries: 4, minTimeout: 500, maxTimeout: 20_000, timeout: 30_000 };
/** In the library's words. */
export function retryOptions({ patience = usual }) {
    const { timeout, ...retry } = patience;
    return { timeout, retry: { ...retry, randomize: true } };
}
/** The library takes every URL for one without a slash at its end. */
export function baseUrl(url) {
    return url.replace(/\/+$/, '');
}
/**
 * Rejects as soon as the run ends: the library cannot be stopped. What it has open then ends by itself,
 * or with the process, which does not wait for it (edge/stop.ts; fault 48).
 */
export async function untilEnded(signal, call) {
    if (signal === undefined)
        return call();
    if (signal.aborted)
        throw ended(signal);
    const { promise, reject } = Promise.withResolvers();
    const leave = () => reject(ended(signal));
    signal.addEventListener('abort', leave, { once: true });
    try {
        return await Promise.race([call(), promise]);
    }
    finally {
        signal.removeEventListener('abort', leave);
    }
}
/**
 * What a service did instead of answering. E_RATE and E_NET say that the run may be repeated; `refused`
 * that this very request will not be taken. Everything else that a service says, also that it has been
 * closed (fault 43), is about the service and not about what is being signed.
 */
export function serviceError(service, error) {
    if (isTrustError(error))
        return error;
    const { status, said } = answerOf(error);
    const host = URL.canParse(service.url) ? new URL(service.url).host : service.url;
    const details = { host, ...(status === undefined ? {} : { status }) };
    const about = `the ${service.name} ${host}`;
    const why = said === '' ? '' : `: ${quote(said)}`;
    if (status === undefined) {
        return new TrustError('E_NET', `${about} gives no answer that can be used${why}`, details, error);
    }
    if (status === 429)
        return new TrustError('E_RATE', `${about} asks to wait`, details, error);
    if ([400, 409, 413, 422].includes(status)) {
        return new TrustError(service.refused, `${about} refuses this (${status})${why}`, details, error);
    }
    return new TrustError('E_NET', `${about} does not serve (${status})${why}`, details, error);
}
/** An answer that was no success, for `serviceError`. */
export class ServiceAnswer extends Error {
    statusCode;
    constructor(statusCode, said) {
        super(said);
        this.statusCode = statusCode;
    }
}
/** The library keeps what happened as the cause of its own error. */
function answerOf(error) {
    const { cause = error } = error instanceof Error ? error : {};
    if (!(cause instanceof Error))
        return { said: '' };
    const said = cause.message.replace(/^\(\d+\) /, '');
    if (!('statusCode' in cause) || typeof cause.statusCode !== 'number')
        return { said };
    return { status: cause.statusCode, said };
}
