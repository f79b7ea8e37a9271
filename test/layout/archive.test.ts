/** Image layouts in tar archives, as other tools pack them. */

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { openArchive, openLayoutImage } from '../../src/layout/open.ts';
import { digestHex } from '../../src/oci/digest.ts';
import { image, index, listed, made, openFiles, put, temporaryFolder } from './support/layout.ts';
import { type Entry, tar } from './support/tar.ts';

const one = image('one');
const two = image('two');
const both = index(one, two);
const blob = { digest: one.digest, size: one.bytes.byteLength };

async function packed(t: TestContext, ...flags: readonly string[]): Promise<string> {
  const all = await made(t);
  for (const each of [one, two]) await put(all.layout, each);
  await put(all.layout, both, '1');
  const archive = join(temporaryFolder(t), 'layout.tar');
  execFileSync('tar', ['-cf', archive, ...flags, '-C', all.path, '.']);
  return archive;
}

const hasTar = spawnSync('tar', ['--version']).status === 0;
const isGnu = /GNU tar/.test(String(spawnSync('tar', ['--version']).stdout));

for (const format of isGnu ? ['gnu', 'ustar', 'pax', 'v7'] : ['']) {
  test(`archive: everything of a layout, ${format}`, { skip: !hasTar }, async (t) => {
    const layout = await openArchive(
      await packed(t, ...(format === '' ? [] : [`--format=${format}`])),
    );
    assert.deepEqual(await listed(layout.tags()), ['1']);
    assert.deepEqual((await layout.manifest('1'))?.bytes, Buffer.from(both.bytes));
    assert.deepEqual(await layout.blob(blob, 1000), Buffer.from(one.bytes));
    const rest = await buffer(await layout.openBlob(blob, 5));
    assert.deepEqual(rest, Buffer.from(one.bytes).subarray(5));
    assert.deepEqual(await buffer(await layout.openBlob(blob, blob.size)), Buffer.alloc(0));
    assert.equal(await layout.manifest('2'), undefined);
    assert.match(layout.name.registry, /^oci-archive:\//);
    assert.equal(layout.name.path, 'layout.tar');
  });
}

test('archive: the only image needs no tag', { skip: !hasTar }, async (t) => {
  const path = await packed(t);
  const { reference, names } = await openLayoutImage({ path, isArchive: true });
  assert.deepEqual([reference, names], [{ digest: both.digest }, ['1']]);
  const tagged = await openLayoutImage({ path, isArchive: true, tag: '1' });
  assert.deepEqual(tagged.reference, { tag: '1' });
});

const version = { name: 'oci-layout', content: '{"imageLayoutVersion":"1.0.0"}' };
const empty = { name: 'index.json', content: '{"schemaVersion":2,"manifests":[]}' };
const blobName = `blobs/sha256/${digestHex(one.digest)}`;

function written(t: TestContext, ...entries: readonly Entry[]): string {
  const path = join(temporaryFolder(t), 'made.tar');
  writeFileSync(path, tar(...entries));
  return path;
}

test('threat 134: in an archive, a link and a folder are not files', async (t) => {
  for (const type of ['2', '1', '5']) {
    const path = written(t, version, empty, { name: blobName, type });
    const layout = await openArchive(path);
    await assert.rejects(layout.blob(blob, 1000), { code: 'E_INPUT', message: /regular file/ });
    await assert.rejects(layout.openBlob(blob, 0), { code: 'E_INPUT' });
  }
  const path = written(t, version, { name: 'index.json', type: '2' });
  await assert.rejects(openArchive(path), { code: 'E_INPUT', message: /index\.json/ });
});

test('a blob of an archive is hashed when it is read', async (t) => {
  const content = Buffer.from(one.bytes).fill('x', 0, 1);
  const layout = await openArchive(written(t, version, empty, { name: blobName, content }));
  await assert.rejects(layout.blob(blob, 1000), { code: 'E_DIGEST' });
});

test('a file of an archive that is too large is not read', async (t) => {
  const content = 'x'.repeat(5000);
  const path = written(t, { ...version, content }, empty);
  await assert.rejects(openArchive(path), {
    code: 'E_LIMIT',
    message: /oci-layout in .*made\.tar/,
  });
  const layout = await openArchive(written(t, version, empty, { name: blobName, type: '5' }));
  const message = new RegExp(`: ${blobName} in .* is not a regular file|^${blobName} in `);
  await assert.rejects(layout.blob(blob, 1000), { code: 'E_INPUT', message });
});

test('an archive that changes while it is read is an error, and no damaged content', async (t) => {
  const path = written(t, version, empty, { name: blobName, content: one.bytes });
  const layout = await openArchive(path);
  assert.ok(await layout.blob(blob, 1000));
  appendFileSync(path, 'more');
  await assert.rejects(layout.blob(blob, 1000), { code: 'E_INPUT', message: /was changed/ });
  renameSync(path, `${path}.moved`);
  await assert.rejects(layout.openBlob(blob, 0), { code: 'E_INPUT', message: /does not exist/ });
  assert.deepEqual(openFiles(path), []);
});

test('anything but an archive: E_INPUT', async (t) => {
  const folder = temporaryFolder(t);
  await assert.rejects(openArchive(folder), { code: 'E_INPUT', message: /not a regular file/ });
  await assert.rejects(openArchive(join(folder, 'none')), { code: 'E_INPUT' });
  await assert.rejects(openArchive(written(t, empty)), { code: 'E_INPUT', message: /oci-layout/ });
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  await assert.rejects(openArchive(join(folder, 'pipe')), { code: 'E_INPUT' });
});
