/**
 * The trusted root (protobuf-specs sigstore_trustroot.proto): which transparency logs and timestamp
 * authorities count, and when.
 *
 * Whoever writes the root is trusted, so anything odd in it is a mistake and stops the run (E_TRUST).
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
  /** its checkpoints are signed in this name */
  readonly baseUrl: string;
  /** what reports call it: the host of its base URL */
  readonly host: string;
  /** lower-case hex, as in a legacy entry's logID */
  readonly logId: string;
  readonly key: KeyObject;
  /** both inclusive; a missing end means open */
  readonly validFor: Read<typeof validity>;
}

export interface TrustedRoot {
  /** how to call it in reports: a file name, or "the embedded public-good root" */
  readonly source: string;
  /** day on which its newest log started, YYYY-MM-DD: tells how old the root is; undefined without logs */
  readonly date: string | undefined;
  /** empty where a root is for timestamps only, as that of GitHub's own instance */
  readonly logs: readonly TrustedLog[];
  /** the same for @sigstore/verify: logs and timestamp authorities, no certificate authorities */
  readonly material: TrustMaterial;
}

/** RFC 3339, always with its zone: without one, Node would take the machine's. */
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

const time: Shape<Date> = (value, at) => {
  const written = text(value, at);
  const date = new Date(written);
  return rfc3339.test(written) && !Number.isNaN(date.getTime()) ? date : fail(at, 'is not a time');
};

/** The start is mandatory: libraries take a missing one for "since ever" (threat 96). */
export const validity = object({ start: time, end: optional(time) });

/** Both ends belong to the period; a missing end means open. */
export function isWithin({ start, end }: Read<typeof validity>, date: Date): boolean {
  return start <= date && (end === undefined || date <= end);
}

/** The kinds of keys (protobuf-specs, "PublicKeyDetails") that Node knows how to read. */
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
  // For certificates, which a keyed policy does not accept: not read, not handed on.
  certificateAuthorities: optional(list(anyObject)),
  ctlogs: optional(list(anyObject)),
});

/** Reads a trusted_root.json. Throws E_TRUST, with `source` in the message. */
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
        // Replaced for each check by the key that is being checked; see library.ts.
        publicKey: () => fail('trusted root', 'holds no keys of signers'),
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
  // The library would look entries up by the checkpoint's id where there is one; ours say the log's.
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

/** In the library every period has an end: here the last time that there is. */
function period({ start, end = new Date(8.64e15) }: Read<typeof validity>) {
  return { start, end };
}

function newestStart(logs: readonly TrustedLog[]): string | undefined {
  const starts = logs.map(({ validFor }) => validFor.start.toISOString()).sort();
  return starts.at(-1)?.slice(0, 10);
}

let parsed: TrustedRoot | undefined;

/** Parsed when it is first asked for: a run with a root of its own never pays for it. */
export function publicGoodRoot(): TrustedRoot {
  parsed ??= parseTrustedRoot(
    Buffer.from(publicGoodRootText),
    `the embedded public-good root (@sigstore/tuf ${publicGoodVersion})`,
  );
  return parsed;
}
