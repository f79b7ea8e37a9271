/**
 * A legacy signature's log entry: Rekor v1's answer, kept as an annotation, with the signed entry
 * timestamp (SET) in which the log promises to include the entry (cosign-formats.md §2).
 *
 * By hand, because @sigstore/verify knows bundles only: a legacy entry has no proof, and turning it
 * into a made-up bundle would put fields before the library that nobody signed.
 */
import { verify } from 'node:crypto';
import { base64, count, object, readJson, sha256Hex, text } from '../oci/shape.js';
const rekorBundle = object({
    SignedEntryTimestamp: base64,
    Payload: object({ body: text, integratedTime: count, logIndex: count, logID: sha256Hex }),
});
/** Reads the annotation's JSON. Throws SyntaxError. */
export function parseRekorBundle(annotation) {
    return readJson(rekorBundle, Buffer.from(annotation), 'log entry annotation');
}
/**
 * Whether this log signed this entry: its body, time, index and log, in one signature.
 *
 * Signed is the canonical JSON (RFC 8785) of the four, in which logID comes before logIndex, with the
 * body's text as it is stored.
 */
export function verifySet({ SignedEntryTimestamp, Payload }, log) {
    const { body, integratedTime, logID, logIndex } = Payload;
    const signed = `{"body":${JSON.stringify(body)},"integratedTime":${integratedTime},"logID":"${logID}","logIndex":${logIndex}}`;
    return (log.key.asymmetricKeyType === 'ec' &&
        verify('sha256', Buffer.from(signed), { key: log.key, dsaEncoding: 'der' }, SignedEntryTimestamp));
}
