/** Bundles as cosign v3 makes them with a key (cosign-formats.md §3.3). */
import { TransparencyLogEntry } from '@sigstore/protobuf-specs';
import { digestAlgorithm, digestHex } from '../oci/digest.js';
import { mediaTypes } from '../oci/media-type.js';
import { signaturePredicate, statementPayloadType, statementType } from './statement.js';
/** The statement that is signed: this manifest, these annotations, and nothing else. */
export function signatureStatement(subject, annotations) {
    return Buffer.from(JSON.stringify({
        _type: statementType,
        subject: [{ digest: { [digestAlgorithm(subject)]: digestHex(subject) }, annotations }],
        predicateType: signaturePredicate,
        predicate: {},
    }));
}
/**
 * Protobuf's JSON. The key is named by its hint only, and `keyid` is left out: cosign compares it with
 * an OpenSSH fingerprint and would reject anything else.
 */
export function formatBundle(parts) {
    const { key, payload, signature, logEntries, timestamps } = parts;
    const base64 = (bytes) => Buffer.from(bytes).toString('base64');
    const rfc3161Timestamps = timestamps.map((der) => ({ signedTimestamp: base64(der) }));
    return Buffer.from(JSON.stringify({
        mediaType: mediaTypes.bundle,
        verificationMaterial: {
            publicKey: { hint: Buffer.from(key.fingerprint, 'hex').toString('base64') },
            ...(logEntries.length === 0
                ? {}
                : { tlogEntries: logEntries.map((entry) => TransparencyLogEntry.toJSON(entry)) }),
            ...(timestamps.length === 0 ? {} : { timestampVerificationData: { rfc3161Timestamps } }),
        },
        dsseEnvelope: {
            payload: base64(payload),
            payloadType: statementPayloadType,
            signatures: [{ sig: base64(signature) }],
        },
    }));
}
