#!/usr/bin/env node
// Removes each defence of docs/threats.md from the sources, and checks that every test that the page names for it fails.
// test/defences/*.json has what is removed; test/threats.test.ts compares these files with the page and the sources.
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { defences } from '../test/support/defences.ts';
import { citations } from '../test/support/threats.ts';
import { copies, root, runTest } from './mutate/checkout.mjs';
import { each } from './mutate/coverage.mjs';

const usage = `usage: npm run defences -- [NUMBER…] [--file NAME…] [--jobs N]

  NUMBER    of a threat or fault; without one, all are taken out in turn
  --file    only what is in test/defences/NAME.json
  --jobs    how many run concurrently (default: one for each processor)
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    file: { type: 'string', multiple: true },
    jobs: { type: 'string', default: String(availableParallelism()) },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}
const chosen = defences().filter(
  ({ number, name }) =>
    (positionals.length === 0 || positionals.includes(String(number))) &&
    (values.file === undefined || values.file.includes(name)),
);
const { folders, remove } = copies(Number(values.jobs));
// Without the programs of the peers, tests of test/interop would be skipped, and pass.
const peers = join(root, '.peers');
if (existsSync(peers)) for (const folder of folders) symlinkSync(peers, join(folder, '.peers'));
let held = 0;
let unnoticed = 0;
try {
  await each(chosen, folders.length, async (defence, at) => {
    for (const test of defence.tests) {
      const found = await without(defence, folders[at], () => failures(defence, test, folders[at]));
      if (found === undefined) held += 1;
      else {
        unnoticed += 1;
        process.stdout.write(
          `${defence.kind} ${defence.number}: ${test} ${found}\n    ${defence.file}: ${defence.what}\n`,
        );
      }
    }
  });
} finally {
  remove();
}
process.stdout.write(
  `\n${chosen.length} defences taken out: ${held} tests failed as they should, ${unnoticed} did not\n`,
);
process.exitCode = unnoticed === 0 && chosen.length > 0 ? 0 : 1;

/** What is wrong with a test, if it does not fail as it should. */
async function failures({ kind, number }, test, folder) {
  const { passed, failed } = await runTest(folder, `test/${test}.test.ts`, {
    limit: 600_000,
  });
  if (passed) return 'passes without the defence';
  const cites = (name) => citations(name).some((one) => one.kind === kind && one.number === number);
  return failed.some(cites)
    ? undefined
    : `fails, but no test that names the number does: ${failed.join('; ')}`;
}

async function without({ file, from, to }, folder, work) {
  const path = join(folder, file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    source.replace(from, () => to),
  );
  try {
    return await work();
  } finally {
    writeFileSync(path, source);
  }
}
