/** A client of Fulcio (fulcio fulcio.proto, API v2): exchanges an identity token for a signing certificate. */

import type { Transport } from '../http/request.ts';
import { limits } from '../limits.ts';
import { isObject, type JsonObject, type JsonValue, parseJson } from '../oci/json.ts';
import { fail, text } from '../oci/shape.ts';
import { parsePem } from '../signature/pem.ts';
import { baseUrl, bodyOf, post, type Service, unreadable } from '../transparency/service.ts';

interface CertificateRequest {
  /** the identity token: a secret */
  readonly token: string;
  /** PEM */
  readonly publicKey: string;
  /** by that key, over the token's e-mail address or subject */
  readonly proofOfPossession: Uint8Array;
}

export interface FulcioClient {
  readonly url: string;
  /**
   * Resolves to DER certificates, unverified: the new one first, then those of its authority. Each call makes
   * a certificate, which stays in a public log forever. Throws E_AUTH if Fulcio refuses the token, otherwise E_NET,
   * E_RATE or E_LIMIT. No error contains any part of the token.
   */
  issue(request: CertificateRequest): Promise<readonly [Buffer, ...Buffer[]]>;
}

export function fulcioClient(base: string, transport: Transport): FulcioClient {
  const service: Service = {
    name: 'certificate authority',
    url: base,
    accept: 'application/json',
    refusalCode: 'E_AUTH',
    refusalStatuses: [401, 403],
    confidential: true,
  };
  return {
    url: base,
    async issue({ token, publicKey, proofOfPossession }) {
      const answer = await post(service, transport, `${baseUrl(base)}/api/v2/signingCert`, {
        credentials: { oidcIdentityToken: token },
        publicKeyRequest: {
          publicKey: { algorithm: 'ECDSA', content: publicKey },
          proofOfPossession: Buffer.from(proofOfPossession).toString('base64'),
        },
      });
      const body = bodyOf(service, answer);
      try {
        return readChain(parseJson(body));
      } catch (error) {
        throw unreadable(service, 'certificate', error);
      }
    },
  };
}

/** Throws SyntaxError. A certificate whose SCT comes apart from it is not usable in a bundle; the SCT check says so. */
function readChain(answer: JsonValue): readonly [Buffer, ...Buffer[]] {
  const of = (value: JsonValue | undefined): JsonObject => (isObject(value) ? value : {});
  const fields = of(answer);
  const kind = fields['signedCertificateEmbeddedSct'] ?? fields['signedCertificateDetachedSct'];
  const certificates = of(of(kind)['chain'])['certificates'];
  if (!Array.isArray(certificates)) return fail('response', 'holds no chain of certificates');
  if (certificates.length > limits.chain) {
    return fail(
      'response',
      `holds ${certificates.length} certificates, of ${limits.chain} at most`,
    );
  }
  const [leaf, ...authorities] = certificates.map(readCertificate);
  return leaf === undefined ? fail('response', 'holds no certificate') : [leaf, ...authorities];
}

function readCertificate(value: JsonValue, index: number): Buffer {
  const at = `response.certificates[${index}]`;
  const { label, der } = parsePem(text(value, at));
  if (label !== 'CERTIFICATE') return fail(at, `is a ${label}`);
  return der.length <= limits.certificate
    ? der
    : fail(at, `has more than ${limits.certificate} bytes`);
}
