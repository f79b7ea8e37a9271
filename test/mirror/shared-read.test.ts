/** One read of a blob for several readers: how fast it goes, who is dropped, and what an error reaches. */

import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { TrustError } from '../../src/error.ts';
import type { Blob } from '../../src/mirror/content.ts';
import { SharedRead } from '../../src/mirror/shared-read.ts';
import { digestOf } from '../../src/oci/digest.ts';

const MiB = 1 << 20;
/** As much as one reader may leave unread. */
const full = Buffer.alloc(MiB, 'x');

/** A read of which the test pushes the chunks, and ends the pauses. */
function sharing(openBlob?: () => Promise<Readable>) {
  const source = new Readable({ read: () => {} });
  const pauses: PromiseWithResolvers<void>[] = [];
  const attempts: number[] = [];
  const pause = (attempt: number): Promise<void> => {
    const waiting = Promise.withResolvers<void>();
    attempts.push(attempt);
    pauses.push(waiting);
    return waiting.promise;
  };
  const from = { openBlob: openBlob ?? (async () => source) } as unknown as Blob['from'];
  const read = new SharedRead({ digest: digestOf(full), size: 3 * MiB, from }, { pause });
  const push = async (chunk: Uint8Array | null): Promise<void> => {
    source.push(chunk);
    await setImmediate();
  };
  const endPause = async (at: number): Promise<void> => {
    pauses[at]?.resolve();
    await setImmediate();
  };
  const branches = async (): Promise<[Readable, Readable]> => {
    const [one, other] = await Promise.all([read.branch(), read.branch(), read.begin()]);
    return [one, other];
  };
  return { read, source, attempts, push, endPause, branches };
}

/** The error that a reader was dropped with. */
function errorOf(reader: Readable): () => Error | undefined {
  let seen: Error | undefined;
  reader.on('error', (error) => {
    seen = error;
  });
  return () => seen;
}

test('a reader that takes nothing during a pause is dropped, and the others read to the end', async () => {
  const { attempts, push, endPause, branches } = sharing();
  const [fast, slow] = await branches();
  const error = errorOf(slow);
  await push(full);
  fast.read();
  await endPause(0);
  assert.deepEqual(attempts, [2]);
  assert.deepEqual(error(), new TrustError('E_NET', 'the other targets did not wait for this one'));
  await push(Buffer.from('the rest'));
  await push(null);
  assert.equal(await text(fast), 'the rest');
});

test('while all readers wait, none is dropped', async () => {
  const { attempts, push, endPause, branches } = sharing();
  const both = await branches();
  await push(full);
  await endPause(0);
  await endPause(1);
  assert.deepEqual(
    both.map(({ destroyed }) => destroyed),
    [false, false],
  );
  assert.equal(attempts.length, 3, 'it is watched until they read');
});

test('a reader that took something has another pause', async () => {
  const { attempts, push, endPause, branches } = sharing();
  const [fast, slow] = await branches();
  const error = errorOf(slow);
  await push(full);
  for (const reader of [fast, slow]) reader.read();
  await push(full);
  assert.equal(attempts.length, 1, 'one pause at a time');
  fast.read();
  await endPause(0);
  assert.equal(error(), undefined);
  assert.equal(attempts.length, 2);
  await endPause(1);
  assert.match(String(error()), /did not wait for this one/);
});

test('nothing is read while one reader is full', async () => {
  const { source, push, branches } = sharing();
  const [fast, slow] = await branches();
  await push(full);
  fast.read();
  await setImmediate();
  assert.equal(source.isPaused(), true);
  slow.read();
  assert.equal(source.isPaused(), false);
});

test('a reader that leaves does not keep the others waiting', async () => {
  const { push, branches } = sharing();
  const [stays, leaves] = await branches();
  await push(full);
  leaves.destroy();
  stays.read();
  await push(Buffer.from('the rest'));
  await push(null);
  assert.equal(await text(stays), 'the rest');
});

test('the read ends when all readers have left', async () => {
  const { source, branches } = sharing();
  const [one, other] = await branches();
  one.destroy();
  assert.equal(source.destroyed, false);
  other.destroy();
  assert.equal(source.destroyed, true);
});

test('an error of the read reaches each reader', async () => {
  const { source, branches } = sharing();
  const errors = (await branches()).map(errorOf);
  const broken = new TrustError('E_NET', 'the connection broke');
  source.destroy(broken);
  await setImmediate();
  assert.deepEqual(
    errors.map((error) => error()),
    [broken, broken],
  );
});

test('what cannot be opened is an error for each reader', async () => {
  const missing = new TrustError('E_NOTFOUND', 'no such blob');
  const { read } = sharing(() => Promise.reject(missing));
  const both = [read.branch(), read.branch()];
  await read.begin();
  for (const branch of both) await assert.rejects(branch, missing);
});

test('what cannot be opened for no reader at all is not an unhandled rejection', async () => {
  const { read } = sharing(() => Promise.reject(new TrustError('E_NOTFOUND', 'no such blob')));
  await read.begin();
  await setImmediate();
});
