import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../../src/oci/digest.ts';
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

test('has: storage that takes its signed URL for a GET only does not tell', async (t) => {
  const { registry, repository } = await pushing(t, { redirectBlobs: true });
  registry.store.repository('nicolas/webdis').putBlob(bytes);
  const location = registry.storage.host;
  registry.faults.add({
    do: { status: 307, headers: { location: `http://${location}/unsigned` } },
  });
  assert.equal(await repository.hasBlob(blob.digest), 'unknown');
});
