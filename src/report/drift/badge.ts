/** The state as a badge: the endpoint format of shields.io (shields.io/badges/endpoint-badge). */

import type { FleetReport } from '../../drift/fleet.ts';
import type { Difference, DriftReport, DriftState } from '../../drift/report.ts';
import { count } from '../words.ts';
import { fleetDifferences } from './fleet.ts';

const colors: Record<DriftState, string> = {
  ok: 'brightgreen',
  drift: 'red',
  unreachable: 'lightgrey',
};

/** JSON in one line, without any text from a registry. */
export function formatDriftBadge(report: DriftReport | FleetReport): string {
  const { state } = report;
  const differences = 'images' in report ? fleetDifferences(report) : report.differences;
  const badge = {
    schemaVersion: 1,
    label: 'registries',
    message: (messages[state] ?? messages.unreachable)(differences),
    color: colors[state] ?? colors.unreachable,
    // Nothing in the URL of an error badge can change its colour.
    isError: state === 'drift',
  };
  return `${JSON.stringify(badge)}\n`;
}

const messages: Record<DriftState, (differences: readonly Difference[]) => string> = {
  ok: () => 'as released',
  drift: (differences) => count(differences.length, 'difference'),
  unreachable: () => 'incomplete',
};
