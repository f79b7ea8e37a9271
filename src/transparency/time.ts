/** The time check: when was this signature made, as far as a log or a timestamp authority proves it? */

import { RFC3161Timestamp } from '@sigstore/core';
import { base64, object, readJson, text } from '../oci/shape.ts';
import { parseBundle } from '../signature/bundle.ts';
import { annotationKeys, type Candidate } from '../signature/candidate.ts';
import { type Check, checking, type Failed, failed, passed, skipped } from '../signature/check.ts';
import type { VerificationKey } from '../signature/key.ts';
import { readSigned, type Signed } from '../signature/signed.ts';
import type { LogEntry } from './entry.ts';
import { libraryVerifier, signatureContent } from './library.ts';
import type { TrustedRoot } from './trusted-root.ts';

export interface TimePolicy {
  /** the key that the signature was found to be made with, with its end if it has one */
  readonly key: VerificationKey;
  readonly root: TrustedRoot;
  /** the entries that the log check found good */
  readonly entries: readonly LogEntry[];
  /** `required`: at least one RFC 3161 timestamp must be good, as with cosign's --use-signed-timestamps */
  readonly timestamps: 'required' | 'ignored';
}

export interface ProvenTimes {
  readonly authorities: readonly Date[];
  readonly logs: readonly Date[];
  readonly failures: readonly Failed[];
}

/** As many timestamps as log entries are looked at. */
const maxTimestamps = 8;

/** Failures are E_TIME, or E_LIMIT for too many timestamps. */
export function checkTime(candidate: Candidate, policy: TimePolicy): Check {
  const { notAfter } = policy.key;
  if (notAfter === undefined && policy.timestamps === 'ignored') {
    return skipped('the policy asks for no time');
  }
  return checking('E_TIME', () => {
    const times = authorityTimes(timestampsOf(candidate), readSigned(candidate), policy);
    const good = times.filter((time) => time instanceof Date);
    if (policy.timestamps === 'required' && good.length === 0) {
      const failure = times.find((time): time is Failed => !(time instanceof Date));
      return failure ?? failed('E_TIME', 'it has no RFC 3161 timestamp');
    }
    return notAfter === undefined
      ? passed()
      : checkEnd(notAfter, [...good, ...logTimes(policy.entries)]);
  });
}

/** Only times that somebody trusted has signed: an unsigned one proves nothing (threats 79, 98, 99). */
function checkEnd(notAfter: Date, proven: readonly Date[]): Check {
  const end = notAfter.toISOString();
  if (proven.length === 0) {
    return failed('E_TIME', `the key counts until ${end}, and nothing proves when this was signed`);
  }
  // Each of them, as sigstore-go does since GHSA-wqqc-jjcq-vfxm.
  const late = proven.find((time) => time > notAfter);
  return late === undefined
    ? passed()
    : failed('E_TIME', `it was signed at ${late.toISOString()}, and the key counts until ${end}`);
}

/**
 * Every time that a timestamp authority or a log of the root proves, and why each other timestamp proves
 * none. `entries` are those that the log check found good.
 */
export function provenTimes(
  candidate: Candidate,
  { entries, ...policy }: Pick<TimePolicy, 'key' | 'root' | 'entries'>,
): ProvenTimes {
  const outcomes = checking('E_TIME', () =>
    authorityTimes(timestampsOf(candidate), readSigned(candidate), policy),
  );
  const all = 'state' in outcomes ? [outcomes] : outcomes;
  return {
    authorities: all.filter((time) => time instanceof Date),
    logs: logTimes(entries),
    failures: all.filter((time): time is Failed => !(time instanceof Date)),
  };
}

function logTimes(entries: readonly LogEntry[]): Date[] {
  return entries.flatMap(({ integratedTime }) =>
    integratedTime === undefined ? [] : [new Date(integratedTime)],
  );
}

/** The time that each timestamp proves, or why it proves none. Exported for the conformance suite. */
export function authorityTimes(
  timestamps: readonly string[],
  signed: Signed,
  policy: Pick<TimePolicy, 'key' | 'root'>,
): readonly (Date | Failed)[] {
  if (timestamps.length > maxTimestamps) {
    return [
      failed('E_LIMIT', `it has ${timestamps.length} timestamps, of ${maxTimestamps} at most`),
    ];
  }
  return timestamps.map((encoded) =>
    checking('E_TIME', () => authorityTime(base64(encoded, 'timestamp'), signed, policy)),
  );
}

/** The time that a timestamp authority of the root gave for this signature; throws library errors (threat 103). */
function authorityTime(
  der: Buffer,
  signed: Signed,
  { key, root }: Pick<TimePolicy, 'key' | 'root'>,
): Date {
  const timestamp = RFC3161Timestamp.parse(Buffer.from(der));
  libraryVerifier(key, root, { timestampThreshold: 1 }).verify({
    signature: signatureContent(signed),
    key: { $case: 'public-key', hint: '' },
    timestamps: [{ $case: 'timestamp-authority', timestamp }],
    tlogEntries: [],
  });
  return timestamp.signingTime;
}

const legacyTimestamp = object({ SignedRFC3161Timestamp: text });

/** Base64 of DER TimeStampResp, over the raw signature in both formats (cosign-formats.md §1.2, §3.4). */
function timestampsOf(candidate: Candidate): readonly string[] {
  if (candidate.format === 'bundle') return parseBundle(candidate.bytes).timestamps;
  const annotation = candidate.layer.annotations[annotationKeys.timestamp];
  if (annotation === undefined) return [];
  const read = readJson(legacyTimestamp, Buffer.from(annotation), 'timestamp annotation');
  return [read.SignedRFC3161Timestamp];
}
