/** Uploads blobs. */

import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { type Strike, startRegistry } from '../../sandbox/registry/index.ts';
import { TrustError } from '../../src/error.ts';
import { NetworkError } from '../../src/http/failure.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { createWritingClient } from '../../src/registry/writing-client.ts';
import { connection } from '../support/connection.ts';
import { digestWith } from './support/documents.ts';
import { lines, pushing, type WriterOptions } from './support/writer.ts';

const bytes = Buffer.from('{"critical":{}}');
const blob = { digest: digestOf(bytes), size: bytes.byteLength };
const session = { method: 'PUT', path: '/blobs/uploads/' };

/** A source of 64 KiB at a time that counts how often it was opened. */
function streamed(content: Uint8Array) {
  const source = Object.assign(
    () => {
      source.opened += 1;
      return Readable.from(
        (function* () {
          for (let at = 0; at < content.byteLength; at += 65_536)
            yield content.subarray(at, at + 65_536);
        })(),
      );
    },
    { opened: 0 },
  );
  return source;
}

async function started(t: TestContext, options?: WriterOptions) {
  const all = await pushing(t, {}, options);
  const stored = () => all.registry.store.find('nicolas/webdis')?.blobs.get(blob.digest);
  return { ...all, stored };
}

test('upload: a POST, and a PUT with its length', async (t) => {
  const { registry, repository, stored } = await started(t);
  assert.equal(await repository.putBlob(blob, streamed(bytes)), 'uploaded');
  assert.deepEqual(stored(), bytes);
  assert.deepEqual(lines(registry), ['POST blobs/uploads/ 202', 'PUT blobs/uploads/… 201']);
  const { headers } = registry.requests[1] ?? assert.fail();
  assert.equal(headers['content-length'], '15');
  assert.equal(headers['transfer-encoding'], undefined);
  assert.equal(headers['content-type'], 'application/octet-stream');
});

test('upload: the empty blob', async (t) => {
  const { repository } = await started(t);
  const empty = { digest: digestOf(new Uint8Array()), size: 0 };
  await repository.putBlob(empty, () => new Uint8Array());
  await repository.putBlob(empty, () => Readable.from([]));
  assert.equal(await repository.hasBlob(empty.digest), true);
});

test('upload: five million bytes, as they are', async (t) => {
  const { registry, repository } = await started(t);
  const large = Buffer.alloc(5_000_000, 'webdis');
  const digest = digestOf(large);
  await repository.putBlob({ digest, size: large.byteLength }, streamed(large));
  const stored = registry.store.find('nicolas/webdis')?.blobs.get(digest) ?? assert.fail();
  assert.ok(large.equals(stored));
});

const lost: Readonly<Record<string, Strike>> = {
  'is not known any more': { status: 404, body: problem('BLOB_UPLOAD_UNKNOWN') },
  'is at another byte': { status: 416 },
  'is in another state': { status: 400, body: problem('BLOB_UPLOAD_INVALID') },
};

function problem(code: string): string {
  return JSON.stringify({ errors: [{ code, message: 'no' }] });
}

for (const [title, strike] of Object.entries(lost)) {
  test(`fault 34: a session that ${title} is left for a new one`, async (t) => {
    const { registry, repository, stored, pauses } = await started(t);
    registry.faults.add({ when: session, do: strike });
    const source = streamed(bytes);
    await repository.putBlob(blob, source);
    assert.deepEqual(stored(), bytes);
    assert.equal(source.opened, 2);
    assert.equal(sessions(registry).size, 2);
    assert.deepEqual(pauses, [1]);
  });
}

/** Every session that something was put to. */
function sessions({ requests }: { requests: readonly { method: string; path: string }[] }) {
  return new Set(requests.filter(({ method }) => method === 'PUT').map(({ path }) => path));
}

test('fault 34: a registry that loses every session is E_NET, after five', async (t) => {
  const { registry, repository, pauses } = await started(t);
  registry.faults.add({ when: { ...session, times: Infinity }, do: { status: 404 } });
  await assert.rejects(
    repository.putBlob(blob, () => bytes),
    {
      code: 'E_NET',
      message: /lost the upload \(5 uploads\)/,
      details: {
        host: registry.host,
        repository: 'nicolas/webdis',
        digest: blob.digest,
        status: 404,
      },
    },
  );
  assert.deepEqual(pauses, [1, 2, 3, 4]);
});

const interruptions: Readonly<Record<string, Strike>> = {
  'a reset': 'reset',
  'an answer that is lost': 'lose-answer',
  'a server in trouble': { status: 503 },
};

const refusals: Record<string, Strike> = {
  'a 429': { status: 429 },
  'a 429 with Retry-After': { status: 429, headers: { 'retry-after': '25' } },
  'a 503 with Retry-After': { status: 503, headers: { 'retry-after': '25' } },
};

for (const [title, strike] of Object.entries(refusals)) {
  test(`fault 1: ${title} to the PUT of a blob is waited for, however often it comes`, async (t) => {
    const { registry, repository, stored, pauses } = await started(t);
    registry.faults.add({ when: { ...session, times: 8 }, do: strike });
    const source = streamed(bytes);
    await repository.putBlob(blob, source);
    assert.deepEqual(stored(), bytes);
    const puts = registry.requests.filter(({ method }) => method === 'PUT');
    assert.equal(puts.length, 9);
    // Each to a session of its own, with the blob from its start: the first may have seen some bytes.
    assert.equal(new Set(puts.map(({ path }) => path)).size, 9);
    assert.deepEqual(pauses, [], 'the transport waits, as the registry asked');
  });
}

for (const [title, strike] of Object.entries(interruptions)) {
  test(`fault 4: after ${title}, a PUT is not sent again to its session`, async (t) => {
    const { registry, repository, stored, pauses } = await started(t);
    registry.faults.add({ when: session, do: strike });
    const source = streamed(bytes);
    await repository.putBlob(blob, source);
    assert.deepEqual(stored(), bytes);
    assert.equal(source.opened, 2);
    const puts = registry.requests.filter(({ method }) => method === 'PUT');
    assert.equal(puts.length, 2);
    assert.equal(sessions(registry).size, 2);
    assert.deepEqual(pauses, [1]);
  });
}

for (const [wire, uploads] of [
  ['ECONNRESET', 2],
  ['EPIPE', 2],
  ['ETIMEDOUT', 2],
  ['E_STALE', 2],
  ['E_CUT_SHORT', 2],
  ['ECONNREFUSED', 1],
  ['CERT_HAS_EXPIRED', 1],
] as const) {
  test(`fault 4: a PUT that fails with ${wire}: ${uploads} in all`, async (t) => {
    const registry = await startRegistry();
    const made = connection();
    t.after(() => Promise.all([registry.stop(), made.transport.close()]));
    const error = new NetworkError('torn', {}, wire);
    let puts = 0;
    const { transport } = made;
    const client = createWritingClient({
      ...made,
      transport: {
        sent: 0,
        close: () => {},
        open: (request) => transport.open(request),
        request: (request, limit) => {
          if (request.method === 'PUT') puts += 1;
          return request.method === 'PUT' && puts === 1
            ? Promise.reject(error)
            : transport.request(request, limit);
        },
      },
    });
    const repository = client.target({ registry: registry.host, path: 'nicolas/webdis' });
    const put = repository.putBlob(blob, () => bytes);
    if (uploads === 1) await assert.rejects(put, { code: 'E_NET', message: /torn/ });
    else assert.equal(await put, 'uploaded');
    assert.equal(puts, uploads);
  });
}

test('fault 4: a registry that is always in trouble is E_NET with its status', async (t) => {
  const { registry, repository } = await started(t);
  registry.faults.add({ when: { ...session, times: Infinity }, do: { status: 503 } });
  const refused = repository.putBlob(blob, () => bytes);
  await assert.rejects(refused, { code: 'E_NET', message: /503 \(5 uploads\)/ });
  assert.equal(registry.requests.length, 10);
});

test('an interruption that ends the run ends the upload', async (t) => {
  const over = new TrustError('E_LIMIT', 'time is up');
  const { registry, repository } = await started(t, { onPause: () => Promise.reject(over) });
  registry.faults.add({ when: session, do: 'reset' });
  await assert.rejects(
    repository.putBlob(blob, () => bytes),
    over,
  );
});

for (const [title, content] of [
  ['too few', bytes.subarray(1)],
  ['too many', Buffer.concat([bytes, bytes])],
  ['none', Buffer.alloc(0)],
] as const) {
  test(`threat 5: a source of ${title} bytes is E_DIGEST, not a request that waits or overflows`, async (t) => {
    const { registry, repository, stored } = await started(t);
    for (const source of [streamed(content), () => content]) {
      await assert.rejects(repository.putBlob(blob, source), {
        code: 'E_DIGEST',
        message: /^the content has .* the 15 bytes declared$/,
      });
    }
    assert.equal(stored(), undefined);
    const posts = registry.requests.filter(({ method }) => method === 'POST');
    assert.ok(posts.length <= 2, 'each once, or not at all where it shows before it is sent');
    // The connection is not left in the middle of a body.
    await repository.putBlob(blob, () => bytes);
    assert.ok(registry.requests.every(({ path }) => path.startsWith('/v2/nicolas/webdis/blobs/')));
  });
}

test('a source that ends with a TrustError ends the upload with it', async (t) => {
  const { registry, repository } = await started(t);
  const error = new TrustError('E_DIGEST', 'not what the source promised');
  const source = () => Readable.from(failing(bytes.subarray(0, 4), error));
  await assert.rejects(repository.putBlob(blob, source), {
    code: 'E_DIGEST',
    message: error.message,
  });
  assert.equal(registry.requests.filter(({ method }) => method === 'POST').length, 1);
});

test('fault 7: a source that breaks off ends the upload: its reader has to resume it', async (t) => {
  const { registry, repository } = await started(t);
  const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  const source = () => Readable.from(failing(bytes.subarray(0, 4), reset));
  const refused = repository.putBlob(blob, source);
  await assert.rejects(refused, {
    code: 'E_NET',
    message: /could not be read: the connection was closed by the other side \(ECONNRESET\)/,
  });
  assert.equal(registry.requests.filter(({ method }) => method === 'POST').length, 1);
});

async function* failing(content: Uint8Array, error: Error): AsyncGenerator<Uint8Array> {
  yield content;
  throw error;
}

test('a registry that stored something else, by its own word, is E_DIGEST', async (t) => {
  const { registry, repository } = await started(t);
  const headers = { 'docker-content-digest': digestWith('a') };
  registry.faults.add({ when: session, do: { headers } });
  await assert.rejects(
    repository.putBlob(blob, () => bytes),
    { code: 'E_DIGEST' },
  );
});

test('bytes that are not what their digest says are E_DIGEST, once', async (t) => {
  const { registry, repository } = await started(t);
  const wrong = Buffer.alloc(bytes.byteLength);
  await assert.rejects(
    repository.putBlob(blob, () => wrong),
    {
      code: 'E_DIGEST',
      message: /DIGEST_INVALID/,
    },
  );
  assert.equal(registry.requests.length, 2);
});

test('fault 36: a small blob that is too large is E_LIMIT with its size, not cut into chunks', async (t) => {
  const { registry, repository } = await started(t);
  registry.faults.add({ when: session, do: { status: 413 } });
  const refused = repository.putBlob(blob, () => bytes);
  await assert.rejects(refused, { code: 'E_LIMIT', message: /a blob of 15 bytes is more than/ });
  assert.equal(registry.requests.length, 2);
});
