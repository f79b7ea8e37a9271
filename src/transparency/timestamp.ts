/** RFC 3161 timestamps, through @sigstore/sign. */

import { TSAWitness } from '@sigstore/sign';
import { baseUrl, type Patience, retryOptions, serviceError, usualPatience } from './service.ts';

export interface TimestampClient {
  readonly url: string;
  /** DER TimeStampResp over the raw signature; nothing in it is verified. Throws E_NET, E_RATE or E_TIME. */
  timestamp(signature: Buffer): Promise<Uint8Array>;
}

export function timestampAuthority(
  url: string,
  patience: Patience = usualPatience,
): TimestampClient {
  const witness = new TSAWitness({ tsaBaseURL: baseUrl(url), ...retryOptions(patience) });
  return {
    url,
    async timestamp(signature) {
      try {
        const { rfc3161Timestamps } = await witness.testify({
          // Of an envelope it reads the signature and nothing else.
          $case: 'dsseEnvelope',
          dsseEnvelope: {
            payload: Buffer.alloc(0),
            payloadType: '',
            signatures: [{ sig: signature, keyid: '' }],
          },
        });
        const [first] = rfc3161Timestamps;
        if (first === undefined) throw new Error('no timestamp');
        return first.signedTimestamp;
      } catch (error) {
        throw serviceError({ name: 'timestamp authority', url, refused: 'E_TIME' }, error);
      }
    },
  };
}
