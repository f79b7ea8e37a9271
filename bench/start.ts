/** Measures the time from the start of the action to its first request, and the size of the action. */

import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { actionFile } from '../test/e2e/support/action.ts';
import { temporaryFolder } from '../test/support/folder.ts';
import { median } from './statistics.ts';
import type { Show } from './table.ts';

const bundle = fileURLToPath(new URL('../dist/verify.mjs', import.meta.url));

export async function benchStart(rounds: number, show: Show): Promise<void> {
  const action: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= rounds * 3; round += 1) {
    const [one, other] = [await untilFirstRequest(), await untilEnd()];
    if (round > 0) {
      action.push(one);
      bare.push(other);
    }
  }
  const middle = (times: number[]) => `${median(times.sort((a, b) => a - b)).toFixed(0)} ms`;
  show({
    title: 'start and size of the action',
    columns: ['', ''],
    rows: [
      ['from its start to its first request', middle(action)],
      ['`node -e 0`, from its start to its end', middle(bare)],
      ['dist/verify.mjs', `${kilobytes([bundle])} KB`],
      ['with the files that it loads at startup', `${kilobytes(loadedAtOnce())} KB`],
    ],
  });
}

function kilobytes(paths: readonly string[]): string {
  return (paths.reduce((sum, path) => sum + statSync(path).size, 0) / 1000).toFixed(0);
}

/** The action's file, and the other files that it imports. */
function loadedAtOnce(): string[] {
  const imports = readFileSync(bundle, 'utf8').matchAll(/^import .* from "(\.[^"]+)";$/gm);
  return [bundle, ...[...imports].map(([, from = '']) => join(dirname(bundle), from))];
}

/** Milliseconds from the start of the process to its first request. */
function untilFirstRequest(): Promise<number> {
  return new Promise((resolve, reject) => {
    let start = 0;
    const server = createServer((_request, answer) => {
      const time = performance.now() - start;
      answer.writeHead(404).end();
      server.close();
      resolve(time);
    });
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      const inputs = { ...actionFile.inputs, images: `127.0.0.1:${port}/webdis/webdis` };
      start = performance.now();
      spawn(process.execPath, [bundle], { env: environment(inputs), stdio: 'ignore' });
    });
  });
}

function environment(inputs: Readonly<Record<string, string>>): Record<string, string> {
  const folder = temporaryFolder('bench').path;
  const variables = Object.entries(inputs).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  return { ...Object.fromEntries(variables), HOME: folder, PATH: process.env['PATH'] ?? '' };
}

function untilEnd(): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now();
    const child = spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' });
    child.on('close', () => resolve(performance.now() - start));
  });
}
