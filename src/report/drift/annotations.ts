/** Annotations of a drift check: errors for differences, and for what could not be checked too often. */

import { defined } from '../../defined.ts';
import type { FleetReport } from '../../drift/fleet.ts';
import type { DriftReport } from '../../drift/report.ts';
import { type Annotation, annotationsOf } from '../annotations.ts';
import { type TitledFinding, titled } from '../verify/findings.ts';
import { fleetDifferences, fleetFindings, fleetVerdictOf } from './fleet.ts';
import { driftVerdictOf } from './verdict.ts';
import { kindTitle, placeOf } from './words.ts';

/** @param isFailure whether the step also fails for what could not be checked */
export function driftAnnotations(
  report: DriftReport | FleetReport,
  isFailure: boolean,
): readonly Annotation[] {
  const isFleet = 'images' in report;
  const findings = isFleet ? fleetFindings(report) : [...report.unreachable, ...report.notes];
  const all = isFleet ? fleetDifferences(report) : report.differences;
  const differences = all.map((one): TitledFinding => {
    const { kind, code, message, fix, advice } = one;
    return {
      severity: 'error',
      code,
      message,
      title: kindTitle[kind],
      reason: kindTitle[kind],
      image: placeOf(one),
      ...defined({ advice: shown(fix) ?? advice }),
    };
  });
  const severity = isFailure ? 'error' : 'warning';
  const unreachable = findings
    .filter((one) => one.severity === 'error')
    .map((one) => titled({ ...one, severity }));
  const warnings = findings.filter((one) => one.severity === 'warning').map((one) => titled(one));
  const failed = report.state === 'drift' || (report.state === 'unreachable' && isFailure);
  const verdict = isFleet ? fleetVerdictOf(report) : driftVerdictOf(report);
  return annotationsOf([...differences, ...unreachable, ...warnings], failed ? verdict : undefined);
}

/** An annotation would cut off a longer one. */
function shown(fix: string | undefined): string | undefined {
  return fix === undefined || fix.length <= 2000
    ? fix
    : 'the job summary has the command that fixes it';
}
