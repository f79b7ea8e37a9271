/** Pastes a printed command into a shell, as users do who have `webdis-trust` installed. */

import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { programs } from './cli.ts';
import { type Ended, temporaryFolder } from './process.ts';

const folders = new Map<string, string>();

/** A folder with a `webdis-trust` that runs the program. */
function installed(program: (typeof programs)[number]): string {
  const known = folders.get(program) ?? temporaryFolder();
  folders.set(program, known);
  const file = new URL(`../../../${program}`, import.meta.url).pathname;
  const script = `#!/bin/sh\nexec '${process.execPath}' '${file}' "$@"\n`;
  writeFileSync(join(known, 'webdis-trust'), script, { mode: 0o755 });
  return known;
}

/** @param folder home and working directory of the shell */
export function paste(
  command: string,
  folder: string,
  program: (typeof programs)[number] = 'dist/cli.mjs',
): Promise<Pick<Ended, 'exitCode' | 'stderr'>> {
  return new Promise((resolve, reject) => {
    const env = { PATH: `${installed(program)}:${process.env['PATH']}`, HOME: folder };
    const stdio = ['ignore', 'ignore', 'pipe'] as const;
    const child = spawn('sh', ['-c', command], { env, cwd: folder, stdio: [...stdio] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stderr }));
  });
}
