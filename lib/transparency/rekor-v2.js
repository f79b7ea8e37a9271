/**
 * Rekor v2 (rekor-tiles): hashedrekord 0.0.2 over the envelope's pre-authentication encoding
 * (cosign-formats.md §3.3). Ours, because @sigstore/sign writes certificates only.
 */
import { createHash } from 'node:crypto';
import { TransparencyLogEntry } from '@sigstore/protobuf-specs';
import { TrustError } from '../error.js';
import { limits } from '../limits.js';
import { parseJson } from '../oci/json.js';
import { EntryExists, logService } from './log-client.js';
import { baseUrl, ServiceAnswer, serviceError } from './service.js';
/** Entries are batched for about a second before the log answers. */
export function rekorV2(base, transport) {
    const url = new URL(`${baseUrl(base)}/api/v2/log/entries`);
    return {
        url: base,
        version: 'rekor-v2',
        async record(recording) {
            const content = Buffer.from(JSON.stringify(requestFor(recording)));
            const headers = {
                'content-type': 'application/json',
                accept: 'application/json',
                'content-length': String(content.length),
            };
            const { status, body } = await transport.request(
            // Sent twice it makes one entry: the log knows it again.
            { method: 'POST', url, headers, body: () => content, idempotent: true }, limits.bundle);
            if (status === 409)
                throw new EntryExists(url.host, { host: url.host, status });
            if (status !== 201 && status !== 200) {
                throw serviceError(logService(base), new ServiceAnswer(status, wordsOf(body)));
            }
            return readEntry(body, base);
        },
    };
}
/** gRPC's gateway answers in JSON, a frozen log in plain text. */
function wordsOf(body) {
    const text = Buffer.from(body).toString('utf8').trim();
    try {
        const { message } = JSON.parse(text);
        return typeof message === 'string' ? message : text;
    }
    catch {
        return text;
    }
}
function requestFor({ format, signed, key }) {
    if (format === 'legacy') {
        throw new TrustError('E_INPUT', 'Rekor v2 gives no signed entry timestamps, which legacy signatures need');
    }
    const base64 = (bytes) => Buffer.from(bytes).toString('base64');
    return {
        hashedRekordRequestV002: {
            digest: createHash('sha256').update(signed.bytes).digest('base64'),
            signature: {
                content: base64(signed.signature),
                verifier: { publicKey: { rawBytes: base64(key.spki) }, keyDetails: keyDetails(key) },
            },
        },
    };
}
/** protobuf-specs sigstore_common.proto, PublicKeyDetails. */
function keyDetails({ algorithm, key, source }) {
    if (algorithm === 'ecdsa-p256')
        return 'PKIX_ECDSA_P256_SHA_256';
    const bits = key.asymmetricKeyDetails?.modulusLength;
    if (algorithm === 'rsa' && (bits === 2048 || bits === 3072 || bits === 4096)) {
        return `PKIX_RSA_PKCS1V15_${bits}_SHA256`;
    }
    throw new TrustError('E_KEY', `${source}: Rekor v2 takes ECDSA P-256, and RSA of 2048, 3072 or 4096 bits`);
}
function readEntry(bytes, url) {
    try {
        return TransparencyLogEntry.fromJSON(parseJson(bytes));
    }
    catch (error) {
        throw new TrustError('E_TLOG', `the log ${url} answered something that is no entry`, {}, error);
    }
}
