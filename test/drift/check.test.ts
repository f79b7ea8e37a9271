/** Drift of every kind, alone and together, between two sandbox registries and their ledger. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, Image, kinds, ledgerOf, registry } from './support/world.ts';

const [hub, ecr] = [await registry({ name: 'Hub' }), await registry({ name: 'ECR' })];
const both = [hub, ecr];
const images = ['0.1.24', '0.1.25', '0.1.26'].map((version) => new Image(version));
for (const image of images) image.put(hub).put(ecr);
const ledger = await ledgerOf(both, '0.1.24');

test('all is well', async () => {
  const { report } = await check(both, { ledger });
  assert.deepEqual(kinds(report), []);
  assert.deepEqual([report.state, report.exitCode], ['ok', 0], JSON.stringify(report.unreachable));
});
