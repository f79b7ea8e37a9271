/** Where the content of a blob comes from: small ones are read whole, large ones as a stream that targets share. */

import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import type { Blob } from '../../src/mirror/content.ts';
import type { BlobReader } from '../../src/mirror/shared-blobs.ts';
import { smallBlob } from '../../src/mirror/snapshot.ts';
import { SourceBlobs } from '../../src/mirror/source-blobs.ts';
import { digestOf } from '../../src/oci/digest.ts';

/** What is asked of the source, and of the reads that targets share. */
function source(bytes: Uint8Array, isThere = true) {
  const asked: string[] = [];
  const from = {
    blob: async () => {
      asked.push('whole');
      return isThere ? bytes : undefined;
    },
  } as unknown as Blob['from'];
  const reader = {
    openBlob: async () => {
      asked.push('stream');
      return Readable.from([bytes]);
    },
  } as unknown as BlobReader;
  const blob: Blob = { digest: digestOf(bytes), size: bytes.byteLength, from };
  return { blob, asked, blobs: new SourceBlobs(reader, { pause: async () => {} }) };
}

async function contentOf({ blob, blobs }: ReturnType<typeof source>): Promise<Uint8Array> {
  const content = (await blobs.contentOf(blob))();
  return content instanceof Uint8Array ? content : buffer(content);
}

for (const [size, how] of [
  [smallBlob, ['whole']],
  [smallBlob + 1, ['stream']],
] as const) {
  test(`a blob of ${size} bytes: ${how}`, async () => {
    const bytes = Buffer.alloc(size, 'x');
    const from = source(bytes);
    assert.deepEqual(Buffer.from(await contentOf(from)), bytes);
    assert.deepEqual(from.asked, how);
  });
}

test('the empty object is known, and not asked for', async () => {
  const from = source(Buffer.from('{}'));
  assert.equal(Buffer.from(await contentOf(from)).toString(), '{}');
  assert.deepEqual(from.asked, []);
});

test('a small blob that the source has lost: rebuilt, or an error', async () => {
  const bytes = Buffer.from('payload');
  const from = source(bytes, false);
  await assert.rejects(contentOf(from), {
    code: 'E_COVER',
    message: 'a manifest names a blob that the source does not have',
    details: { digest: from.blob.digest },
  });
  from.blobs.replace(new Map([[from.blob.digest, bytes]]));
  assert.deepEqual(await contentOf(from), bytes);
});
