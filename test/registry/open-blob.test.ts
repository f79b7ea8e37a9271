/** Opens blobs as streams, and resumes them. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { TrustError } from '../../src/error.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { ShortBlob } from '../../src/registry/errors.ts';
import { alice, aliceBasic, credentialsFor } from '../support/connection.ts';
import { type Received, type Reply, startScripted } from '../support/scripted.ts';
import { connect } from './support/connect.ts';

const bytes = Buffer.from('0123456789');
const blob = { digest: digestOf(bytes), size: bytes.byteLength };

/** Serves the replies one after the other, the last of them to all further requests. */
async function serving(t: TestContext, ...replies: Reply[]) {
  let at = 0;
  const server = await startScripted(t, () => replies[Math.min(at++, replies.length - 1)]);
  return { server, repository: connect(t).repository(server) };
}

/** The bytes from `start` on, as an answer to a Range. */
function part(start: number, headers: Record<string, string> = {}): Reply {
  const range = `bytes ${start}-${bytes.byteLength - 1}/${bytes.byteLength}`;
  return {
    status: 206,
    headers: { 'content-range': range, ...headers },
    body: bytes.subarray(start),
  };
}

/** What the stream ends with. */
async function failure(stream: NodeJS.ReadableStream): Promise<TrustError> {
  const error = await buffer(stream).then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(error instanceof TrustError, String(error));
  return error;
}

test('blob: as it comes, with one request and no Range', async (t) => {
  const { server, repository } = await serving(t, { body: bytes });
  assert.deepEqual(await buffer(await repository.openBlob(blob, 0)), bytes);
  assert.deepEqual(server.lines(), [`GET /v2/nicolas/webdis/blobs/${blob.digest}`]);
  assert.equal(server.received[0]?.headers.range, undefined);
});

test('blob: not hashed on the way', async (t) => {
  const { repository } = await serving(t, { body: 'abcdefghij' });
  assert.equal(String(await buffer(await repository.openBlob(blob, 0))), 'abcdefghij');
});

test('blob: the empty one', async (t) => {
  const { repository } = await serving(t, { body: '' });
  const empty = { digest: digestOf(new Uint8Array()), size: 0 };
  assert.equal((await buffer(await repository.openBlob(empty, 0))).byteLength, 0);
});

test('blob: the rest of it, by Range', async (t) => {
  const { server, repository } = await serving(t, part(4));
  assert.equal(String(await buffer(await repository.openBlob(blob, 4))), '456789');
  const { range, 'if-range': ifRange } = server.received[0]?.headers ?? {};
  assert.deepEqual([range, ifRange], ['bytes=4-', undefined]);
});

test('blob: nothing is requested where nothing is left', async (t) => {
  const { server, repository } = await serving(t, { status: 416 });
  const one = { digest: digestOf(Buffer.from('x')), size: 1 };
  for (const whole of [blob, one])
    assert.equal((await buffer(await repository.openBlob(whole, whole.size))).byteLength, 0);
  assert.equal(server.received.length, 0);
});

test('blob: the empty one is requested: it may be missing', async (t) => {
  const { server, repository } = await serving(t, { status: 404 });
  const empty = { digest: digestOf(new Uint8Array()), size: 0 };
  await assert.rejects(repository.openBlob(empty, 0), { code: 'E_NOTFOUND' });
  assert.equal(server.received.length, 1);
});

for (const [title, etag, sent] of [
  ['a strong entity tag', '"one"', '"one"'],
  ['no weak entity tag', 'W/"one"', undefined],
] as const) {
  test(`fault 6: the rest is requested with ${title}`, async (t) => {
    const { server, repository } = await serving(t, { body: bytes, headers: { etag } }, part(4));
    await buffer(await repository.openBlob(blob, 0));
    await buffer(await repository.openBlob(blob, 4));
    await buffer(await repository.openBlob({ ...blob }, 4));
    const conditions = server.received.map(({ headers }) => headers['if-range']);
    assert.deepEqual(conditions, [undefined, sent, undefined], 'of the same descriptor only');
  });
}

test('fault 9: a server that ignores Range sends what we have once more, and it is passed over', async (t) => {
  const { repository } = await serving(t, { body: bytes });
  for (const offset of [1, 4, 9]) {
    const rest = await buffer(await repository.openBlob(blob, offset));
    assert.deepEqual(rest, bytes.subarray(offset));
  }
});

test('fault 9: passed over across chunks', async (t) => {
  const large = Buffer.alloc(1 << 20, 'webdis');
  const { repository } = await serving(t, { body: large });
  const wanted = { digest: digestOf(large), size: large.byteLength };
  const rest = await buffer(await repository.openBlob(wanted, 700_001));
  assert.ok(rest.equals(large.subarray(700_001)));
});

for (const [title, reply] of [
  ['another part', part(3)],
  ['a part that is not named', { status: 206, body: bytes.subarray(4) }],
] as const) {
  test(`fault 9: ${title} of the blob is E_NET`, async (t) => {
    const { repository } = await serving(t, reply);
    await assert.rejects(repository.openBlob(blob, 4), {
      code: 'E_NET',
      message: /another part of the blob/,
    });
  });
}

for (const status of [400, 405, 416, 500, 501, 503]) {
  test(`fault 9: where a Range is answered with ${status}, all of it is read, and what is there passed over`, async (t) => {
    const refuse = ({ headers }: Received): Reply =>
      headers.range === undefined ? { body: bytes } : { status };
    const server = await startScripted(t, refuse);
    const repository = connect(t).repository(server);
    assert.equal(String(await buffer(await repository.openBlob(blob, 4))), '456789');
    const asked = server.received.length;
    // Learned: a second break costs one request.
    assert.equal(String(await buffer(await repository.openBlob(blob, 7))), '789');
    assert.equal(server.received.length, asked + 1);
  });
}

test('fault 9: from the second byte on, too; a refusal without a Range is an answer', async (t) => {
  const { server, repository } = await serving(t, { status: 416 }, { body: bytes });
  assert.equal(String(await buffer(await repository.openBlob(blob, 1))), '123456789');
  assert.equal(server.received.length, 2);
  for (const status of [400, 416]) {
    const other = await serving(t, { status });
    await assert.rejects(other.repository.openBlob(blob, 0), { code: 'E_NET' });
    assert.equal(other.server.received.length, 1);
  }
});

test('fault 9: what would be the same without a Range is not requested twice', async (t) => {
  for (const status of [401, 403, 404]) {
    const server = await startScripted(t, () => ({ status }));
    await assert.rejects(connect(t).repository(server).openBlob(blob, 4));
    assert.equal(server.received.length, 1, String(status));
  }
});

test('fault 9: a part that was not requested is E_NET', async (t) => {
  const { repository } = await serving(t, part(0));
  await assert.rejects(repository.openBlob(blob, 0), { code: 'E_NET' });
});

test('fault 8: without Content-Length', async (t) => {
  const { repository } = await serving(t, { body: bytes, chunked: true });
  assert.deepEqual(await buffer(await repository.openBlob(blob, 0)), bytes);
});

test('fault 8: a Content-Length that promises more than the blob has', async (t) => {
  const length = { 'content-length': '20' };
  const { repository } = await serving(t, { body: bytes, headers: length, cutAfter: 10 });
  assert.deepEqual(await buffer(await repository.openBlob(blob, 0)), bytes);
});

test('fault 8: a Content-Length that promises less leaves an answer that is not HTTP', async (t) => {
  const { repository } = await serving(t, { body: bytes, headers: { 'content-length': '6' } });
  const { code } = await failure(await repository.openBlob(blob, 0));
  assert.equal(code, 'E_NET');
});

for (const chunked of [false, true]) {
  test(`threat 5: a blob that is larger than declared${chunked ? ', in chunks' : ''}`, async (t) => {
    const { server, repository } = await serving(t, { body: Buffer.alloc(64 << 20), chunked });
    const before = process.memoryUsage().arrayBuffers;
    const error = await failure(await repository.openBlob(blob, 0));
    assert.equal(error.code, 'E_DIGEST');
    assert.ok(!(error instanceof ShortBlob), 'not to be asked for again');
    assert.match(error.message, /more than the 10 bytes declared/);
    assert.equal(server.received.length, 1);
    assert.ok(process.memoryUsage().arrayBuffers - before < 16 << 20, 'nor read to its end');
  });
}

test('fault 7: a blob that is shorter than declared', async (t) => {
  const { repository } = await serving(t, { body: bytes.subarray(0, 9) });
  const error = await failure(await repository.openBlob(blob, 0));
  assert.ok(error instanceof ShortBlob);
  assert.equal(error.code, 'E_DIGEST');
});

test('fault 6: a body that breaks off is E_NET, and says what it was', async (t) => {
  const { server, repository } = await serving(t, { body: bytes, cutAfter: 4 });
  const { code, details } = await failure(await repository.openBlob(blob, 0));
  assert.equal(code, 'E_NET');
  assert.deepEqual(details, {
    host: server.host,
    repository: 'nicolas/webdis',
    digest: blob.digest,
    url: `${server.origin}/v2/nicolas/webdis/blobs/${blob.digest}`,
  });
});

test('fault 3: a server in trouble is asked again', async (t) => {
  const { server, repository } = await serving(t, { status: 503 }, { body: bytes });
  assert.deepEqual(await buffer(await repository.openBlob(blob, 0)), bytes);
  assert.equal(server.received.length, 2);
});

test('blob: a 404 is E_NOTFOUND, with what the registry says', async (t) => {
  const body = { errors: [{ code: 'BLOB_UNKNOWN', message: 'gone' }] };
  const { repository } = await serving(t, { status: 404, body });
  await assert.rejects(repository.openBlob(blob, 0), {
    code: 'E_NOTFOUND',
    message: /BLOB_UNKNOWN: gone/,
  });
});

test('threat 6: a digest is checked before it is part of a path', async (t) => {
  const { server, repository } = await serving(t, { body: bytes });
  const digest = 'sha256:../../../token' as typeof blob.digest;
  await assert.rejects(repository.openBlob({ digest, size: 3 }, 0), { code: 'E_DIGEST' });
  assert.equal(server.received.length, 0);
});

test('blob: a reader that goes away ends the connection', async (t) => {
  const { repository } = await serving(t, { body: Buffer.alloc(64 << 20) });
  const stream = await repository.openBlob({ ...blob, size: 64 << 20 }, 0);
  await once(stream, 'readable');
  stream.destroy();
  await once(stream, 'close');
});

test('fault 37: no more is read ahead than may wait', async (t) => {
  const { repository } = await serving(t, { body: Buffer.alloc(64 << 20) });
  const stream = await repository.openBlob({ ...blob, size: 64 << 20 }, 0);
  stream.read(0);
  await once(stream, 'readable');
  await setTimeout(50);
  assert.ok(stream.readableLength < 1 << 20, `${stream.readableLength} bytes wait`);
  stream.destroy();
});

/** A registry whose blobs are at another origin, and that origin. */
async function stored(t: TestContext, ...replies: Reply[]) {
  let at = 0;
  const storage = await startScripted(t, () => replies[Math.min(at++, replies.length - 1)]);
  let issued = 0;
  const server = await startScripted(t, ({ headers }: Received) =>
    headers.authorization === aliceBasic
      ? { status: 307, headers: { location: `${storage.origin}/blob?signature=secret${++issued}` } }
      : { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } },
  );
  const credentials = credentialsFor({ [server.host]: alice });
  return { server, storage, repository: connect(t, { credentials }).repository(server) };
}

test('threat 107: to where the bytes are goes the Range, and no credentials', async (t) => {
  const { storage, repository } = await stored(t, part(4));
  assert.equal(String(await buffer(await repository.openBlob(blob, 4))), '456789');
  const { headers } = storage.received[0] ?? assert.fail();
  assert.equal(headers.range, 'bytes=4-');
  assert.equal(headers.authorization, undefined);
});

test('fault 25: an expired storage URL is replaced by the registry, once', async (t) => {
  const { storage, repository } = await stored(t, { status: 403, body: 'expired' }, part(4));
  assert.equal(String(await buffer(await repository.openBlob(blob, 4))), '456789');
  assert.deepEqual(storage.lines(), ['GET /blob?signature=secret1', 'GET /blob?signature=secret2']);
});

test('fault 25: a storage host that always refuses is E_NET, without its query (threat 115)', async (t) => {
  const { storage, repository } = await stored(t, { status: 403 });
  const error = await repository.openBlob(blob, 0).catch((error: unknown) => error as TrustError);
  assert.ok(error instanceof TrustError);
  assert.equal(error.code, 'E_NET');
  assert.equal(storage.received.length, 2);
  assert.ok(!JSON.stringify([error, error.message, error.stack]).includes('secret'));
});

test('fault 14: a 403 of the registry itself is not requested again', async (t) => {
  const { server, repository } = await serving(t, { status: 403 });
  await assert.rejects(repository.openBlob(blob, 0), { code: 'E_AUTH' });
  assert.equal(server.received.length, 1);
});
