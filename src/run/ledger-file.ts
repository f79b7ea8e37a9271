/** Reads the ledger file before a release, and writes it when the release is complete. */

import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { TrustError } from '../error.ts';
import { readBounded, writeWhole } from '../host/files.ts';
import { assertNoLink } from '../host/whole-file.ts';
import { withEntry } from '../ledger/entry.ts';
import { formatLedger, type Ledger, parseLedger } from '../ledger/ledger.ts';
import type { LedgerFile } from '../release/task.ts';

/** Bytes: some thousands of releases. */
const ledgerLimit = 16 * 1024 * 1024;

/** Throws E_INPUT for a file that is not a ledger, or that cannot be written. */
export async function openLedger(path: string, overwrite: boolean): Promise<LedgerFile> {
  const known = await readIfThere(path);
  await assertNoLink(path, 'ledger: the file');
  await assertWritable(path, known !== undefined);
  return {
    name: path,
    known,
    enter: async (release) => {
      // Another program may have added a release since.
      const now = await readIfThere(path);
      const text = formatLedger(withEntry(now, release, overwrite));
      if (now !== undefined && formatLedger(now) === text) return 'unchanged';
      await writeWhole(path, text, 'ledger: the file');
      return 'written';
    },
  };
}

async function readIfThere(path: string): Promise<Ledger | undefined> {
  const there = await stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );
  if (!there) return undefined;
  const bytes = await readBounded(path, ledgerLimit, 'ledger: the file');
  return parseLedger(bytes, `ledger: the file ${JSON.stringify(path)}`);
}

/** A new file is written to the folder, then renamed: the folder must be writable as well. */
async function assertWritable(path: string, exists: boolean): Promise<void> {
  const checked = [...(exists ? [path] : []), await folderOf(path)];
  for (const one of checked) {
    await access(one, constants.W_OK).catch((error: NodeJS.ErrnoException) => {
      const message = `ledger: ${JSON.stringify(one)} cannot be written (${error.code})`;
      throw new TrustError('E_INPUT', message, {}, error);
    });
  }
}

/** The nearest folder that exists: those below it are created. */
async function folderOf(path: string): Promise<string> {
  const folder = dirname(path);
  const there = await stat(folder).then(
    () => true,
    () => false,
  );
  return there || dirname(folder) === folder ? folder : folderOf(folder);
}
