/** What a log or an authority answers is somebody else's word, until it verifies as readers will verify it. */

import { TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import type { Candidate } from '../signature/candidate.ts';
import type { Signed } from '../signature/signed.ts';
import type { LogEntry } from '../transparency/entry.ts';
import { authorityTimes } from '../transparency/time.ts';
import { checkCandidate } from '../verify/candidate.ts';
import { policyFor, type SignOptions } from './options.ts';

const unfit = 'the new signature does not verify, and is not published';

/** The entries of all logs that were asked. Throws the code of the check that fails. */
export function assertGood(
  candidate: Candidate,
  subject: Digest,
  options: SignOptions,
  now: Date,
): readonly LogEntry[] {
  const policy = policyFor(options, candidate.format);
  const { checks, good, logEntries } = checkCandidate(candidate, subject, policy, now);
  const failure = Object.values(checks).find((check) => check.state === 'failed');
  if (failure !== undefined) {
    throw new TrustError(failure.code, `${unfit}: ${failure.message}`, { digest: subject });
  }
  // For readers one good entry is enough; what a log answered that is not good is a reason to stop.
  if (!good || logEntries.length < options.logs.length) {
    const note = checks.log.state === 'passed' ? checks.log.note : undefined;
    throw new TrustError('E_TLOG', `${unfit}: ${note ?? 'not every log entry counts'}`, {
      digest: subject,
    });
  }
  return logEntries;
}

/** Each timestamp, for the same reason. */
export function assertTimes(
  timestamps: readonly Uint8Array[],
  signed: Signed,
  { key, trustedRoot: root }: SignOptions,
): void {
  const ders = timestamps.map((der) => Buffer.from(der));
  for (const time of authorityTimes(ders, signed, { key: key.public, root })) {
    if (!(time instanceof Date)) throw new TrustError(time.code, `${unfit}: ${time.message}`);
  }
}
