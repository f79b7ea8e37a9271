/** Which targets share one read of a blob, and which read on their own. */

import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { Blob } from '../../src/mirror/content.ts';
import { SharedBlobs } from '../../src/mirror/shared-blobs.ts';
import { digestOf } from '../../src/oci/digest.ts';

const bytes = Buffer.from('layer');

/** A blob at a source that notes the offset of each read. */
function source() {
  const offsets: number[] = [];
  const openBlob = async (_: unknown, offset: number) => {
    offsets.push(offset);
    return Readable.from([bytes.subarray(offset)]);
  };
  const from = { openBlob } as unknown as Blob['from'];
  const blob: Blob = { digest: digestOf(bytes), size: bytes.byteLength, from };
  return { blob, offsets };
}

const never = { pause: () => new Promise<void>(() => {}) };

test('all targets that need a blob get it from one read', async () => {
  const { blob, offsets } = source();
  const shared = new SharedBlobs(never);
  const readers = [shared.reader(), shared.reader(), shared.reader()];
  const reads = await Promise.all(readers.map((reader) => reader.openBlob(blob, 0)));
  assert.deepEqual(await Promise.all(reads.map(text)), ['layer', 'layer', 'layer']);
  assert.deepEqual(offsets, [0]);
});

test('the read waits until every other target has asked or declined', async () => {
  const { blob, offsets } = source();
  const shared = new SharedBlobs(never);
  const [first, second, third] = [shared.reader(), shared.reader(), shared.reader()];
  const read = first.openBlob(blob, 0);
  second.decline(blob.digest);
  await setImmediate();
  assert.deepEqual(offsets, []);
  third.close();
  assert.equal(await text(await read), 'layer');
  assert.deepEqual(offsets, [0]);
});

for (const [end, pause] of [
  ['ends', async () => {}],
  ['is cut short by the end of the run', () => Promise.reject(new Error('over'))],
] as const) {
  test(`a target does not wait for the others after a pause that ${end}; a late one reads on its own`, async () => {
    const { blob, offsets } = source();
    const attempts: number[] = [];
    const shared = new SharedBlobs({
      pause: (attempt) => {
        attempts.push(attempt);
        return pause();
      },
    });
    const [early, late] = [shared.reader(), shared.reader()];
    assert.equal(await text(await early.openBlob(blob, 0)), 'layer');
    assert.equal(await text(await late.openBlob(blob, 0)), 'layer');
    assert.deepEqual(offsets, [0, 0]);
    assert.deepEqual(attempts, [2]);
  });
}

test('a target that starts over, or resumes, reads on its own at once', async () => {
  const { blob, offsets } = source();
  const shared = new SharedBlobs(never);
  const [again] = [shared.reader(), shared.reader()];
  void again.openBlob(blob, 0);
  assert.equal(await text(await again.openBlob(blob, 0)), 'layer');
  assert.equal(await text(await again.openBlob(blob, 2)), 'yer');
  assert.deepEqual(offsets, [0, 2]);
});

test('the only target waits for nothing', async () => {
  const { blob } = source();
  const only = new SharedBlobs(never).reader();
  assert.equal(await text(await only.openBlob(blob, 0)), 'layer');
});
