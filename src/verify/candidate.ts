/** One candidate held against the policy: claims, log, signature and time, each a check of its own. */

import type { Digest } from '../oci/digest.ts';
import { type Candidate, identity } from '../signature/candidate.ts';
import { certificateNames } from '../signature/certificate.ts';
import { skipped } from '../signature/check.ts';
import { checkClaims } from '../signature/claims.ts';
import type { VerificationKey } from '../signature/key.ts';
import { signerOf } from '../signature/signer.ts';
import { checkSignature } from '../signature/verify.ts';
import { checkLog, type LogResult } from '../transparency/log.ts';
import { checkTime } from '../transparency/time.ts';
import { readClaimed } from './claimed.ts';
import type { Policy } from './policy.ts';
import type { SignatureReport } from './report.ts';

export function checkCandidate(
  candidate: Candidate,
  subject: Digest,
  policy: Policy,
  now: Date,
): SignatureReport {
  const { check: signature, key } = checkSignature(candidate, policy.keys);
  const log = logOf(candidate, key, policy, now);
  const checks = {
    claims: checkClaims(candidate, { ...policy, subject }),
    log: log.check,
    signature,
    time: timeOf(candidate, key, policy, log),
  };
  return {
    format: candidate.format,
    store: candidate.store,
    manifest: candidate.manifest,
    identity: identity(candidate),
    good: isGood(checks, policy),
    checks,
    ...rebuiltPayload(candidate),
    ...(key === undefined
      ? { ...namedByCertificate(candidate), annotations: {} }
      : { signer: signerOf(key), ...readClaimed(candidate, subject) }),
    logEntries: log.entries,
  };
}

function rebuiltPayload(candidate: Candidate): Pick<SignatureReport, 'rebuilt'> {
  if (candidate.format !== 'legacy' || candidate.rebuilt === undefined) return {};
  const { code, message } = candidate.rebuilt;
  return { rebuilt: { code, message } };
}

function namedByCertificate(candidate: Candidate): Pick<SignatureReport, 'certificate'> {
  const certificate = certificateNames(candidate);
  return certificate === undefined ? {} : { certificate };
}

/** A log entry names the key, so without the key that signed there is nothing to hold it against. */
const unsigned = skipped('none of the keys made this signature');

function logOf(
  candidate: Candidate,
  key: VerificationKey | undefined,
  { transparencyLog, trustedRoot }: Policy,
  now: Date,
): LogResult {
  if (transparencyLog === 'ignored') {
    return { check: skipped('the policy ignores the transparency log'), entries: [] };
  }
  if (key === undefined) return { check: unsigned, entries: [] };
  return checkLog(candidate, { key, root: trustedRoot, now });
}

function timeOf(
  candidate: Candidate,
  key: VerificationKey | undefined,
  { timestamps, trustedRoot }: Policy,
  { entries }: LogResult,
) {
  if (key === undefined) return unsigned;
  return checkTime(candidate, { key, root: trustedRoot, entries, timestamps });
}

/** Claims and signature must have passed; log and time may be skipped only by policy. */
function isGood(checks: SignatureReport['checks'], policy: Policy): boolean {
  return (
    checks.claims.state === 'passed' &&
    checks.signature.state === 'passed' &&
    (checks.log.state === 'passed' || policy.transparencyLog === 'ignored') &&
    (checks.time.state === 'passed' ||
      (checks.time.state === 'skipped' && policy.timestamps === 'ignored'))
  );
}
