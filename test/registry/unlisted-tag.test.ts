/** Fault 14: what a place that is written to refuses to show, and what that means there and nowhere else. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { platformImage, put } from '../../sandbox/images.ts';
import { referrersTag } from '../../sandbox/registry/index.ts';
import { isAccessRefused } from '../../src/registry/errors.ts';
import { pushingAsAlice, tokenScopes } from './support/writer.ts';

const image = platformImage('linux/amd64');
const name = 'nicolas/webdis';
const always = Number.POSITIVE_INFINITY;
const pull = [`repository:${name}:pull`];
const push = [`repository:${name}:pull,push`];

test('fault 14: a tag that is refused and not listed does not exist, where it is to be written', async (t) => {
  const all = await pushingAsAlice(t, { hideContent: 'manifests' });
  put(all.registry, name, image, '1');
  const { repository } = all;
  assert.equal(await repository.manifest('2'), undefined);
  assert.equal(await repository.manifestHead('2'), undefined);
  assert.deepEqual((await repository.referrersByTag(image.digest)).descriptors, []);
  assert.equal((await repository.manifest('1'))?.digest, image.digest);
});

test('fault 14: without the API, a fallback tag that is refused and not listed lists nothing', async (t) => {
  const { registry, repository } = await pushingAsAlice(t, {
    hideContent: 'manifests',
    referrersApi: 'off-405',
  });
  put(registry, name, image, '1');
  const list = await repository.referrers(image.digest);
  assert.deepEqual(list, { descriptors: [], source: 'tag' });
});

for (const [what, tags] of [
  ['is listed', { status: 200, body: JSON.stringify({ name, tags: ['2'] }) }],
  ['may be listed: the list is refused', { status: 403 }],
  ['may be listed: the list is broken', { status: 200, body: 'no list' }],
] as const) {
  test(`threat 62: a tag that is refused and ${what} is not an answer`, async (t) => {
    const { registry, repository } = await pushingAsAlice(t, { hideContent: 'manifests' });
    put(registry, name, image, '1');
    registry.faults.add({ when: { path: '/tags/list', times: always }, do: tags });
    for (const look of [() => repository.manifest('2'), () => repository.manifestHead('2')]) {
      await assert.rejects(look, ({ code }: { code: string }) => /^E_(?:AUTH|NET)$/.test(code));
    }
  });
}

test('fault 14: a refused digest is not an answer, because no list contains digests', async (t) => {
  const { registry, repository } = await pushingAsAlice(t, { hideContent: 'manifests' });
  put(registry, name, image, '1');
  const other = platformImage('linux/arm64');
  await assert.rejects(repository.manifest(other.digest), (error) => isAccessRefused(error));
});

test('threat 62: for a reader, what is refused is an error, whatever is listed', async (t) => {
  const { client, registry } = await pushingAsAlice(t, { hideContent: 'manifests' });
  put(registry, name, image, '1');
  const reader = client.repository({ registry: registry.host, path: name });
  for (const look of [
    () => reader.manifest('2'),
    () => reader.manifestHead('2'),
    () => reader.referrersByTag(image.digest),
    () => reader.manifest(referrersTag(image.digest)),
  ]) {
    await assert.rejects(look, { code: 'E_AUTH' });
  }
  assert.equal(registry.requests.filter(({ path }) => path.includes('/tags/list')).length, 0);
});

test('fault 15: a place that is written to is looked at with the right to push, a source is not', async (t) => {
  const { client, registry, repository } = await pushingAsAlice(t);
  put(registry, name, image, '1');
  await repository.manifest('1');
  await repository.referrers(image.digest);
  assert.deepEqual(tokenScopes(registry.requests), [push]);
  await client.repository({ registry: registry.host, path: name }).manifest('1');
  assert.deepEqual(tokenScopes(registry.requests), [push, pull]);
});

for (const [what, when, answer] of [
  ['the issuer refuses the right to push', { path: /\/token.*push/ }, { status: 403 }],
  [
    'the token is good for nothing',
    { path: /\/token.*push/ },
    { status: 200, body: JSON.stringify({ token: 'nothing' }) },
  ],
] as const) {
  test(`fault 15: ${what}: what may be read is read`, async (t) => {
    const { registry, repository } = await pushingAsAlice(t);
    put(registry, name, image, '1');
    registry.faults.add({ when: { ...when, times: always }, do: answer });
    assert.equal((await repository.manifest('1'))?.digest, image.digest);
    assert.equal(await repository.manifest('2'), undefined);
    const asked = tokenScopes(registry.requests).filter(([scope]) => scope === push[0]).length;
    await repository.manifest('1');
    assert.equal(
      tokenScopes(registry.requests).filter(([scope]) => scope === push[0]).length,
      asked,
      'found out once',
    );
    await assert.rejects(repository.putManifest('1', image.bytes, image.mediaType), {
      code: 'E_AUTH',
    });
  });
}
