/**
 * The trusted root (protobuf-specs sigstore_trustroot.proto): which transparency logs and timestamp
 * authorities count, and when.
 *
 * Whoever writes the root is trusted, so anything odd in it is a mistake and stops the run (E_TRUST).
 */

import type { KeyObject } from 'node:crypto';
import { TrustedRoot as LibraryRoot } from '@sigstore/protobuf-specs';
import { type TrustMaterial, toTrustMaterial } from '@sigstore/verify';
import { TrustError } from '../error.ts';
import { parseJson } from '../oci/json.ts';
import {
  anyObject,
  base64,
  fail,
  list,
  object,
  oneOf,
  optional,
  type Read,
  readJson,
  text,
} from '../signature/shape.ts';
import { validity } from './validity.ts';

export interface TrustedLog {
  /** what reports call it: the host of its base URL */
  readonly host: string;
  /** lower-case hex, as in a legacy entry's logID */
  readonly logId: string;
  readonly key: KeyObject;
  /** both inclusive; a missing end means open */
  readonly validFor: { readonly start: Date; readonly end?: Date };
}

export interface TrustedRoot {
  /** how to call it in reports: a file name, or "the embedded public-good root" */
  readonly source: string;
  /** day on which its newest log started, YYYY-MM-DD: tells how old the root is */
  readonly date: string;
  readonly logs: readonly TrustedLog[];
  /** the same for @sigstore/verify: logs and timestamp authorities, no certificate authorities */
  readonly material: TrustMaterial;
}

const log = object({
  baseUrl: text,
  hashAlgorithm: oneOf('SHA2_256'),
  publicKey: object({ rawBytes: base64, keyDetails: text, validFor: validity }),
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
  tlogs: list(log),
  timestampAuthorities: optional(list(timestampAuthority)),
  // For certificates, which a keyed policy does not accept: not read, not handed on.
  certificateAuthorities: optional(list(anyObject)),
  ctlogs: optional(list(anyObject)),
});

/** Reads a trusted_root.json. Throws E_TRUST, with `source` in the message. */
export function parseTrustedRoot(bytes: Uint8Array, source: string): TrustedRoot {
  try {
    const { tlogs } = readJson(rootShape, bytes, 'trusted root');
    const root = LibraryRoot.fromJSON(parseJson(bytes));
    const material = toTrustMaterial(
      { ...root, certificateAuthorities: [], ctlogs: [] },
      // Replaced for each check by the key that is being checked; see inclusion.ts.
      () => fail('trusted root', 'holds no keys of signers'),
    );
    const logs = tlogs.map((entry, at) => trustedLog(entry, material.tlogs[at]?.publicKey));
    return { source, date: newestStart(logs), logs, material };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new TrustError('E_TRUST', `${source} is not usable: ${error.message}`, {}, error);
  }
}

function trustedLog(entry: Read<typeof log>, key: KeyObject | undefined): TrustedLog {
  const { baseUrl, logId, checkpointKeyId, publicKey } = entry;
  const { start, end } = publicKey.validFor;
  if (key === undefined) return fail(baseUrl, 'has no usable key');
  // The library looks entries up by the checkpoint's id where there is one; ours say the log's.
  if (checkpointKeyId !== undefined && !checkpointKeyId.keyId.equals(logId.keyId)) {
    return fail(baseUrl, 'has a checkpointKeyId other than its logId, which is not supported');
  }
  return {
    host: new URL(baseUrl).host,
    logId: logId.keyId.toString('hex'),
    key,
    validFor: end === undefined ? { start } : { start, end },
  };
}

function newestStart(logs: readonly TrustedLog[]): string {
  const starts = logs.map(({ validFor }) => validFor.start.toISOString()).sort();
  return starts.at(-1)?.slice(0, 10) ?? fail('trusted root', 'knows no transparency log');
}
