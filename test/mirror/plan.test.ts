/** What a plan announces: the numbers of a dry run. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Blob, Inventory } from '../../src/mirror/content.ts';
import { summaryOf, type TargetPlan } from '../../src/mirror/plan.ts';
import { smallBlob } from '../../src/mirror/snapshot.ts';

const nothing: TargetPlan = { blobs: [], manifests: new Set(), tags: [], listings: [] };

function announced(part: Record<string, unknown>, items = 0) {
  const all = new Map(Array.from({ length: items }, (_, at) => [at, {}]));
  const inventory = { items: all } as unknown as Inventory;
  return summaryOf({ ...nothing, ...part } as TargetPlan, inventory);
}

const sized = (...sizes: readonly number[]) => sizes.map((size) => ({ size }) as Blob);

/** In every run, the tag is also read, written and read back. */
const costs: readonly (readonly [string, Record<string, unknown>, number])[] = [
  ['POST and PUT for a small blob', { blobs: sized(7) }, 2],
  ['the same for the largest of the small blobs', { blobs: sized(smallBlob) }, 2],
  ['one more for a larger blob, which is read back', { blobs: sized(smallBlob + 1) }, 3],
  ['PUT for each manifest', { manifests: new Set(['a', 'b']) }, 2],
  ['to read, write and read back a signature tag', { tags: [{}, {}] }, 6],
  ['to read the list of referrers', { listings: [{ by: 'api' }, { by: 'api' }] }, 2],
  ['to read, write and read back a list under a tag', { listings: [{ by: 'tag' }] }, 3],
];

for (const [what, part, requests] of costs) {
  test(`requests: ${requests} ${what}`, () => {
    assert.equal(announced(part)?.requests, 3 + requests);
  });
}

test('requests: each manifest is read back, also where it was already', () => {
  assert.equal(announced({}, 4)?.requests, 3 + 4);
});

test('bytes of blobs, and manifests by digest and under signature tags', () => {
  const part = { blobs: sized(10, 20), manifests: new Set(['a']), tags: [{}, {}] };
  const { blobs, bytes, manifests } = announced(part) ?? {};
  assert.deepEqual({ blobs, bytes, manifests }, { blobs: 2, bytes: 30, manifests: 3 });
});
