/**
 * Parses trusted roots (protobuf-specs sigstore_trustroot.proto): the certificate authorities, CT logs,
 * transparency logs and timestamp authorities to trust, with their periods of validity.
 *
 * The root's author is trusted, so any error in it is a mistake and stops the run (E_TRUST).
 */

import { createPublicKey, type KeyObject } from 'node:crypto';
import type { TrustMaterial } from '@sigstore/verify';
import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
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
import { libraryCertificate } from './certificate.ts';
import { validity } from './validity.ts';

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
  /** the same in the types of @sigstore/verify */
  readonly material: TrustMaterial;
  /** what it was parsed from */
  readonly bytes: Uint8Array;
  /** why this root is used although the newest one was requested */
  readonly fallback?: string;
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

const logFields = {
  hashAlgorithm: oneOf('SHA2_256'),
  publicKey: object({ rawBytes: base64, keyDetails, validFor: validity }),
  logId: object({ keyId: base64 }),
  checkpointKeyId: optional(object({ keyId: base64 })),
  operator: optional(text),
};

const log = object({ ...logFields, baseUrl: text });

/**
 * Signed certificate timestamps name the log by its id: some tools write no URL.
 *
 * @internal
 */
export const ctLog = object({ ...logFields, baseUrl: optional(text) });

/**
 * An authority that issues certificates or timestamps.
 *
 * @internal
 */
export const authority = object({
  subject: optional(anyObject),
  uri: optional(text),
  certChain: object({ certificates: list(object({ rawBytes: base64 })) }),
  validFor: validity,
  operator: optional(text),
});

/** @internal */
export const rootShape = object({
  mediaType: oneOf(
    'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    'application/vnd.dev.sigstore.trustedroot.v0.1+json',
  ),
  tlogs: repeated(log),
  timestampAuthorities: repeated(authority),
  certificateAuthorities: repeated(authority),
  ctlogs: repeated(ctLog),
});

/** Parses a trusted_root.json. Throws E_TRUST; the message names `source`. */
export function parseTrustedRoot(bytes: Uint8Array, source: string): TrustedRoot {
  try {
    const read = readJson(rootShape, bytes, 'trusted root');
    const logs = read.tlogs.map(trustedLog);
    return {
      source,
      date: newestStart(logs),
      logs,
      material: {
        tlogs: logs.map(libraryLog),
        timestampAuthorities: read.timestampAuthorities.map(libraryAuthority),
        certificateAuthorities: read.certificateAuthorities.map(libraryAuthority),
        ctlogs: read.ctlogs.map(libraryCtLog),
        // sigstoreVerifier() replaces this with the key of the policy.
        publicKey: () => fail('trusted root', 'has no keys of signers'),
      },
      bytes,
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new TrustError('E_TRUST', `${source} is not usable: ${error.message}`, {}, error);
  }
}

/**
 * Parses a file with one root, or with JSON Lines that each have a root, like the output of `gh
 * attestation trusted-root`. Throws E_TRUST.
 */
export function parseTrustedRoots(bytes: Uint8Array, source: string): readonly TrustedRoot[] {
  const lines = Buffer.from(bytes)
    .toString('latin1')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const isJsonLines = lines.length > 1 && /^\{.*\}\s*$/.test(lines[0] ?? '');
  if (!isJsonLines) return [parseTrustedRoot(bytes, source)];
  if (lines.length > limits.trustedRoots) {
    const message = `${source} has ${lines.length} trusted roots; ${limits.trustedRoots} are allowed`;
    throw new TrustError('E_TRUST', message);
  }
  return lines.map((line, at) =>
    parseTrustedRoot(Buffer.from(line, 'latin1'), `${source}, line ${at + 1}`),
  );
}

function trustedLog({ baseUrl, logId, checkpointKeyId, publicKey }: Read<typeof log>): TrustedLog {
  // The library finds a log by its checkpoint key ID if there is one; this code finds it by log ID.
  if (checkpointKeyId !== undefined && !checkpointKeyId.keyId.equals(logId.keyId)) {
    return fail(baseUrl, 'has a checkpointKeyId other than its logId, which is not supported');
  }
  return {
    baseUrl,
    host: new URL(baseUrl).host,
    logId: logId.keyId.toString('hex'),
    key: logKey(publicKey),
    validFor: publicKey.validFor,
  };
}

function logKey({ rawBytes, keyDetails: kind }: Read<typeof log>['publicKey']): KeyObject {
  const type = kind.startsWith('PKCS1_') ? 'pkcs1' : 'spki';
  return createPublicKey({ key: rawBytes, format: 'der', type });
}

function libraryLog({ baseUrl, logId, key, validFor }: TrustedLog): TrustMaterial['tlogs'][number] {
  return {
    baseURL: baseUrl,
    logID: Buffer.from(logId, 'hex'),
    publicKey: key,
    validFor: period(validFor),
  };
}

function libraryCtLog({
  baseUrl = '',
  logId,
  publicKey,
}: Read<typeof ctLog>): TrustMaterial['ctlogs'][number] {
  return {
    baseURL: baseUrl,
    logID: logId.keyId,
    publicKey: logKey(publicKey),
    validFor: period(publicKey.validFor),
  };
}

function libraryAuthority({
  certChain,
  validFor,
}: Read<typeof authority>): TrustMaterial['timestampAuthorities'][number] {
  return {
    certChain: certChain.certificates.map(({ rawBytes }) => libraryCertificate(rawBytes)),
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
