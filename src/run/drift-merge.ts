/** Joins the reports of all parts of a check, from files, into the one that counts. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mergeReports } from '../drift/merge.ts';
import { parseDriftReport } from '../drift/read-report.ts';
import type { DriftHistory, DriftReport, DriftResult } from '../drift/report.ts';
import { formatFooter, formatHeader, type StateFile } from '../drift/state.ts';
import { TrustError } from '../error.ts';
import { readBounded, writeWhole } from '../host/files.ts';
import { checkItems } from '../options/lists.ts';
import { openState } from './drift-state.ts';

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

/** Bytes: ten thousand releases on two registries take 150 million. */
const mostBytes = 512 * 1024 * 1024;

/** Throws E_INPUT. */
export async function readReport(path: string): Promise<DriftReport> {
  return parseDriftReport(await readBounded(path, mostBytes, 'the report'), path);
}

/** Of a state file, also of one that is only a history. */
export async function readHistory(path: string | undefined): Promise<DriftHistory> {
  return (await openState(path, merged)).history;
}

/** Keeps everything else in the file: merging reports verifies nothing. */
async function updateHistory(path: string | undefined, history: DriftHistory): Promise<void> {
  if (path === undefined) return;
  const before = await openState(path, merged);
  const text = [formatHeader(before.policy ?? merged), ...textOf(before), formatFooter(history)];
  await writeWhole(path, text, 'state: the file');
}

function* textOf(before: StateFile): Generator<string> {
  for (const line of before.lines(() => true)) yield `${Buffer.from(line).toString()}\n`;
}

const merged = 'merged reports';
