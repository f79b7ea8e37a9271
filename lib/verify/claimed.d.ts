/** What a candidate says about itself, for reports; believed only as far as its checks passed. */
import { type Digest } from '../oci/digest.ts';
import type { Candidate } from '../signature/candidate.ts';
import type { SignatureReport } from './report.ts';
type Claimed = Pick<SignatureReport, 'dockerReference' | 'annotations'>;
/** For a candidate by a known key only: what strangers say is nobody's report. */
export declare function readClaimed(candidate: Candidate, subject: Digest): Claimed;
export {};
