/** A blob that another layout has is copied within the file system. */

import assert from 'node:assert/strict';
import { readFileSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { thisProcess } from '../../src/host/this-process.ts';
import { createLayout } from '../../src/layout/create.ts';
import { digestHex, digestOf } from '../../src/oci/digest.ts';
import { made } from './support/layout.ts';

const bytes = Buffer.alloc(300_000, 'webdis');
const blob = { digest: digestOf(bytes), size: bytes.byteLength };
const fileIn = (path: string) => join(path, 'blobs', 'sha256', digestHex(blob.digest));

/** Two layouts, of which the first has the blob. */
async function two(t: TestContext) {
  const paths = [(await made(t)).path, (await made(t)).path] as const;
  const [from, to] = [
    await createLayout(paths[0], thisProcess),
    await createLayout(paths[1], thisProcess),
  ];
  await from.putBlob(blob, () => bytes);
  return { from, to, source: fileIn(paths[0]), target: fileIn(paths[1]) };
}

test('a blob is copied from another layout, and not read through this process', async (t) => {
  const { from, to, source, target } = await two(t);
  const how = await to.putBlob(blob, () => assert.fail('its content was read'), from.name);
  assert.equal(how, 'mounted');
  assert.ok(readFileSync(target).equals(bytes));
  assert.equal(statSync(target).mode, statSync(source).mode);
  // Not a hard link: a change to one of them must not damage the other.
  assert.notEqual(statSync(target).ino, statSync(source).ino);
});

test('threat 2: a blob of another layout with other bytes than its digest is not copied', async (t) => {
  const { from, to, source, target } = await two(t);
  for (const wrong of [Buffer.alloc(bytes.byteLength, 'other'), bytes.subarray(1)]) {
    writeFileSync(source, wrong);
    assert.equal(await to.putBlob(blob, () => bytes, from.name), 'uploaded');
    assert.ok(readFileSync(target).equals(bytes));
    unlinkSync(target);
  }
});

test('threat 134: a link in another layout is not followed', async (t) => {
  const { from, to, source, target } = await two(t);
  writeFileSync(`${source}-elsewhere`, bytes);
  unlinkSync(source);
  symlinkSync(`${source}-elsewhere`, source);
  await assert.rejects(to.putBlob(blob, () => bytes, from.name));
  assert.throws(() => statSync(target), { code: 'ENOENT' });
});

test('a blob that the other layout lacks is read from its source', async (t) => {
  const { from, to, source, target } = await two(t);
  unlinkSync(source);
  assert.equal(await to.putBlob(blob, () => bytes, from.name), 'uploaded');
  assert.ok(readFileSync(target).equals(bytes));
});
