/**
 * The trusted root (protobuf-specs sigstore_trustroot.proto): which transparency logs and timestamp
 * authorities count, and when.
 *
 * Whoever writes the root is trusted, so anything odd in it is a mistake and stops the run (E_TRUST).
 */
import { createPublicKey } from 'node:crypto';
import { X509Certificate } from '@sigstore/core';
import { TrustError } from '../error.js';
import { anyObject, base64, fail, list, object, oneOf, optional, quote, readJson, repeated, text, } from '../oci/shape.js';
import { validity } from './validity.js';
/** The kinds of keys (protobuf-specs, "PublicKeyDetails") that Node knows how to read. */
const keyKinds = new Set([
    'PKCS1_RSA_PKCS1V5',
    'PKCS1_RSA_PSS',
    'PKIX_RSA_PKCS1V5',
    'PKIX_RSA_PSS',
    'PKIX_RSA_PKCS1V15_2048_SHA256',
    'PKIX_RSA_PKCS1V15_3072_SHA256',
    'PKIX_RSA_PKCS1V15_4096_SHA256',
    'PKIX_RSA_PSS_2048_SHA256',
    'PKIX_RSA_PSS_3072_SHA256',
    'PKIX_RSA_PSS_4096_SHA256',
    'PKIX_ECDSA_P256_HMAC_SHA_256',
    'PKIX_ECDSA_P256_SHA_256',
    'PKIX_ECDSA_P384_SHA_256',
    'PKIX_ECDSA_P384_SHA_384',
    'PKIX_ECDSA_P521_SHA_256',
    'PKIX_ECDSA_P521_SHA_512',
    'PKIX_ED25519',
    'PKIX_ED25519_PH',
    'ML_DSA_44',
    'ML_DSA_65',
    'ML_DSA_87',
]);
const keyDetails = (value, at) => {
    const kind = text(value, at);
    return keyKinds.has(kind) ? kind : fail(at, `is ${quote(kind)}, which is not supported`);
};
const log = object({
    baseUrl: text,
    hashAlgorithm: oneOf('SHA2_256'),
    publicKey: object({ rawBytes: base64, keyDetails, validFor: validity }),
    logId: object({ keyId: base64 }),
    checkpointKeyId: optional(object({ keyId: base64 })),
    operator: optional(text),
});
const timestampAuthority = object({
    subject: optional(anyObject),
    uri: optional(text),
    certChain: object({ certificates: list(object({ rawBytes: base64 })) }),
    validFor: validity,
    operator: optional(text),
});
const rootShape = object({
    mediaType: oneOf('application/vnd.dev.sigstore.trustedroot+json;version=0.1', 'application/vnd.dev.sigstore.trustedroot.v0.1+json'),
    tlogs: list(log),
    timestampAuthorities: repeated(timestampAuthority),
    // For certificates, which a keyed policy does not accept: not read, not handed on.
    certificateAuthorities: optional(list(anyObject)),
    ctlogs: optional(list(anyObject)),
});
/** Reads a trusted_root.json. Throws E_TRUST, with `source` in the message. */
export function parseTrustedRoot(bytes, source) {
    try {
        const { tlogs, timestampAuthorities } = readJson(rootShape, bytes, 'trusted root');
        const logs = tlogs.map(trustedLog);
        return {
            source,
            date: newestStart(logs),
            logs,
            material: {
                tlogs: logs.map(libraryLog),
                timestampAuthorities: timestampAuthorities.map(libraryAuthority),
                certificateAuthorities: [],
                ctlogs: [],
                // Replaced for each check by the key that is being checked; see library.ts.
                publicKey: () => fail('trusted root', 'holds no keys of signers'),
            },
        };
    }
    catch (error) {
        if (!(error instanceof Error))
            throw error;
        throw new TrustError('E_TRUST', `${source} is not usable: ${error.message}`, {}, error);
    }
}
function trustedLog({ baseUrl, logId, checkpointKeyId, publicKey: { rawBytes, keyDetails: kind, validFor }, }) {
    // The library would look entries up by the checkpoint's id where there is one; ours say the log's.
    if (checkpointKeyId !== undefined && !checkpointKeyId.keyId.equals(logId.keyId)) {
        return fail(baseUrl, 'has a checkpointKeyId other than its logId, which is not supported');
    }
    return {
        baseUrl,
        host: new URL(baseUrl).host,
        logId: logId.keyId.toString('hex'),
        key: createPublicKey({
            key: rawBytes,
            format: 'der',
            type: kind.startsWith('PKCS1_') ? 'pkcs1' : 'spki',
        }),
        validFor,
    };
}
function libraryLog({ baseUrl, logId, key, validFor }) {
    return {
        baseURL: baseUrl,
        logID: Buffer.from(logId, 'hex'),
        publicKey: key,
        validFor: period(validFor),
    };
}
function libraryAuthority({ certChain, validFor, }) {
    return {
        certChain: certChain.certificates.map(({ rawBytes }) => X509Certificate.parse(Buffer.from(rawBytes))),
        validFor: period(validFor),
    };
}
/** In the library every period has an end: here the last time that there is. */
function period({ start, end = new Date(8.64e15) }) {
    return { start, end };
}
function newestStart(logs) {
    const starts = logs.map(({ validFor }) => validFor.start.toISOString()).sort();
    return starts.at(-1)?.slice(0, 10) ?? fail('trusted root', 'knows no transparency log');
}
