/** The state as a badge: the endpoint format of shields.io (shields.io/badges/endpoint-badge). */

import type { DriftReport, DriftState } from '../../drift/report.ts';
import { count } from '../words.ts';
import { stateWord } from './words.ts';

const colors: Record<DriftState, string> = {
  ok: 'brightgreen',
  drift: 'red',
  unreachable: 'lightgrey',
};

/** JSON in one line, without any text from a registry. */
export function formatDriftBadge(report: DriftReport): string {
  const { state } = report;
  const badge = {
    schemaVersion: 1,
    label: 'registries',
    message: (messages[state] ?? messages.unreachable)(report),
    color: colors[state] ?? colors.unreachable,
    // Nothing in the URL of an error badge can change its colour.
    isError: state === 'drift',
  };
  return `${JSON.stringify(badge)}\n`;
}

const messages: Record<DriftState, (report: DriftReport) => string> = {
  ok: () => stateWord.ok,
  drift: ({ differences }) => count(differences.length, 'difference'),
  unreachable: () => stateWord.unreachable,
};
