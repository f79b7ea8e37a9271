// Which test files there are, and how they are started.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Preloaded into every test: it ends a process that connects to another machine. */
export const guard = './test/support/loopback.mjs';

/** In the environment of a test: nothing is sampled (test/support/thorough.ts). */
export const thorough = { THOROUGH: '1' };

export function testsUnder(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(folder, name))
    .filter((name) => name.endsWith('.test.ts'))
    .sort();
}

/** Everything that needs no program but Node. */
export function ownTests() {
  return testsUnder('test').filter((name) => !name.startsWith(join('test', 'interop')));
}
