#!/usr/bin/env node
// Mutation testing: changes the sources of one room at random places, one at a time, and checks that a test fails.
// docs/adr/0022-mutants.md explains why the project has its own script.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copies, root, runTest } from './mutate/checkout.mjs';
import { compiled, compiledInPlace, mutated } from './mutate/compiler.mjs';
import { coverage, each, runs } from './mutate/coverage.mjs';
import { tryLive } from './mutate/live.mjs';
import { isEquivalent, mutantsOf } from './mutate/operators.mjs';
import { reach } from './mutate/reach.mjs';
import { ownTests } from './tests.mjs';

const usage = `usage: npm run mutate -- ROOM [--seed N,N] [--count N] [--jobs N] [--own] [--quick]
                             [--only FILE] [--at-least PERCENT]

  ROOM          a folder of src/, such as verify or transparency
  --seed        which mutants are chosen (default: 1); of several seeds, a mutant that two choose runs once
  --count       how many for each seed (default: 60)
  --jobs        how many run concurrently (default: one for each processor)
  --own         only the tests of the room: test/ROOM, or those that import its sources
  --quick       as a quick run of the tests; what it cannot tell from the original may still be killed by a whole one
  --only        the survivors that FILE, the output of an earlier run, lists, and no others
  --at-least    exit code 1 if fewer percent of them are killed

Every mutant runs against every test file that executes the changed place, the tests of its room first. Mutants
that no test can tell from the original are listed in test/equivalent-mutants.json, each with its reason.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '60' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    own: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    'at-least': { type: 'string', default: '0' },
    help: { type: 'boolean', short: 'h' },
  },
});
const [room] = positionals;
const files = room === undefined ? [] : globSync(`src/${room}/**/*.ts`, { cwd: root }).sort();
if (values.help || files.length === 0) {
  process.stdout.write(usage);
  process.exit(values.help ? 0 : 2);
}

/** These read what is built from the sources, which the copies do not have. */
const aboutDist = ['test/architecture.test.ts', 'test/build.test.ts', 'test/e2e/old-node.test.ts'];

const jobs = Number(values.jobs);
const count = values.only === undefined ? Number(values.count) : Infinity;
const { folders, remove } = copies(2 * jobs);
process.on('exit', remove);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
const tests = ownTests().filter((name) => !aboutDist.includes(name));
const reached = reach(root);
const coverageOf = coverage(folders.slice(jobs), reached, values.quick);
const distances = new Map(tests.map((test) => [test, reached(test)]));

const all = files.flatMap((file) => mutantsOf(file, readFileSync(join(root, file), 'utf8')));
const orders =
  values.only === undefined
    ? values.seed.split(',').map((seed) => [seed, shuffled(all, Number(seed)).slice(0, 2 * count)])
    : [
        [
          values.seed,
          all.filter((one) => isEquivalent(one, listed(readFileSync(values.only, 'utf8')))),
        ],
      ];
const compiles = new Set(compiled([...new Set(orders.flatMap(([, some]) => some))], folders[0]));
const bySeed = new Map(
  orders.map(([seed, some]) => [seed, some.filter((one) => compiles.has(one)).slice(0, count)]),
);
const chosen = [...new Set([...bySeed.values()].flat())];
const equivalent = JSON.parse(readFileSync(join(root, 'test/equivalent-mutants.json'), 'utf8'));
const excused = new Set(chosen.filter((mutant) => isEquivalent(mutant, equivalent)));
let mutants = chosen.filter((mutant) => !excused.has(mutant));

const unsound = new Set();
/** The test that killed the last mutant of a file is tried first. */
const killers = new Map();
const inRoom = (test) => test.startsWith(`test/${room}/`);
/** A room without a folder of tests has the tests that import its sources. */
const isOwn = tests.some(inRoom)
  ? inRoom
  : (test) => files.some((file) => distances.get(test).get(file) === 1);
const { alive, unknown } = await tryAllLive(mutants);
// A quick run looks again only where a test imports the source: at load, it may run what no call runs later.
const isNear = (test, { file }) => isOwn(test) && distances.get(test).get(file) <= 1;
let survivors = [
  ...(await survivorsOf(alive, values.quick ? isNear : isOwn)),
  ...(await survivorsOf(unknown, isOwn)),
];
const compiling = compiledInPlace(survivors, folders[0]);
mutants = mutants.filter((mutant) => !survivors.includes(mutant) || compiling.includes(mutant));
survivors = compiling;
process.stdout.write(`the tests of the room: ${result(survivors, mutants)}\n`);
if (!values.own) survivors = await survivorsOf(survivors, (test) => !isOwn(test));

process.stdout.write('\n');
for (const [seed, some] of bySeed) {
  const alive = survivors.filter((one) => some.includes(one));
  const counted = mutants.filter((one) => some.includes(one));
  const listedAs = some.filter((one) => excused.has(one)).length;
  const found = result(alive, counted);
  process.stdout.write(`${room}, seed ${seed}: ${found}, ${listedAs} equivalent\n`);
  if (percentOf(alive, counted) < Number(values['at-least']) || listedAs > 0.05 * some.length)
    process.exitCode = 1;
}
for (const test of unsound) process.stdout.write(`left out: ${test} fails without any mutant\n`);
for (const mutant of survivors)
  process.stdout.write(`${describe(mutant)}\n    - ${mutant.before}\n    + ${mutant.after}\n`);
function percentOf(survivors, mutants) {
  return (100 * (mutants.length - survivors.length)) / Math.max(1, mutants.length);
}

function result(survivors, mutants) {
  const killed = mutants.length - survivors.length;
  return `${killed} of ${mutants.length} killed (${percentOf(survivors, mutants).toFixed(1)} %)`;
}

/** Runs the tests of the room against the mutants in processes that stay: those that import the source first, then the quickest. */
async function tryAllLive(mutants) {
  const [left, unknown] = [new Set(mutants), new Set()];
  const ordered = await quickest([undefined, ...tests.filter(isOwn)], 0);
  for (const isNear of [true, false]) {
    await each(ordered, jobs, async (test, at) => {
      const found = await coverageOf(test, at);
      if (!found.passed) return;
      const some = [...left].filter(
        (one) => distances.get(test).get(one.file) <= 1 === isNear && runs(found, one),
      );
      if (some.length === 0) return;
      await tryLive(folders[at], test, some, {
        isWanted: (mutant) => left.has(mutant) && !unknown.has(mutant),
        onUnknown: (mutant) => unknown.add(mutant),
        onKilled: (mutant) => {
          left.delete(mutant);
          process.stdout.write(`killed ${describe(mutant)} by ${test}\n`);
        },
      });
    });
  }
  const [alive, others] = [[], []];
  for (const mutant of left) (unknown.has(mutant) ? others : alive).push(mutant);
  return { alive, unknown: others };
}

/** @param {(test: string, mutant: Mutant) => boolean} takes which tests are run */
async function survivorsOf(mutants, takes) {
  const survivors = [];
  await each(mutants, jobs, async (mutant, at) => {
    const by = await killer(mutant, at, takes);
    if (by === undefined) survivors.push(mutant);
    const found = by === undefined ? 'alive ' : 'killed';
    process.stdout.write(`${found} ${describe(mutant)}${by === undefined ? '' : ` by ${by}`}\n`);
  });
  return survivors;
}

/** The test file that fails for a mutant, if one does. */
async function killer(mutant, at, takes) {
  const path = join(folders[at], mutant.file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(path, mutated(source, mutant));
  try {
    const some = nearest(mutant.file).filter((test) => takes(test, mutant));
    const ordered = some.every(isOwn) ? await quickest(some, at) : some;
    const last = killers.get(mutant.file);
    for (const test of new Set(ordered.includes(last) ? [last, ...ordered] : ordered)) {
      const found = await coverageOf(test, at);
      if (!found.passed) unsound.add(test);
      else if (runs(found, mutant) && (await fails(test, found, at))) {
        killers.set(mutant.file, test);
        return test;
      }
    }
    return undefined;
  } finally {
    writeFileSync(path, source);
  }
}

/**
 * On a loaded machine a test may fail, or not end in time, that has not noticed the mutant: one that ran for long
 * runs twice, and how long it may take is measured anew.
 */
async function fails(test, { seconds }, at) {
  const limit = (expected) => 30_000 + 5000 * expected;
  const run = (expected) =>
    runTest(folders[at], test, { limit: limit(expected), bail: true, isQuick: values.quick });
  const start = performance.now();
  const { passed, late } = await run(seconds);
  if (passed) return false;
  if (!late && performance.now() - start < 3000) return true;
  const again = performance.now();
  await runTest(folders[jobs + at], test, { limit: 600_000, isQuick: values.quick });
  return !(await run((performance.now() - again) / 1000)).passed;
}

/** The tests that reach a file: the one of its own name, then by the length of the way, programs last. */
function nearest(file) {
  const own = file.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts');
  const rank = (test) => {
    if (test === own) return 0;
    if (test.startsWith('test/e2e/')) return 1000;
    return distances.get(test).get(file);
  };
  return tests
    .filter((test) => distances.get(test).has(file))
    .sort((one, other) => rank(one) - rank(other));
}

/** What a run wrote about its survivors. */
function listed(output) {
  return [...output.matchAll(/^(\S+):\d+ .*\n {4}- (.*)\n {4}\+ (.*)$/gm)].map(
    ([, file, before, after]) => ({ file, before, after }),
  );
}

/** The first stays first. All are measured for this, so it suits the few tests of a room. */
async function quickest([first, ...others], at) {
  const measured = [];
  for (const test of others) measured.push({ test, ...(await coverageOf(test, at)) });
  measured.sort((one, other) => one.seconds - other.seconds);
  return [first, ...measured.map(({ test }) => test)].filter((test) => test !== undefined);
}

function describe({ file, line, operator }) {
  return `${file}:${line} ${operator}`;
}

/** In an order that the seed decides (mulberry32). */
function shuffled(mutants, seed) {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const order = [...mutants];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other], order[at]];
  }
  return order;
}
