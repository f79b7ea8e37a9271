/** Fetches small blobs, and checks their digests. */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { digestOf } from '../../src/oci/digest.ts';
import { serve } from '../support/scenario.ts';
import { type Reply, startScripted } from '../support/scripted.ts';
import { connect } from './support/connect.ts';

const bytes = Buffer.from('{"critical":{}}');
const wanted = { digest: digestOf(bytes), size: bytes.byteLength };

/** Serves the replies one after the other, the last of them to all further requests. */
async function serving(t: TestContext, ...replies: Reply[]) {
  let at = 0;
  const server = await startScripted(t, () => replies[Math.min(at++, replies.length - 1)]);
  return { server, repository: connect(t).repository(server) };
}

test('blob: hashed and whole, with one request', async (t) => {
  const { server, repository } = await serving(t, { body: bytes });
  assert.deepEqual(await repository.blob(wanted, 100), bytes);
  assert.deepEqual(server.lines(), [`GET /v2/nicolas/webdis/blobs/${wanted.digest}`]);
});

test('blob: a 404 is an answer, however long its body is', async (t) => {
  const { repository } = await serving(t, { status: 404, body: 'x'.repeat(5000) });
  assert.equal(await repository.blob(wanted, 100), undefined);
});

test('blob: the empty one', async (t) => {
  const { repository } = await serving(t, { body: '' });
  const empty = { digest: digestOf(new Uint8Array()), size: 0 };
  assert.equal((await repository.blob(empty, 100))?.byteLength, 0);
});

test('threat 54: a blob that is declared too large is not requested', async (t) => {
  const { server, repository } = await serving(t, { body: bytes });
  await assert.rejects(repository.blob(wanted, 14), { code: 'E_LIMIT' });
  assert.equal(server.received.length, 0);
});

for (const size of [bytes.byteLength - 1, 0, bytes.byteLength + 1]) {
  test(`threat 5: ${bytes.byteLength} bytes, of which ${size} are declared`, async (t) => {
    const { repository } = await serving(t, { body: bytes });
    await assert.rejects(repository.blob({ ...wanted, size }, 100), { code: 'E_DIGEST' });
  });
}

test('threat 5: reading stops once there is more than declared', async (t) => {
  const { server, repository } = await serving(t, { body: Buffer.alloc(64 << 20) });
  const before = process.memoryUsage().arrayBuffers;
  await assert.rejects(repository.blob(wanted, 100), { code: 'E_DIGEST' });
  assert.equal(server.received.length, 1, 'not a fault of the way, so not asked for again');
  assert.ok(process.memoryUsage().arrayBuffers - before < 16 << 20);
});

test('threat 5: a server that sends more is left, and one that does not is asked again', async (t) => {
  const isAllSent = Promise.withResolvers<boolean>();
  const more = await serve(t, (_, response) => {
    response.on('close', () => isAllSent.resolve(response.writableFinished));
    response.end(Buffer.alloc(64 << 20));
  });
  const repository = (host: string) =>
    connect(t).client.repository({ registry: host, path: 'nicolas/webdis' });
  await assert.rejects(repository(more.host).blob(wanted, 100), { code: 'E_DIGEST' });
  assert.equal(await isAllSent.promise, false);
  const right = await serve(t, (_, response) => void response.end(bytes));
  const same = repository(right.host);
  for (let at = 0; at < 2; at += 1) assert.deepEqual(await same.blob(wanted, 100), bytes);
  assert.equal(right.connections, 1);
});

test('threat 6: a digest is checked before it is part of a path', async (t) => {
  const { server, repository } = await serving(t, { body: bytes });
  const digest = 'sha256:../../../token' as typeof wanted.digest;
  await assert.rejects(repository.blob({ digest, size: 3 }, 100), { code: 'E_DIGEST' });
  assert.equal(server.received.length, 0);
});

const shortened = bytes.subarray(0, 4);
const mangled = Buffer.from(bytes).fill('x', 2, 3);

for (const [title, spoilt, code] of [
  ['short', { body: shortened }, 'E_DIGEST'],
  ['mangled', { body: mangled }, 'E_DIGEST'],
  ['cut off before its Content-Length', { body: bytes, cutAfter: 4 }, 'E_NET'],
] as const) {
  test(`fault 7: a blob that is ${title} is requested once more`, async (t) => {
    const good = await serving(t, spoilt, { body: bytes });
    assert.deepEqual(await good.repository.blob(wanted, 100), bytes);
    const bad = await serving(t, spoilt);
    await assert.rejects(bad.repository.blob(wanted, 100), { code });
    assert.equal(bad.server.received.length, 2);
  });
}

/** A registry whose blobs are at another origin, and that origin. */
async function stored(t: TestContext, ...replies: Reply[]) {
  let at = 0;
  const storage = await startScripted(t, () => replies[Math.min(at++, replies.length - 1)]);
  let issued = 0;
  const server = await startScripted(t, () => ({
    status: 307,
    headers: { location: `${storage.origin}/blob?signature=secret${++issued}` },
  }));
  return { server, storage, repository: connect(t).repository(server) };
}

test('fault 25: an expired storage URL is replaced by the registry, once', async (t) => {
  const { server, storage, repository } = await stored(t, { status: 403 }, { body: bytes });
  assert.deepEqual(await repository.blob(wanted, 100), bytes);
  assert.equal(server.received.length, 2);
  assert.deepEqual(storage.lines(), ['GET /blob?signature=secret1', 'GET /blob?signature=secret2']);
});

test('fault 25: a storage host that always refuses is E_NET, not a question of credentials', async (t) => {
  const { server, repository } = await stored(t, { status: 403 });
  await assert.rejects(repository.blob(wanted, 100), { code: 'E_NET' });
  assert.equal(server.received.length, 2);
});

test('threat 115: a signed URL is printed without its query', async (t) => {
  const { repository } = await stored(t, { status: 403 });
  const error = await repository.blob(wanted, 100).catch((error: unknown) => error as Error);
  assert.ok(error instanceof Error);
  assert.ok(!JSON.stringify([error, error.message, error.stack]).includes('secret'));
});

test('fault 14: a 403 of the registry itself is not requested again', async (t) => {
  const { server, repository } = await serving(t, { status: 403 });
  await assert.rejects(repository.blob(wanted, 100), { code: 'E_AUTH' });
  assert.equal(server.received.length, 1);
});
