/** Blobs on their way to one target: how many at a time, what is asked afterwards, and what is sent twice. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { TaskGroup } from '../../src/async.ts';
import { TrustError } from '../../src/error.ts';
import type { Blob } from '../../src/mirror/content.ts';
import { BlobCopy } from '../../src/mirror/copy-blobs.ts';
import { CopyProgress } from '../../src/mirror/copy-progress.ts';
import type { MirrorProgress } from '../../src/mirror/report.ts';
import { smallBlob } from '../../src/mirror/snapshot.ts';
import type { SourceBlobs } from '../../src/mirror/source-blobs.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { WritableRepository } from '../../src/registry/repository.ts';

const [here, there] = ['here.example', 'there.example'].map((registry) => ({
  ...{ registry, path: 'a/b' },
}));

function blobOf(size: number, at = 0, name = there): Blob {
  return { digest: digestOf(Buffer.from(`${size} ${at}`)), size, from: { name } as Blob['from'] };
}

interface Answers {
  readonly putBlob?: () => Promise<string>;
  readonly has?: readonly boolean[];
  readonly onProgress?: (progress: MirrorProgress) => void;
}

/** A copy to a repository that notes each request. */
function copying({ putBlob = async () => 'uploaded', has = [true], onProgress }: Answers = {}) {
  const asked: string[] = [];
  let heads = 0;
  const repository = {
    name: here,
    expectBlob: () => asked.push('expect'),
    putBlob: () => {
      asked.push('put');
      return putBlob();
    },
    hasBlob: async () => {
      asked.push('has');
      heads += 1;
      return has[Math.min(heads, has.length) - 1];
    },
  } as unknown as WritableRepository;
  const source = { contentOf: async () => () => Buffer.of() } as unknown as SourceBlobs;
  const progress = new CopyProgress('here', onProgress);
  const copy = new BlobCopy(repository, source, progress, new TaskGroup(), (read) => read());
  return { copy, asked, progress };
}

const sizes = [
  ['large', smallBlob + 1, 4],
  ['small', smallBlob, 32],
] as const;

for (const [what, size, atOnce] of sizes) {
  test(`${atOnce} ${what} blobs are sent at a time`, async () => {
    const { copy, asked } = copying({ putBlob: () => new Promise(() => {}) });
    for (let at = 0; at < 40; at += 1) void copy.bring(blobOf(size, at));
    await setImmediate();
    assert.equal(asked.filter((one) => one === 'put').length, atOnce);
  });
}

test('a blob that was uploaded is asked for, unless it is small; one that was mounted is', async () => {
  for (const [size, how, expected] of [
    [smallBlob, 'uploaded', ['expect', 'put']],
    [smallBlob + 1, 'uploaded', ['put', 'has']],
    [smallBlob, 'taken', ['expect', 'put', 'has']],
    [smallBlob, 'mounted', ['expect', 'put', 'has']],
  ] as const) {
    const { copy, asked } = copying({ putBlob: async () => how });
    await copy.check(blobOf(size));
    assert.deepEqual(asked, expected);
  }
});

test('fault 35: a blob that a registry has lost is sent once more, and then reported', async () => {
  const blob = blobOf(smallBlob + 1);
  const found = copying({ has: [false, true] });
  await found.copy.check(blob);
  assert.deepEqual(found.asked, ['put', 'has', 'put', 'has']);
  const { copy } = copying({ has: [false] });
  await assert.rejects(copy.check(blob), {
    code: 'E_COVER',
    message: 'here.example/a/b does not serve a blob that it accepted',
  });
});

test('an upload is opened ahead for small blobs of another registry', async () => {
  const sent = async (blob: Blob) => {
    const { copy, asked } = copying();
    await copy.bring(blob);
    return asked;
  };
  assert.deepEqual(await sent(blobOf(smallBlob)), ['expect', 'put']);
  assert.deepEqual(await sent(blobOf(smallBlob + 1)), ['put']);
  assert.deepEqual(await sent(blobOf(1, 0, here)), ['put']);
});

test('fault 7: what changed on its way is sent once more; other errors are reported', async () => {
  const failing = (code: 'E_DIGEST' | 'E_NET', times: number) => {
    let failed = 0;
    return async () => {
      failed += 1;
      if (failed <= times) throw new TrustError(code, 'failed');
      return 'uploaded';
    };
  };
  const blob = blobOf(1, 0, here);
  const again = copying({ putBlob: failing('E_DIGEST', 1) });
  await again.copy.bring(blob);
  assert.deepEqual(again.asked, ['put', 'put']);
  for (const [code, times, puts] of [
    ['E_DIGEST', 2, 2],
    ['E_NET', 1, 1],
  ] as const) {
    const { copy, asked, progress } = copying({ putBlob: failing(code, times) });
    await assert.rejects(copy.bring(blob), { code });
    assert.equal(asked.length, puts);
    assert.deepEqual(progress.content, []);
  }
});

test('fault 17: of the content of a manifest that was refused, only what is not there is sent', async () => {
  for (const [has, expected] of [
    [true, ['has']],
    [false, ['has', 'put']],
  ] as const) {
    const { copy, asked } = copying({ has: [has] });
    await copy.bringAgain(blobOf(1, 0, here));
    assert.deepEqual(asked, expected);
  }
});

test('progress: each blob is announced when it is there; bytes are those that were sent', async () => {
  for (const [how, state, bytes] of [
    ['uploaded', 'copied', 7],
    ['mounted', 'mounted', 0],
  ] as const) {
    const seen: MirrorProgress[] = [];
    const { copy, progress } = copying({
      putBlob: async () => how,
      onProgress: (one) => seen.push(one),
    });
    const blob = blobOf(7);
    await copy.bring(blob);
    const { digest } = blob;
    assert.deepEqual(progress.content, [{ digest, kind: 'blob', size: 7, state }]);
    assert.equal(progress.bytes, bytes);
    assert.deepEqual(seen, [{ target: 'here', step: 'looking', done: 1, of: 1, bytes, digest }]);
  }
});
