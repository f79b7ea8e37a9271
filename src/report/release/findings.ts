/** What stood in the way of a release, with titles that fit there. */

import type { ReleaseReport } from '../../release/report.ts';
import { findingsOfRun, type Told } from '../verify/findings.ts';

/** Verifying compares registries; a release is also held against its tags, its ledger and other runs. */
const drift = 'something else stands there';

export function releaseFindings(report: ReleaseReport): readonly Told[] {
  return findingsOfRun(report).map((told) =>
    told.code === 'E_DRIFT' ? { ...told, title: drift, reason: drift } : told,
  );
}
