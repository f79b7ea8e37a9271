/** A client of Rekor v2 (rekor-tiles): logs hashedrekord 0.0.2 over the envelope's PAE (cosign-formats.md §3.3). */

import { createHash, createPublicKey } from 'node:crypto';
import { TransparencyLogEntry } from '@sigstore/protobuf-specs';
import type { SignatureBundle } from '@sigstore/sign';
import { TrustError } from '../error.ts';
import type { Transport } from '../http/request.ts';
import { parseJson } from '../oci/json.ts';
import { fail } from '../oci/shape.ts';
import type { BundleEntry } from '../signature/bundle.ts';
import { preAuthEncoding } from '../signature/envelope.ts';
import { parsePem } from '../signature/pem.ts';
import {
  baseUrl,
  bodyOf,
  EntryExists,
  type LogClient,
  logService,
  post,
  unreadable,
} from './service.ts';

/** The log batches entries for about a second before it responds. */
export function rekorV2(base: string, transport: Transport): LogClient {
  const service = logService(base);
  const url = `${baseUrl(base)}/api/v2/log/entries`;
  return {
    url: base,
    version: 'rekor-v2',
    async testify(content, publicKey) {
      const answer = await post(service, transport, url, requestFor(content, publicKey));
      const { host } = new URL(base);
      if (answer.status === 409) throw new EntryExists(host, { host, status: 409 });
      const body = bodyOf(service, answer);
      try {
        return { tlogEntries: [readEntry(body)] };
      } catch (error) {
        throw unreadable(service, 'log entry', error);
      }
    },
  };
}

function requestFor(content: SignatureBundle, publicKey: string) {
  if (content.$case === 'messageSignature') {
    throw new TrustError(
      'E_INPUT',
      'Rekor v2 issues no signed entry timestamps, which legacy signatures require',
    );
  }
  const { payload, payloadType, signatures } = content.dsseEnvelope;
  const signed = preAuthEncoding(payloadType, payload);
  return {
    hashedRekordRequestV002: {
      digest: createHash('sha256').update(signed).digest('base64'),
      signature: { content: signatures[0]?.sig.toString('base64'), verifier: verifier(publicKey) },
    },
  };
}

/** @param pem public key, or the certificate that holds it */
function verifier(pem: string) {
  const key = createPublicKey(pem);
  const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
  const keyDetails = keyDetailsOf[namedCurve ?? `rsa-${modulusLength}`];
  if (keyDetails === undefined) {
    const why = 'Rekor v2 accepts ECDSA P-256 keys, and RSA keys of 2048, 3072 or 4096 bits';
    throw new TrustError('E_KEY', why);
  }
  const { label, der } = parsePem(pem);
  const rawBytes = der.toString('base64');
  return label === 'CERTIFICATE'
    ? { x509Certificate: { rawBytes }, keyDetails }
    : { publicKey: { rawBytes }, keyDetails };
}

/** protobuf-specs sigstore_common.proto, PublicKeyDetails. */
const keyDetailsOf: Readonly<Record<string, string>> = {
  prime256v1: 'PKIX_ECDSA_P256_SHA_256',
  'rsa-2048': 'PKIX_RSA_PKCS1V15_2048_SHA256',
  'rsa-3072': 'PKIX_RSA_PKCS1V15_3072_SHA256',
  'rsa-4096': 'PKIX_RSA_PKCS1V15_4096_SHA256',
};

/** Throws SyntaxError for an incomplete entry, or an error of the library. */
function readEntry(bytes: Uint8Array): BundleEntry {
  const entry = TransparencyLogEntry.fromJSON(parseJson(bytes));
  const { logId, kindVersion, inclusionProof } = entry;
  const checkpoint = inclusionProof?.checkpoint;
  return logId && kindVersion && inclusionProof && checkpoint
    ? { ...entry, logId, kindVersion, inclusionProof: { ...inclusionProof, checkpoint } }
    : fail('response', 'is not a complete entry');
}
