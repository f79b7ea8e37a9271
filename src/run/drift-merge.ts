/** The reports of all parts of a check, joined into the one that counts. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mergeReports } from '../drift/merge.ts';
import type { DriftReport, DriftResult } from '../drift/report.ts';
import { TrustError } from '../error.ts';
import { ledgerDigest } from '../ledger/ledger.ts';
import { formatRepository, type Repository } from '../oci/reference.ts';
import { checkItems } from '../options/lists.ts';
import { stateNotes } from './drift.ts';
import { ownerOf, readReport, updateHistory } from './drift-files.ts';
import { openState } from './drift-state.ts';
import { readLedger } from './drift-task.ts';

export interface MergeValues {
  /** path of a file that keeps the history of merged reports */
  readonly state: string | undefined;
  /** what the parts must have checked; undefined: whatever they did */
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

/** A part that another workflow left behind may be whole, and of yesterday's ledger (threat 187). */
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

/** Every `.json` file below a folder, as actions/download-artifact leaves them. Throws E_INPUT. */
export async function reportsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      const message = `merge: the folder ${JSON.stringify(folder)} cannot be read (${error.code})`;
      throw new TrustError('E_INPUT', message, {}, error);
    },
  );
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}
