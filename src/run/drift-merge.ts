/** The reports of all parts of a check, joined into the one that counts. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mergeReports } from '../drift/merge.ts';
import type { DriftResult } from '../drift/report.ts';
import { TrustError } from '../error.ts';
import { checkItems } from '../options/lists.ts';
import { readHistory, readReport, updateHistory } from './drift-files.ts';

/**
 * @param paths of reports, in any order
 * @param state path of a file that keeps the history of merged reports
 * @throws TrustError E_INPUT for files that are not the reports of parts of one check
 */
export async function mergeDrift(
  paths: readonly string[],
  state: string | undefined,
): Promise<DriftResult> {
  checkItems(paths, 'reports');
  const parts = [];
  for (const path of paths) parts.push(await readReport(path));
  const result = mergeReports(parts, await readHistory(state));
  await updateHistory(state, result.history);
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
