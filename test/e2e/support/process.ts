/** Runs a program of ours to its end, with an environment that holds nothing but what a test gives it. */

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder as folderFor } from '../../support/folder.ts';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Ended {
  /** null when a signal ended it */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProcessOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** all that its stdin gives; default: nothing is there to read */
  readonly stdin?: string;
  /** sent as soon as it is aborted */
  readonly kill?: { readonly signal: NodeJS.Signals; readonly when: Promise<unknown> };
}

export function temporaryFolder(): string {
  return folderFor('e2e').path;
}

/** A home of its own: whatever credentials lie in the real one must not matter, or leak. And no way out. */
function base(): Record<string, string> {
  const cache = join(root, 'node_modules', '.cache', 'compiled');
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: temporaryFolder(),
    NODE_COMPILE_CACHE: cache,
    NODE_OPTIONS: `--import=${new URL('../../support/loopback.mjs', import.meta.url)}`,
  };
}

/** Arguments for a Node in which a request never says anything, and no timer holds the process. */
export const dry: readonly string[] = [
  '--import',
  `data:text/javascript,${encodeURIComponent(`
    import http from 'node:http';
    import { EventEmitter } from 'node:events';
    const { setTimeout } = globalThis;
    globalThis.setTimeout = (...of) => setTimeout(...of).unref();
    http.request = () => Object.assign(new EventEmitter(), { setTimeout() {}, end() {}, destroy() {} });
  `)}`,
];

export function runNode(args: readonly string[], options: ProcessOptions = {}): Promise<Ended> {
  const { env = {}, cwd = root, stdin, kill } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args], {
      cwd,
      env: { ...base(), ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    // Who does not read it closes it.
    child.stdin.on('error', () => {}).end(stdin);
    const text = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        text[name] += chunk;
      });
    }
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, ...text }));
    void kill?.when.then(() => child.kill(kill.signal));
  });
}
