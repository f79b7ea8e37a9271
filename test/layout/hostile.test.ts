/** Layouts that another client has packed (threat 134): nothing outside of the folder is read or written. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { thisProcess } from '../../src/host/this-process.ts';
import { createLayout } from '../../src/layout/create.ts';
import { openLayout } from '../../src/layout/open.ts';
import { digestHex } from '../../src/oci/digest.ts';
import { startScripted } from '../support/scripted.ts';
import { image, listed, type Made, made, put, temporaryFolder } from './support/layout.ts';

const one = image('one');
const blob = { digest: one.digest, size: one.bytes.byteLength };
const name = digestHex(one.digest);

/** A layout with one image, and a folder that is not in it. */
async function packed(
  t: TestContext,
): Promise<Made & { outside: string; at(...path: string[]): string }> {
  const all = await made(t);
  await put(all.layout, one, '1');
  return { ...all, outside: temporaryFolder(t), at: (...path) => join(all.path, ...path) };
}

for (const path of [['blobs'], ['blobs', 'sha256'], ['blobs', 'sha256', name]]) {
  test(`threat 134: ${path.join('/').slice(0, 20)} is a link, and not followed`, async (t) => {
    const { layout, at, outside } = await packed(t);
    renameSync(at(...path), join(outside, 'moved'));
    symlinkSync(join(outside, 'moved'), at(...path));
    const reading = [
      () => layout.manifest('1'),
      () => layout.manifestHead('1'),
      () => layout.blob(blob, 1000),
      () => layout.openBlob(blob, 0),
      () => layout.hasBlob(one.digest),
    ];
    for (const read of reading) await assert.rejects(read, { code: 'E_INPUT', message: /link/ });
  });
}

for (const path of [['blobs'], ['blobs', 'sha256']]) {
  test(`threat 134: nothing is written through ${path.join('/')} if it is a link`, async (t) => {
    const { layout, at, outside } = await packed(t);
    rmSync(at(...path), { recursive: true });
    mkdirSync(join(outside, 'sha256'));
    symlinkSync(outside, at(...path));
    await assert.rejects(
      layout.putBlob(blob, () => one.bytes),
      { code: 'E_INPUT' },
    );
    assert.deepEqual(readdirSync(outside), ['sha256']);
    assert.deepEqual(readdirSync(join(outside, 'sha256')), []);
  });
}

test('threat 134: a blob that is a link is replaced, and what it led to is not written', async (t) => {
  const { layout, at, outside } = await packed(t);
  const target = join(outside, 'target');
  writeFileSync(target, 'mine');
  rmSync(at('blobs', 'sha256', name));
  symlinkSync(target, at('blobs', 'sha256', name));
  await layout.putBlob(blob, () => one.bytes);
  assert.equal(readFileSync(target, 'utf8'), 'mine');
  assert.deepEqual(await layout.blob(blob, 1000), Buffer.from(one.bytes));
});

for (const file of ['index.json', 'oci-layout']) {
  test(`threat 134: ${file} is a link, and not followed`, async (t) => {
    const { path, at, outside } = await packed(t);
    renameSync(at(file), join(outside, file));
    symlinkSync(join(outside, file), at(file));
    await assert.rejects(openLayout(path), { code: 'E_INPUT', message: /link/ });
    await assert.rejects(createLayout(path, thisProcess), { code: 'E_INPUT', message: /link/ });
  });
}

test('threat 134: the folder itself may be a link, for the user has named it', async (t) => {
  const { path, outside } = await packed(t);
  symlinkSync(path, join(outside, 'link'));
  const layout = await openLayout(join(outside, 'link'));
  assert.equal((await layout.manifest('1'))?.digest, one.digest);
});

test('threat 134: a pipe is not waited for, and a folder is not a file', async (t) => {
  const { layout, at } = await packed(t);
  rmSync(at('blobs', 'sha256', name));
  execFileSync('mkfifo', [at('blobs', 'sha256', name)]);
  await assert.rejects(layout.manifest('1'), { code: 'E_INPUT', message: /not a regular file/ });
  rmSync(at('blobs', 'sha256', name));
  mkdirSync(at('blobs', 'sha256', name));
  await assert.rejects(layout.manifest('1'), { code: 'E_INPUT' });
});

test('threat 6: a digest with a way out is none, in index.json too', async (t) => {
  const { layout, at, outside } = await packed(t);
  writeFileSync(join(outside, 'secret'), '{}');
  const digest = `sha256:../../..${outside}/secret`;
  const annotations = { 'org.opencontainers.image.ref.name': 'out' };
  const entry = { mediaType: one.type, digest, size: 2, annotations };
  writeFileSync(at('index.json'), JSON.stringify({ schemaVersion: 2, manifests: [entry] }));
  assert.equal(await layout.manifest('out'), undefined);
  await assert.rejects(layout.manifest(digest), { code: 'E_DIGEST' });
  await assert.rejects(layout.openBlob({ digest: digest as typeof one.digest, size: 2 }, 0), {
    code: 'E_DIGEST',
  });
  await assert.rejects(layout.hasBlob(digest as typeof one.digest), { code: 'E_DIGEST' });
});

test('threat 134: a tag with a way out is none', async (t) => {
  const { layout, at } = await packed(t);
  const annotations = { 'org.opencontainers.image.ref.name': '../../etc/passwd' };
  const entry = { mediaType: one.type, digest: one.digest, size: 2, annotations };
  writeFileSync(at('index.json'), JSON.stringify({ schemaVersion: 2, manifests: [entry] }));
  assert.deepEqual(await listed(layout.tags()), []);
});

test('threats 42, 43: data and urls of an entry are not looked at', async (t) => {
  const { layout, at } = await packed(t);
  const elsewhere = await startScripted(t, () => ({ body: one.bytes }));
  const annotations = { 'org.opencontainers.image.ref.name': '2' };
  const entry = {
    ...{ mediaType: one.type, digest: one.digest, size: one.bytes.byteLength, annotations },
    data: Buffer.from('{}').toString('base64'),
    urls: [`${elsewhere.origin}/latest`],
  };
  writeFileSync(at('index.json'), JSON.stringify({ schemaVersion: 2, manifests: [entry] }));
  assert.deepEqual((await layout.manifest('2'))?.bytes, Buffer.from(one.bytes));
  rmSync(at('blobs', 'sha256', name));
  assert.equal(await layout.manifest('2'), undefined);
  assert.deepEqual(elsewhere.received, []);
});
