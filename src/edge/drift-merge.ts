/** The reports of all parts of a check, joined into the one that counts. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DriftResult } from '../drift/check.ts';
import { mergeReports } from '../drift/merge.ts';
import { parseDriftReport } from '../drift/read-report.ts';
import { TrustError } from '../error.ts';
import { openState, StateWriter } from './drift-state.ts';
import { readBounded } from './files.ts';
import { checkItems } from './lists.ts';

/** Bytes: ten thousand releases on two registries take 100 million. */
const mostReport = 256 * 1024 * 1024;
/** Nothing in such a state file was verified by the run that wrote it. */
const policy = 'merged';

/**
 * @param paths of reports, in any order
 * @param state path of a file that keeps the history of merged reports, or ''
 * @throws TrustError E_INPUT for files that are not the reports of parts of one check
 */
export async function mergeDrift(paths: readonly string[], state: string): Promise<DriftResult> {
  checkItems(paths, 'reports');
  const reports = [];
  for (const path of paths) {
    reports.push(parseDriftReport(await readBounded(path, mostReport, 'the report'), path));
  }
  const before = await openState(state, policy);
  const result = mergeReports(reports, before.history);
  const writer = new StateWriter(state);
  try {
    await writer.start(policy);
    await writer.end(result.history, before, () => false);
  } finally {
    await writer.drop();
  }
  return result;
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
