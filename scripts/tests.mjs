// Finds the test files, and starts them.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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

/** A process costs as much to start as most test files to run; more files in one leave a processor idle at the end. */
const filesInBatch = 12;

/**
 * Files that each import test files of one folder, every test file as a suite of its own with its own hooks.
 * The folder with most files is first, so that no long batch is started last.
 */
export function batched(files) {
  const folder = '.tests';
  rmSync(join(root, folder), { recursive: true, force: true });
  mkdirSync(join(root, folder));
  const rooms = [...new Set(files.map((file) => dirname(file)))]
    .map((room) => files.filter((file) => dirname(file) === room))
    .sort((a, b) => b.length - a.length);
  return rooms.flatMap(inBatches).map((batch, at) => {
    const path = join(folder, `${String(at).padStart(2, '0')}.mjs`);
    const suites = batch.map((file) => {
      const name = file.replaceAll('\\', '/');
      return `suite('${name}', async () => { await import('../${name}'); });\n`;
    });
    writeFileSync(join(root, path), `import { suite } from 'node:test';\n${suites.join('')}`);
    return path;
  });
}

/** Dealt out like cards: the slow files of a room often have neighbouring names. */
function inBatches(files) {
  const batches = Math.ceil(files.length / filesInBatch);
  return Array.from({ length: batches }, (_, batch) =>
    files.filter((_file, at) => at % batches === batch),
  );
}
