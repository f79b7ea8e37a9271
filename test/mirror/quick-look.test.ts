/** A quick look without lists, or with a target that fails, does not show that a target is complete. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import type { ImageTree } from '../../src/image/tree.ts';
import type { Lists } from '../../src/mirror/lists.ts';
import { seemsComplete } from '../../src/mirror/quick-look.ts';
import type { TargetSnapshot } from '../../src/mirror/target-snapshot.ts';
import { digestOf } from '../../src/oci/digest.ts';

const digest = digestOf(Buffer.from('image'));
const lists = {
  tree: { nodes: [] } as unknown as ImageTree,
  names: Promise.resolve(new Set(['1.sig'])),
  whole: Promise.resolve({ tags: new Map([['1.sig', digest]]), referrers: new Map() }),
} as unknown as Lists;

function look(manifestHead: () => Promise<unknown>) {
  const before = { tagNames: async () => new Set(), manifestHead };
  return seemsComplete(before as unknown as TargetSnapshot, lists, 'none', async () => []);
}

test('the target has what the lists name', async () => {
  assert.equal(await look(async () => ({ digest })), true);
});

test('the target has something else, or nothing', async () => {
  assert.equal(await look(async () => ({ digest: digestOf(Buffer.of()) })), false);
  assert.equal(await look(async () => undefined), false);
});

test('an error of the target shows nothing; one of the program is thrown', async () => {
  assert.equal(await look(() => Promise.reject(new TrustError('E_NET', 'reset'))), false);
  await assert.rejects(
    look(() => Promise.reject(new TypeError('x'))),
    TypeError,
  );
});

test('the lists of the source could not be read', async () => {
  const before = { tagNames: async () => new Set() } as unknown as TargetSnapshot;
  assert.equal(await seemsComplete(before, undefined, 'none', async () => []), false);
});
