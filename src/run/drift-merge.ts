/** Merges the reports of all parts of a check into one report. */

import { type FleetReport, type FleetResult, mergeFleets } from '../drift/fleet.ts';
import { mergeReports } from '../drift/merge.ts';
import type { DriftHistory, DriftReport, DriftResult } from '../drift/report.ts';
import { checkId, formatFooter, formatHeader, withRun } from '../drift/state.ts';
import { TrustError } from '../error.ts';
import { ledgerDigest } from '../ledger/ledger.ts';
import type { Digest } from '../oci/digest.ts';
import { formatRepository, type Repository } from '../oci/reference.ts';
import { checkItems } from '../options/lists.ts';
import { stateNotes } from './drift.ts';
import { ownerOf, readFleetReport, readReport, updateHistory } from './drift-files.ts';
import { jsonFilesIn, readLedgers } from './drift-fleet.ts';
import { openFleetState, openState, StateOutput } from './drift-state.ts';
import { readLedger } from './drift-task.ts';

export interface MergeValues {
  /** path of a file that keeps the history of merged reports */
  readonly state: string | undefined;
  /** what the parts must have checked; undefined: not compared */
  readonly ledger: string | undefined;
  readonly images: readonly Repository[] | undefined;
}

/**
 * @param paths of reports, in any order
 * @throws TrustError E_INPUT for files that are not the reports of parts of one check, or of another one than `values`
 */
export async function mergeDrift(
  paths: readonly string[],
  values: MergeValues,
): Promise<DriftResult> {
  const { state } = values;
  checkItems(paths, 'reports');
  const parts: DriftReport[] = [];
  for (const path of paths) parts.push(await readReport(path));
  const [first] = parts;
  if (first === undefined) throw new TrustError('E_INPUT', 'there is no report to merge');
  await assertAbout(first, values);
  const before = await openState(state, ownerOf(first));
  const { report, history } = mergeReports(parts, before.history);
  const notes = before.history.lost === undefined ? [] : stateNotes(`${state}`, before);
  await updateHistory(state, report, history);
  return { report: { ...report, notes: [...notes, ...report.notes] }, history };
}

/**
 * The same for a check of several ledgers. Each ledger is in one part, so its report is complete.
 *
 * @param ledgers directory or paths of what the parts must have checked
 */
export async function mergeFleet(
  paths: readonly string[],
  ledgers: readonly string[],
  state: string | undefined,
): Promise<FleetResult> {
  checkItems(paths, 'reports');
  const digests = (await readLedgers(ledgers)).map((one) => [one.name, ledgerDigest(one.ledger)]);
  const parts: FleetReport[] = [];
  for (const path of paths) parts.push(await readFleetReport(path));
  const merged = mergeFleets(parts, new Map(digests as [string, Digest][]));
  const before = await openFleetState(state, merged.images.map(checkId));
  const output = new StateOutput(state);
  const histories = new Map<string, DriftHistory>();
  try {
    await output.begin();
    const images = merged.images.map((image) => {
      const owner = ownerOf(image);
      const file = before(owner);
      const history = withRun(file.history, image);
      histories.set(image.name, history);
      output.write(formatHeader(owner));
      output.write(formatFooter(history));
      return { ...image, notes: [...stateNotes(`${state}`, file), ...image.notes] };
    });
    await output.commit();
    return { report: { ...merged, images }, histories };
  } finally {
    await output.drop();
  }
}

/** A part from another workflow may be complete, but of an old ledger (threat 187). */
async function assertAbout(part: DriftReport, { ledger, images }: MergeValues): Promise<void> {
  const wanted = ledger === undefined ? undefined : ledgerDigest(await readLedger(ledger));
  const names = part.registries.map(({ name }) => name).join(', ');
  if (wanted !== undefined && wanted !== part.ledger) {
    const message = `the reports are of another ledger: ${part.ledger ?? 'none'}, and ${JSON.stringify(ledger)} is ${wanted}`;
    throw new TrustError('E_INPUT', message);
  }
  if (images !== undefined && names !== images.map(formatRepository).join(', ')) {
    throw new TrustError('E_INPUT', `the reports are of other images: ${names}`);
  }
}

/** Reports below a folder, as actions/download-artifact leaves them. Throws E_INPUT. */
export async function reportsIn(folder: string): Promise<readonly string[]> {
  return jsonFilesIn(folder).catch((error: NodeJS.ErrnoException) => {
    const message = `merge: the folder ${JSON.stringify(folder)} cannot be read (${error.code})`;
    throw new TrustError('E_INPUT', message, {}, error);
  });
}
