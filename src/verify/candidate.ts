/** Runs the four checks on one candidate: claims, log, signature and time. */

import { type Digest, digestAlgorithm, digestHex } from '../oci/digest.ts';
import { parseBundle } from '../signature/bundle.ts';
import { type Candidate, identity } from '../signature/candidate.ts';
import { certificateNames } from '../signature/certificate.ts';
import { skipped } from '../signature/check.ts';
import { checkClaims } from '../signature/claims.ts';
import type { VerificationKey } from '../signature/key.ts';
import { parsePayload } from '../signature/payload.ts';
import { envelopeOf } from '../signature/signed-content.ts';
import { signerOf } from '../signature/signer.ts';
import { parseStatement } from '../signature/statement.ts';
import { checkSignature } from '../signature/verify.ts';
import { checkLog, type LogResult } from '../transparency/log.ts';
import { checkTime } from '../transparency/time.ts';
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
      : { signer: signerOf(key), ...readClaims(candidate, subject) }),
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

/** A log entry names the key, so without the key that signed, there is nothing to compare it with. */
const noKey = skipped('none of the keys made this signature');

function logOf(
  candidate: Candidate,
  key: VerificationKey | undefined,
  { transparencyLog, trustedRoot }: Policy,
  now: Date,
): LogResult {
  if (transparencyLog === 'ignored') {
    return { check: skipped('the policy ignores the transparency log'), entries: [] };
  }
  if (key === undefined) return { check: noKey, entries: [] };
  return checkLog(candidate, { key, root: trustedRoot, now });
}

function timeOf(
  candidate: Candidate,
  key: VerificationKey | undefined,
  { timestamps, trustedRoot }: Policy,
  { entries }: LogResult,
) {
  if (key === undefined) return noKey;
  return checkTime(candidate, { key, root: trustedRoot, entries, timestamps });
}

/** Claims and signature must pass. Log and time may be skipped, but only if the policy ignores them. */
function isGood(checks: SignatureReport['checks'], policy: Policy): boolean {
  return (
    checks.claims.state === 'passed' &&
    checks.signature.state === 'passed' &&
    (checks.log.state === 'passed' || policy.transparencyLog === 'ignored') &&
    (checks.time.state === 'passed' ||
      (checks.time.state === 'skipped' && policy.timestamps === 'ignored'))
  );
}

type Claims = Pick<SignatureReport, 'dockerReference' | 'annotations'>;

/** Reads the claims for the report. Call it only for signatures by a known key: other claims are not reported. */
function readClaims(candidate: Candidate, subject: Digest): Claims {
  try {
    return candidate.format === 'legacy'
      ? ofPayload(candidate.payload)
      : ofStatement(envelopeOf(parseBundle(candidate.bytes)).payload, subject);
  } catch {
    // Malformed: the claims check reports why.
    return { annotations: {} };
  }
}

function ofPayload(bytes: Uint8Array): Claims {
  const { critical, optional } = parsePayload(bytes);
  return {
    dockerReference: critical.identity['docker-reference'],
    annotations: texts(optional),
  };
}

/** Only the annotations of this subject. */
function ofStatement(bytes: Uint8Array, subject: Digest): Claims {
  const hex = digestHex(subject);
  const own = parseStatement(bytes).subject.find(
    ({ digest }) => digest.get(digestAlgorithm(subject)) === hex,
  );
  return { annotations: texts(own?.annotations ?? []) };
}

/** Annotations may have other types: skopeo signs its timestamp as a number. */
function texts(entries: Iterable<readonly [string, unknown]>): Record<string, string> {
  return Object.fromEntries(
    [...entries].map(([key, value]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}
