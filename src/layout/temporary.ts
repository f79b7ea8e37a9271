/** Names the temporary files of a layout, and removes those of runs that were killed. */

import { randomUUID } from 'node:crypto';
import { lstat, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './file-error.ts';

export interface Owner {
  /** unique for each process; lower-case hex digits and "-" */
  readonly name: string;
  /** Whether the process with that name is running; undefined if it cannot be determined. */
  isRunning(name: string): boolean | undefined;
  now(): number;
}

/** Milliseconds without a write after which a file is removed, if it is unknown whether its owner is running. */
const longestPause = 3_600_000;

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
// Old versions did not include the owner.
const pattern = new RegExp(`^(.+?)(?:\\.([0-9a-f-]+))?\\.${uuid}\\.tmp$`);

export function temporaryName(path: string, { name }: Owner): string {
  return `${path}.${name}.${randomUUID()}.tmp`;
}

/** The final name of a temporary file; undefined if it is not a temporary file of this tool. */
export function destinationOf(name: string): string | undefined {
  return pattern.exec(name)?.[1];
}

/** Removes temporary files whose process has ended. */
export async function removeLeftovers(
  folder: string,
  isOurs: (destination: string) => boolean,
  owner: Owner,
): Promise<void> {
  for (const name of await readdir(folder)) {
    const destination = destinationOf(name);
    if (destination === undefined || !isOurs(destination)) continue;
    const path = join(folder, name);
    try {
      const status = await lstat(path);
      if (status.isFile() && isLeftover(name, status.mtimeMs, owner)) await unlink(path);
    } catch (error) {
      // Another run may have removed it. Files that cannot be removed do no harm.
      if (!isMissing(error) && !isRefused(error)) throw error;
    }
  }
}

function isLeftover(name: string, written: number, owner: Owner): boolean {
  const [, , owned] = pattern.exec(name) ?? [];
  const running = owned === undefined ? undefined : owner.isRunning(owned);
  return running === undefined ? owner.now() - written > longestPause : !running;
}

function isRefused(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^E(?:ACCES|PERM|ROFS)$/.test(String(error.code))
  );
}
