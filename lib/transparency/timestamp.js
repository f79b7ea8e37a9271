/** RFC 3161 timestamps, through @sigstore/sign. */
import { TSAWitness } from '@sigstore/sign';
import { baseUrl, retryOptions, serviceError, untilEnded } from './service.js';
export function timestampAuthority(url, options = {}) {
    const witness = new TSAWitness({ tsaBaseURL: baseUrl(url), ...retryOptions(options) });
    return {
        url,
        async timestamp(signature) {
            try {
                const { rfc3161Timestamps } = await untilEnded(options.signal, () => witness.testify(contentOf(signature)));
                const [first] = rfc3161Timestamps;
                if (first === undefined)
                    throw new Error('no timestamp');
                return first.signedTimestamp;
            }
            catch (error) {
                throw serviceError({ name: 'timestamp authority', url, refused: 'E_TIME' }, error);
            }
        },
    };
}
/** Of an envelope the library reads the signature and nothing else. */
function contentOf(sig) {
    const signatures = [{ sig, keyid: '' }];
    return {
        $case: 'dsseEnvelope',
        dsseEnvelope: { payload: Buffer.alloc(0), payloadType: '', signatures },
    };
}
