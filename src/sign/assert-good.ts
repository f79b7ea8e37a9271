/** Verifies what logs and timestamp authorities returned, before a signature is published. */

import { TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import { type BundleEntry, parseBundle } from '../signature/bundle.ts';
import type { AttestationCandidate, Candidate } from '../signature/candidate.ts';
import type { Failed } from '../signature/check.ts';
import { parseAttestationBundle } from '../signature/large-payload.ts';
import type { SigningKey } from '../signature/private-key.ts';
import type { LayerKind } from '../signature/signature-image.ts';
import { contentOfEnvelope, envelopeOf, type SignedContent } from '../signature/signed-content.ts';
import type { EntryVerifier } from '../transparency/body.ts';
import type { LogEntry } from '../transparency/entry.ts';
import { checkBundleEntries } from '../transparency/log.ts';
import { authorityTimes } from '../transparency/time.ts';
import { checkCandidate, checkMaker } from '../verify/candidate.ts';
import type { Policy } from '../verify/policy.ts';
import type { SigningOptions } from './options.ts';

/** A signature, with the log entries and timestamps for it. */
export interface ServiceResponses {
  readonly signed: SignedContent;
  readonly logEntries: readonly BundleEntry[];
  /** base64 of DER TimeStampResp */
  readonly timestamps: readonly string[];
}

/**
 * Parses a new bundle, of an attestation one of any size. Throws E_TLOG if a service returned something that is not
 * valid in a bundle.
 */
export function readResponses(bundle: Uint8Array, kind: LayerKind): ServiceResponses {
  try {
    const parsed = kind === 'signature' ? parseBundle(bundle) : parseAttestationBundle(bundle);
    return { ...parsed, signed: contentOfEnvelope(envelopeOf(parsed)) };
  } catch (error) {
    throw rejected({ code: 'E_TLOG', message: (error as SyntaxError).message });
  }
}

/**
 * Every entry and timestamp must verify, including inclusion proofs that a legacy signature does not
 * store. Readers need only one good entry, but a log that returns a bad one is a reason to stop.
 */
export function assertResponses(
  { signed, logEntries, timestamps }: ServiceResponses,
  { public: key, certificate }: SigningKey,
  { trustedRoot: root }: SigningOptions,
  now: Date,
): void {
  const verifier: EntryVerifier =
    certificate === undefined
      ? { kind: 'PUBLIC KEY', der: key.spki }
      : { kind: 'CERTIFICATE', der: certificate.der };
  const recorded = { ...signed, verifier };
  const policy = { key, root, now };
  const outcomes = [
    ...checkBundleEntries(logEntries, recorded, policy),
    ...authorityTimes(timestamps, signed, policy),
  ];
  for (const outcome of outcomes) if ('state' in outcome) throw rejected(outcome);
}

/** Runs the checks of a reader on a new signature. Returns the entries that verify. */
export function assertGood(
  candidate: Candidate,
  subject: Digest,
  policy: Policy,
  now: Date,
): readonly LogEntry[] {
  const { checks, good, logEntries } = checkCandidate(candidate, subject, policy, now);
  for (const check of Object.values(checks))
    if (check.state === 'failed') throw rejected(check, subject);
  if (!good) throw new RangeError('a signature does not count, and no check failed');
  return logEntries;
}

/** The same for an attestation, whose statement is ours. */
export function assertGoodAttestation(
  candidate: AttestationCandidate,
  subject: Digest,
  policy: Policy,
  now: Date,
): readonly LogEntry[] {
  const { checks, good, entries } = checkMaker(candidate, policy, now);
  for (const check of Object.values(checks))
    if (check.state === 'failed') throw rejected(check, subject);
  if (!good) throw new RangeError('an attestation does not count, and no check failed');
  return entries;
}

function rejected(
  { code, message }: Pick<Failed, 'code' | 'message'>,
  digest?: Digest,
): TrustError {
  const details = digest === undefined ? {} : { digest };
  return new TrustError(
    code,
    `the new signature does not verify and was not published: ${message}`,
    details,
  );
}
