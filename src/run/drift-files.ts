/** Reads reports and histories of drift checks from files. */

import {
  type DriftOutcome,
  type FleetReport,
  fleetReportSchema,
  parseFleetReport,
} from '../drift/fleet.ts';
import { parseDriftReport } from '../drift/read-report.ts';
import type { DriftHistory, DriftReport } from '../drift/report.ts';
import {
  checkId,
  formatFooter,
  formatHeader,
  type StateFile,
  type StateOwner,
} from '../drift/state.ts';
import { readBounded, writeWhole } from '../host/files.ts';
import { openFleetState, openState } from './drift-state.ts';

/** Bytes: ten thousand releases on two registries take 150 million. */
const mostBytes = 512 * 1024 * 1024;

/** Throws E_INPUT. */
export async function readReport(path: string): Promise<DriftReport> {
  return parseDriftReport(await readBounded(path, mostBytes, 'the report'), path);
}

/** Throws E_INPUT. */
export async function readFleetReport(path: string): Promise<FleetReport> {
  return parseFleetReport(await readBounded(path, mostBytes, 'the report'), path);
}

/**
 * A report of one ledger or of several, with the history in a state file, which may hold nothing else.
 *
 * @throws TrustError E_INPUT
 */
export async function readOutcome(path: string, state: string | undefined): Promise<DriftOutcome> {
  const bytes = await readBounded(path, mostBytes, 'the report');
  // The schema is in the first line that has a field; what follows is read strictly.
  if (!Buffer.from(bytes.subarray(0, 200)).includes(fleetReportSchema)) {
    const report = parseDriftReport(bytes, path);
    const { history } = await openState(state, ownerOf(report));
    return { report, checks: [{ report, history }] };
  }
  const report = parseFleetReport(bytes, path);
  const before = await openFleetState(state, report.images.map(checkId));
  const checks = report.images.map((image) => ({
    report: image,
    history: before(ownerOf(image)).history,
  }));
  return { report, checks };
}

/** Keeps everything else in the file: merging reports verifies nothing. */
export async function updateHistory(
  path: string | undefined,
  report: DriftReport,
  history: DriftHistory,
): Promise<void> {
  if (path === undefined) return;
  const owner = ownerOf(report);
  const before = await openState(path, owner);
  const policy = before.policy ?? owner.policy;
  const text = [formatHeader({ ...owner, policy }), ...textOf(before), formatFooter(history)];
  await writeWhole(path, text, 'state: the file');
}

function* textOf(before: StateFile): Generator<string> {
  for (const line of before.lines(() => true)) yield `${Buffer.from(line).toString()}\n`;
}

/** A merged report verifies nothing, so that no policy matters. */
export const ownerOf = (report: DriftReport): StateOwner => ({
  check: checkId(report),
  policy: 'merged reports',
});
