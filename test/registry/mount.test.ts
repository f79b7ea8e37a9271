/** Mounts blobs from another repository. */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { RegistryOptions } from '../../sandbox/registry/index.ts';
import type { CredentialSource, Credentials } from '../../src/auth/credentials.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { alice, credentialsFor } from '../support/connection.ts';
import { lines, pushingAsAlice, tokenScopes, writer } from './support/writer.ts';

const bytes = Buffer.from('{"critical":{}}');
const blob = { digest: digestOf(bytes), size: bytes.byteLength };
const other = 'nicolas/other';

/** A registry that alice may push to, with the blob in another repository. */
async function withOther(t: TestContext, settings?: RegistryOptions) {
  const all = await pushingAsAlice(t, settings);
  all.registry.store.repository(other).putBlob(bytes);
  const from = { registry: all.registry.host, path: other };
  const unread = () => assert.fail('the content was asked for');
  return { ...all, from, unread };
}

test('mount: one request, one token for both repositories, the push first', async (t) => {
  const { registry, repository, from, unread } = await withOther(t);
  assert.equal(await repository.putBlob(blob, unread, from), 'mounted');
  assert.equal(await repository.hasBlob(blob.digest), true);
  const [tokens] = tokenScopes(registry.requests);
  assert.deepEqual(tokens, [
    'repository:nicolas/webdis:pull,push',
    'repository:nicolas/other:pull',
  ]);
  const posts = registry.requests.filter(({ method }) => method === 'POST');
  assert.equal(posts.length, 2, 'the second one with the token');
  // distribution-spec, "Mounting a blob from another repository"
  const query = Object.fromEntries(new URL(posts[1]?.path ?? '', 'http://x').searchParams);
  assert.deepEqual(query, { mount: blob.digest, from: other });
});

test('mount: the session that a registry opens instead is used', async (t) => {
  const { registry, repository, from } = await withOther(t);
  registry.store.repository(other).blobs.clear();
  assert.equal(await repository.putBlob(blob, () => bytes, from), 'uploaded');
  assert.deepEqual(lines(registry).slice(2, 3), ['POST blobs/uploads/ 202']);
  assert.equal(
    registry.requests.filter(({ method, status }) => method === 'POST' && status === 202).length,
    1,
  );
  assert.equal(registry.requests.at(-1)?.status, 201);
});

for (const status of [400, 403, 404, 405, 500, 502, 503]) {
  test(`mount: a registry that answers ${status} gets the bytes`, async (t) => {
    const { registry, repository, from } = await withOther(t);
    registry.faults.add({ when: { path: 'mount=', times: Infinity }, do: { status } });
    assert.equal(await repository.putBlob(blob, () => bytes, from), 'uploaded');
    assert.equal(await repository.hasBlob(blob.digest), true);
  });
}

test('mount: no token for both repositories does not mean none for one (ORAS#1892)', async (t) => {
  const { registry, repository, from } = await withOther(t);
  registry.faults.add({ when: { path: /token.*other/, times: Infinity }, do: { status: 401 } });
  assert.equal(await repository.putBlob(blob, () => bytes, from), 'uploaded');
});

const another = digestOf(Buffer.from('another'));

for (const [what, headers] of [
  ['something else', { 'docker-content-digest': another }],
  ['another blob, by its Location', { location: `/v2/nicolas/webdis/blobs/${another}` }],
] as const) {
  test(`mount: a registry that says it mounted ${what} gets the bytes`, async (t) => {
    const { registry, repository, from } = await withOther(t);
    registry.faults.add({ when: { path: 'mount=', nth: 2 }, do: { headers } });
    assert.equal(await repository.putBlob(blob, () => bytes, from), 'uploaded');
  });
}

test('mount: a connection that breaks is not tried again, the bytes are sent', async (t) => {
  const { registry, repository, from } = await withOther(t);
  registry.faults.add({ when: { path: 'mount=', nth: 2 }, do: 'reset' });
  assert.equal(await repository.putBlob(blob, () => bytes, from), 'uploaded');
  const mounts = registry.requests.filter(({ path }) => path.includes('mount='));
  assert.equal(mounts.length, 2, 'the second one with the token');
});

test('fault 35: a blob that was mounted and is requested again is uploaded', async (t) => {
  const { registry, repository, from } = await withOther(t);
  assert.equal(await repository.putBlob(blob, () => bytes, from), 'mounted');
  registry.store.repository('nicolas/webdis').blobs.clear();
  assert.equal(await repository.putBlob(blob, () => bytes, from), 'uploaded');
  assert.equal(await repository.hasBlob(blob.digest), true);
});

test('threat 113: nothing is mounted from another registry, or under other credentials', async (t) => {
  const { registry, from } = await withOther(t);
  const bob: Credentials = { kind: 'basic', username: 'bob', password: 'pass:word' };
  const perRepository: CredentialSource = {
    find: async ({ path }) => (path === other ? bob : alice),
  };
  const repository = writer(t, { credentials: perRepository }).repository(registry);
  assert.equal(await repository.putBlob(blob, () => bytes, from), 'uploaded');
  const elsewhere = { registry: 'registry.example', path: other };
  const sameEverywhere = credentialsFor({ [registry.host]: alice, 'registry.example': alice });
  const second = writer(t, { credentials: sameEverywhere }).repository(registry);
  assert.equal(await second.putBlob(blob, () => bytes, elsewhere), 'uploaded');
  assert.ok(registry.requests.every(({ path }) => !path.includes('mount=')));
});
