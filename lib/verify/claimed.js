/** What a candidate says about itself, for reports; believed only as far as its checks passed. */
import { digestAlgorithm, digestHex } from '../oci/digest.js';
import { parseBundle } from '../signature/bundle.js';
import { parsePayload } from '../signature/payload.js';
import { envelopeOf } from '../signature/signed.js';
import { parseStatement } from '../signature/statement.js';
/** For a candidate by a known key only: what strangers say is nobody's report. */
export function readClaimed(candidate, subject) {
    try {
        return candidate.format === 'legacy'
            ? ofPayload(candidate.payload)
            : ofStatement(envelopeOf(parseBundle(candidate.bytes)).payload, subject);
    }
    catch {
        // Malformed: the claims check says why.
        return { annotations: {} };
    }
}
function ofPayload(bytes) {
    const { critical, optional } = parsePayload(bytes);
    return {
        dockerReference: critical.identity['docker-reference'],
        annotations: texts(optional),
    };
}
/** What it says about this subject, and not about others. */
function ofStatement(bytes, subject) {
    const hex = digestHex(subject);
    const own = parseStatement(bytes).subject.find(({ digest }) => digest.get(digestAlgorithm(subject)) === hex);
    return { annotations: texts(own?.annotations ?? []) };
}
/** skopeo signs a time as a number; reports show every value as text. */
function texts(entries) {
    return Object.fromEntries([...entries].map(([key, value]) => [
        key,
        typeof value === 'string' ? value : JSON.stringify(value),
    ]));
}
