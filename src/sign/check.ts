/** The checks of a reader who accepts this run's signer only: for signatures that exist, and for new ones. */

import { verifyCertificateSignature } from '../identity/verify.ts';
import type { Digest } from '../oci/digest.ts';
import type { Candidate } from '../signature/candidate.ts';
import { runCheck } from '../signature/check.ts';
import { parsePayload } from '../signature/payload.ts';
import { checkCandidate } from '../verify/candidate.ts';
import type { SignatureReport } from '../verify/report.ts';
import { policyFor, type SignOptions } from './options.ts';

export function checkOwn(
  candidate: Candidate,
  subject: Digest,
  options: SignOptions,
  now: Date,
): SignatureReport {
  const policy = policyFor(options, candidate.format);
  const report = checkCandidate(candidate, subject, policy, now);
  if (options.signer.kind === 'key') return report;
  const { checks, good, entries } = verifyCertificateSignature(candidate, {
    ...{
      identities: options.signer.identities,
      roots: [options.trustedRoot],
      sct: 'required',
      now,
    },
    transparencyLog: policy.transparencyLog,
    timestamps: policy.timestamps,
  });
  const parts = [checks.signature, checks.certificate, checks.sct, checks.identity];
  const signature = parts.find(({ state }) => state === 'failed') ?? checks.signature;
  return {
    ...report,
    good: good && report.checks.claims.state === 'passed',
    checks: { claims: report.checks.claims, signature, log: checks.log, time: checks.time },
    logEntries: entries,
    ...namedReference(candidate),
  };
}

function namedReference(candidate: Candidate): Pick<SignatureReport, 'dockerReference'> {
  if (candidate.format === 'bundle') return {};
  const payload = runCheck('E_CLAIM', () => parsePayload(candidate.payload));
  return 'state' in payload
    ? {}
    : { dockerReference: payload.critical.identity['docker-reference'] };
}
