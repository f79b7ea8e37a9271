/** Converts requests to entries of Rekor v2 (rekor-tiles pkg/types/hashedrekord). */

import type { KeyObject } from 'node:crypto';
import type { JsonValue } from '../../src/oci/json.ts';
import { base64, fail, object, oneOf, optional } from '../../src/oci/shape.ts';
import { type Proposal, proposal } from './entry.ts';
import { isOverDigest, readCertificate, spkiKey } from './signature.ts';

interface Algorithm {
  /** protobuf-specs HashAlgorithm */
  readonly hash: string;
  readonly digestBytes: number;
  /** curve, or bits of an RSA modulus */
  readonly key: string | number;
}

/** protobuf-specs PublicKeyDetails, those of them that go with a digest. */
const algorithms = {
  PKIX_ECDSA_P256_SHA_256: { hash: 'SHA2_256', digestBytes: 32, key: 'prime256v1' },
  PKIX_ECDSA_P384_SHA_384: { hash: 'SHA2_384', digestBytes: 48, key: 'secp384r1' },
  PKIX_ECDSA_P521_SHA_512: { hash: 'SHA2_512', digestBytes: 64, key: 'secp521r1' },
  PKIX_RSA_PKCS1V15_2048_SHA256: { hash: 'SHA2_256', digestBytes: 32, key: 2048 },
  PKIX_RSA_PKCS1V15_3072_SHA256: { hash: 'SHA2_256', digestBytes: 32, key: 3072 },
  PKIX_RSA_PKCS1V15_4096_SHA256: { hash: 'SHA2_256', digestBytes: 32, key: 4096 },
} as const satisfies Readonly<Record<string, Algorithm>>;

type KeyDetails = keyof typeof algorithms;

const request = object({
  hashedRekordRequestV002: object({
    digest: base64,
    signature: object({
      content: base64,
      verifier: object({
        publicKey: optional(object({ rawBytes: base64 })),
        x509Certificate: optional(object({ rawBytes: base64 })),
        keyDetails: oneOf(...(Object.keys(algorithms) as KeyDetails[])),
      }),
    }),
  }),
});

/** Throws SyntaxError for anything that Rekor would not log. */
export function proposeV2(value: JsonValue): Proposal {
  const { digest, signature } = request(value, 'entry').hashedRekordRequestV002;
  const { keyDetails, publicKey, x509Certificate: certificate } = signature.verifier;
  const { hash, digestBytes, key: wanted } = algorithms[keyDetails];
  if ((publicKey === undefined) === (certificate === undefined)) {
    fail('verifier', 'is not one key or certificate');
  }
  const key =
    publicKey === undefined
      ? readCertificate(certificate?.rawBytes ?? Buffer.of()).publicKey
      : spkiKey(publicKey.rawBytes);
  if (kindOf(key) !== wanted) fail('verifier', `is not a key of ${keyDetails}`);
  if (digest.length !== digestBytes) fail('digest', `is not a ${hash}`);
  if (!isOverDigest(key, digest, signature.content)) {
    fail('verifying signature:', 'invalid signature');
  }
  return proposal('hashedrekord', '0.0.2', {
    hashedRekordV002: {
      data: { algorithm: hash, digest: digest.toString('base64') },
      signature: {
        content: signature.content.toString('base64'),
        verifier: {
          keyDetails,
          ...(publicKey === undefined ? {} : { publicKey: raw(publicKey) }),
          ...(certificate === undefined ? {} : { x509Certificate: raw(certificate) }),
        },
      },
    },
  });
}

function raw({ rawBytes }: { readonly rawBytes: Buffer }) {
  return { rawBytes: rawBytes.toString('base64') };
}

function kindOf(key: KeyObject): string | number | undefined {
  const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
  return namedCurve ?? modulusLength;
}
