/**
 * The error type of this project, with stable codes.
 *
 * A failed verification is not an error but data (see verify/). Errors report that something could not be
 * checked, or cannot be used.
 */
/** Stable codes, one for each class of failure; documented in docs/codes.md. */
export declare const errorCodes: readonly [
/** an invalid reference */
'E_REF', 
/** an input, flag or file that cannot be used */
'E_INPUT', 
/** a key that cannot be used, or is not the expected one */
'E_KEY', 
/** credentials that are missing, rejected or insufficient */
'E_AUTH', 
/** a failure of the network or a server, or a response that violates the protocol */
'E_NET', 
/** a rate limit or quota */
'E_RATE', 
/** a limit of this tool was reached: size, count, depth or time */
'E_LIMIT', 
/** the tag, manifest or repository does not exist */
'E_NOTFOUND', 
/** bytes that do not match the digest, or have another size than declared */
'E_DIGEST', 
/** a manifest or index that is malformed or ambiguous */
'E_MANIFEST', 
/** an incomplete image: a platform is missing, or has no signature */
'E_COVER', 
/** no signature */
'E_NOSIG', 
/** good signatures that a required reader cannot read */
'E_FORMAT', 
/** a required attestation that is missing, or does not count */
'E_ATTESTATION', 
/** a signature for another image, or without the required claims */
'E_CLAIM', 
/** a signature that does not verify with the key */
'E_SIG', 
/** a log entry that is missing, or does not prove this signature */
'E_TLOG', 
/** a time outside the validity of the key or authority, or no proven time */
'E_TIME', 
/** a log that is not in the trusted root, or a root that cannot be used */
'E_TRUST', 
/** a signing certificate that is malformed, not by its authority, or not for code signing */
'E_CERT', 
/** a certificate with another identity, issuer or claim than required */
'E_IDENTITY', 
/** the tag points to another digest than expected */
'E_ROLLBACK', 
/** registries differ that should be the same */
'E_DRIFT', 
/** a tag would move back to an older release */
'E_CONFLICT', 
/** the registry does not allow an existing tag to be moved */
'E_IMMUTABLE', 
/** the registry does not support this kind of manifest */
'E_UNSUPPORTED', 
/** nothing was built: buildx is missing, failed, or did not write the digest */
'E_BUILD'];
export type ErrorCode = (typeof errorCodes)[number];
/** What an error is about. Every field is safe to print: none contains secrets. */
export interface ErrorDetails {
    /** host that was contacted */
    readonly host?: string;
    /** repository path on that host */
    readonly repository?: string;
    /** requested digest or tag */
    readonly digest?: string;
    readonly tag?: string;
    /** HTTP status of the last response */
    readonly status?: number;
    /** the registry's ID of the request, for its support */
    readonly requestId?: string;
    /** URL without its query, which may hold signatures */
    readonly url?: string;
}
export declare class TrustError extends Error {
    readonly name = "TrustError";
    readonly code: ErrorCode;
    readonly details: ErrorDetails;
    constructor(code: ErrorCode, message: string, details?: ErrorDetails, cause?: unknown);
}
/** Narrows a caught value to TrustError, with one of the codes if any are given. */
export declare function isTrustError(error: unknown, ...codes: ErrorCode[]): error is TrustError;
