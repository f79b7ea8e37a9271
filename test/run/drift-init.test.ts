/** A ledger is written only if every version could be checked, and one of them verifies. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { driftInitOptions } from '../../src/options/drift.ts';
import { readArguments } from '../../src/options/terminal.ts';
import { initDrift } from '../../src/run/drift-init.ts';
import { trustFlags } from '../e2e/support/world.ts';
import { temporaryFolder } from '../support/folder.ts';

const hub = await startRegistry();
after(() => hub.stop());
const output = join(temporaryFolder('ledger').path, 'releases.json');

beforeEach(() => {
  hub.reset();
  loadCase(hub, 'app', 'legacy-rekor-v1');
});

function init(from: string, ...more: readonly string[]) {
  const flags = ['--image', `${hub.host}/app`, '--from', from, '--output', output, ...trustFlags];
  const host = { env: {}, signal: AbortSignal.timeout(60_000) };
  return initDrift(readArguments([...flags, ...more], driftInitOptions), host);
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
  await init('0.1.24', '--force');
  assert.equal(readFileSync(output, 'utf8'), written);
});
