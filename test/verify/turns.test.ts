/** How often a verification waits for answers: the tag, lists and signature tags, manifests, content. */

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { Rounds } from '../support/rounds.ts';
import { verify } from '../support/run.ts';

const both = await Promise.all([startRegistry(), startRegistry()]);

beforeEach(() => {
  for (const registry of both) registry.reset();
});
after(() => Promise.all(both.map((registry) => registry.stop())));

/** Turns where it is not known whether the registries have the Referrers API: one list first shows it. */
const rows = [
  ['legacy-rekor-v1', 'on', 3],
  ['legacy-rekor-v1', 'off-404', 4],
  ['bundle-rekor-v1', 'on', 5],
  ['bundle-rekor-v1', 'off-404', 5],
] as const;

for (const [signed, api, most] of rows) {
  test(`${signed} on two registries with referrers ${api}: ${most} turns`, async () => {
    const rounds = new Rounds();
    for (const [at, registry] of both.entries()) {
      registry.settings.referrersApi = api;
      loadCase(registry, 'nicolas/webdis', signed);
      rounds.hold(`registry ${at + 1}`, registry);
    }
    const report = await verify(both.map(({ host }) => `${host}/nicolas/webdis:0.1.24`));
    assert.equal(report.outcome, 'verified');
    const turns = rounds.turns.map((turn, at) => `${at + 1}: ${turn.join(', ')}`);
    assert.equal(turns.length, most, turns.join('\n'));
  });
}
