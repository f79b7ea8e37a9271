/** The log check: is this signature, with this key or certificate, recorded in a log of the trusted root? */

import { limits } from '../limits.ts';
import type { BundleEntry } from '../signature/bundle.ts';
import { annotationKeys, bundleOf, type Signed } from '../signature/candidate.ts';
import { type Check, type Failed, failed, passed, runCheck } from '../signature/check.ts';
import { readSignedContent, type SignedContent } from '../signature/signed-content.ts';
import type { EntryVerifier, ExpectedEntry } from './body.ts';
import { checkBundleEntry } from './bundle-entry.ts';
import type { LogEntry, LogPolicy } from './entry.ts';
import { checkLegacyEntry } from './legacy-entry.ts';

export interface LogResult {
  readonly check: Check;
  /** the verified entries; empty unless the check passed */
  readonly entries: readonly LogEntry[];
}

/**
 * One verified entry is enough; failures of others become a note. Fails with E_TRUST if the log is not in
 * the root, E_LIMIT for too many entries, E_SIG for a malformed bundle, otherwise E_TLOG.
 */
export function checkLog(candidate: Signed, policy: LogPolicy): LogResult {
  const outcomes = runCheck('E_SIG', () =>
    candidate.format === 'bundle'
      ? bundleOutcomes(candidate, policy)
      : legacyOutcomes(candidate, policy),
  );
  return 'state' in outcomes ? { check: outcomes, entries: [] } : summary(outcomes);
}

type EntryResult = LogEntry | Failed;

function legacyOutcomes(
  candidate: Exclude<Signed, { readonly format: 'bundle' }>,
  policy: LogPolicy,
): readonly EntryResult[] {
  const annotation = candidate.layer.annotations[annotationKeys.rekorBundle];
  if (annotation === undefined) return [];
  const expected = {
    ...expectedEntry(readSignedContent(candidate), policy),
    ...(candidate.format === 'envelope' ? { envelopeHash: candidate.envelopeHash } : {}),
  };
  return [runCheck('E_TLOG', () => checkLegacyEntry(annotation, expected, policy))];
}

function bundleOutcomes(
  candidate: Extract<Signed, { readonly format: 'bundle' }>,
  policy: LogPolicy,
): readonly EntryResult[] {
  const { logEntries } = bundleOf(candidate);
  return checkBundleEntries(
    logEntries,
    expectedEntry(readSignedContent(candidate), policy),
    policy,
  );
}

function expectedEntry(signed: SignedContent, { key, certificate }: LogPolicy): ExpectedEntry {
  const verifier: EntryVerifier =
    certificate === undefined
      ? { kind: 'PUBLIC KEY', der: key.spki }
      : { kind: 'CERTIFICATE', der: certificate };
  return { ...signed, verifier };
}

/** Checks each entry. Exported for the conformance suite, which uses certificates as verifiers. */
export function checkBundleEntries(
  entries: readonly BundleEntry[],
  expected: ExpectedEntry,
  policy: LogPolicy,
): readonly EntryResult[] {
  // Checked before any entry is verified (threat 102).
  if (entries.length > limits.logEntries) {
    return [
      failed('E_LIMIT', `it has ${entries.length} log entries; ${limits.logEntries} are allowed`),
    ];
  }
  // A duplicate entry may be an attempt to count one entry twice (threat 101).
  const contents = entries.map(({ logId, canonicalizedBody }) =>
    Buffer.concat([logId.keyId, canonicalizedBody]).toString('base64'),
  );
  if (new Set(contents).size < contents.length) {
    return [failed('E_TLOG', 'the same log entry is listed twice')];
  }
  return entries.map((entry) =>
    runCheck('E_TLOG', () => checkBundleEntry(entry, expected, policy)),
  );
}

function summary(outcomes: readonly EntryResult[]): LogResult {
  const entries = outcomes.filter((outcome): outcome is LogEntry => !isFailed(outcome));
  const failures = outcomes.filter(isFailed);
  if (entries.length > 0) {
    const others = failures.map(({ message }) => message).join('; ');
    const note = others === '' ? undefined : `other log entries do not count: ${others}`;
    return { check: passed(note), entries };
  }
  // Any other failure explains more than "unknown log".
  const failure = failures.find(({ code }) => code !== 'E_TRUST') ?? failures[0];
  return { check: failure ?? failed('E_TLOG', 'it has no transparency log entry'), entries: [] };
}

function isFailed(outcome: EntryResult): outcome is Failed {
  return 'state' in outcome;
}
