// Programs in a network of their own, in which the names of real registries lead to this machine.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/folder.ts';
import { type CommandResult, run } from './command.ts';

/** Runs a script by Node where these names are 127.0.0.1, and nothing else can be reached. */
export async function runWithNames(
  names: readonly string[],
  script: string,
): Promise<CommandResult> {
  const folder = temporaryFolder('hosts');
  const hosts = join(folder.path, 'hosts');
  writeFileSync(hosts, `127.0.0.1 localhost ${names.join(' ')}\n`);
  const prepare = 'ip link set lo up && mount --bind "$1" /etc/hosts && exec "$2" "$3"';
  const inside = ['sh', '-ec', prepare, 'sh', hosts, process.execPath, script];
  const result = await run('/usr/bin/unshare', ['--net', '--mount', ...inside]);
  folder.remove();
  return result;
}

export function mayMakeNetworks(): boolean {
  return spawnSync('/usr/bin/unshare', ['--net', '--mount', 'true']).status === 0;
}
