#!/usr/bin/env node
// Changes the sources of one room at random places, one change at a time, and looks whether a test fails.
// docs/adr/0022-mutants.md says why this is a script of the project.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copies, root, runTest } from './mutate/checkout.mjs';
import { coverage, each, runs } from './mutate/coverage.mjs';
import { mutantsOf } from './mutate/operators.mjs';

const usage = `usage: npm run mutate -- ROOM [--seed N] [--count N] [--jobs N] [--at-least PERCENT]

  ROOM          a folder of src/, such as verify or transparency
  --seed        which mutants are chosen (default: 1)
  --count       how many (default: 60)
  --jobs        how many run side by side (default: one for each processor)
  --at-least    exit code 1 if fewer percent of them are killed

Every mutant runs against every test file that reaches it, the quick ones first. Mutants that no test
can tell from the original are listed in test/equivalent-mutants.json, each with its reason.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '60' },
    jobs: { type: 'string', default: String(availableParallelism()) },
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

const jobs = Number(values.jobs);
const tests = await coverage(jobs, (text) => process.stderr.write(`${text}\n`));
const chosen = choose(
  files.flatMap((file) => mutantsOf(file, readFileSync(join(root, file), 'utf8'))),
  Number(values.seed),
  Number(values.count),
);
const equivalent = JSON.parse(readFileSync(join(root, 'test/equivalent-mutants.json'), 'utf8'));
const isEquivalent = (mutant) =>
  equivalent.some(
    ({ file, before, after }) =>
      file === mutant.file && before === mutant.before && after === mutant.after,
  );

const { folders, remove } = copies(jobs);
const survivors = [];
let killed = 0;
let excused = 0;
try {
  await each(chosen, jobs, async (mutant, at) => {
    if (isEquivalent(mutant)) {
      excused += 1;
      return;
    }
    const by = await killer(mutant, folders[at]);
    if (by === undefined) survivors.push(mutant);
    else killed += 1;
    process.stdout.write(
      `${by === undefined ? 'SURVIVED' : 'killed'} ${describe(mutant)}${by === undefined ? '' : ` by ${by}`}\n`,
    );
  });
} finally {
  remove();
}
const total = killed + survivors.length;
const percent = (100 * killed) / Math.max(1, total);
process.stdout.write(
  `\n${room}, seed ${values.seed}: ${killed} of ${total} killed (${percent.toFixed(1)} %), ${excused} equivalent\n`,
);
for (const mutant of survivors)
  process.stdout.write(`${describe(mutant)}\n    - ${mutant.before}\n    + ${mutant.after}\n`);
if (percent < Number(values['at-least']) || excused > 0.05 * chosen.length) process.exitCode = 1;

/** The test file that fails for a mutant, if one does. */
async function killer(mutant, folder) {
  const path = join(folder, mutant.file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(path, source.slice(0, mutant.start) + mutant.text + source.slice(mutant.end));
  try {
    for (const one of tests.filter((test) => runs(test, mutant))) {
      // A mutant that never ends is noticed, too.
      const limit = 30_000 + one.seconds * 5000;
      if (!(await runTest(folder, one.test, limit)).passed) return one.test;
    }
    return undefined;
  } finally {
    writeFileSync(path, source);
  }
}

function describe({ file, line, operator }) {
  return `${file}:${line} ${operator}`;
}

/** The first `count` of the mutants, shuffled by the seed (mulberry32). */
function choose(mutants, seed, count) {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const shuffled = [...mutants];
  for (let at = shuffled.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [shuffled[at], shuffled[other]] = [shuffled[other], shuffled[at]];
  }
  return shuffled.slice(0, count);
}
