/** The outcome of one check of one candidate: data, because a bad signature is a finding and not an error. */
import { isTrustError } from '../error.js';
export function passed(note) {
    return note === undefined ? { state: 'passed' } : { state: 'passed', note };
}
export function failed(code, message) {
    return { state: 'failed', code, message };
}
export function skipped(why) {
    return { state: 'skipped', why };
}
/**
 * Runs a check over somebody else's bytes. Whatever it throws is a failure of the candidate: parsers
 * throw SyntaxError, and the sigstore libraries TypeError and more on hostile input (threat 85).
 */
export function checking(code, check) {
    try {
        return check();
    }
    catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return failed(isTrustError(error) ? error.code : code, message);
    }
}
