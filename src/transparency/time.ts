/** The time check: was the signature made in time, as proven by a log or a timestamp authority? */

import { RFC3161Timestamp } from '@sigstore/core';
import { base64, object, readJson, text } from '../oci/shape.ts';
import { annotationKeys, bundleOf, type Signed } from '../signature/candidate.ts';
import { type Check, type Failed, failed, passed, runCheck, skipped } from '../signature/check.ts';
import type { VerificationKey } from '../signature/key.ts';
import { readSignedContent, type SignedContent } from '../signature/signed-content.ts';
import type { LogEntry } from './entry.ts';
import { signatureContent, sigstoreVerifier } from './sigstore-verifier.ts';
import type { TrustedRoot } from './trusted-root.ts';

export interface TimePolicy {
  /** the key that verifies the signature, with its end date if it has one */
  readonly key: VerificationKey;
  readonly root: TrustedRoot;
  /** the entries that the log check verified */
  readonly entries: readonly LogEntry[];
  /** `required`: at least one RFC 3161 timestamp must verify, like cosign's --use-signed-timestamps */
  readonly timestamps: 'required' | 'ignored';
}

export interface ProvenTimes {
  readonly authorities: readonly Date[];
  readonly logs: readonly Date[];
  readonly failures: readonly Failed[];
}

/** Same as the limit of log entries. */
const maxTimestamps = 8;

/** Fails with E_TIME, or E_LIMIT for too many timestamps. */
export function checkTime(candidate: Signed, policy: TimePolicy): Check {
  const { notAfter } = policy.key;
  if (notAfter === undefined && policy.timestamps === 'ignored') {
    return skipped('the policy requires no time');
  }
  return runCheck('E_TIME', () => {
    const times = authorityTimes(timestampsOf(candidate), stampedContent(candidate), policy);
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

/** Uses only times that are signed by a trusted log or authority (threats 79, 98, 99). */
function checkEnd(notAfter: Date, proven: readonly Date[]): Check {
  const end = notAfter.toISOString();
  if (proven.length === 0) {
    return failed(
      'E_TIME',
      `the key is valid until ${end}, and nothing proves when this was signed`,
    );
  }
  // All of them must be in time, as in sigstore-go since GHSA-wqqc-jjcq-vfxm.
  const late = proven.find((time) => time > notAfter);
  return late === undefined
    ? passed()
    : failed('E_TIME', `it was signed at ${late.toISOString()}, and the key is valid until ${end}`);
}

/**
 * All times that an authority or log of the root proves, and why other timestamps do not verify.
 * `entries` are the entries that the log check verified.
 */
export function provenTimes(
  candidate: Signed,
  { entries, ...policy }: Pick<TimePolicy, 'key' | 'root' | 'entries'>,
): ProvenTimes {
  const outcomes = runCheck('E_TIME', () =>
    authorityTimes(timestampsOf(candidate), stampedContent(candidate), policy),
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

/** The time of each timestamp, or why it does not verify. Exported for the conformance suite. */
export function authorityTimes(
  timestamps: readonly string[],
  signed: SignedContent,
  policy: Pick<TimePolicy, 'key' | 'root'>,
): readonly (Date | Failed)[] {
  if (timestamps.length > maxTimestamps) {
    return [
      failed('E_LIMIT', `it has ${timestamps.length} timestamps; ${maxTimestamps} are allowed`),
    ];
  }
  return timestamps.map((encoded) =>
    runCheck('E_TIME', () => authorityTime(base64(encoded, 'timestamp'), signed, policy)),
  );
}

/** Verifies a timestamp with the authorities of the root. Throws errors of the library (threat 103). */
function authorityTime(
  der: Buffer,
  signed: SignedContent,
  { key, root }: Pick<TimePolicy, 'key' | 'root'>,
): Date {
  const timestamp = RFC3161Timestamp.parse(Buffer.from(der));
  sigstoreVerifier(key, root, { timestampThreshold: 1 }).verify({
    signature: signatureContent(signed),
    key: { $case: 'public-key', hint: '' },
    timestamps: [{ $case: 'timestamp-authority', timestamp }],
    tlogEntries: [],
  });
  return timestamp.signingTime;
}

const legacyTimestamp = object({ SignedRFC3161Timestamp: text });

/** What timestamps are over is its `signature`. */
function stampedContent(candidate: Signed): SignedContent {
  const content = readSignedContent(candidate);
  if (candidate.format !== 'envelope' || candidate.stamped === undefined) return content;
  return { ...content, signature: Buffer.from(candidate.stamped) };
}

/** Base64 of DER TimeStampResp. In both formats they are over the raw signature (cosign-formats.md §1.2, §3.4). */
function timestampsOf(candidate: Signed): readonly string[] {
  if (candidate.format === 'bundle') return bundleOf(candidate).timestamps;
  const annotation = candidate.layer.annotations[annotationKeys.timestamp];
  if (annotation === undefined) return [];
  const read = readJson(legacyTimestamp, Buffer.from(annotation), 'timestamp annotation');
  return [read.SignedRFC3161Timestamp];
}
