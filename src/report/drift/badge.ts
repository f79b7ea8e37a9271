/** Renders the state as a badge, in the endpoint format of shields.io (shields.io/badges/endpoint-badge). */

import type { FleetReport } from '../../drift/fleet.ts';
import type { Difference, DriftReport, DriftState } from '../../drift/report.ts';
import { count } from '../words.ts';
import { fleetDifferences } from './fleet.ts';
import { stateWord } from './words.ts';

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
    // The day is part of the badge, because the last badge stays when the checks stop.
    message: `${(messages[state] ?? messages.unreachable)(differences)}, ${dayOf(report.finished)}`,
    color: colors[state] ?? colors.unreachable,
    // Nothing in the URL of an error badge can change its colour.
    isError: state === 'drift',
  };
  return `${JSON.stringify(badge)}\n`;
}

/** A report from another job may contain any text here. */
function dayOf(time: string): string {
  return /^\d{4}-\d\d-\d\d/.exec(time)?.[0] ?? 'not known when';
}

const messages: Record<DriftState, (differences: readonly Difference[]) => string> = {
  ok: () => stateWord.ok,
  drift: (differences) => count(differences.length, 'difference'),
  unreachable: () => stateWord.unreachable,
};
