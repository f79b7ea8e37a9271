/** Writes image layouts. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { TrustError } from '../../src/error.ts';
import { thisProcess } from '../../src/host/this-process.ts';
import { BlobFiles } from '../../src/layout/blob-files.ts';
import { createLayout, inspectLayout } from '../../src/layout/create.ts';
import { fileError } from '../../src/layout/file-error.ts';
import { openLayout } from '../../src/layout/open.ts';
import { type Digest, digestHex, digestOf } from '../../src/oci/digest.ts';
import { attachReferrer } from '../../src/registry/attach-referrer.ts';
import type { BlobSource } from '../../src/registry/repository.ts';
import {
  image,
  index,
  made,
  names,
  openFiles,
  put,
  refName,
  temporaryFolder,
} from './support/layout.ts';

const largeBlob = fileURLToPath(new URL('support/large-blob.ts', import.meta.url));
const bytes = Buffer.alloc(300_000, 'webdis');
const blob = { digest: digestOf(bytes), size: bytes.byteLength };

function streamed(content: Uint8Array, error?: Error): Readable {
  return Readable.from(
    (async function* () {
      for (let at = 0; at < content.byteLength; at += 65_536) {
        yield content.subarray(at, at + 65_536);
      }
      if (error !== undefined) throw error;
    })(),
  );
}

const one = image('one');
const two = image('two');
const both = index(one, two);

function short(digest: Digest): string {
  return digest.slice(0, 12);
}

test('layout: made where nothing is, and opened where it is', async (t) => {
  const { path, index } = await made(t);
  assert.equal(readFileSync(join(path, 'oci-layout'), 'utf8'), '{"imageLayoutVersion":"1.0.0"}');
  assert.deepEqual(index().manifests, []);
  await put(await createLayout(path, thisProcess), one, '1');
  await createLayout(path, thisProcess);
  assert.equal((await (await openLayout(path)).manifest('1'))?.digest, one.digest);
});

test('layout: not made among other things', async (t) => {
  const path = temporaryFolder(t);
  writeFileSync(join(path, 'holiday.jpg'), '');
  await assert.rejects(createLayout(path, thisProcess), { code: 'E_INPUT', message: /not empty/ });
});

test('fault 30: a layout whose making was interrupted is made', async (t) => {
  const { path } = await made(t);
  rmSync(join(path, 'index.json'));
  await assert.rejects(openLayout(path), { code: 'E_INPUT', message: /no index.json/ });
  await put(await createLayout(path, thisProcess), one, '1');
});

test('layout: what cannot be read is not written over', async (t) => {
  const { path } = await made(t);
  writeFileSync(join(path, 'index.json'), '{"schemaVersion":2');
  await assert.rejects(createLayout(path, thisProcess), { code: 'E_MANIFEST' });
});

test('layout: a blob by stream, and at once', async (t) => {
  const { layout, files, path } = await made(t);
  assert.equal(await layout.hasBlob(blob.digest), false);
  const content: BlobSource = (reading) => {
    assert.equal(reading?.hashes, true, 'the layout hashes the content, so the source need not');
    return streamed(bytes);
  };
  assert.equal(await layout.putBlob(blob, content), 'uploaded');
  const empty = { digest: digestOf(new Uint8Array()), size: 0 };
  await layout.putBlob(empty, () => new Uint8Array());
  assert.deepEqual(files(), [blob, empty].map(({ digest }) => digestHex(digest)).sort());
  assert.ok(readFileSync(join(path, 'blobs/sha256', digestHex(blob.digest))).equals(bytes));
  for (const { digest } of [blob, empty]) assert.equal(await layout.hasBlob(digest), true);
});

const wrong: Readonly<Record<string, [Buffer, RegExp]>> = {
  'threat 5: a byte more': [
    Buffer.concat([bytes, Buffer.from('!')]),
    /more than the 300000 bytes declared|300001 bytes instead/,
  ],
  'threat 5: a byte fewer': [
    bytes.subarray(1),
    /1 bytes fewer than the 300000|299999 bytes instead/,
  ],
  'fault 7: another byte': [Buffer.from(bytes).fill('x', 7, 8), /hash(es)? to/],
};

for (const [title, [content, message]] of Object.entries(wrong)) {
  test(`${title} than the blob has is E_DIGEST, and leaves nothing`, async (t) => {
    const { layout, files } = await made(t);
    for (const source of [() => streamed(content), () => content]) {
      await assert.rejects(layout.putBlob(blob, source), { code: 'E_DIGEST', message });
    }
    assert.deepEqual(files(), []);
  });
}

test('fault 6: a source that breaks off leaves nothing, and its error stays what it is', async (t) => {
  const { layout, files } = await made(t);
  const error = new TrustError('E_NET', 'the connection broke');
  await assert.rejects(
    layout.putBlob(blob, () => streamed(bytes.subarray(0, 100_000), error)),
    error,
  );
  assert.deepEqual(files(), []);
});

test('fault 30: half a blob, left by a crash, is not a blob', async (t) => {
  const { layout, files, path } = await made(t);
  const name = digestHex(blob.digest);
  const never = Promise.withResolvers<void>();
  const source = async function* () {
    yield bytes.subarray(0, 100_000);
    await never.promise;
  };
  const writing = layout.putBlob(blob, () => Readable.from(source()));
  while (!files().some((file) => file.startsWith(name))) await new Promise(setImmediate);
  assert.ok(!files().includes(name), 'under its own name there is nothing yet');
  assert.equal(await (await openLayout(path)).blob(blob, blob.size), undefined);
  never.reject(new TrustError('E_LIMIT', 'the end of the run'));
  await assert.rejects(writing, { code: 'E_LIMIT' });
});

test('layout: it is inspected without a write, and absent while index.json is missing', async (t) => {
  const { path, layout } = await made(t);
  await put(layout, one, '1');
  const inspected = await inspectLayout(path);
  assert.equal((await inspected?.manifest('1'))?.digest, one.digest);
  assert.equal(await inspected?.lacks(one.digest), false);
  rmSync(join(path, 'index.json'));
  assert.equal(await inspectLayout(path), undefined);
});

test('layout: no file stays open', async (t) => {
  const { path, layout } = await made(t);
  await layout.putBlob(blob, () => streamed(bytes));
  await put(layout, one, '1');
  for (const again of [layout, await openLayout(path)]) {
    assert.equal(await again.hasBlob(blob.digest), true);
    assert.equal(await again.hasBlob(blob.digest), true);
    assert.equal((await again.blob(blob, blob.size))?.byteLength, blob.size);
  }
  assert.deepEqual(openFiles(path), []);
});

test('layout: a blob that is changed after it was written is not there', async (t) => {
  const { layout, path } = await made(t);
  await layout.putBlob(blob, () => streamed(bytes));
  assert.equal(await layout.hasBlob(blob.digest), true);
  const changed = Buffer.from(bytes).fill('x', 7, 8);
  writeFileSync(join(path, 'blobs/sha256', digestHex(blob.digest)), changed);
  assert.equal(await layout.hasBlob(blob.digest), false);
});

test('layout: a file is hashed again only if its version has changed', async () => {
  let version = '1';
  let reads = 0;
  const open = async () => ({
    size: bytes.byteLength,
    version,
    stream: (offset: number) => {
      reads += 1;
      return streamed(bytes.subarray(offset));
    },
    close: async () => {},
  });
  const files = new BlobFiles({ path: 'layout', open, read: async () => bytes });
  for (const [now, expected] of [
    ['1', 1],
    ['1', 1],
    ['2', 2],
    ['2', 2],
  ] as const) {
    version = now;
    assert.equal(await files.holds(blob.digest), true);
    assert.equal(reads, expected);
  }
  const other = digestOf(bytes.subarray(1));
  for (const expected of [3, 4]) {
    assert.equal(await files.holds(other), false);
    assert.equal(reads, expected, 'a file with another digest is hashed each time');
  }
});

test('layout: a blob that is damaged is not there, and is put again', async (t) => {
  const { layout, path } = await made(t);
  mkdirSync(join(path, 'blobs/sha256'), { recursive: true });
  writeFileSync(join(path, 'blobs/sha256', digestHex(blob.digest)), bytes.subarray(0, 10));
  assert.equal(await layout.hasBlob(blob.digest), false);
  await layout.putBlob(blob, () => bytes);
  assert.equal(await layout.hasBlob(blob.digest), true);
});

test('fault 37: a file that cannot grow is E_LIMIT, and nothing of it is left', async (t) => {
  const { path, files } = await made(t);
  // 100 blocks of 512 bytes; beyond that, a write fails with EFBIG.
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', 'ulimit -f 100 && exec "$@"', 'sh', process.execPath, largeBlob, path],
    { encoding: 'utf8' },
  );
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /^E_LIMIT: .*no space is left \(EFBIG\)$/m);
  assert.deepEqual(files(), []);
});

test('fault 37: a full disk is E_LIMIT, and other refusals are about the folder', () => {
  for (const [code, expected] of [
    ['ENOSPC', 'E_LIMIT'],
    ['EDQUOT', 'E_LIMIT'],
    ['EACCES', 'E_INPUT'],
  ] as const) {
    assert.equal(fileError('/x', Object.assign(new Error(code), { code })).code, expected);
  }
});

test('layout: a tag, moved, and moved back', async (t) => {
  const all = await made(t);
  await put(all.layout, one, '1');
  await put(all.layout, one, '1');
  assert.deepEqual(names(all), [`1=${short(one.digest)}`]);
  await put(all.layout, two, '1');
  await put(all.layout, one, 'other');
  assert.deepEqual(names(all), [`other=${short(one.digest)}`, `1=${short(two.digest)}`]);
  await put(all.layout, one, '1');
  assert.equal((await all.layout.manifest('1'))?.digest, one.digest);
  assert.equal((await all.layout.manifest('other'))?.digest, one.digest);
  assert.ok(names(all).includes(`=${short(two.digest)}`), 'it can still be had by its digest');
});

test('threat 2: a manifest under a digest that is not its own is E_DIGEST', async (t) => {
  const { layout, index } = await made(t);
  const write = () => layout.putManifest(one.digest, two.bytes, two.type);
  await assert.rejects(write, { code: 'E_DIGEST' });
  await layout.putBlob({ digest: one.digest, size: one.bytes.byteLength }, () => one.bytes);
  await assert.rejects(write, { code: 'E_DIGEST' }, 'also where the right bytes are there');
  assert.deepEqual(index().manifests, []);
});

test('threat 21: a manifest that is not what it is called is E_MANIFEST', async (t) => {
  const { layout } = await made(t);
  await assert.rejects(layout.putManifest('1', one.bytes, both.type), { code: 'E_MANIFEST' });
});

test('layout: a manifest has one entry, which gets the tag', async (t) => {
  const all = await made(t);
  for (const each of [one, two, both]) await put(all.layout, each);
  await put(all.layout, one);
  await put(all.layout, both, '1');
  assert.deepEqual(names(all), [
    `=${short(one.digest)}`,
    `=${short(two.digest)}`,
    `1=${short(both.digest)}`,
  ]);
});

test('layout: what others have written stays unchanged', async (t) => {
  const all = await made(t);
  await put(all.layout, one);
  const before = all.index();
  const [entry] = before.manifests;
  const theirs = { ...entry, annotations: { theirs: 'yes' }, platform: { os: 'linux' } };
  const unknown = {
    mediaType: 'text/plain',
    digest: `sha256:${'a'.repeat(64)}`,
    size: 1,
    more: [1],
  };
  const document = { ...before, annotations: { a: 'b' }, manifests: [theirs, unknown, 'junk'] };
  writeFileSync(join(all.path, 'index.json'), JSON.stringify(document));
  await put(all.layout, one, '1');
  await put(all.layout, two, '2');
  const { manifests, ...rest } = all.index();
  assert.deepEqual(rest, { ...rest, annotations: { a: 'b' } });
  const annotations = { theirs: 'yes', [refName]: '1' };
  assert.deepEqual(manifests.slice(0, 3), [{ ...theirs, annotations }, unknown, 'junk']);
});

test('fault 27: many writers at once, and none is lost', async (t) => {
  const all = await made(t);
  const other = await createLayout(`${all.path}/.`, thisProcess);
  const images = Array.from({ length: 20 }, (_, at) => image(`${at}`));
  await Promise.all(
    images.map((each, at) => put(at % 2 === 0 ? all.layout : other, each, `tag-${at}`)),
  );
  assert.deepEqual(
    names(all).sort(),
    images.map(({ digest }, at) => `tag-${at}=${short(digest)}`).sort(),
  );
});

test('fault 28: a write that is about what the tag no longer is', async (t) => {
  const { layout } = await made(t);
  await put(layout, one, '1');
  const { etag } = (await layout.manifest('1')) ?? assert.fail();
  await put(layout, two, '1');
  assert.equal(await layout.putManifest('1', both.bytes, both.type, etag), false);
  assert.equal((await layout.manifest('1'))?.digest, two.digest);
  const now = (await layout.manifest('1'))?.etag;
  assert.equal(await layout.putManifest('1', both.bytes, both.type, now), true);
});

test('layout: a referrer is an entry of its own, and in the list under the fallback tag', async (t) => {
  const all = await made(t);
  await put(all.layout, one, '1');
  const [first, second] = [image('first', one), image('second', one)];
  for (const each of [first, second, first]) {
    const how = await attachReferrer(all.layout, each.bytes, { pause: async () => assert.fail() });
    assert.equal(how, 'api');
  }
  const tag = one.digest.replace(':', '-');
  const list = (await all.layout.manifest(tag)) ?? assert.fail();
  const listed = JSON.parse(String(Buffer.from(list.bytes))).manifests;
  assert.deepEqual(
    listed.map(({ digest, artifactType }: Record<string, string>) => [digest, artifactType]),
    [first, second].map(({ digest }) => [digest, 'text/x']),
  );
  assert.deepEqual(
    names(all).sort(),
    [
      `1=${short(one.digest)}`,
      ...[first, second].map(({ digest }) => `=${short(digest)}`),
      `${tag}=${short(list.digest)}`,
    ].sort(),
  );
});

test('threat 15: what is under the fallback tag and no list of referrers is left alone', async (t) => {
  const all = await made(t);
  await put(all.layout, two, one.digest.replace(':', '-'));
  const before = all.index();
  await assert.rejects(put(all.layout, image('signature', one)), { code: 'E_MANIFEST' });
  assert.deepEqual(all.index(), before);
});

test('layout: an index.json that readers would not take is not written', async (t) => {
  const all = await made(t);
  const before = all.index();
  const annotations = { filler: 'x'.repeat(4 * 1024 * 1024 - 200) };
  writeFileSync(join(all.path, 'index.json'), JSON.stringify({ ...before, annotations }));
  await assert.rejects(put(all.layout, one, '1'), { code: 'E_LIMIT' });
  assert.equal(await all.layout.manifest('1'), undefined);
});
