/** Reads reports and histories of drift checks from files. */

import { parseDriftReport } from '../drift/read-report.ts';
import type { DriftHistory, DriftReport } from '../drift/report.ts';
import { formatFooter, formatHeader, type StateFile } from '../drift/state.ts';
import { readBounded, writeWhole } from '../host/files.ts';
import { openState } from './drift-state.ts';

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
export async function updateHistory(
  path: string | undefined,
  history: DriftHistory,
): Promise<void> {
  if (path === undefined) return;
  const before = await openState(path, merged);
  const text = [formatHeader(before.policy ?? merged), ...textOf(before), formatFooter(history)];
  await writeWhole(path, text, 'state: the file');
}

function* textOf(before: StateFile): Generator<string> {
  for (const line of before.lines(() => true)) yield `${Buffer.from(line).toString()}\n`;
}

const merged = 'merged reports';
