/** Uploads a blob in chunks. */

import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import type { RegistryOptions } from '../../sandbox/registry/index.ts';
import { TrustError } from '../../src/error.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { pieces, startContent } from '../../src/registry/content.ts';
import { lines, pushing } from './support/writer.ts';

const MiB = 1024 * 1024;
const large = Buffer.alloc(20 * MiB, 'webdis!');
const blob = { digest: digestOf(large), size: large.byteLength };

/** Chunks of a size that no piece of the upload has. */
function streamed(): Readable {
  const length = 70_001;
  return Readable.from(
    (function* () {
      for (let at = 0; at < large.byteLength; at += length) yield large.subarray(at, at + length);
    })(),
  );
}

/** A registry that takes no blob of `limit` bytes or more in one request. */
async function choosy(t: TestContext, settings: RegistryOptions = {}) {
  const all = await pushing(t, settings);
  all.registry.faults.add({ when: { method: 'PUT' }, do: { status: 413 } });
  const stored = () => all.registry.store.find('nicolas/webdis')?.blobs.get(blob.digest);
  const patches = () => all.registry.requests.filter(({ method }) => method === 'PATCH');
  return { ...all, stored, patches };
}

test('413: the blob is sent in chunks, from a session of its own', async (t) => {
  const { registry, repository, stored, patches, pauses } = await choosy(t);
  await repository.putBlob(blob, streamed);
  assert.ok(large.equals(stored() ?? assert.fail()));
  assert.deepEqual(lines(registry), [
    'POST blobs/uploads/ 202',
    'PUT blobs/uploads/… 413',
    'POST blobs/uploads/ 202',
    ...['PATCH', 'PATCH', 'PATCH'].map((method) => `${method} blobs/uploads/… 202`),
    'PUT blobs/uploads/… 201',
  ]);
  assert.deepEqual(
    patches().map(({ headers }) => headers['content-range']),
    [`0-${8 * MiB - 1}`, `${8 * MiB}-${16 * MiB - 1}`, `${16 * MiB}-${20 * MiB - 1}`],
  );
  assert.deepEqual(
    patches().map(({ headers }) => headers['content-length']),
    [8 * MiB, 8 * MiB, 4 * MiB].map(String),
  );
  // The specification demands it (distribution-spec, "Pushing a blob in chunks").
  for (const { headers } of patches())
    assert.equal(headers['content-type'], 'application/octet-stream');
  assert.deepEqual(pauses, []);
});

test('413: chunks have the length that the registry demands', async (t) => {
  const { repository, stored, patches } = await choosy(t, { minChunkBytes: 9 * MiB });
  await repository.putBlob(blob, () => large);
  assert.ok(large.equals(stored() ?? assert.fail()));
  assert.deepEqual(
    patches().map(({ received }) => received),
    [9 * MiB, 9 * MiB, 2 * MiB],
  );
});

test('413: a registry that demands huge chunks is E_LIMIT', async (t) => {
  for (const minChunkBytes of [64 * MiB + 1, 1e12]) {
    const { repository, patches } = await choosy(t, { minChunkBytes });
    const refused = repository.putBlob(blob, streamed);
    const message = new RegExp(`demands chunks of ${minChunkBytes} bytes, 67108864 is the limit`);
    await assert.rejects(refused, { code: 'E_LIMIT', message });
    assert.equal(patches().length, 0);
  }
});

test('413: a 201 to a chunk that is not the last says where to continue, as a 202', async (t) => {
  const { registry, repository, stored } = await choosy(t);
  const next = { location: '/v2/nicolas/webdis/blobs/uploads/next' };
  registry.faults.add({ when: { method: 'PATCH' }, do: { status: 201, headers: next } });
  registry.faults.add({ when: { method: 'PATCH', path: '/next' }, do: { status: 400 } });
  await assert.rejects(repository.putBlob(blob, streamed), { code: 'E_NET' });
  assert.equal(lines(registry).filter((line) => line.startsWith('PATCH')).length, 2);
  assert.equal(stored(), undefined);
});

test('413: ECR says 201 to the last chunk, and wants no PUT after that', async (t) => {
  const { registry, repository } = await choosy(t);
  registry.faults.add({ when: { method: 'PATCH', nth: 3 }, do: { status: 201 } });
  await repository.putBlob(blob, streamed);
  assert.equal(lines(registry).at(-1), 'PATCH blobs/uploads/… 201');
});

test('413: a registry that takes no chunk either is E_LIMIT with the size', async (t) => {
  const { registry, repository } = await choosy(t);
  registry.faults.add({ when: { method: 'PATCH' }, do: { status: 413 } });
  const refused = repository.putBlob(blob, streamed);
  await assert.rejects(refused, { code: 'E_LIMIT', message: /a blob of 20971520 bytes/ });
});

test('fault 34: a chunk that is rejected starts the upload over', async (t) => {
  const { registry, repository, stored, pauses } = await choosy(t);
  registry.faults.add({ when: { method: 'PATCH', nth: 2 }, do: { status: 416 } });
  registry.faults.add({ when: { method: 'PATCH', nth: 4 }, do: 'reset' });
  await repository.putBlob(blob, streamed);
  assert.ok(large.equals(stored() ?? assert.fail()));
  assert.deepEqual(pauses, [2, 3]);
  assert.equal(registry.requests.filter(({ method }) => method === 'POST').length, 4);
});

test('a source that fails between two chunks ends the upload, and is closed', async (t) => {
  const { registry, repository } = await choosy(t);
  for (const [error, code, message] of [
    [new TrustError('E_DIGEST', 'not what was promised'), 'E_DIGEST', /not what was promised/],
    [new Error('disk on fire'), 'E_NET', /could not be read: disk on fire/],
  ] as const) {
    const sources: Readable[] = [];
    const source = () => {
      sources.push(Readable.from(failing(error)));
      return sources.at(-1) ?? assert.fail();
    };
    registry.faults.add({ when: { method: 'PUT' }, do: { status: 413 } });
    await assert.rejects(repository.putBlob(blob, source), { code, message });
    assert.ok(sources.every(({ destroyed }) => destroyed));
  }
});

async function* failing(error: Error): AsyncGenerator<Uint8Array> {
  yield large.subarray(0, 9 * MiB);
  throw error;
}

test('content that was started has no listener left', async () => {
  const stream = Readable.from(['a', 'b']);
  const events = ['readable', 'error'];
  const before = events.map((event) => stream.listenerCount(event));
  const { content } = await startContent(() => stream);
  assert.equal(content(), stream);
  assert.deepEqual(
    events.map((event) => stream.listenerCount(event)),
    before,
  );
});

test('pieces: every byte once, in order, whatever the chunks are', async () => {
  const content = Buffer.from('abcdefghij');
  for (const cuts of [[10], [1, 1, 1, 7], [4, 0, 4, 2], [3, 3, 3, 1], [0, 10]]) {
    for (const length of [1, 3, 4, 5, 10, 11]) {
      const rest = [...content];
      const chunks = cuts.map((cut) => Buffer.from(rest.splice(0, cut)));
      const got: Buffer[] = [];
      const blob = { digest: digestOf(content), size: 10 };
      for await (const piece of pieces(blob, Readable.from(chunks), length))
        got.push(Buffer.from(piece));
      assert.equal(Buffer.concat(got).toString(), 'abcdefghij');
      assert.deepEqual(
        got.slice(0, -1).map(({ length }) => length),
        Array(Math.ceil(10 / length) - 1).fill(length),
      );
    }
  }
});
