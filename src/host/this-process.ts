/** This process among those that may write to the same folder: told apart by name, and seen to run or not. */

import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Owner } from '../layout/temporary.ts';

/** `1a2b3c4d-4711-0123456789ab`: where process numbers mean the same, the number, and this one of that number. */
export const thisProcess: Owner = {
  name: `${placeOfProcesses()}-${process.pid}-${randomBytes(6).toString('hex')}`,
  isRunning: (name) => isRunning(name),
  now: () => Date.now(),
};

function isRunning(name: string): boolean | undefined {
  const [, place, number] = /^([0-9a-f]{8})-([0-9]{1,10})-[0-9a-f]{12}$/.exec(name) ?? [];
  const [ours] = thisProcess.name.split('-');
  if (place !== ours) return undefined;
  if (number === String(process.pid)) return name === thisProcess.name;
  try {
    process.kill(Number(number), 0);
    return true;
  } catch (error) {
    // EPERM: it is another user's.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Containers may share a folder and not their process numbers; nor does a machine that has been started again. */
function placeOfProcesses(): string {
  const parts = [
    hostname(),
    read(() => readlinkSync('/proc/self/ns/pid')),
    read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
  ];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 8);
}

/** What only Linux has. */
function read(work: () => string): string {
  try {
    return work();
  } catch {
    return '';
  }
}
