/** Which log an entry claims to be of, and whether that log may speak about that time. */
import { TrustError } from '../error.js';
import { isWithin } from './validity.js';
/** How far a log's clock may be ahead of ours, in milliseconds (fault 39). */
const clockSkew = 5 * 60_000;
/**
 * The logs with this id: usually one, several if a key was listed for several periods. Throws E_TRUST
 * for a log that the root does not know, which is a root out of date more often than an attack
 * (threats 91, 104, 105).
 */
export function logsById(root, logId) {
    const logs = root.logs.filter((log) => log.logId === logId);
    if (logs.length > 0)
        return logs;
    throw new TrustError('E_TRUST', `the log entry is of a log that ${root.source} does not know (log id ${logId}); that root's ` +
        `newest log started on ${root.date}. If the log is newer, update to a newer release or give a ` +
        'newer trusted_root.json');
}
/**
 * The time that a signed entry timestamp states, in seconds since 1970, as a date. Throws E_TLOG if no
 * log of `logs` was valid then (threat 95), or if it cannot be (threat 97). Whether the timestamp is
 * really signed is the caller's matter.
 */
export function integratedDate(seconds, logs, now) {
    const refuse = (why) => {
        throw new TrustError('E_TLOG', `the log entry's time ${why}`);
    };
    if (!Number.isSafeInteger(seconds) || seconds <= 0)
        return refuse('is missing or not a time');
    if (seconds * 1000 > now.getTime() + clockSkew)
        return refuse('is in the future');
    const date = new Date(seconds * 1000);
    if (!logs.some((log) => wasValid(log, date))) {
        return refuse(`(${date.toISOString()}) is outside the validity of the log's key`);
    }
    return date;
}
export function wasValid({ validFor }, date) {
    return isWithin(validFor, date);
}
