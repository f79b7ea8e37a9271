/** One candidate held against the policy: claims, log, signature and time, each a check of its own. */

import type { Digest } from '../oci/digest.ts';
import { type Candidate, identity } from '../signature/candidate.ts';
import { type Check, skipped } from '../signature/check.ts';
import { checkClaims, readClaims } from '../signature/claims.ts';
import { checkSignature } from '../signature/verify.ts';
import type { LogEntry } from '../transparency/entry.ts';
import { checkLog } from '../transparency/log.ts';
import { checkTime } from '../transparency/time.ts';
import type { Policy } from './policy.ts';
import type { SignatureReport } from './report.ts';

export function checkCandidate(
  candidate: Candidate,
  subject: Digest,
  policy: Policy,
  now: Date,
): SignatureReport {
  const claims = checkClaims(candidate, { subject, ...policy });
  const signature = checkSignature(candidate, policy.keys);
  const log = logOf(candidate, signature.key, policy, now);
  const time = checkTime(candidate, {
    key: signature.key,
    root: policy.trustedRoot,
    entries: log.entries,
    required: policy.timestamps === 'required',
  });
  const checks = { claims, log: log.check, signature: signature.check, time };
  const { dockerReference, annotations } = readClaims(candidate);
  return {
    format: candidate.format,
    store: candidate.store,
    manifest: candidate.manifest,
    identity: identity(candidate),
    good: isGood(checks, policy),
    checks,
    ...(signature.key === undefined ? {} : { key: signature.key.fingerprint }),
    ...(dockerReference === undefined ? {} : { dockerReference }),
    annotations,
    logEntries: log.entries,
  };
}

/** Claims and signature must have passed; only what the policy leaves out may be skipped. */
function isGood(checks: SignatureReport['checks'], policy: Policy): boolean {
  const log = policy.transparencyLog === 'ignored' || checks.log.state === 'passed';
  const time =
    policy.timestamps === 'ignored'
      ? checks.time.state !== 'failed'
      : checks.time.state === 'passed';
  return checks.claims.state === 'passed' && checks.signature.state === 'passed' && log && time;
}
