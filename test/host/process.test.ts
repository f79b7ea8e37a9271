/** What a long run sets in V8: in a process of its own, because nothing of it can be undone. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runNode } from '../e2e/support/process.ts';

const program = `
  import { getHeapSpaceStatistics } from 'node:v8';
  import { keepHeapSmall } from ${JSON.stringify(new URL('../../src/host/process.ts', import.meta.url))};
  const size = () => getHeapSpaceStatistics().find((one) => one.space_name === 'new_space').space_size;
  const before = size();
  keepHeapSmall();
  const begun = size();
  // Half of each is kept while the next is made, which lets a young generation grow.
  for (let at = 0, kept; at < 200; at += 1) kept = Array.from({ length: 20_000 }, () => [kept?.length]);
  console.log(JSON.stringify([before, begun, size()].map((bytes) => bytes / 2 ** 20)));
`;

test('the young generation is 8 MiB at once, and does not grow', async () => {
  const { exitCode, stdout, stderr } = await runNode(['--input-type=module', '--eval', program]);
  assert.equal(exitCode, 0, stderr);
  const [before = 0, begun, after] = JSON.parse(stdout);
  assert.ok(before < 8, String(before));
  assert.deepEqual([begun, after], [8, 8]);
});
