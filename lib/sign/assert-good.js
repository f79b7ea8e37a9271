/** What a log or an authority answers is somebody else's word, until it verifies as readers will verify it. */
import { TrustError } from '../error.js';
import { parseBundle } from '../signature/bundle.js';
import { envelopeOf, signedByEnvelope } from '../signature/signed.js';
import { checkBundleEntries } from '../transparency/log.js';
import { authorityTimes } from '../transparency/time.js';
import { checkCandidate } from '../verify/candidate.js';
import { policyFor } from './options.js';
/** Of a new bundle, as readers read it. Throws E_TLOG for what a bundle cannot hold. */
export function readAnswers(bundle) {
    try {
        const parsed = parseBundle(bundle);
        return { ...parsed, signed: signedByEnvelope(envelopeOf(parsed)) };
    }
    catch (error) {
        throw unfit({ code: 'E_TLOG', message: error.message });
    }
}
/**
 * Every answer, and all of it: for readers one good entry of several is enough, and of a legacy signature
 * they see no proof, but a log that answers something wrong is a reason to stop.
 */
export function assertAnswers({ signed, logEntries, timestamps }, { key, trustedRoot: root }, now) {
    const recorded = { ...signed, verifier: { kind: 'PUBLIC KEY', der: key.public.spki } };
    const policy = { key: key.public, root, now };
    const outcomes = [
        ...checkBundleEntries(logEntries, recorded, policy),
        ...authorityTimes(timestamps, signed, policy),
    ];
    for (const outcome of outcomes)
        if ('state' in outcome)
            throw unfit(outcome);
}
/** What is about to be published, by the checks that readers make. The entries that they will count. */
export function assertGood(candidate, subject, options, now) {
    const policy = policyFor(options, candidate.format);
    const { checks, logEntries } = checkCandidate(candidate, subject, policy, now);
    for (const check of Object.values(checks))
        if (check.state === 'failed')
            throw unfit(check, subject);
    return logEntries;
}
function unfit({ code, message }, digest) {
    const details = digest === undefined ? {} : { digest };
    return new TrustError(code, `the new signature does not verify, and is not published: ${message}`, details);
}
