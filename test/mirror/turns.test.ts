/**
 * How often a mirror run waits for answers, one turn after the other. With a delay of 20 ms on both sides, that is
 * most of its time (docs/figures.md). The image: an index, two platforms, two attestation manifests, all signed.
 */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import type { Settings } from '../../sandbox/registry/index.ts';
import { alice } from '../support/connection.ts';
import { Rounds } from '../support/rounds.ts';
import { vectorPolicy } from '../support/run.ts';
import { errors, registry, repository, run } from './support/world.ts';

const source = await registry();
const target = await registry();

beforeEach(() => {
  source.reset();
  target.reset();
});

interface Row {
  readonly signed: 'bundle-rekor-v1' | 'legacy-rekor-v1';
  /** Referrers API of the target; the source has it */
  readonly api: Settings['referrersApi'];
  readonly require: 'signed' | 'verified';
  readonly cold: number;
  readonly warm: number;
}

const rows: readonly Row[] = [
  { signed: 'legacy-rekor-v1', api: 'off-404', require: 'verified', cold: 13, warm: 3 },
  { signed: 'legacy-rekor-v1', api: 'on', require: 'verified', cold: 13, warm: 3 },
  { signed: 'bundle-rekor-v1', api: 'off-404', require: 'verified', cold: 13, warm: 4 },
  { signed: 'bundle-rekor-v1', api: 'on', require: 'verified', cold: 13, warm: 4 },
  // A HEAD does not show that the tag is absent, and costs no pull where it is there.
  { signed: 'legacy-rekor-v1', api: 'off-404', require: 'signed', cold: 15, warm: 4 },
  { signed: 'bundle-rekor-v1', api: 'off-404', require: 'signed', cold: 14, warm: 4 },
];

async function turnsOf(options: Parameters<typeof run>[2]): Promise<readonly string[]> {
  const rounds = new Rounds();
  rounds.hold('source', source);
  rounds.hold('target', target);
  const report = await run(source, target, options);
  assert.deepEqual(errors(report), []);
  for (const at of [source, target]) at.faults.clear();
  return rounds.turns.map((turn, at) => `${at + 1}: ${turn.join(', ')}`);
}

for (const { signed, api, require, cold, warm } of rows) {
  test(`${signed} to a target with referrers ${api}, ${require}: ${cold} turns, then ${warm}`, async () => {
    target.settings.referrersApi = api;
    loadCase(source, repository, signed);
    const options = { require, policy: vectorPolicy };
    const first = await turnsOf(options);
    assert.equal(first.length, cold, first.join('\n'));
    const second = await turnsOf(options);
    assert.equal(second.length, warm, second.join('\n'));
  });
}

test('tokens: two turns more, to be challenged and to get them', async () => {
  const users = { alice: 'pass:word' };
  for (const at of [source, target]) Object.assign(at.settings, { auth: 'token', users });
  target.settings.referrersApi = 'off-404';
  loadCase(source, repository, 'legacy-rekor-v1');
  const credentials = { find: async () => alice };
  const options = { require: 'verified', policy: vectorPolicy, credentials } as const;
  const first = await turnsOf(options);
  assert.equal(first.length, 16, first.join('\n'));
  const second = await turnsOf(options);
  assert.equal(second.length, 5, second.join('\n'));
});

test('a deep look at what is there: 9 turns, because a bundle is read as soon as its manifest is', async () => {
  loadCase(source, repository, 'bundle-rekor-v1');
  const options = { require: 'verified', policy: vectorPolicy } as const;
  await turnsOf(options);
  const turns = await turnsOf({ ...options, deep: true });
  assert.equal(turns.length, 9, turns.join('\n'));
});
