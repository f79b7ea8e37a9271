/** Reads image layouts. */

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import { BlobFiles } from '../../src/layout/blob-files.ts';
import { Folder } from '../../src/layout/folder.ts';
import { Graph } from '../../src/layout/graph.ts';
import { openLayout } from '../../src/layout/open.ts';
import { readDescriptor } from '../../src/oci/descriptor.ts';
import { digestHex, digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { ShortBlob } from '../../src/registry/errors.ts';
import type { ReadableRepository } from '../../src/registry/repository.ts';
import { sharedPath, skipWithout } from '../support/shared-vectors.ts';
import { type Document, image, index, listed, refName, temporaryFolder } from './support/layout.ts';

/** A layout as another program would have left it. */
async function left(
  t: TestContext,
  entries: readonly unknown[] | Record<string, unknown>,
  ...documents: readonly Document[]
): Promise<ReadableRepository & { path: string }> {
  const path = temporaryFolder(t);
  mkdirSync(join(path, 'blobs/sha256'), { recursive: true });
  writeFileSync(join(path, 'oci-layout'), '{"imageLayoutVersion": "1.0.0"}');
  const document = Array.isArray(entries) ? { schemaVersion: 2, manifests: entries } : entries;
  writeFileSync(join(path, 'index.json'), JSON.stringify(document));
  for (const { bytes, digest } of documents) {
    writeFileSync(join(path, 'blobs/sha256', digestHex(digest)), bytes);
  }
  return Object.assign(await openLayout(path), { path });
}

function entry({ bytes, digest, type }: Document, tag?: string) {
  const named = { mediaType: type, digest, size: bytes.byteLength };
  return tag === undefined ? named : { ...named, annotations: { [refName]: tag } };
}

const one = image('one');
const two = image('two');
const both = index(one, two);

test('layout: manifests by tag and by digest, children included', async (t) => {
  const layout = await left(t, [entry(both, '1')], one, two, both);
  for (const reference of ['1', both.digest]) {
    const stored = await layout.manifest(reference);
    assert.deepEqual(stored?.bytes, both.bytes);
    assert.equal(stored?.digest, both.digest);
    assert.equal(stored?.contentType, mediaTypes.index);
  }
  assert.deepEqual((await layout.manifest(one.digest))?.bytes, one.bytes);
  const { digest, size } = (await layout.manifestHead('1')) ?? {};
  assert.deepEqual([digest, size], [both.digest, both.bytes.byteLength]);
  assert.deepEqual(await listed(layout.tags()), ['1']);
});

test('layout: what does not exist is undefined', async (t) => {
  const layout = await left(t, [entry(one, 'gone')]);
  for (const reference of ['1', 'gone', one.digest]) {
    assert.equal(await layout.manifest(reference), undefined, reference);
    assert.equal(await layout.manifestHead(reference), undefined, reference);
  }
  assert.equal(await layout.blob({ digest: one.digest, size: 3 }, 10), undefined);
  await assert.rejects(layout.openBlob({ digest: one.digest, size: 3 }, 0), { code: 'E_NOTFOUND' });
});

test('threat 12: what is neither tag nor digest is not looked for', async (t) => {
  const layout = await left(t, []);
  for (const text of ['../x', 'a/b', '', '-x']) {
    await assert.rejects(layout.manifest(text), { code: 'E_REF' });
  }
});

test('threat 2: a manifest is hashed when it is read', async (t) => {
  const layout = await left(t, [entry(one, '1')], { ...one, bytes: two.bytes });
  await assert.rejects(layout.manifest('1'), { code: 'E_DIGEST' });
  await assert.rejects(layout.manifest(one.digest), { code: 'E_DIGEST' });
});

test('threat 5: a blob has the size that is declared, and hashes', async (t) => {
  const { bytes, digest } = one;
  const layout = await left(t, [], one, { ...two, bytes });
  const size = bytes.byteLength;
  assert.deepEqual(await layout.blob({ digest, size }, 1000), bytes);
  await assert.rejects(layout.blob({ digest, size: size + 1 }, 1000), { code: 'E_DIGEST' });
  await assert.rejects(layout.blob({ digest, size }, size - 1), { code: 'E_LIMIT' });
  await assert.rejects(layout.blob({ digest, size: 1 }, 10), { code: 'E_DIGEST' });
  await assert.rejects(layout.blob({ digest: two.digest, size }, 1000), { code: 'E_DIGEST' });
});

test('threat 5, fault 7: a blob as a stream, from an offset on', async (t) => {
  const { bytes, digest } = one;
  const layout = await left(t, [], one);
  const blob = { digest, size: bytes.byteLength };
  for (const offset of [0, 7, bytes.byteLength]) {
    assert.deepEqual(await buffer(await layout.openBlob(blob, offset)), bytes.subarray(offset));
  }
  const long = await layout.openBlob({ digest, size: 10 }, 0);
  const error = await buffer(long).catch((error: unknown) => error);
  assert.ok(error instanceof TrustError && error.code === 'E_DIGEST', 'threat 5');
  const short = await layout.openBlob({ digest, size: 10_000 }, 0);
  assert.ok((await buffer(short).catch((error: unknown) => error)) instanceof ShortBlob, 'fault 7');
});

test('layout: tags that are none, entries that are none, and a tag twice', async (t) => {
  const layout = await left(
    t,
    [entry(one, 'a'), entry(one, 'a'), entry(one, 'docker.io/x:1'), entry(one), 'junk', {}],
    one,
  );
  assert.deepEqual(await listed(layout.tags()), ['a', '1']);
  assert.equal((await layout.manifest('a'))?.digest, one.digest);
});

test('threat 20: a tag at two manifests is read in two ways, and so in none', async (t) => {
  const layout = await left(t, [entry(one, '1'), entry(two, '1')], one, two);
  await assert.rejects(layout.manifest('1'), { code: 'E_MANIFEST', message: /two manifests/ });
});

for (const [title, document] of [
  ['schemaVersion 1', { schemaVersion: 1, manifests: [] }],
  ['another media type', { schemaVersion: 2, mediaType: mediaTypes.manifest, manifests: [] }],
  ['an image as well', { schemaVersion: 2, manifests: [], config: {}, layers: [] }],
  ['no list', { schemaVersion: 2 }],
] as const) {
  test(`threat 20: an index.json with ${title} is E_MANIFEST`, async (t) => {
    await assert.rejects(left(t, document), { code: 'E_MANIFEST' });
  });
}

test("layout: Go's empty list is empty", async (t) => {
  const layout = await left(t, { schemaVersion: 2, manifests: null });
  assert.deepEqual(await listed(layout.tags()), []);
});

test('threat 37: an index.json with a key twice is E_MANIFEST', async (t) => {
  const layout = await left(t, []);
  writeFileSync(
    join(layout.path, 'index.json'),
    '{"schemaVersion":2,"manifests":[],"manifests":[]}',
  );
  await assert.rejects(layout.manifest('1'), { code: 'E_MANIFEST' });
});

test('threat 35: an index.json without an end is not read to it', async (t) => {
  const layout = await left(t, []);
  writeFileSync(join(layout.path, 'index.json'), Buffer.alloc(4 * 1024 * 1024 + 1, ' '));
  await assert.rejects(layout.manifest('1'), { code: 'E_LIMIT' });
});

for (const [title, content] of [
  ['of another version', '{"imageLayoutVersion":"2.0.0"}'],
  ['that is no JSON', 'hello'],
  ['of another type', '{"imageLayoutVersion":1}'],
] as const) {
  test(`layout: an oci-layout ${title} is E_INPUT`, async (t) => {
    const { path } = await left(t, []);
    writeFileSync(join(path, 'oci-layout'), content);
    await assert.rejects(openLayout(path), { code: 'E_INPUT' });
  });
}

test('layout: a folder that is none, or is not there, is E_INPUT', async (t) => {
  const path = temporaryFolder(t);
  await assert.rejects(openLayout(path), { code: 'E_INPUT', message: /no oci-layout/ });
  await assert.rejects(openLayout(join(path, 'gone')), { code: 'E_INPUT' });
});

test('layout: it is called as the user calls it', async (t) => {
  const { name, path } = await left(t, []);
  assert.equal(`${name.registry}/${name.path}`, `oci:${path}`);
});

test('layout: referrers of every manifest that can be reached', async (t) => {
  const child = image('signature of a child', one);
  const root = image('signature of the index', both);
  const further = image('signature of the signature', root);
  const layout = await left(
    t,
    [entry(both, '1'), entry(index(child, root)), entry(further)],
    ...[one, two, both, child, root, further, index(child, root)],
  );
  for (const [subject, expected] of [
    [one, child],
    [both, root],
    [root, further],
  ] as const) {
    const { descriptors, source } = await layout.referrers(subject.digest);
    assert.deepEqual(descriptors, [
      {
        mediaType: mediaTypes.manifest,
        digest: expected.digest,
        size: expected.bytes.byteLength,
        annotations: descriptors[0]?.annotations,
        artifactType: 'text/x',
      },
    ]);
    assert.equal(source, 'api', 'each was read, so that its type is what it says');
  }
  assert.deepEqual((await layout.referrers(two.digest)).descriptors, []);
});

test('layout: referrers in the list under the fallback tag', async (t) => {
  const signature = image('signature', one);
  const list = index(signature);
  const tag = one.digest.replace(':', '-');
  const whole = await left(t, [entry(one, '1'), entry(list, tag)], one, list, signature);
  assert.equal((await whole.referrers(one.digest)).descriptors[0]?.digest, signature.digest);
  const byTag = await whole.referrersByTag(one.digest);
  assert.deepEqual([byTag.descriptors.length, byTag.skipped], [1, undefined]);
  const sparse = await left(t, [entry(one, '1'), entry(list, tag)], one, list);
  const { descriptors, source } = await sparse.referrers(one.digest);
  assert.deepEqual(
    [descriptors[0]?.digest, source],
    [signature.digest, 'tag'],
    'listed, though gone',
  );
});

test('threat 15: an image under the fallback tag lists nothing', async (t) => {
  const tag = one.digest.replace(':', '-');
  const layout = await left(t, [entry(one, '1'), entry(two, tag)], one, two);
  assert.deepEqual((await layout.referrersByTag(one.digest)).descriptors, []);
  // As cosign copy leaves it: an index under its own tag, whose children are no referrers of it.
  const itself = await left(t, [entry(both, both.digest.replace(':', '-'))], both, one, two);
  assert.deepEqual((await itself.referrers(both.digest)).descriptors, []);
});

test('threat 32: a referrer that is found along two ways is listed once', async (t) => {
  const signature = image('signature', one);
  const list = index(signature);
  const layout = await left(t, [entry(one), entry(signature), entry(list)], one, signature, list);
  assert.equal((await layout.referrers(one.digest)).descriptors.length, 1);
});

test('threat 32: what refers to itself in a circle ends', async (t) => {
  // No manifest can hold its own digest, so the file lies; then it is damaged, and that is said.
  const digest = digestOf(Buffer.from('circle'));
  const bytes = Buffer.from(
    JSON.stringify({
      ...{ schemaVersion: 2, mediaType: mediaTypes.index },
      manifests: [{ mediaType: mediaTypes.index, digest, size: 1 }],
    }),
  );
  const circle: Document = { bytes, digest, type: mediaTypes.index };
  const layout = await left(t, [entry(circle)], circle);
  await assert.rejects(layout.referrers(one.digest), { code: 'E_DIGEST' });
});

test('threat 62: a damaged manifest may be a signature, so there is no list without it', async (t) => {
  const signature = image('signature', one);
  const layout = await left(t, [entry(one), entry(signature)], one, {
    ...signature,
    bytes: two.bytes,
  });
  await assert.rejects(layout.referrers(one.digest), { code: 'E_DIGEST' });
});

test('threat 34: referrers are not looked for without end', async (t) => {
  const signature = image('signature', both);
  const { path } = await left(t, [], both, one, two, signature);
  const blobs = new BlobFiles(new Folder(path));
  const roots = [both, signature].map((each) => readDescriptor(entry(each), 'a root'));
  const found = await new Graph(blobs, 4).referrersOf(both.digest, roots);
  assert.equal(found[0]?.digest, signature.digest);
  await assert.rejects(new Graph(blobs, 3).referrersOf(both.digest, roots), { code: 'E_LIMIT' });
});

test('layout: platforms that were left out, and anything but a manifest, hide no referrer', async (t) => {
  const signature = image('signature', both);
  const odd: Document = { ...image('odd'), type: 'application/vnd.oci.descriptor.v1+json' };
  const broken = Buffer.from('{"schemaVersion":2}');
  const bad: Document = { bytes: broken, digest: digestOf(broken), type: mediaTypes.manifest };
  const entries = [entry(both, '1'), entry(odd), entry(bad), entry(signature)];
  const layout = await left(t, entries, both, one, odd, bad, signature);
  const { descriptors } = await layout.referrers(both.digest);
  assert.deepEqual(
    descriptors.map(({ digest }) => digest),
    [signature.digest],
  );
});

const oras = 'oras/test/e2e/testdata/zot/command';
test('vectors: the layouts of oras', { skip: skipWithout('oras') }, async () => {
  for (const [name, tag] of [
    ['images', 'multi'],
    ['artifacts', 'foobar'],
  ] as const) {
    const layout = await openLayout(sharedPath(oras, name));
    const tags = await listed(layout.tags());
    assert.ok(tags.length > 3);
    for (const each of tags) assert.ok(await layout.manifest(each), each);
    if (name === 'images') assert.ok(tags.includes(tag));
    else {
      const { digest } = (await layout.manifest(tag)) ?? assert.fail();
      assert.ok((await layout.referrers(digest)).descriptors.length > 0);
    }
  }
});

const ggcr = 'go-containerregistry/pkg/v1/layout/testdata';
test('vectors: the layouts of go-containerregistry', {
  skip: skipWithout('go-containerregistry'),
}, async () => {
  for (const name of ['test_index', 'test_gc_index', 'test_index_one_image']) {
    const layout = await openLayout(sharedPath(ggcr, name));
    for (const tag of await listed(layout.tags())) {
      const head = await layout.manifestHead(tag);
      if (head !== undefined) assert.ok(await layout.manifest(tag), `${name}:${tag}`);
    }
  }
});
