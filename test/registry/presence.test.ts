/** What a target lacks: by HEAD alone, once a GET has shown that its 404s are true. */

import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { canOpen } from '../../src/registry/presence.ts';
import type { BlobName, ReadableRepository } from '../../src/registry/repository.ts';
import { pushing } from './support/writer.ts';

const contents = ['a', 'b', 'c', 'd'].map((text) => Buffer.from(text));
const blobs = contents.map((bytes) => ({ digest: digestOf(bytes), size: bytes.byteLength }));
const digests = blobs.map(({ digest }) => digest);

for (const [what, of] of [
  ['manifests', digests],
  ['blobs', blobs],
] as const) {
  test(`lacks: ${what}: one 404 to a HEAD is confirmed by a GET, the others are believed`, async (t) => {
    const { registry, repository } = await pushing(t);
    const all = await Promise.all(of.map((one) => repository.lacks(one)));
    assert.deepEqual(all, [true, true, true, true]);
    const methods = registry.requests.map(({ method }) => method).sort();
    assert.deepEqual(methods, ['GET', 'HEAD', 'HEAD', 'HEAD', 'HEAD']);
  });
}

test('threat 205: where a HEAD is answered with 404 for what is there, a GET decides each time', async (t) => {
  const { registry, repository } = await pushing(t);
  for (const [at, blob] of blobs.entries()) {
    if (at < 3) await repository.putBlob(blob, () => contents[at] as Buffer);
  }
  registry.faults.add({ when: { method: 'HEAD', times: 99 }, do: { status: 404 } });
  const all = await Promise.all(blobs.map((blob) => repository.lacks(blob)));
  assert.deepEqual(all, [false, false, false, true]);
});

test('lacks: a first GET that fails confirms nothing', async (t) => {
  const { registry, repository } = await pushing(t);
  registry.faults.add({ when: { method: 'GET' }, do: { status: 403 } });
  await assert.rejects(repository.lacks(blobs[0] as (typeof blobs)[0]), { code: 'E_AUTH' });
  assert.equal(await repository.lacks(blobs[1] as (typeof blobs)[0]), true);
  assert.equal(registry.requests.filter(({ method }) => method === 'GET').length, 2);
});

for (const status of [400, 403, 405, 501]) {
  test(`lacks: ${status} to a HEAD is no answer: a GET decides`, async (t) => {
    const { registry, repository } = await pushing(t);
    const [blob, bytes] = [blobs[0] as (typeof blobs)[0], contents[0] as Buffer];
    await repository.putBlob(blob, () => bytes);
    registry.faults.add({ when: { method: 'HEAD' }, do: { status } });
    assert.equal(await repository.lacks(blob), false);
  });
}

test('a blob can be opened unless it is missing, from its first byte or from another one', async () => {
  const asked: number[] = [];
  const repository = (open: () => Promise<Readable>) =>
    ({
      openBlob: (_: unknown, offset: number) => {
        asked.push(offset);
        return open();
      },
    }) as unknown as ReadableRepository;
  const [blob] = blobs as [BlobName];
  const there = repository(async () => Readable.from(['a']));
  assert.deepEqual([await canOpen(there, blob), await canOpen(there, blob, 7)], [true, true]);
  assert.deepEqual(asked, [0, 7]);
  for (const [code, status, has] of [
    ['E_NOTFOUND', 404, false],
    ['E_NET', 404, false],
    ['E_NET', 500, undefined],
    ['E_AUTH', 404, undefined],
  ] as const) {
    const error = new TrustError(code, 'no', { status });
    const found = canOpen(
      repository(() => Promise.reject(error)),
      blob,
    );
    if (has === undefined) await assert.rejects(found, error);
    else assert.equal(await found, has, code);
  }
});

test('upload: one that was opened ahead of time is used once', async (t) => {
  const { registry, repository } = await pushing(t);
  const [blob, bytes] = [blobs[0] as (typeof blobs)[0], contents[0] as Buffer];
  repository.expectBlob(blob);
  repository.expectBlob(blob);
  assert.equal(await repository.putBlob(blob, () => bytes), 'uploaded');
  assert.equal(await repository.putBlob(blob, () => bytes), 'uploaded');
  const methods = registry.requests.map(({ method }) => method);
  assert.deepEqual(methods, ['POST', 'PUT', 'POST', 'PUT']);
});

test('upload: what fails when it is opened ahead of time fails the push', async (t) => {
  const { registry, repository } = await pushing(t);
  const [blob, bytes] = [blobs[0] as (typeof blobs)[0], contents[0] as Buffer];
  registry.faults.add({ when: { method: 'POST' }, do: { status: 403 } });
  repository.expectBlob(blob);
  // The push may come long after the failure.
  await repository.hasBlob(blob.digest);
  await assert.rejects(
    repository.putBlob(blob, () => bytes),
    { code: 'E_AUTH' },
  );
});

test('upload: an answer that names no digest', async (t) => {
  const { registry, repository } = await pushing(t);
  registry.settings.omitContentDigest = true;
  const [blob, bytes] = [blobs[0] as (typeof blobs)[0], contents[0] as Buffer];
  assert.equal(await repository.putBlob(blob, () => bytes), 'taken');
});
