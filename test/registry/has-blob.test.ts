/** Checks whether a registry has a blob. */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { digestOf } from '../../src/oci/digest.ts';
import { createRegistryClient } from '../../src/registry/client.ts';
import { startScripted } from '../support/scripted.ts';
import { rig } from '../support/transport.ts';
import { served } from './support/documents.ts';
import { pushing } from './support/writer.ts';

const bytes = Buffer.from('{"critical":{}}');
const blob = { digest: digestOf(bytes), size: bytes.byteLength };

test('has: a HEAD shows that a blob is there, and never that it is not', async (t) => {
  const { registry, repository } = await pushing(t);
  assert.equal(await repository.hasBlob(blob.digest), 'unknown');
  await repository.putBlob(blob, () => bytes);
  assert.equal(await repository.hasBlob(blob.digest), true);
  // ECR Public (registries.md §4.3).
  registry.settings.headBlobs = '401';
  assert.equal(await repository.hasBlob(blob.digest), 'unknown');
  for (const status of [400, 403, 404, 405, 501]) {
    registry.faults.add({ do: { status } });
    assert.equal(await repository.hasBlob(blob.digest), 'unknown');
  }
});

test('has: storage whose signed URL allows a GET only gives no answer', async (t) => {
  const { registry, repository } = await pushing(t, { redirectBlobs: true });
  registry.store.repository('nicolas/webdis').putBlob(bytes);
  const location = registry.storage.host;
  registry.faults.add({
    do: { status: 307, headers: { location: `http://${location}/unsigned` } },
  });
  assert.equal(await repository.hasBlob(blob.digest), 'unknown');
});

/** A registry that gives a token to every client, and refuses every HEAD of a blob. */
async function refusing(t: TestContext, manifests = 200) {
  const server = await startScripted(t, ({ path, method, headers }) => {
    if (path.startsWith('/token')) return { body: { token: 'good' } };
    const challenge = `Bearer realm="${server.origin}/token",service="s"`;
    const refused = { status: 401, headers: { 'www-authenticate': challenge } };
    if (headers.authorization === undefined) return refused;
    if (method === 'HEAD' && path.includes('/blobs/')) return refused;
    return { ...served({}).reply, status: manifests };
  });
  const transport = rig(t);
  const client = createRegistryClient({
    transport,
    insecureHosts: new Set(),
    clock: transport.clock,
    credentials: { find: async () => undefined },
  });
  const repository = client.repository({ registry: server.host, path: 'a/b' });
  const count = (method: string) => server.received.filter((one) => one.method === method).length;
  return { server, client, repository, heads: () => count('HEAD') };
}

test('has: that a registry refuses every HEAD of a blob is learned at once, for all of it', async (t) => {
  const { server, client, repository, heads } = await refusing(t);
  await repository.manifest('1');
  const digests = Array.from({ length: 61 }, (_, at) => digestOf(Buffer.from(String(at))));
  const all = await Promise.all(digests.map((digest) => repository.hasBlob(digest)));
  assert.deepEqual(new Set(all), new Set(['unknown']));
  // With the token that was good until then, and with a new one (fault 13).
  assert.equal(heads(), 2);
  const other = client.repository({ registry: server.host, path: 'c/d' });
  assert.equal(await other.hasBlob(blob.digest), 'unknown');
  assert.equal(heads(), 2);
  assert.equal(server.received.filter(({ path }) => path.startsWith('/token')).length, 2);
});

test('has: a repository that refuses everything says nothing about the registry', async (t) => {
  const { repository, heads } = await refusing(t, 401);
  await repository.manifest('1').catch(() => {});
  for (const text of ['a', 'b', 'c']) await repository.hasBlob(digestOf(Buffer.from(text)));
  assert.equal(heads(), 3);
});
