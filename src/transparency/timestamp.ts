/** RFC 3161 timestamps, through @sigstore/sign. */

import { type SignatureBundle, TSAWitness } from '@sigstore/sign';
import { baseUrl, retryOptions, type ServiceOptions, serviceError, untilEnded } from './service.ts';

export interface TimestampClient {
  readonly url: string;
  /** DER TimeStampResp over the raw signature; nothing in it is verified. Throws E_NET, E_RATE or E_TIME. */
  timestamp(signature: Buffer): Promise<Uint8Array>;
}

export function timestampAuthority(url: string, options: ServiceOptions = {}): TimestampClient {
  const witness = new TSAWitness({ tsaBaseURL: baseUrl(url), ...retryOptions(options) });
  return {
    url,
    async timestamp(signature) {
      try {
        const { rfc3161Timestamps } = await untilEnded(options.signal, () =>
          witness.testify(contentOf(signature)),
        );
        const [first] = rfc3161Timestamps;
        if (first === undefined) throw new Error('no timestamp');
        return first.signedTimestamp;
      } catch (error) {
        throw serviceError({ name: 'timestamp authority', url, refused: 'E_TIME' }, error);
      }
    },
  };
}

/** Of an envelope the library reads the signature and nothing else. */
function contentOf(sig: Buffer): SignatureBundle {
  const signatures = [{ sig, keyid: '' }];
  return {
    $case: 'dsseEnvelope',
    dsseEnvelope: { payload: Buffer.alloc(0), payloadType: '', signatures },
  };
}
