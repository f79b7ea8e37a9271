// Which test files run which characters of the sources, and how long each takes. A test file is measured when
// it is first needed. What was found is kept in node_modules/.cache until the test or a file that it reaches changes.
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { record, root, runTest } from './checkout.mjs';

const cache = join(root, 'node_modules', '.cache', 'mutate');

/**
 * @typedef {{ passed: boolean, seconds: number, ran: Record<string, [number, number, number][][]> }} Coverage
 * `passed`: without any mutant. `ran`: of each source file, for each process, ranges with their counts.
 */

/**
 * @param {string[]} folders a copy of the checkout for each worker; what runs in them is recorded
 * @param {(test: string) => Map<string, number>} reached
 * @returns {(test: string, at: number) => Promise<Coverage>} `at`: the worker that asks
 */
export function coverage(folders, reached, isQuick = false) {
  mkdirSync(cache, { recursive: true });
  const outputs = folders.map((folder) => {
    const output = mkdtempSync(join(tmpdir(), 'coverage-'));
    process.on('exit', () => rmSync(output, { recursive: true, force: true }));
    record(folder, output);
    return output;
  });
  const known = new Map();
  return (test, at) => {
    if (!known.has(test)) {
      const name = hash(folders[at], [...reached(test).keys()]);
      const [whole, quick] = [`${name}.json`, `${name}-quick.json`].map((one) => join(cache, one));
      const found = kept(whole) ?? (isQuick ? kept(quick) : undefined);
      const file = isQuick ? quick : whole;
      known.set(test, found ?? measure(test, folders[at], outputs[at], file, isQuick));
    }
    return known.get(test);
  };
}

function kept(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

async function measure(test, folder, output, file, isQuick) {
  // What an earlier run in this folder has left.
  for (const name of readdirSync(output)) rmSync(join(output, name));
  const start = performance.now();
  const { passed } = await runTest(folder, test, { limit: 300_000, isQuick });
  const seconds = (performance.now() - start) / 1000;
  const prefix = `file://${folder}/`;
  const ran = {};
  for (const name of globSync('*.json', { cwd: output })) {
    for (const { url, functions } of JSON.parse(readFileSync(join(output, name), 'utf8'))) {
      const source = url.slice(prefix.length);
      ran[source] ??= [];
      ran[source].push(
        functions.flatMap(({ ranges }) => ranges.map((r) => [r.startOffset, r.endOffset, r.count])),
      );
    }
  }
  const found = { passed, seconds, ran };
  // A test that failed under load is measured again by the next run.
  if (passed) writeFileSync(file, JSON.stringify(found));
  return found;
}

/** The innermost range around a place says how often it ran (V8's block coverage). */
export function runs({ ran }, { file, start, operator }) {
  // An operator belongs to the range of its right side, which may never run.
  const place = operator === '&& and || swapped' ? start - 1 : start;
  return (ran[file] ?? []).some((ranges) => {
    let inner;
    for (const [from, to, count] of ranges) {
      if (from <= place && place < to && (!inner || to - from <= inner.size))
        inner = { size: to - from, count };
    }
    return inner !== undefined && inner.count > 0;
  });
}

/** Runs `work` for every item, at most `jobs` at once. */
export async function each(items, jobs, work) {
  const queue = [...items];
  const worker = async (at) => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item, at);
  };
  await Promise.all(Array.from({ length: jobs }, (_, at) => worker(at)));
}

function hash(folder, names) {
  const sum = createHash('sha256');
  for (const name of names.sort()) sum.update(name).update(readFileSync(join(folder, name)));
  return sum.digest('hex');
}
