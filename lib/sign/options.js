/** What to sign with, and how. Complete: every default was filled in at the edge. */
import { TrustError } from '../error.js';
import { limits } from '../limits.js';
/** Throws E_INPUT for what could only fail, before anything is logged for ever. */
export function assertUsable({ formats, logs, timestamps }) {
    const refuse = (why) => {
        throw new TrustError('E_INPUT', why);
    };
    if (formats.length === 0)
        refuse('there is no format to sign in');
    if (Math.max(logs.length, timestamps.length) > limits.logEntries) {
        refuse(`readers take ${limits.logEntries} log entries and timestamps of a bundle at most`);
    }
    if (!formats.includes('legacy'))
        return;
    if (logs.some(({ version }) => version === 'rekor-v2')) {
        refuse('legacy signatures need a signed entry timestamp, which Rekor v2 does not issue: use the format bundle, or Rekor v1');
    }
    if (logs.length > 1)
        refuse('a legacy signature has room for the entry of one log only');
}
/**
 * What a signature of this run satisfies, for any reader: this key, these annotations (more may be there),
 * a log if there is one, an authority's time if there is one.
 */
export function policyFor(options, format) {
    const { key, annotations, logs, timestamps, trustedRoot } = options;
    const stamped = format === 'bundle' && timestamps.length > 0;
    return {
        keys: [key.public],
        trustedRoot,
        transparencyLog: logs.length === 0 ? 'ignored' : 'required',
        timestamps: stamped ? 'required' : 'ignored',
        attestationManifests: 'required',
        parity: 'false',
        platforms: [],
        annotations,
    };
}
