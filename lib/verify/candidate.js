/** One candidate held against the policy: claims, log, signature and time, each a check of its own. */
import { identity } from '../signature/candidate.js';
import { skipped } from '../signature/check.js';
import { checkClaims } from '../signature/claims.js';
import { checkSignature } from '../signature/verify.js';
import { checkLog } from '../transparency/log.js';
import { checkTime } from '../transparency/time.js';
import { readClaimed } from './claimed.js';
export function checkCandidate(candidate, subject, policy, now) {
    const { check: signature, key } = checkSignature(candidate, policy.keys);
    const log = logOf(candidate, key, policy, now);
    const checks = {
        claims: checkClaims(candidate, { ...policy, subject }),
        log: log.check,
        signature,
        time: timeOf(candidate, key, policy, log),
    };
    return {
        format: candidate.format,
        store: candidate.store,
        manifest: candidate.manifest,
        identity: identity(candidate),
        good: isGood(checks, policy),
        checks,
        ...(key === undefined
            ? { annotations: {} }
            : { key: key.fingerprint, ...readClaimed(candidate, subject) }),
        logEntries: log.entries,
    };
}
/** A log entry names the key, so without the key that signed there is nothing to hold it against. */
const unsigned = skipped('none of the keys made this signature');
function logOf(candidate, key, { transparencyLog, trustedRoot }, now) {
    if (transparencyLog === 'ignored') {
        return { check: skipped('the policy ignores the transparency log'), entries: [] };
    }
    if (key === undefined)
        return { check: unsigned, entries: [] };
    return checkLog(candidate, { key, root: trustedRoot, now });
}
function timeOf(candidate, key, { timestamps, trustedRoot }, { entries }) {
    if (key === undefined)
        return unsigned;
    return checkTime(candidate, { key, root: trustedRoot, entries, timestamps });
}
/** Claims and signature must have passed; log and time may be skipped only by policy. */
function isGood(checks, policy) {
    return (checks.claims.state === 'passed' &&
        checks.signature.state === 'passed' &&
        (checks.log.state === 'passed' || policy.transparencyLog === 'ignored') &&
        (checks.time.state === 'passed' ||
            (checks.time.state === 'skipped' && policy.timestamps === 'ignored')));
}
