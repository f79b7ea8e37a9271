/** The annotation that carries a legacy signature's log entry (cosign-formats.md §2.1). */
import { TrustError } from '../error.js';
import { goJson } from '../oci/go-json.js';
/** Throws E_TLOG without a signed entry timestamp: the legacy format has no place for a proof. */
export function formatRekorBundle(entry) {
    const { inclusionPromise, logId, canonicalizedBody, integratedTime, logIndex } = entry;
    if (inclusionPromise === undefined) {
        throw new TrustError('E_TLOG', 'the log gave no signed entry timestamp, which legacy signatures need');
    }
    return goJson({
        SignedEntryTimestamp: inclusionPromise.signedEntryTimestamp.toString('base64'),
        Payload: {
            body: canonicalizedBody.toString('base64'),
            integratedTime: Number(integratedTime),
            logIndex: Number(logIndex),
            logID: logId.keyId.toString('hex'),
        },
    });
}
