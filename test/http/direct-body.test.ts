import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { hashedStream } from '../../src/mirror/hashed-stream.ts';
import { SharedBlobs } from '../../src/mirror/shared-blobs.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { pushing } from '../registry/support/writer.ts';
import { type Site, serve } from '../support/scenario.ts';
import { certificate } from '../support/tls-certificate.ts';
import { type Rig, rig, streamed } from '../support/transport.ts';

const MiB = 1024 * 1024;
const large = Buffer.alloc(33 * MiB);
for (let at = 0; at < large.byteLength; at += 4096) large.writeUInt32LE(at / 4096, at);
const expected = createHash('sha256').update(large).digest('hex');
const soon = { timeout: 60_000 };

/** Announces the whole body; `send` sends it. */
function serving(t: TestContext, send: (response: ServerResponse) => unknown, tls = false) {
  return serve(
    t,
    (_, response) => {
      response.writeHead(200, { 'content-length': large.byteLength });
      send(response);
    },
    { tls },
  );
}

async function open(transport: Rig, site: Site): Promise<Readable> {
  return (await transport.open({ method: 'GET', url: site.url('/') })).body;
}

/** What was read, and how it ended. */
async function read(body: Readable) {
  const chunks: Buffer[] = [];
  let error: Error | undefined;
  body.on('data', (chunk: Buffer) => chunks.push(Buffer.from(chunk)));
  body.on('error', (reason) => {
    error = reason;
  });
  body.resume();
  await once(body, 'close').catch(() => {});
  return { bytes: Buffer.concat(chunks), chunks, error };
}

for (const tls of [false, true]) {
  const over = tls ? 'TLS' : 'TCP';
  test(`a large body over ${over} is read in large pieces, whole and in order`, soon, async (t) => {
    const site = await serving(t, (response) => response.end(large), tls);
    const transport = rig(t, { ca: [certificate] });
    const { bytes, chunks, error } = await read(await open(transport, site));
    assert.equal(error, undefined);
    assert.ok(bytes.equals(large));
    // The parser hands on 64 KiB at most.
    assert.ok(chunks.some(({ byteLength }) => byteLength === 128 * 1024));
  });
}

test(
  'threat 209: the connection of a large body that was read directly is not used again',
  soon,
  async (t) => {
    const site = await serving(t, (response) => response.end(large));
    const transport = rig(t);
    await read(await open(transport, site));
    await read(await open(transport, site));
    assert.equal(site.connections, 2);
  },
);

test('a large body waits while it is not read', soon, async (t) => {
  let socket: ServerResponse['socket'] | undefined;
  const site = await serving(t, (response) => {
    socket = response.socket;
    response.end(large);
  });
  const body = await open(rig(t), site);
  let received = 0;
  body.on('data', (chunk: Buffer) => {
    received += chunk.byteLength;
  });
  while (received < 4 * MiB) await once(body, 'data');
  body.pause();
  const paused = received;
  // What does not fit into the buffers of the kernel stays with the server.
  let written = -1;
  while (written !== socket?.bytesWritten) {
    written = socket?.bytesWritten ?? 0;
    for (let turn = 0; turn < 200; turn += 1) await setImmediate();
  }
  assert.equal(received, paused);
  assert.ok(body.readableLength <= 2 * 128 * 1024 + 64 * 1024, `${body.readableLength} bytes`);
  assert.ok(!socket?.writableFinished);
  body.resume();
  await once(body, 'end');
  assert.equal(received, large.byteLength);
});

test('what has arrived of a large body is passed on while the rest is awaited', soon, async (t) => {
  const pause = 20 * MiB + 777;
  const answer = Promise.withResolvers<ServerResponse>();
  const site = await serving(t, (response) => {
    response.write(large.subarray(0, pause));
    answer.resolve(response);
  });
  const body = await open(rig(t), site);
  let received = 0;
  body.on('data', (chunk: Buffer) => {
    received += chunk.byteLength;
  });
  while (received < pause) await once(body, 'data');
  (await answer.promise).end(large.subarray(pause));
  await once(body, 'end');
  assert.equal(received, large.byteLength);
});

test('fault 6: a reset within a large body is its error', soon, async (t) => {
  const site = await serving(t, (response) => {
    response.write(large.subarray(0, 20 * MiB));
    response.once('drain', () => response.socket?.resetAndDestroy());
  });
  const { bytes, error } = await read(await open(rig(t), site));
  assert.equal((error as NodeJS.ErrnoException | undefined)?.code, 'ECONNRESET');
  assert.ok(bytes.equals(large.subarray(0, bytes.byteLength)));
});

test(
  'fault 7: an orderly end within a large body is an error, after all that was sent',
  soon,
  async (t) => {
    const site = await serving(t, (response) => {
      response.write(large.subarray(0, 20 * MiB + 1), () => response.socket?.end());
    });
    const { bytes, error } = await read(await open(rig(t), site));
    assert.notEqual(error, undefined);
    assert.equal(bytes.byteLength, 20 * MiB + 1);
  },
);

test('threat 209: bytes after a large body are an error, and are not read', soon, async (t) => {
  const site = await serving(t, (response) => {
    response.write(large);
    response.socket?.write('more');
  });
  const { bytes, error } = await read(await open(rig(t), site));
  assert.match(String(error), /more bytes than it declared/);
  assert.ok(bytes.equals(large));
});

test('fault 10: a large body that falls silent is ended by the idle deadline', soon, async (t) => {
  const site = await serving(t, (response) => response.write(large.subarray(0, 20 * MiB)));
  const transport = rig(t, { timeouts: { idle: 200 } });
  const { error } = await read(await open(transport, site));
  assert.match(String(error), /no byte for 200 ms/);
});

test('fault 10: time in which a large body is not read is no silence', soon, async (t) => {
  const site = await serving(t, (response) => response.end(large));
  const transport = rig(t, { timeouts: { idle: 50 } });
  const body = await open(transport, site);
  await once(
    body.on('data', () => {}),
    'data',
  );
  body.pause();
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, 400);
  await promise;
  assert.equal(body.errored, null);
  assert.equal((await read(body)).error, undefined);
});

test('the end of the run ends a large body', soon, async (t) => {
  const site = await serving(t, (response) => response.write(large.subarray(0, 20 * MiB)));
  const transport = rig(t);
  const body = await open(transport, site);
  body.once('data', () => transport.run.abort());
  const { error } = await read(body);
  assert.equal((error as { code?: string } | undefined)?.code, 'E_LIMIT');
  await site.left();
});

test('a reader that leaves a large body closes its connection', soon, async (t) => {
  const site = await serving(t, (response) => response.write(large.subarray(0, 20 * MiB)));
  const body = await open(rig(t), site);
  await once(body, 'data');
  body.destroy();
  await site.left();
});

/** Takes an upload slowly, or as fast as it comes; `digests` gets what arrived. */
function target(t: TestContext, digests: string[], pace: 'slow' | 'fast'): Promise<Site> {
  const take = async (response: ServerResponse) => {
    const hash = createHash('sha256');
    for await (const chunk of response.req) {
      hash.update(chunk as Buffer);
      if (pace === 'slow') for (let turn = 0; turn < 10; turn += 1) await setImmediate();
    }
    digests.push(hash.digest('hex'));
    response.end();
  };
  return serve(t, () => {}, { early: (response) => void take(response) });
}

async function put(transport: Rig, site: Site, stream: Readable): Promise<void> {
  const body = () => streamed(stream, large.byteLength);
  await transport.request({ method: 'PUT', url: site.url('/'), body }, 0);
}

test('pieces that are used again hold the right bytes at a slow target', soon, async (t) => {
  const source = await serving(t, (response) => response.end(large), true);
  const digests: string[] = [];
  const slow = await target(t, digests, 'slow');
  const transport = rig(t, { ca: [certificate] });
  const copy = async () => put(transport, slow, await open(transport, source));
  await Promise.all([copy(), copy()]);
  await copy();
  assert.deepEqual(digests, [expected, expected, expected]);
});

test(
  'threat 208: several targets get the same bytes of a large blob, fast and slow ones',
  soon,
  async (t) => {
    const { registry, repository, pause } = await pushing(t, {});
    const blob = { digest: digestOf(large), size: large.byteLength, from: repository };
    registry.store.repository('nicolas/webdis').putBlob(large, blob.digest);
    // All targets join, and none is dropped.
    const shared = new SharedBlobs({ pause: () => new Promise(() => {}) });
    const readers = [shared.reader(), shared.reader(), shared.reader()];
    const digests: string[] = [];
    const transport = rig(t);
    await Promise.all(
      readers.map(async (reader, at) => {
        const site = await target(t, digests, at === 0 ? 'slow' : 'fast');
        const openBlob = (_: unknown, offset: number) => reader.openBlob(blob, offset);
        await put(transport, site, hashedStream({ openBlob }, blob, { pause }));
      }),
    );
    assert.deepEqual(digests, [expected, expected, expected]);
    assert.equal(registry.requests.filter(({ path }) => path.includes('/blobs/')).length, 1);
  },
);
