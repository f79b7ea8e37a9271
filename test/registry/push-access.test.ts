/** Tokens that expire or lack scopes during a push. */

import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { digestOf } from '../../src/oci/digest.ts';
import { type Received, type Scripted, startScripted } from '../support/scripted.ts';
import { lines, pushing, pushingAsAlice, tokenScopes, writer } from './support/writer.ts';

const bytes = Buffer.from('{"critical":{}}');
const blob = { digest: digestOf(bytes), size: bytes.byteLength };
const put = { method: 'PUT', path: '/blobs/uploads/' };

test('fault 13: a token that ends between POST and PUT is renewed; the content starts over', async (t) => {
  const { registry, repository, pauses } = await pushingAsAlice(t);
  registry.faults.add({ when: put, do: { first: () => registry.expireTokens() } });
  let opened = 0;
  await repository.putBlob(blob, () => {
    opened += 1;
    return Readable.from([bytes]);
  });
  assert.deepEqual(registry.store.find('nicolas/webdis')?.blobs.get(blob.digest), bytes);
  assert.equal(opened, 2);
  assert.deepEqual(pauses, [], 'it is the same upload');
  assert.deepEqual(lines(registry), [
    'POST blobs/uploads/ 401',
    'GET /token 200',
    'POST blobs/uploads/ 202',
    'PUT blobs/uploads/… 401',
    'GET /token 200',
    'PUT blobs/uploads/… 201',
  ]);
});

test('fault 13: a token that ends in the middle of a PUT', async (t) => {
  const { registry, repository } = await pushingAsAlice(t);
  registry.faults.add({ when: put, do: { first: () => registry.expireTokens() } });
  const large = Buffer.alloc(8_000_000, 'webdis');
  const sources: Readable[] = [];
  const source = () => {
    const chunks = Array.from({ length: 80 }, (_, at) => large.subarray(at * 1e5, (at + 1) * 1e5));
    sources.push(Readable.from(chunks));
    return sources.at(-1) ?? assert.fail();
  };
  const digest = digestOf(large);
  await repository.putBlob({ digest, size: large.byteLength }, source);
  assert.ok(
    large.equals(registry.store.find('nicolas/webdis')?.blobs.get(digest) ?? assert.fail()),
  );
  assert.equal(sources.length, 2);
  assert.ok(sources.every(({ destroyed }) => destroyed));
});

test('fault 13: a token that will end soon is renewed before the PUT sets out', async (t) => {
  const { registry, repository, clock } = await pushingAsAlice(t, { tokenLifetime: 300 });
  const when = { method: 'POST', path: '/blobs/uploads/', nth: 2 };
  const first = () => {
    clock.time += 250_000;
  };
  registry.faults.add({ when, do: { first } });
  await repository.putBlob(blob, () => bytes);
  assert.deepEqual(lines(registry).slice(2), [
    'POST blobs/uploads/ 202',
    'GET /token 200',
    'PUT blobs/uploads/… 201',
  ]);
});

test("fault 15: to push, a reader's token is not used", async (t) => {
  const { client, registry, repository } = await pushingAsAlice(t);
  const reader = client.repository({ registry: registry.host, path: 'nicolas/webdis' });
  await reader.manifest('1');
  await repository.putBlob(blob, () => bytes);
  await reader.manifest('1');
  assert.deepEqual(tokenScopes(registry.requests), [
    ['repository:nicolas/webdis:pull'],
    ['repository:nicolas/webdis:pull,push'],
  ]);
  assert.equal(registry.requests.filter(({ status }) => status === 401).length, 1);
});

/** A registry whose tokens are good for `needed` only; its challenge asks for `asked`. */
async function demanding(t: TestContext, needed: string, asked: string) {
  const server: Scripted = await startScripted(t, (request: Received) => {
    if (request.path.startsWith('/token')) {
      return { body: { token: tokenScopes([request]).join('+').replaceAll('/', '.') } };
    }
    const challenge = `Bearer realm="${server.origin}/token",service="s",scope="${asked}"`;
    const sent = request.headers.authorization;
    if (sent === undefined) return { status: 401, headers: { 'www-authenticate': challenge } };
    const insufficient = `${challenge},error="insufficient_scope"`;
    if (!sent.includes(needed)) {
      return { status: 401, headers: { 'www-authenticate': insufficient } };
    }
    const status = request.method === 'POST' ? 202 : 201;
    return { status, headers: { location: '/v2/nicolas/webdis/blobs/uploads/1' } };
  });
  return server;
}

test('fault 15: insufficient_scope on a push is followed by one retry with the new scope', async (t) => {
  const server = await demanding(t, 'mirror', 'repository:mirror/webdis:pull,push');
  await writer(t)
    .repository(server)
    .putBlob(blob, () => bytes);
  const tokens = tokenScopes(server.received);
  assert.deepEqual(tokens, [
    ['repository:nicolas/webdis:pull,push'],
    ['repository:nicolas/webdis:pull,push', 'repository:mirror/webdis:pull,push'],
  ]);
  assert.equal(server.received.length, 3 + 2 + 1);
});

for (const asked of [
  'repository:nicolas/webdis:delete',
  'repository:nicolas/webdis:*',
  'registry:catalog:*',
]) {
  test(`fault 15: no client that pushes has to ask for ${asked}`, async (t) => {
    const server = await demanding(t, 'never', asked);
    const refused = writer(t)
      .repository(server)
      .putBlob(blob, () => bytes);
    await assert.rejects(refused, { code: 'E_AUTH' });
    const tokens = tokenScopes(server.received);
    assert.deepEqual(tokens, [['repository:nicolas/webdis:pull,push']]);
  });
}

test('fault 14: a client without the right to push gets an error, and asks three times at most', async (t) => {
  const { registry, repository } = await pushingAsAlice(t, {
    permits: (_, __, action) => action === 'pull',
  });
  await assert.rejects(
    repository.putBlob(blob, () => bytes),
    {
      code: 'E_AUTH',
      message: /nicolas\/webdis: 401 \(UNAUTHORIZED: .*\): these credentials may not push/,
    },
  );
  assert.ok(registry.requests.length <= 3);
});

test('fault 14: without credentials, the advice is to log in', async (t) => {
  const { repository } = await pushing(t, { auth: 'basic', users: { alice: 'pass:word' } });
  await assert.rejects(
    repository.putBlob(blob, () => bytes),
    {
      code: 'E_AUTH',
      message: /no credentials were sent; log in to 127\.0\.0\.1/,
    },
  );
});

test('whether there are rights to push is asked without pushing anything', async (t) => {
  const { registry, repository } = await pushingAsAlice(t);
  await repository.assertPushable();
  assert.deepEqual(lines(registry), [
    'POST blobs/uploads/ 401',
    'GET /token 200',
    'POST blobs/uploads/ 202',
  ]);
  registry.faults.add({ when: { method: 'POST' }, do: { status: 403 } });
  await assert.rejects(repository.assertPushable(), { code: 'E_AUTH' });
});
