/** Errors of the HTTP layer, in words that are safe to print: no query, no userinfo, no header (threat 115). */
import type { IncomingHttpHeaders } from 'node:http';
import { type ErrorDetails, TrustError } from '../error.ts';
/** A failure on the wire that is ours to name; `code` as Node's own errors have it. */
export declare class WireError extends Error {
    readonly name = "WireError";
    readonly code: 'ECONNRESET' | 'ETIMEDOUT' | 'E_SILENT' | 'E_CUT_SHORT' | 'E_EXCESS' | 'E_STALE' | 'E_UNANSWERED';
    constructor(code: WireError['code'], message: string);
}
/** E_NET for what never became an answer; `wire` is the system's code, on which a retry depends. */
export declare class NetworkError extends TrustError {
    readonly wire: string;
    constructor(message: string, details: ErrorDetails, wire: string);
}
export declare function requestId(headers: IncomingHttpHeaders): string | undefined;
/** URL without its query, which may hold a signature, and without userinfo. */
export declare function printableUrl(url: URL): string;
export declare function printable(url: URL, answer?: {
    readonly status: number;
    readonly headers: IncomingHttpHeaders;
}): ErrorDetails;
/** Code of a system error, or the empty text. */
export declare function codeOf(error: unknown): string;
/** An error's message, with its code where the message does not have it. */
export declare function messageOf(error: unknown): string;
/**
 * What stopped a request, as E_NET; a TrustError stays what it is. Without `cause`: Node's parser and
 * TLS errors carry the bytes that were received.
 */
export declare function networkError(error: unknown, method: string, url: URL): TrustError;
/** The run was ended by its signal: a TrustError given as the reason is handed on. */
export declare function ended(signal: AbortSignal): TrustError;
