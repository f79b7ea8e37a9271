/** Annotations of a drift check: errors for differences, and for what could not be checked too often. */

import { defined } from '../../defined.ts';
import type { FleetReport } from '../../drift/fleet.ts';
import type { DriftReport } from '../../drift/report.ts';
import type { Finding } from '../../verify/report.ts';
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
  const severity = isFailure ? 'error' : 'warning';
  const unreachable = obstacles(report, 'error').map((one) => titled({ ...one, severity }));
  const warnings = obstacles(report, 'warning').map((one) => titled(one));
  const failed = report.state === 'drift' || (report.state === 'unreachable' && isFailure);
  const verdict = 'images' in report ? fleetVerdictOf(report) : driftVerdictOf(report);
  const all = [...differences(report), ...unreachable, ...warnings];
  return annotationsOf(all, failed ? verdict : undefined);
}

/** Differences, then what could not be checked, then warnings. */
export function driftFindings(report: DriftReport | FleetReport): readonly TitledFinding[] {
  const others = [...obstacles(report, 'error'), ...obstacles(report, 'warning')];
  return [...differences(report), ...others.map((one) => titled(one))];
}

function differences(report: DriftReport | FleetReport): readonly TitledFinding[] {
  const all = 'images' in report ? fleetDifferences(report) : report.differences;
  return all.map((one) => {
    const { kind, code, message, fix, advice, platform } = one;
    return {
      severity: 'error',
      code,
      message,
      title: kindTitle[kind],
      reason: kindTitle[kind],
      image: placeOf(one),
      ...defined({ advice: shown(fix) ?? advice, subject: platform }),
    };
  });
}

function obstacles(report: DriftReport | FleetReport, severity: Finding['severity']) {
  const all = 'images' in report ? fleetFindings(report) : [...report.unreachable, ...report.notes];
  return all.filter((one) => one.severity === severity);
}

/** An annotation would cut off a longer one. */
function shown(fix: string | undefined): string | undefined {
  return fix === undefined || fix.length <= 2000
    ? fix
    : 'the job summary has the command that fixes it';
}
