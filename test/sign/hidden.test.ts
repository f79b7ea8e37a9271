/** Fault 14: signatures go to a repository that the registry does not show before it exists. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRepository } from '../../src/oci/reference.ts';
import { alice } from '../support/connection.ts';
import { every } from '../support/thorough.ts';
import { codes, type Running, states, world, writes } from './support.ts';

const users = { alice: 'pass:word' };
const credentials = { find: async () => alice };
const always = Number.POSITIVE_INFINITY;

const kinds = [
  ['401 for a repository that does not exist', { auth: 'token', hideRepositories: 401 }],
  ['403 for a repository that does not exist', { auth: 'token', hideRepositories: 403 }],
  ['403 for manifests that do not exist', { auth: 'token', hideContent: 'manifests' }],
  ['Basic, and 403 for manifests that do not exist', { auth: 'basic', hideContent: 'manifests' }],
] as const;

for (const [what, settings] of every(kinds, 2)) {
  for (const referrersApi of ['on', 'off-404'] as const) {
    test(`fault 14: ${what}, referrers ${referrersApi}: the first signature makes it`, async (t) => {
      const { registry, sign, v1 } = await world(t, { ...settings, users, referrersApi });
      const signatureRepository = parseRepository(`${registry.host}/nicolas/signatures`);
      const options = { signatureRepository, formats: ['legacy', 'bundle'] } as const;
      const report = await sign({ credentials, options });
      assert.deepEqual(codes(report), []);
      const { length } = v1.entries;
      assert.deepEqual(new Set(states(await sign({ credentials, options }))), new Set(['present']));
      assert.equal(v1.entries.length, length, 'each signature once');
    });
  }
}

/** Reading is refused until something is there, whatever is asked for: no scope helps, and no list. */
async function shy(t: Parameters<typeof world>[0]) {
  const here = await world(t, { auth: 'basic', users });
  const { registry } = here;
  const logged: number[] = [];
  const name = 'nicolas/signatures';
  const refusal = registry.faults.add({
    when: { method: 'GET', path: `/v2/${name}/`, times: always },
    do: { status: 403 },
  });
  registry.faults.add({
    when: { method: 'PUT', path: `/v2/${name}/blobs/` },
    do: {
      first: () => {
        logged.push(here.v1.entries.length);
        refusal.remove();
      },
    },
  });
  const signatureRepository = parseRepository(`${registry.host}/${name}`);
  const running: Running = { credentials, options: { signatureRepository } };
  return { ...here, running, logged };
}

test('fault 14: a repository that is hidden until it exists is created before anything is logged', async (t) => {
  const { sign, running, logged, v1 } = await shy(t);
  assert.deepEqual(codes(await sign(running)), []);
  assert.deepEqual(logged, [0]);
  assert.equal(v1.entries.length, 5);
});

test('fault 14: of a plan, nothing is made', async (t) => {
  const { sign, running, registry, v1 } = await shy(t);
  const formats = ['legacy', 'bundle'] as const;
  const options = { ...running.options, formats, dryRun: true };
  const report = await sign({ ...running, options });
  assert.deepEqual(codes(report), []);
  assert.deepEqual(new Set(states(report)), new Set(['missing']));
  assert.deepEqual([writes(registry).length, v1.entries.length], [0, 0]);
});

test('threat 62: what is refused for good is not said to be unsigned, and nothing is logged', async (t) => {
  const { registry, sign, v1 } = await world(t, { auth: 'token', users });
  const when = { path: /\/manifests\/sha256-/, times: always };
  for (const method of ['GET', 'HEAD']) {
    registry.faults.add({ when: { ...when, method }, do: { status: 403 } });
  }
  registry.faults.add({ when: { path: '/tags/list', times: always }, do: { status: 403 } });
  const report = await sign({ credentials, options: { formats: ['legacy'] } });
  assert.deepEqual(codes(report), ['E_AUTH']);
  assert.equal(v1.entries.length, 0);
});

test('fault 14: without the right to push, the run fails before anything is logged', async (t) => {
  const permits = (_: unknown, repository: string, action: string) =>
    repository === 'nicolas/webdis' || action === 'pull';
  const settings = { auth: 'token', users, hideRepositories: 403, permits } as const;
  const { registry, sign, v1 } = await world(t, settings);
  const signatureRepository = parseRepository(`${registry.host}/nicolas/signatures`);
  const report = await sign({ credentials, options: { signatureRepository } });
  assert.deepEqual(codes(report), ['E_AUTH']);
  assert.equal(v1.entries.length, 0);
});
