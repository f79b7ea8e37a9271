/** What both formats come down to: a signature, and the bytes it is over. */
import { base64, fail } from '../oci/shape.js';
import { parseBundle } from './bundle.js';
import { annotationKeys } from './candidate.js';
import { preAuthEncoding } from './envelope.js';
/** Throws SyntaxError for a candidate without a readable signature. */
export function readSigned(candidate) {
    if (candidate.format === 'bundle')
        return signedByEnvelope(envelopeOf(parseBundle(candidate.bytes)));
    const { payload, layer } = candidate;
    const signature = base64(layer.annotations[annotationKeys.signature], annotationKeys.signature);
    return { signature, bytes: payload, payload };
}
export function signedByEnvelope({ payloadType, payload, signature }) {
    return { signature, bytes: preAuthEncoding(payloadType, payload), payload };
}
/** Image signatures are envelopes: a message signature is over a file and names no image. */
export function envelopeOf(bundle) {
    return (bundle.envelope ??
        fail('bundle', 'holds a message signature, which is for files and not for images'));
}
