/** A client of sigstore's timestamp authority: requests RFC 3161 timestamps with its JSON API. */

import { createHash } from 'node:crypto';
import type { SignatureBundle, Witness } from '@sigstore/sign';
import type { Transport } from '../http/request.ts';
import { baseUrl, bodyOf, post, type Service } from './service.ts';

/** A "witness" for the bundle builders of @sigstore/sign. */
export interface TimestampClient extends Witness {
  readonly url: string;
  /** Returns a DER TimeStampResp over the raw signature, unverified. Throws E_NET, E_RATE or E_TIME. */
  testify(content: SignatureBundle): Promise<{ rfc3161Timestamps: [{ signedTimestamp: Buffer }] }>;
}

export function timestampAuthority(base: string, transport: Transport): TimestampClient {
  const service: Service = {
    name: 'timestamp authority',
    url: base,
    accept: 'application/timestamp-reply',
    refusalCode: 'E_TIME',
  };
  // Signing configs have the full URL; flags often only the host.
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

function signatureOf(content: SignatureBundle): Uint8Array {
  if (content.$case === 'messageSignature') return content.messageSignature.signature;
  const [signature] = content.dsseEnvelope.signatures;
  if (signature === undefined) throw new Error('the envelope has no signature');
  return signature.sig;
}
