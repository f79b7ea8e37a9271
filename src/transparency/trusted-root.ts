/**
 * Parses trusted roots (protobuf-specs sigstore_trustroot.proto): the transparency logs and timestamp
 * authorities to trust, with their periods of validity.
 *
 * The root's author is trusted, so any error in it is a mistake and stops the run (E_TRUST).
 */

import { createPublicKey, type KeyObject } from 'node:crypto';
import { X509Certificate } from '@sigstore/core';
import type { TrustMaterial } from '@sigstore/verify';
import { TrustError } from '../error.ts';
import {
  anyObject,
  base64,
  fail,
  list,
  object,
  oneOf,
  optional,
  quote,
  type Read,
  readJson,
  repeated,
  type Shape,
  text,
} from '../oci/shape.ts';
import { publicGoodRootText, publicGoodVersion } from './public-good-root.ts';

export interface TrustedLog {
  /** the name in its checkpoints */
  readonly baseUrl: string;
  /** its name in reports: the host of the base URL */
  readonly host: string;
  /** lower-case hex, as in a legacy entry's logID */
  readonly logId: string;
  readonly key: KeyObject;
  /** both inclusive; a missing end means open */
  readonly validFor: Read<typeof validity>;
}

export interface TrustedRoot {
  /** its name in reports: a file name, or "the embedded public-good root" */
  readonly source: string;
  /** start of its newest log, YYYY-MM-DD, to show how old the root is; undefined without logs */
  readonly date: string | undefined;
  /** empty for a root with timestamp authorities only, like that of GitHub's instance */
  readonly logs: readonly TrustedLog[];
  /** logs and timestamp authorities for @sigstore/verify; no certificate authorities */
  readonly material: TrustMaterial;
}

/** RFC 3339. The time zone is required: without one, Node would use that of the machine. */
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

const time: Shape<Date> = (value, at) => {
  const written = text(value, at);
  const date = new Date(written);
  return rfc3339.test(written) && !Number.isNaN(date.getTime()) ? date : fail(at, 'is not a time');
};

/** The start is required: libraries treat a missing one as "always" (threat 96). */
export const validity = object({ start: time, end: optional(time) });

/** Start and end are inclusive; without an end, the period is open. */
export function isWithin({ start, end }: Read<typeof validity>, date: Date): boolean {
  return start <= date && (end === undefined || date <= end);
}

/** Values of protobuf-specs' PublicKeyDetails that Node can parse. */
const keyKinds: ReadonlySet<string> = new Set([
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

const keyDetails: Shape<string> = (value, at) => {
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
  mediaType: oneOf(
    'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    'application/vnd.dev.sigstore.trustedroot.v0.1+json',
  ),
  tlogs: repeated(log),
  timestampAuthorities: repeated(timestampAuthority),
  // Only for certificates, which a policy with keys does not accept.
  certificateAuthorities: optional(list(anyObject)),
  ctlogs: optional(list(anyObject)),
});

/** Parses a trusted_root.json. Throws E_TRUST; the message names `source`. */
export function parseTrustedRoot(bytes: Uint8Array, source: string): TrustedRoot {
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
        // sigstoreVerifier() replaces this with the key of the policy.
        publicKey: () => fail('trusted root', 'has no keys of signers'),
      },
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new TrustError('E_TRUST', `${source} is not usable: ${error.message}`, {}, error);
  }
}

function trustedLog({
  baseUrl,
  logId,
  checkpointKeyId,
  publicKey: { rawBytes, keyDetails: kind, validFor },
}: Read<typeof log>): TrustedLog {
  // The library finds a log by its checkpoint key ID if there is one; this code finds it by log ID.
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

function libraryLog({ baseUrl, logId, key, validFor }: TrustedLog): TrustMaterial['tlogs'][number] {
  return {
    baseURL: baseUrl,
    logID: Buffer.from(logId, 'hex'),
    publicKey: key,
    validFor: period(validFor),
  };
}

function libraryAuthority({
  certChain,
  validFor,
}: Read<typeof timestampAuthority>): TrustMaterial['timestampAuthorities'][number] {
  return {
    certChain: certChain.certificates.map(({ rawBytes }) =>
      X509Certificate.parse(Buffer.from(rawBytes)),
    ),
    validFor: period(validFor),
  };
}

/** The library requires an end: this is the last time that a Date can hold. */
function period({ start, end = new Date(8.64e15) }: Read<typeof validity>) {
  return { start, end };
}

function newestStart(logs: readonly TrustedLog[]): string | undefined {
  const starts = logs.map(({ validFor }) => validFor.start.toISOString()).sort();
  return starts.at(-1)?.slice(0, 10);
}

let parsed: TrustedRoot | undefined;

/** The trusted root of the public-good instance of Sigstore, which is embedded, so it needs no network. */
export function publicGoodRoot(): TrustedRoot {
  parsed ??= parseTrustedRoot(
    Buffer.from(publicGoodRootText),
    `the embedded public-good root (@sigstore/tuf ${publicGoodVersion})`,
  );
  return parsed;
}
