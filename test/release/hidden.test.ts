/** Fault 14: a release to a mirror that the registry does not show before something is there. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { platformImage, put } from '../../sandbox/images.ts';
import { alice } from '../support/connection.ts';
import { every } from '../support/thorough.ts';
import { everyTag, path, world } from './support.ts';

const users = { alice: 'pass:word' };
const credentials = { find: async () => alice };
const always = Number.POSITIVE_INFINITY;
const older = platformImage('linux/amd64', 'older');

const kinds = [
  ['401 for a repository that does not exist', { hideRepositories: 401 }],
  ['403 for a repository that does not exist', { hideRepositories: 403 }],
  ['403 for manifests that do not exist', { hideContent: 'manifests' }],
  ['403 for blobs that do not exist', { hideContent: 'blobs' }],
] as const;

for (const [what, settings] of every(kinds, 2)) {
  test(`fault 14: ${what}: the first release to a mirror makes it`, async (t) => {
    const ecr = { auth: 'token', users, ...settings } as const;
    const here = await world(t, { ecr });
    const planned = await here.run({ credentials, task: { dryRun: true } });
    assert.equal(planned.outcome, 'verified', JSON.stringify(planned.findings));
    assert.equal(here.ecr.store.find(path), undefined);
    const report = await here.run({ credentials });
    assert.equal(report.outcome, 'verified', JSON.stringify(report.findings));
    assert.deepEqual(here.tagged(), everyTag);
  });
}

/** The repository with the tags is hidden until the image is pushed there. */
async function shy(t: Parameters<typeof world>[0]) {
  const here = await world(t, { ecr: { auth: 'basic', users } });
  const refusals = [/\/manifests\/(?:1\.2\.3|latest)$/, /\/tags\/list/].map((path) =>
    here.ecr.faults.add({ when: { path, times: always }, do: { status: 403 } }),
  );
  here.ecr.faults.add({
    when: { method: 'PUT', path: /\/manifests\/sha256:/ },
    do: {
      first: () => {
        for (const one of refusals) one.remove();
      },
    },
  });
  return here;
}

test('fault 14: tags that are shown when the image is there are written then', async (t) => {
  const here = await shy(t);
  const report = await here.run({ credentials });
  assert.equal(report.outcome, 'verified', JSON.stringify(report.findings));
  assert.deepEqual(here.tagged(), everyTag);
});

test('fault 14: a version that shows only then is not moved, and no tag is written anywhere', async (t) => {
  const here = await shy(t);
  put(here.ecr, path, older, '1.2.3');
  const report = await here.run({ credentials });
  assert.match(JSON.stringify(report.findings), /E_DRIFT.*1\.2\.3 exists and points to/);
  assert.deepEqual(here.tagged(), []);
  assert.equal(here.ecr.store.repository(path).tags.get('1.2.3'), older.digest);
});

test('fault 14: a tag that is never shown is not written', async (t) => {
  const here = await world(t, { ecr: { auth: 'basic', users } });
  put(here.ecr, path, older, 'latest');
  for (const hidden of [/\/manifests\/latest$/, /\/tags\/list/]) {
    here.ecr.faults.add({ when: { path: hidden, times: always }, do: { status: 403 } });
  }
  const report = await here.run({ credentials });
  assert.match(JSON.stringify(report.findings), /E_AUTH/);
  assert.deepEqual(here.tagged(), []);
  assert.equal(here.ecr.store.repository(path).tags.get('latest'), older.digest);
});
