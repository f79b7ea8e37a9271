/** Annotations of a drift check: errors for differences, and for what could not be found out too often. */

import type { DriftReport } from '../../drift/report.ts';
import type { Finding } from '../../verify/report.ts';
import { type Annotation, annotationsOf } from '../annotations.ts';
import { titleOf } from '../verify/facts.ts';
import type { Told } from '../verify/findings.ts';
import { driftVerdictOf } from './verdict.ts';
import { kindTitle, placeOf } from './words.ts';

/** @param isFailure whether what could not be found out fails the step, too */
export function driftAnnotations(report: DriftReport, isFailure: boolean): readonly Annotation[] {
  const differences = report.differences.map((one): Told => {
    const { kind, code, message, mend, advice } = one;
    const next = shown(mend) ?? advice;
    return {
      severity: 'error',
      code,
      message,
      title: kindTitle[kind],
      reason: kindTitle[kind],
      image: placeOf(one),
      ...(next === undefined ? {} : { advice: next }),
    };
  });
  const severity = isFailure ? 'error' : 'warning';
  const unreachable = report.unreachable.map((one) => told({ ...one, severity }));
  const warnings = report.notes.filter(({ severity }) => severity === 'warning').map(told);
  const failed = report.state === 'drift' || (report.state === 'unreachable' && isFailure);
  return annotationsOf(
    [...differences, ...unreachable, ...warnings],
    failed ? driftVerdictOf(report) : undefined,
  );
}

/** A longer one would be cut off there. */
function shown(mend: string | undefined): string | undefined {
  return mend === undefined || mend.length <= 2000
    ? mend
    : 'the job summary has the command that fixes it';
}

function told(finding: Finding): Told {
  const title = titleOf(finding.code, undefined, finding.severity);
  return { ...finding, title, reason: title };
}
