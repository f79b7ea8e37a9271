/** DSSE envelopes (secure-systems-lab/dsse), with the two rules that cosign adds (cosign-formats.md §3.3). */
import { base64, fail, list, object, optional, text } from '../oci/shape.js';
const fields = object({
    payload: base64,
    payloadType: text,
    signatures: list(object({ sig: base64, keyid: optional(text) })),
});
export const envelope = (value, at) => {
    const { payload, payloadType, signatures } = fields(value, at);
    const [signature] = signatures;
    // cosign accepts exactly one; with more, readers differ in which one counts (threat 81).
    if (signature === undefined || signatures.length !== 1) {
        return fail(`${at}.signatures`, `has ${signatures.length} signatures and not one`);
    }
    // cosign compares it with an OpenSSH fingerprint and rejects anything that it is not.
    if (signature.keyid)
        return fail(`${at}.signatures[0].keyid`, 'must be empty');
    return { payload, payloadType, signature: signature.sig };
};
/** The bytes that are signed: DSSE's pre-authentication encoding, lengths in bytes (threat 80). */
export function preAuthEncoding(payloadType, payload) {
    const length = Buffer.byteLength(payloadType);
    return Buffer.concat([
        Buffer.from(`DSSEv1 ${length} ${payloadType} ${payload.length} `),
        payload,
    ]);
}
