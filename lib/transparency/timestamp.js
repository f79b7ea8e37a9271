/** RFC 3161 timestamps, by the JSON API of sigstore's timestamp authority. */
import { createHash } from 'node:crypto';
import { baseUrl, bodyOf, post } from './service.js';
export function timestampAuthority(base, transport) {
    const service = { name: 'timestamp authority', url: base, refused: 'E_TIME' };
    // Signing configs name the whole address, flags often the host only.
    const url = new URL(base).pathname === '/' ? `${baseUrl(base)}/api/v1/timestamp` : baseUrl(base);
    return {
        url: base,
        async testify(content) {
            const artifactHash = createHash('sha256').update(signatureOf(content)).digest('base64');
            const request = { artifactHash, hashAlgorithm: 'sha256' };
            const der = bodyOf(service, await post(service, transport, url, request));
            return { rfc3161Timestamps: [{ signedTimestamp: Buffer.from(der) }] };
        },
    };
}
function signatureOf(content) {
    if (content.$case === 'messageSignature')
        return content.messageSignature.signature;
    const [signature] = content.dsseEnvelope.signatures;
    if (signature === undefined)
        throw new Error('the envelope holds no signature');
    return signature.sig;
}
