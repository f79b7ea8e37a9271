/** Names this process, so that other processes that write to the same folder can tell whether it still runs. */

import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Owner } from '../layout/temporary.ts';

/** `1a2b3c4d-4711-0123456789ab`: PID namespace, process ID, and a random part because IDs are reused. */
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
    // EPERM: the process of another user.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Containers may share a folder but not their process IDs, and a restart of the machine reuses them. */
function placeOfProcesses(): string {
  const parts = [
    hostname(),
    read(() => readlinkSync('/proc/self/ns/pid')),
    read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
  ];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 8);
}

/** '' on systems other than Linux. */
function read(work: () => string): string {
  try {
    return work();
  } catch {
    return '';
  }
}
