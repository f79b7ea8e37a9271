/** Errors of the HTTP layer, in words that are safe to print: no query, no userinfo, no header (threat 115). */
import { TrustError } from '../error.js';
/** A failure on the wire that is ours to name; `code` as Node's own errors have it. */
export class WireError extends Error {
    name = 'WireError';
    code;
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}
/** E_NET for what never became an answer; `wire` is the system's code, on which a retry depends. */
export class NetworkError extends TrustError {
    wire;
    constructor(message, details, wire) {
        super('E_NET', message, details);
        this.wire = wire;
    }
}
/** Header names under which registries and their front ends give a request's id. */
const requestIdHeaders = [
    'x-request-id',
    'x-amzn-requestid',
    'x-amz-request-id',
    'x-ms-request-id',
    'x-ms-correlation-request-id',
    'x-github-request-id',
    'x-gitlab-request-id',
    'docker-request-id',
    'cf-ray',
];
export function requestId(headers) {
    for (const name of requestIdHeaders) {
        const value = headers[name];
        if (typeof value === 'string' && /^[\x21-\x7e]{1,128}$/.test(value))
            return value;
    }
    return undefined;
}
/** URL without its query, which may hold a signature, and without userinfo. */
export function printableUrl(url) {
    return `${url.origin}${url.pathname}`;
}
export function printable(url, answer) {
    const id = answer === undefined ? undefined : requestId(answer.headers);
    return {
        host: url.host,
        url: printableUrl(url),
        ...(answer === undefined ? {} : { status: answer.status }),
        ...(id === undefined ? {} : { requestId: id }),
    };
}
/** Code of a system error, or the empty text. */
export function codeOf(error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return typeof code === 'string' ? code : '';
}
/** An error's message, with its code where the message does not have it. */
export function messageOf(error) {
    const code = codeOf(error);
    const text = error instanceof Error ? error.message : 'unknown failure';
    return text.includes(code) ? text : `${code} ${text}`.trim();
}
const tlsCode = /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_|EPROTO$)/;
/**
 * What stopped a request, as E_NET; a TrustError stays what it is. Without `cause`: Node's parser and
 * TLS errors carry the bytes that were received.
 */
export function networkError(error, method, url) {
    if (error instanceof TrustError)
        return error;
    const code = codeOf(error);
    const what = tlsCode.test(code)
        ? `TLS with ${url.host} failed`
        : `${url.host} gave no whole answer to ${method}`;
    return new NetworkError(`${what}: ${messageOf(error)}`, printable(url), code);
}
/** The run was ended by its signal: a TrustError given as the reason is handed on. */
export function ended(signal) {
    if (signal.reason instanceof TrustError)
        return signal.reason;
    return new TrustError('E_LIMIT', 'the run was ended before it was done', {}, signal.reason);
}
