// Which test files run which characters of the sources, and how long each takes. Kept in node_modules/.cache.
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
import { ownTests } from '../tests.mjs';
import { copies, record, root, runTest } from './checkout.mjs';

const cache = join(root, 'node_modules', '.cache', 'mutate');
/** These read what is built from the sources, which the copies do not have. */
const aboutDist = ['test/architecture.test.ts', 'test/build.test.ts', 'test/e2e/old-node.test.ts'];

/**
 * @typedef {{ test: string, seconds: number, ran: Record<string, [number, number, number][]> }} Coverage
 * `ran`: of each source file, ranges with their counts, outer ones first.
 */

/** @returns {Promise<Coverage[]>} the quickest test first; throws if a test fails without any mutant */
export async function coverage(jobs, say) {
  mkdirSync(cache, { recursive: true });
  const common = hash(
    globSync(['{src,sandbox}/**/*.ts', 'test/**/*[!t].ts', 'test/**/*.mjs'], { cwd: root }).filter(
      (name) => !name.endsWith('.test.ts'),
    ),
  );
  const tests = ownTests().filter((name) => !aboutDist.includes(name));
  const known = tests.map((test) => ({ test, file: join(cache, `${hash([test], common)}.json`) }));
  const missing = known.filter(({ file }) => !existsSync(file));
  await each(missing, jobs, async ({ test, file }) => {
    writeFileSync(file, JSON.stringify(await measure(test)));
    say(`ran ${test}`);
  });
  return known
    .map(({ file }) => JSON.parse(readFileSync(file, 'utf8')))
    .sort((a, b) => a.seconds - b.seconds);
}

async function measure(test) {
  const {
    folders: [folder],
    remove,
  } = copies(1);
  const output = mkdtempSync(join(tmpdir(), 'coverage-'));
  try {
    record(folder, output);
    const start = performance.now();
    if (!(await runTest(folder, test, 600_000)).passed)
      throw new Error(`${test} fails without any mutant`);
    const seconds = (performance.now() - start) / 1000;
    const prefix = `file://${folder}/`;
    const ran = {};
    for (const name of readdirSync(output)) {
      for (const { url, functions } of JSON.parse(readFileSync(join(output, name), 'utf8'))) {
        const ranges = functions.flatMap((one) => one.ranges);
        const file = url.slice(prefix.length);
        ran[file] ??= [];
        ran[file].push(ranges.map((r) => [r.startOffset, r.endOffset, r.count]));
      }
    }
    return { test, seconds, ran };
  } finally {
    remove();
    rmSync(output, { recursive: true, force: true });
  }
}

/** The innermost range around a place says how often it ran (V8's block coverage). */
export function runs({ ran }, { file, start }) {
  return (ran[file] ?? []).some((ranges) => {
    let inner;
    for (const [from, to, count] of ranges) {
      if (from <= start && start < to && (!inner || to - from <= inner.size))
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

function hash(names, ...more) {
  const sum = createHash('sha256');
  for (const name of names.sort()) sum.update(name).update(readFileSync(join(root, name)));
  for (const text of more) sum.update(text);
  return sum.digest('hex');
}
