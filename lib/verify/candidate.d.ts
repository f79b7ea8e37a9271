/** One candidate held against the policy: claims, log, signature and time, each a check of its own. */
import type { Digest } from '../oci/digest.ts';
import { type Candidate } from '../signature/candidate.ts';
import type { Policy } from './policy.ts';
import type { SignatureReport } from './report.ts';
export declare function checkCandidate(candidate: Candidate, subject: Digest, policy: Policy, now: Date): SignatureReport;
