/**
 * What could not be found out, or may not be used: one error type with a stable code.
 *
 * A verification *result* is data (see verify/); errors are for what stood in the way.
 */
export class TrustError extends Error {
    name = 'TrustError';
    code;
    details;
    constructor(code, message, details = {}, cause) {
        super(message, cause === undefined ? undefined : { cause });
        this.code = code;
        this.details = details;
    }
}
/** Narrows a caught value, so that callers can look at its code. */
export function isTrustError(error, ...codes) {
    return error instanceof TrustError && (codes.length === 0 || codes.includes(error.code));
}
