/** RFC 3161 timestamps, through @sigstore/sign. */

import { TSAWitness } from '@sigstore/sign';
import { TrustError } from '../error.ts';
import { type Patience, patience, statusOf } from './rekor-v1.ts';

export interface TimestampClient {
  readonly url: string;
  /** DER TimeStampResp over the raw signature; nothing in it is verified. Throws E_NET, E_RATE or E_TIME. */
  timestamp(signature: Uint8Array): Promise<Uint8Array>;
}

export function timestampAuthority(
  url: string,
  { timeout, ...retry }: Patience = patience,
): TimestampClient {
  const witness = new TSAWitness({
    tsaBaseURL: url,
    timeout,
    retry: { ...retry, randomize: true },
  });
  return {
    url,
    async timestamp(signature) {
      try {
        const { rfc3161Timestamps } = await witness.testify({
          $case: 'messageSignature',
          messageSignature: {
            messageDigest: undefined,
            signature: Buffer.from(signature),
          } as never,
        });
        const [first] = rfc3161Timestamps;
        if (first !== undefined) return first.signedTimestamp;
      } catch (error) {
        throw timestampError(url, statusOf(error), error);
      }
      throw timestampError(url, undefined, undefined);
    },
  };
}

function timestampError(url: string, status: number | undefined, cause: unknown): TrustError {
  const host = URL.canParse(url) ? new URL(url).host : url;
  const details = { host, ...(status === undefined ? {} : { status }) };
  const code =
    status === 429 ? 'E_RATE' : status !== undefined && status < 500 ? 'E_TIME' : 'E_NET';
  const why = status === undefined ? 'does not answer' : `answered ${status}`;
  return new TrustError(code, `the timestamp authority ${host} ${why}`, details, cause);
}
