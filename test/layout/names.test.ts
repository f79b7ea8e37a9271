/** Images in layouts of other tools: without a name, or with a whole reference for one. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { thisProcess } from '../../src/host/this-process.ts';
import { createLayout } from '../../src/layout/create.ts';
import { openLayout } from '../../src/layout/open.ts';
import { type Document, image, index, listed, made, put, refName } from './support/layout.ts';

const containerd = 'io.containerd.image.name';
const one = image('one');
const two = image('two');
const both = index(one, two);

const entry = ({ bytes, digest, type }: Document, annotations = {}) => ({
  ...{ mediaType: type, digest, size: bytes.byteLength, annotations },
});

/** With all documents under blobs/, and this index.json. */
async function layoutOf(t: TestContext, ...entries: readonly object[]) {
  const all = await made(t);
  for (const each of [one, two, both]) await put(all.layout, each);
  const document = { schemaVersion: 2, manifests: entries };
  writeFileSync(join(all.path, 'index.json'), JSON.stringify(document));
  return { path: all.path, layout: await openLayout(all.path) };
}

for (const [what, annotations] of [
  ['podman', { [refName]: 'docker.io/x/y:1' }],
  ['a name without a registry', { [refName]: 'x/y:1' }],
  ['a tag and a digest', { [refName]: `docker.io/x/y:1@${one.digest}` }],
  ['Docker', { [containerd]: 'docker.io/library/y:1', [refName]: '1' }],
  ['containerd', { [containerd]: 'docker.io/library/y:1' }],
] as const) {
  test(`layout: the tag of a whole reference is a tag; ${what}`, async (t) => {
    const { layout } = await layoutOf(t, entry(one, annotations), entry(two, { [refName]: '2' }));
    assert.equal((await layout.manifest('1'))?.digest, one.digest);
    assert.equal((await layout.manifestHead('1'))?.digest, one.digest);
    assert.deepEqual((await listed(layout.tags())).sort(), ['1', '2']);
    assert.equal(await layout.manifest('3'), undefined);
  });
}

test('layout: a tag comes before a whole reference with it', async (t) => {
  const named = [entry(one, { [refName]: 'x/y:1' }), entry(two, { [refName]: '1' })];
  assert.equal((await (await layoutOf(t, ...named)).layout.manifest('1'))?.digest, two.digest);
});

test('threat 20: whole references with one tag at two manifests are reported', async (t) => {
  const named = [entry(one, { [refName]: 'x/y:1' }), entry(two, { [refName]: 'x/z:1' })];
  const { layout } = await layoutOf(t, ...named);
  await assert.rejects(layout.manifest('1'), {
    code: 'E_MANIFEST',
    message: /two manifests have the tag 1 \(x\/y:1 and x\/z:1\); use a digest instead/,
  });
});

test('layout: names that are neither tags nor references are not tags', async (t) => {
  for (const name of ['', 'x y', 'x/UPPER:1', 'x/y', `x/y@${one.digest}`, 'x/y@sha256:0']) {
    const { layout } = await layoutOf(t, entry(one, { [refName]: name }));
    assert.deepEqual(await listed(layout.tags()), [], name);
  }
});

test('layout: writing a tag does not change a full reference with the same tag', async (t) => {
  const { path } = await layoutOf(t, entry(one, { [refName]: 'x/y:1' }));
  const writer = await createLayout(path, thisProcess);
  assert.equal(await writer.manifest('1'), undefined);
  await put(writer, two, '1');
  assert.equal((await (await openLayout(path)).manifest('1'))?.digest, two.digest);
});

const signatures = { [refName]: `${one.digest.replace(':', '-')}.sig` };

for (const [what, entries, expected] of [
  ['an image without a name', [entry(one)], { digest: one.digest, names: [] }],
  ['an index, its parts listed beside it', [entry(one), entry(both), entry(two)], both],
  ['one with a name', [entry(one, { [refName]: 'x/y:1' })], one],
  ['one twice', [entry(one), entry(one, { [refName]: '1' })], one],
  ['one, and its signatures', [entry(one), entry(two, signatures)], one],
  ['one, and what is attached to it', [entry(one), entry(image('s', one))], one],
  [
    'two, one named almost like signatures',
    [entry(one), entry(two, { [refName]: `x-${signatures[refName]}` })],
    undefined,
  ],
  ['two', [entry(one), entry(two)], undefined],
  ['none', [], undefined],
] as const) {
  test(`layout: the only image of ${what}`, async (t) => {
    const { layout } = await layoutOf(t, ...entries);
    assert.equal((await layout.onlyImage())?.digest, expected?.digest);
  });
}
