/** Rekor v1, through @sigstore/sign: hashedrekord for legacy signatures, dsse for bundles. */
import { createHash } from 'node:crypto';
import { HashAlgorithm } from '@sigstore/protobuf-specs';
import { RekorWitness } from '@sigstore/sign';
import { logService } from './log-client.js';
import { baseUrl, retryOptions, serviceError, untilEnded } from './service.js';
/** An entry that exists already (409) is fetched by its location: so a lost answer is found again (faults 41, 42). */
export function rekorV1(url, options = {}) {
    const witness = new RekorWitness({
        rekorBaseURL: baseUrl(url),
        entryType: 'dsse',
        fetchOnConflict: true,
        majorApiVersion: 1,
        ...retryOptions(options),
    });
    return {
        url,
        version: 'rekor-v1',
        async record(recording) {
            try {
                const pem = publicKeyPem(recording.key);
                const { tlogEntries } = await untilEnded(options.signal, () => witness.testify(contentOf(recording), pem));
                const [entry] = tlogEntries;
                if (entry === undefined)
                    throw new Error('no entry');
                return entry;
            }
            catch (error) {
                throw serviceError(logService(url), error);
            }
        },
    };
}
function contentOf({ format, signed, payloadType }) {
    const { signature } = signed;
    if (format === 'bundle') {
        const payload = Buffer.from(signed.payload);
        const signatures = [{ sig: signature, keyid: '' }];
        return { $case: 'dsseEnvelope', dsseEnvelope: { payload, payloadType, signatures } };
    }
    const digest = createHash('sha256').update(signed.payload).digest();
    const messageDigest = { algorithm: HashAlgorithm.SHA2_256, digest };
    return { $case: 'messageSignature', messageSignature: { messageDigest, signature } };
}
/** The PEM that an entry names the key by (Go's encoding: 64 columns, a line break at the end). */
function publicKeyPem({ key }) {
    return key.export({ type: 'spki', format: 'pem' }).toString();
}
