/** Streams blobs from a source that fails: resumes, hashes and holds back the end. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { RegistryOptions, Strike } from '../../sandbox/registry/index.ts';
import { TrustError } from '../../src/error.ts';
import { hashedStream } from '../../src/mirror/hashed-stream.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { BlobName } from '../../src/registry/repository.ts';
import { pushing } from '../registry/support/writer.ts';

const MiB = 1 << 20;
const bytes = Buffer.alloc(3 * MiB, 'webdis and its layers');
const blob = { digest: digestOf(bytes), size: bytes.byteLength };
const name = 'nicolas/webdis';
/** For streams that are read once. */
const never = async (): Promise<void> => assert.fail('it paused');
const get = { method: 'GET', path: '/blobs/' };

/** A registry that holds the blob, or other bytes under its digest. */
async function source(t: TestContext, held: Uint8Array = bytes, settings: RegistryOptions = {}) {
  const all = await pushing(t, settings);
  all.registry.store.repository(name).putBlob(held, blob.digest);
  const ranges = () => all.registry.requests.map(({ headers }) => headers['range']);
  return { ...all, ranges };
}

const gone: Readonly<Record<string, Strike>> = {
  'fault 6: a reset in mid-body': 'reset-mid-body',
  'fault 7: a body that is cut off': 'truncate',
  'fault 7: a body that is short by its own word': { body: (all) => all.subarray(0, 1_500_000) },
};

for (const [title, strike] of Object.entries(gone)) {
  test(`${title} continues where it ended`, async (t) => {
    const { registry, repository, pauses, ranges } = await source(t);
    registry.faults.add({ when: get, do: strike });
    const read = await buffer(
      hashedStream(repository, blob, { pause: async (n) => void pauses.push(n) }),
    );
    assert.ok(read.equals(bytes));
    const [first, second, ...rest] = ranges();
    assert.equal(first, undefined);
    assert.match(second ?? '', /^bytes=[1-9][0-9]*-$/);
    assert.deepEqual(rest, []);
    assert.deepEqual(pauses, [1]);
  });
}

test('fault 5: a reset before the answer is requested again by the repository', async (t) => {
  const { registry, repository, pauses, pause } = await source(t);
  // Otherwise it is asked once more to find out whether it speaks TLS.
  await repository.manifest('1');
  registry.faults.add({ when: get, do: 'reset' });
  assert.ok((await buffer(hashedStream(repository, blob, { pause }))).equals(bytes));
  assert.deepEqual(pauses, []);
});

test('fault 13: a token that has expired meanwhile is renewed', async (t) => {
  const { client, registry } = await source(t, bytes, { auth: 'token' });
  // As a source is read: a client that may push asks twice, with either right.
  const repository = client.repository({ registry: registry.host, path: name });
  // The second request: the first one has no token yet.
  registry.faults.add({ when: { ...get, nth: 2 }, do: 'reset-mid-body' });
  const pause = async () => registry.expireTokens();
  assert.ok((await buffer(hashedStream(repository, blob, { pause }))).equals(bytes));
  const statuses = registry.requests.filter(({ path }) => path.includes('/blobs/')).slice(-3);
  assert.deepEqual(
    statuses.map(({ status }) => status),
    [200, 401, 206],
  );
});

test('fault 9: where Range is ignored, what we have is passed over', async (t) => {
  const { registry, repository, pause } = await source(t);
  registry.faults.add({ when: get, do: 'truncate' });
  // A 200 with everything, as from a server that does not know Range.
  registry.faults.add({ when: { ...get, nth: 2 }, do: { status: 200, body: bytes } });
  assert.ok((await buffer(hashedStream(repository, blob, { pause }))).equals(bytes));
  assert.equal(registry.requests.length, 2);
});

/** A place of which the test decides what each read gives: bytes, and an error if it breaks off. */
function reads(...each: readonly (readonly [length: number, error?: Error])[]) {
  const offsets: number[] = [];
  const openBlob = async (_: BlobName, offset: number) => {
    const [length, error] = each[Math.min(offsets.length, each.length - 1)] ?? [0];
    offsets.push(offset);
    const end = Math.min(offset + length, bytes.byteLength);
    return Readable.from(
      (async function* () {
        for (let at = offset; at < end; at += 65_536) {
          yield bytes.subarray(at, Math.min(at + 65_536, end));
        }
        if (error !== undefined) throw error;
      })(),
    );
  };
  return { offsets, openBlob };
}

const broken = new TrustError('E_NET', 'the connection broke', { host: 'registry.test' });

test('fault 6: reads that get on are without number', async () => {
  const place = reads(...Array<[number, Error]>(2).fill([MiB, broken]), [MiB]);
  const pauses: number[] = [];
  const stream = hashedStream(place, blob, { pause: async (n) => void pauses.push(n) });
  assert.ok((await buffer(stream)).equals(bytes));
  assert.deepEqual(place.offsets, [0, MiB, 2 * MiB]);
  assert.deepEqual(pauses, [1, 1], 'each counts from its own start');
});

test('fault 6: reads that do not get on are five', async () => {
  const place = reads([100_000, broken], [0, broken]);
  const pauses: number[] = [];
  const stream = hashedStream(place, blob, { pause: async (n) => void pauses.push(n) });
  await assert.rejects(buffer(stream), {
    code: 'E_NET',
    message: 'the connection broke (5 reads)',
    details: { host: 'registry.test' },
  });
  assert.equal(place.offsets.length, 5);
  assert.deepEqual(pauses, [1, 2, 3, 4]);
});

test('fault 6: one MiB is progress, and allows five reads again', async () => {
  const stuck = Array<[number, Error]>(4).fill([0, broken]);
  const place = reads(...stuck, [MiB, broken], ...stuck.slice(1), [bytes.byteLength]);
  const pauses: number[] = [];
  const stream = hashedStream(place, blob, { pause: async (n) => void pauses.push(n) });
  assert.ok((await buffer(stream)).equals(bytes));
  assert.deepEqual(pauses, [1, 2, 3, 4, 1, 2, 3, 4]);
});

test('fault 10: a byte at a time is not getting on', async () => {
  const place = reads(...Array<[number, Error]>(6).fill([1, broken]), [bytes.byteLength]);
  await assert.rejects(buffer(hashedStream(place, blob, { pause: async () => {} })), {
    code: 'E_NET',
  });
  assert.deepEqual(place.offsets, [0, 1, 2, 3, 4]);
});

for (const code of ['E_LIMIT', 'E_AUTH', 'E_RATE'] as const) {
  test(`a read that ends with ${code} is not taken up again`, async () => {
    const place = reads([100_000, new TrustError(code, 'no')]);
    await assert.rejects(buffer(hashedStream(place, blob, { pause: never })), { code });
    assert.equal(place.offsets.length, 1);
  });
}

test('what cannot be opened is an error at once', async () => {
  const error = new TrustError('E_NOTFOUND', 'no such blob');
  const place = { openBlob: () => Promise.reject(error) };
  await assert.rejects(buffer(hashedStream(place, blob, { pause: never })), error);
});

test('the end of the run ends a pause, and the stream with it', async () => {
  const over = new TrustError('E_LIMIT', 'the run was ended');
  const stream = hashedStream(reads([1, broken]), blob, { pause: () => Promise.reject(over) });
  await assert.rejects(buffer(stream), over);
});

/** Everything that came before the stream ended, and what it ended with. */
async function drain(stream: Readable): Promise<{ length: number; error: unknown }> {
  let length = 0;
  stream.on('data', (chunk: Uint8Array) => {
    length += chunk.byteLength;
  });
  const error = await once(stream, 'end').then(
    () => undefined,
    (error: unknown) => error,
  );
  return { length, error };
}

test('fault 7: bytes that are mangled end with E_DIGEST, before they are a whole blob', async (t) => {
  const mangled = Buffer.from(bytes).fill('x', 17, 18);
  const { repository, pause } = await source(t, mangled);
  const { length, error } = await drain(hashedStream(repository, blob, { pause }));
  assert.ok(error instanceof TrustError);
  assert.equal(error.code, 'E_DIGEST');
  assert.ok(length < blob.size, `${length} of ${blob.size} bytes were handed on`);
});

test('threat 5: a blob with a byte too many is never whole either', async (t) => {
  const { repository, pause } = await source(t, Buffer.concat([bytes, Buffer.from('!')]));
  const { length, error } = await drain(hashedStream(repository, blob, { pause }));
  assert.ok(error instanceof TrustError);
  assert.equal(error.code, 'E_DIGEST');
  assert.ok(length < blob.size);
});

test('fault 7: a PUT that gets wrong bytes ends in an error, and stores nothing', async (t) => {
  const mangled = Buffer.from(bytes).fill('x', 17, 18);
  const from = await source(t, mangled);
  const to = await pushing(t);
  const put = to.repository.putBlob(blob, () => hashedStream(from.repository, blob, from));
  await assert.rejects(put, { code: 'E_DIGEST' });
  assert.equal(to.registry.store.find(name)?.blobs.size ?? 0, 0);
  const whole = to.registry.requests.filter(({ method, status }) => method === 'PUT' && status > 0);
  assert.deepEqual(whole, [], 'the PUT never had its whole body');
});

test('threat 5: content that hashes, of another size than declared', async () => {
  const few = Buffer.from('{}');
  const place = { openBlob: async () => Readable.from([few]) };
  for (const size of [1, 3]) {
    const stream = hashedStream(place, { digest: digestOf(few), size }, { pause: never });
    await assert.rejects(buffer(stream), { code: 'E_DIGEST' });
  }
});

test('fault 7: a reader that hashes gets all bytes, and only the size is checked', async () => {
  const few = Buffer.from('{}');
  const place = { openBlob: async () => Readable.from([few]) };
  const other = digestOf(Buffer.from('[]'));
  const read = (size: number) =>
    buffer(hashedStream(place, { digest: other, size }, { pause: never }, { hashes: true }));
  assert.deepEqual(await read(2), few);
  for (const size of [1, 3]) await assert.rejects(read(size), { code: 'E_DIGEST' });
});

test('small blobs and the empty one', async (t) => {
  const { registry, repository, pause } = await pushing(t);
  for (const text of ['', '{}', 'x'.repeat(70_000)]) {
    const held = Buffer.from(text);
    const digest = registry.store.repository(name).putBlob(held);
    const stream = hashedStream(repository, { digest, size: held.byteLength }, { pause });
    assert.deepEqual(await buffer(stream), held);
  }
});

test('fault 37: no more is read ahead than may wait', async () => {
  const place = reads([bytes.byteLength]);
  let handedOn = 0;
  const stream = hashedStream(
    {
      openBlob: async (wanted, offset) => {
        const source = await place.openBlob(wanted, offset);
        source.on('data', (chunk: Uint8Array) => {
          handedOn += chunk.byteLength;
        });
        return source;
      },
    },
    blob,
    { pause: never },
  );
  stream.read(0);
  for (let turn = 0; turn < 200; turn += 1) await setImmediate();
  assert.equal(handedOn, 65_536, 'one chunk is read for no consumer');
  assert.ok((await buffer(stream)).equals(bytes));
});

test('a writer that gives up ends the reading', async () => {
  let source: Readable | undefined;
  const place = reads([bytes.byteLength]);
  const stream = hashedStream(
    { openBlob: async (wanted, offset) => (source = await place.openBlob(wanted, offset)) },
    blob,
    { pause: never },
  );
  await once(stream, 'readable');
  stream.destroy();
  await once(stream, 'close');
  assert.equal(source?.destroyed, true);
});

test('a writer that gives up while a read is opened ends it too', async () => {
  const opened = Promise.withResolvers<Readable>();
  const stream = hashedStream({ openBlob: () => opened.promise }, blob, { pause: never });
  stream.read(0);
  stream.destroy();
  const source = new Readable({ read: () => {} });
  opened.resolve(source);
  await setImmediate();
  assert.equal(source.destroyed, true);
});
