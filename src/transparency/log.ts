/** The log check: was this very signature, by this very key or certificate, recorded in a log that the root trusts? */

import { limits } from '../limits.ts';
import { type BundleEntry, parseBundle } from '../signature/bundle.ts';
import {
  annotationKeys,
  type BundleCandidate,
  type Candidate,
  type LegacyCandidate,
} from '../signature/candidate.ts';
import { type Check, checking, type Failed, failed, passed } from '../signature/check.ts';
import { readSigned, type Signed } from '../signature/signed.ts';
import type { Recorded, Verifier } from './body.ts';
import { checkBundleEntry } from './bundle-entry.ts';
import type { LogEntry, LogPolicy } from './entry.ts';
import { checkLegacyEntry } from './legacy-entry.ts';

export interface LogResult {
  readonly check: Check;
  /** the entries that count; empty unless the check passed */
  readonly entries: readonly LogEntry[];
}

/**
 * One good entry is enough; the others are noted. E_TRUST if the only thing wrong is that the root
 * does not know the log, E_LIMIT for too many entries, E_SIG for a malformed bundle, else E_TLOG.
 */
export function checkLog(candidate: Candidate, policy: LogPolicy): LogResult {
  const outcomes = checking('E_SIG', () =>
    candidate.format === 'legacy'
      ? legacyOutcomes(candidate, policy)
      : bundleOutcomes(candidate, policy),
  );
  return 'state' in outcomes ? { check: outcomes, entries: [] } : summary(outcomes);
}

type Outcome = LogEntry | Failed;

function legacyOutcomes(candidate: LegacyCandidate, policy: LogPolicy): readonly Outcome[] {
  const annotation = candidate.layer.annotations[annotationKeys.rekorBundle];
  if (annotation === undefined) return [];
  const wanted = recorded(readSigned(candidate), policy);
  return [checking('E_TLOG', () => checkLegacyEntry(annotation, wanted, policy))];
}

function bundleOutcomes(candidate: BundleCandidate, policy: LogPolicy): readonly Outcome[] {
  const { logEntries } = parseBundle(candidate.bytes);
  return checkBundleEntries(logEntries, recorded(readSigned(candidate), policy), policy);
}

function recorded(signed: Signed, { key, certificate }: LogPolicy): Recorded {
  const verifier: Verifier =
    certificate === undefined
      ? { kind: 'PUBLIC KEY', der: key.spki }
      : { kind: 'CERTIFICATE', der: certificate };
  return { ...signed, verifier };
}

/** For entries that must record `wanted`. Exported for the conformance suite, whose verifiers are certificates. */
export function checkBundleEntries(
  entries: readonly BundleEntry[],
  wanted: Recorded,
  policy: LogPolicy,
): readonly Outcome[] {
  // Before any is looked at (threat 102).
  if (entries.length > limits.logEntries) {
    return [
      failed('E_LIMIT', `it has ${entries.length} log entries, of ${limits.logEntries} at most`),
    ];
  }
  // One entry listed twice is a mistake, or somebody who wants it to count twice (threat 101).
  const contents = entries.map(({ logId, canonicalizedBody }) =>
    Buffer.concat([logId.keyId, canonicalizedBody]).toString('base64'),
  );
  if (new Set(contents).size < contents.length) {
    return [failed('E_TLOG', 'the same log entry is listed twice')];
  }
  return entries.map((entry) => checking('E_TLOG', () => checkBundleEntry(entry, wanted, policy)));
}

function summary(outcomes: readonly Outcome[]): LogResult {
  const entries = outcomes.filter((outcome): outcome is LogEntry => !isFailed(outcome));
  const failures = outcomes.filter(isFailed);
  if (entries.length > 0) {
    const others = failures.map(({ message }) => message).join('; ');
    const note = others === '' ? undefined : `other log entries do not count: ${others}`;
    return { check: passed(note), entries };
  }
  // "Unknown log" says the least: anything else that is wrong is the better answer.
  const failure = failures.find(({ code }) => code !== 'E_TRUST') ?? failures[0];
  return { check: failure ?? failed('E_TLOG', 'it has no transparency log entry'), entries: [] };
}

function isFailed(outcome: Outcome): outcome is Failed {
  return 'state' in outcome;
}
