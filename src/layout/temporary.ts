/** Temporary files of a layout: how they are named, and which of them a run left that was killed. */

import { randomUUID } from 'node:crypto';
import { lstat, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './file-error.ts';

/** The process that writes. */
export interface Owner {
  /** lower-case hex digits and "-"; no two processes have the same */
  readonly name: string;
  /** Whether the process of that name still runs; undefined if that cannot be known from here. */
  isRunning(name: string): boolean | undefined;
  /** milliseconds since the epoch */
  now(): number;
}

/** Milliseconds without a write after which a file counts as left, if nobody can tell whether its owner runs. */
const longestPause = 3_600_000;

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
// The owner was not always named.
const pattern = new RegExp(`^(.+?)(?:\\.([0-9a-f-]+))?\\.${uuid}\\.tmp$`);

export function temporaryName(path: string, { name }: Owner): string {
  return `${path}.${name}.${randomUUID()}.tmp`;
}

/** What a temporary file was to become; undefined for a name that is not one of ours. */
export function destinationOf(name: string): string | undefined {
  return pattern.exec(name)?.[1];
}

/** Removes from a folder what no run will put into its place any more. */
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
      // Another run is at the same; what may not be removed does no harm.
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
