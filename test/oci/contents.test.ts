/** What a copy reads of manifests that readers of images refuse. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readContents } from '../../src/oci/contents.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';

const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));
const digestFor = (text: string) => digestOf(Buffer.from(text));
const named = (text: string, more = {}) => ({
  ...{ mediaType: 'text/plain', digest: digestFor(text), size: text.length },
  ...more,
});
const read = (value: unknown, contentType?: string) => readContents(bytesOf(value), contentType);
const digestsIn = (list: readonly { digest: string }[]) => list.map(({ digest }) => digest);

test('contents: config, layers, blobs, children and subject are named', () => {
  const contents = read({
    ...{ schemaVersion: 2, mediaType: mediaTypes.manifest, artifactType: 'a/b' },
    ...{ config: named('config'), layers: [named('layer')], blobs: [named('blob')] },
    ...{ manifests: [named('child')], subject: named('subject'), annotations: { a: 'b' } },
  });
  assert.deepEqual(digestsIn(contents.blobs), ['config', 'layer', 'blob'].map(digestFor));
  assert.deepEqual(digestsIn(contents.manifests), [digestFor('child')]);
  assert.equal(contents.config?.digest, digestFor('config'));
  assert.equal(contents.subject?.digest, digestFor('subject'));
  assert.deepEqual(
    [contents.mediaType, contents.artifactType, { ...contents.annotations }],
    [mediaTypes.manifest, 'a/b', { a: 'b' }],
  );
  assert.deepEqual(contents.unreadable, []);
});

const empty = { architecture: '', os: '' };

for (const [what, layers, found] of [
  ['null', null, 0],
  ['an empty platform', [named('x', { platform: empty })], 1],
  ['a platform that is no object', [named('x', { platform: 'linux' })], 1],
  ['annotations that are null', [named('x', { annotations: null })], 1],
  ['an annotation that is a number', [named('x', { annotations: { n: 1 } })], 1],
  ['no media type', [named('x', { mediaType: undefined })], 1],
  ['an empty media type', [named('x', { mediaType: '' })], 1],
  ['an entry that is null', [null, named('x')], 1],
] as const) {
  test(`contents: layers with ${what} are read`, () => {
    const contents = read({ schemaVersion: 2, config: named('c'), layers });
    assert.equal(contents.blobs.length, 1 + found);
    assert.deepEqual(contents.unreadable, []);
  });
}

test('contents: what has no digest and size to copy by is named', () => {
  const layers = [
    named('x', { digest: undefined }),
    named('x', { digest: 'blake3:00' }),
    named('x', { size: '3' }),
    named('x', { size: -1 }),
    'text',
    named('good'),
  ];
  const contents = read({ schemaVersion: 2, config: 7, layers });
  const fields = ['config', ...layers.slice(0, -1).map((_, at) => `layers[${at}]`)];
  assert.deepEqual(contents.unreadable, fields);
  assert.deepEqual(digestsIn(contents.blobs), [digestFor('good')]);
});

test('contents: two keys and numbers beyond 2^53 are read as other tools read them', () => {
  const layer = JSON.stringify([named('last')]);
  const text = `{"schemaVersion":2,"x":9007199254740993,"layers":[],"layers":${layer}}`;
  assert.deepEqual(digestsIn(readContents(Buffer.from(text)).blobs), [digestFor('last')]);
});

test('contents: anything but a JSON object names nothing', () => {
  for (const text of ['', '{', '[]', '"x"', '\u0000']) {
    const { blobs, manifests, subject } = readContents(Buffer.from(text), 'application/x');
    assert.deepEqual([blobs, manifests, subject], [[], [], undefined]);
  }
});

test('contents: the media type is what the document says, then what the registry says', () => {
  const header = mediaTypes.dockerManifest;
  assert.equal(read({ mediaType: mediaTypes.artifact }, header).mediaType, mediaTypes.artifact);
  assert.equal(read({}, ` ${header} ; charset=utf-8; x=y`).mediaType, header);
  for (const generic of [undefined, '', 'application/json', 'text/plain']) {
    assert.equal(read({ manifests: [] }, generic).mediaType, mediaTypes.index);
    assert.equal(read({ layers: [] }, generic).mediaType, mediaTypes.manifest);
  }
});

test('contents: of a descriptor all is kept that a copy passes on, and anything but text is dropped', () => {
  const layer = named('x', {
    ...{ mediaType: 'a/b', artifactType: 'c/d', data: 'eA==' },
    annotations: { kept: 'text', dropped: 1 },
  });
  const odd = named('y', { mediaType: 7, artifactType: 7, data: 7, annotations: 'text' });
  const { blobs, annotations, artifactType, config, subject } = read({
    ...{ layers: [layer, odd], artifactType: 7, annotations: { kept: 'text', dropped: null } },
  });
  const [first, second] = blobs;
  assert.deepEqual(
    { ...first, annotations: { ...first?.annotations } },
    { ...layer, annotations: { kept: 'text' } },
  );
  assert.deepEqual(
    { ...second, annotations: { ...second?.annotations } },
    { ...named('y'), mediaType: 'application/octet-stream', annotations: {} },
  );
  assert.deepEqual({ ...annotations }, { kept: 'text' });
  assert.deepEqual([artifactType, config, subject], [undefined, undefined, undefined]);
  assert.ok(!('artifactType' in read({ artifactType: '' })));
});

test('contents: an odd list names nothing, and other readers keep the last of two keys of an object only', () => {
  assert.deepEqual(read({ layers: { 0: named('x') }, manifests: 'x' }).blobs, []);
  assert.deepEqual(readContents(Buffer.from('[1,1e400]')).manifests, []);
});
