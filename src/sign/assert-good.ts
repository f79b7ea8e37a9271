/** What a log or an authority answers is somebody else's word, until it verifies as readers will verify it. */

import type { TransparencyLogEntry } from '@sigstore/protobuf-specs';
import { TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import type { BundleEntry } from '../signature/bundle.ts';
import type { Candidate } from '../signature/candidate.ts';
import type { Failed } from '../signature/check.ts';
import type { Signed } from '../signature/signed.ts';
import type { LogEntry } from '../transparency/entry.ts';
import { checkBundleEntries } from '../transparency/log.ts';
import { authorityTimes } from '../transparency/time.ts';
import { checkCandidate } from '../verify/candidate.ts';
import { policyFor, type SignOptions } from './options.ts';

export interface Answers {
  readonly logEntries: readonly TransparencyLogEntry[];
  /** DER TimeStampResp */
  readonly timestamps: readonly Uint8Array[];
}

/**
 * Every answer, and all of it: for readers one good entry of several is enough, and of a legacy signature
 * they see no proof, but a log that answers something wrong is a reason to stop.
 */
export function assertAnswers(
  { logEntries, timestamps }: Answers,
  signed: Signed,
  { key, trustedRoot: root }: SignOptions,
  now: Date,
): void {
  const recorded = { ...signed, verifier: { kind: 'PUBLIC KEY', der: key.public.spki } } as const;
  const policy = { key: key.public, root, now };
  const outcomes = [
    ...checkBundleEntries(logEntries.map(complete), recorded, policy),
    ...authorityTimes(
      timestamps.map((der) => Buffer.from(der).toString('base64')),
      signed,
      policy,
    ),
  ];
  for (const outcome of outcomes) if ('state' in outcome) throw unfit(outcome);
}

/** A bundle has room for whole entries only. */
function complete(entry: TransparencyLogEntry): BundleEntry {
  const { logId, kindVersion, inclusionProof } = entry;
  const checkpoint = inclusionProof?.checkpoint;
  if (logId && kindVersion && inclusionProof && checkpoint) {
    return { ...entry, logId, kindVersion, inclusionProof: { ...inclusionProof, checkpoint } };
  }
  throw unfit({ code: 'E_TLOG', message: 'the log answered half an entry' });
}

/** What is about to be published, by the checks that readers make. The entries that they will count. */
export function assertGood(
  candidate: Candidate,
  subject: Digest,
  options: SignOptions,
  now: Date,
): readonly LogEntry[] {
  const policy = policyFor(options, candidate.format);
  const { checks, logEntries } = checkCandidate(candidate, subject, policy, now);
  for (const check of Object.values(checks))
    if (check.state === 'failed') throw unfit(check, subject);
  return logEntries;
}

function unfit({ code, message }: Pick<Failed, 'code' | 'message'>, digest?: Digest): TrustError {
  const details = digest === undefined ? {} : { digest };
  return new TrustError(
    code,
    `the new signature does not verify, and is not published: ${message}`,
    details,
  );
}
