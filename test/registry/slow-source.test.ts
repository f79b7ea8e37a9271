/** Fault 10: sources that send nothing for a while, as pull-through caches do until they hold a layer. */

import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { lines, pushing } from './support/writer.ts';

const bytes = Buffer.alloc(300_000, 'webdis');
const blob = { digest: digestOf(bytes), size: bytes.byteLength };
const turns = async () => {
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
};

test('fault 10: an upload opens when its source has something to send', async (t) => {
  const { registry, repository } = await pushing(t);
  const source = new PassThrough();
  const put = repository.putBlob(blob, () => source);
  await turns();
  assert.deepEqual(lines(registry), []);
  source.end(bytes);
  await put;
  assert.deepEqual(lines(registry), ['POST blobs/uploads/ 202', 'PUT blobs/uploads/… 201']);
});

test('fault 10: each further upload waits for its source as well', async (t) => {
  const sources = [new PassThrough(), new PassThrough()];
  const { registry, repository } = await pushing(t);
  registry.faults.add({ when: { method: 'PUT' }, do: 'reset' });
  let opened = 0;
  const put = repository.putBlob(blob, () => {
    const source = sources[opened] ?? assert.fail();
    opened += 1;
    return source;
  });
  sources[0]?.end(bytes);
  while (opened < 2) await new Promise(setImmediate);
  await turns();
  const before = lines(registry).length;
  await turns();
  assert.equal(lines(registry).length, before);
  assert.equal(lines(registry).filter((line) => line.startsWith('POST')).length, 1);
  sources[1]?.end(bytes);
  await put;
});

test('fault 10: a source that fails before its first byte leaves the registry alone', async (t) => {
  const { registry, repository } = await pushing(t);
  for (const [error, code] of [
    [new TrustError('E_NET', 'cache.example: no byte for 90000 ms'), 'E_NET'],
    [new Error('disk'), 'E_NET'],
  ] as const) {
    const source = new PassThrough();
    const put = repository.putBlob(blob, () => source);
    source.destroy(error);
    await assert.rejects(put, { code, message: new RegExp(error.message) });
  }
  assert.deepEqual(lines(registry), []);
});

test('fault 10: content that was started for an upload that is refused is ended', async (t) => {
  const { registry, repository } = await pushing(t);
  registry.faults.add({ when: { method: 'POST' }, do: { status: 403 } });
  const source = new PassThrough();
  source.write(bytes.subarray(0, 1000));
  await assert.rejects(
    repository.putBlob(blob, () => source),
    { code: 'E_AUTH' },
  );
  await turns();
  assert.ok(source.destroyed);
});
