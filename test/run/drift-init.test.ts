/** A ledger is written only if every version could be checked, and one of them verifies. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { driftInitOptions } from '../../src/options/drift.ts';
import { readTexts } from '../../src/options/inputs.ts';
import { initDrift } from '../../src/run/drift-init.ts';
import { trust } from '../e2e/support/world.ts';
import { temporaryFolder } from '../support/folder.ts';

const hub = await startRegistry();
after(() => hub.stop());
const output = join(temporaryFolder('ledger').path, 'releases.json');

beforeEach(() => {
  hub.reset();
  loadCase(hub, 'app', 'legacy-rekor-v1');
});

/** drift init has no inputs: the names are those of its flags. */
const table = Object.fromEntries(
  Object.entries(driftInitOptions).map(([name, one]) => [
    name,
    { ...one, ...(['images', 'from', 'output', 'force'].includes(name) && { input: name }) },
  ]),
) as typeof driftInitOptions;

function init(from: string, more: Readonly<Record<string, string>> = {}) {
  const given = { images: `${hub.host}/app`, from, output, ...trust, ...more };
  const host = { env: {}, signal: AbortSignal.timeout(60_000) };
  return initDrift(readTexts(table, given, 'test'), host);
}

test('nothing is written if no version verifies', async () => {
  loadCase(hub, 'app', 'unsigned');
  const { ledger, refused, unreachable } = await init('0.1.24');
  assert.deepEqual([ledger.releases, refused, unreachable], [[], ['0.1.24'], []]);
  assert.equal(existsSync(output), false);
  await assert.rejects(init('0.2.0'), { code: 'E_NOTFOUND' });
});

test('nothing is written if one version could not be checked, although another verifies', async () => {
  hub.store.repository('app').tags.set('0.1.25', loadCase(hub, 'app', 'both-formats').digest);
  loadCase(hub, 'app', 'legacy-rekor-v1');
  const headers = { 'retry-after': '99999' };
  const when = { path: '/manifests/0.1.25', times: Number.POSITIVE_INFINITY };
  hub.faults.add({ when, do: { status: 429, headers } });
  const { ledger, unreachable } = await init('0.1.24');
  assert.equal(ledger.releases.length, 1);
  assert.notDeepEqual(unreachable, []);
  assert.equal(existsSync(output), false);
});

test('a ledger is overwritten only with force', async () => {
  const { notes } = await init('0.1.24');
  assert.deepEqual(notes, []);
  const written = readFileSync(output, 'utf8');
  assert.equal(JSON.parse(written).releases[0].version, '0.1.24');
  const asked = hub.requests.length;
  await assert.rejects(init('0.1.24'), {
    code: 'E_INPUT',
    message: /releases\.json" exists, and may have been reviewed; --force overwrites it$/,
  });
  assert.equal(hub.requests.length, asked);
  await init('0.1.24', { force: 'true' });
  assert.equal(readFileSync(output, 'utf8'), written);
});
