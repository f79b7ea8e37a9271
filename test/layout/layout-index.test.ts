/** index.json as a document: what is read of it, and what each change leaves of it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import { absentLayout } from '../../src/layout/create.ts';
import { fileError, isMissing, withFileErrors } from '../../src/layout/file-error.ts';
import { LayoutIndex, namesOf } from '../../src/layout/layout-index.ts';
import { parseLayoutName } from '../../src/layout/name.ts';
import { destinationOf, temporaryName } from '../../src/layout/temporary.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';

const refName = 'org.opencontainers.image.ref.name';
const containerd = 'io.containerd.image.name';
const digest = (text: string) => digestOf(Buffer.from(text));
const named = (text: string) => ({
  ...{ mediaType: mediaTypes.manifest, digest: digest(text), size: text.length },
});
const tagged = (text: string, tag: string, more = {}) => ({
  ...named(text),
  annotations: { [refName]: tag, ...more },
});
const parse = (document: unknown) => LayoutIndex.parse(Buffer.from(JSON.stringify(document)));
const of = (...manifests: unknown[]) => parse({ schemaVersion: 2, manifests });
const written = (index: LayoutIndex) => JSON.parse(Buffer.from(index.toBytes()).toString());
const entries = (index: LayoutIndex) => written(index).manifests;

test('a new index is written with its type; another keeps unknown fields', () => {
  const empty =
    '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}';
  assert.equal(Buffer.from(LayoutIndex.empty.toBytes()).toString(), empty);
  const odd = { schemaVersion: 2, x: { y: [1] }, manifests: [7, { a: 'b' }, named('one')] };
  assert.deepEqual(written(parse(odd)), odd);
  assert.deepEqual(
    parse(odd).descriptors.map((one) => one.digest),
    [digest('one')],
  );
});

test('threat 20: anything but an index, or an image as well, is E_MANIFEST', () => {
  for (const mediaType of [undefined, null, '', mediaTypes.index]) {
    assert.deepEqual(parse({ schemaVersion: 2, mediaType, manifests: null }).descriptors, []);
  }
  for (const [document, why] of [
    [[], 'it is not an object'],
    [{ manifests: [] }, 'its schemaVersion is not 2'],
    [{ schemaVersion: 1, manifests: [] }, 'its schemaVersion is not 2'],
    [
      { schemaVersion: 2, mediaType: mediaTypes.manifest, manifests: [] },
      'it is not an image index',
    ],
    [{ schemaVersion: 2, config: null, manifests: [] }, 'it is also an image'],
    [{ schemaVersion: 2, layers: [], manifests: [] }, 'it is also an image'],
    [{ schemaVersion: 2 }, 'it has no list of manifests'],
    [{ schemaVersion: 2, manifests: {} }, 'it has no list of manifests'],
  ] as const) {
    const message = `index.json of the layout cannot be read: ${why}`;
    assert.throws(() => parse(document), { code: 'E_MANIFEST', message });
  }
  assert.throws(() => LayoutIndex.parse(Buffer.from('{')), {
    code: 'E_MANIFEST',
    message: /cannot be read: /,
  });
});

test('tags and names, each once', () => {
  const index = of(
    tagged('one', '1'),
    tagged('two', '1'),
    tagged('two', 'docker.io/a/b:2'),
    tagged('three', '3', { [containerd]: 'docker.io/a/b:4' }),
    tagged('four', 'a b'),
    named('five'),
  );
  assert.deepEqual(index.tags(), ['1', '3']);
  assert.deepEqual(index.allTags(), ['1', '3', '2', '4']);
  assert.deepEqual(namesOf(index.descriptors[3] as never), ['3', 'docker.io/a/b:4']);
  assert.deepEqual(namesOf(index.descriptors[5] as never), []);
  assert.equal(index.tagged('3')?.digest, digest('three'));
  assert.equal(index.tagged('2'), undefined);
  assert.equal(index.findByName('2')?.digest, digest('two'));
  assert.equal(index.findByName('9'), undefined);
  assert.equal(index.entry(digest('five'))?.size, 4);
  assert.equal(index.entry(digest('six')), undefined);
});

test('threat 20: one tag at two manifests is E_MANIFEST, at one manifest twice it is not', () => {
  const twice = of(tagged('one', '1'), tagged('two', '1'));
  for (const find of [() => twice.tagged('1'), () => twice.findByName('1')]) {
    assert.throws(find, {
      message: 'index.json of the layout cannot be read: two manifests have the tag 1',
    });
  }
  assert.equal(of(tagged('one', '1'), tagged('one', '1')).tagged('1')?.digest, digest('one'));
  const same = of(tagged('one', 'a/b:1'), tagged('one', 'a/c:1'));
  assert.equal(same.findByName('1')?.digest, digest('one'));
});

test('a manifest is added once, a tag is at one manifest', () => {
  const index = of(tagged('one', '1', { kept: 'x' }), named('two'));
  assert.equal(index.withManifest(named('one')), index);
  assert.deepEqual(entries(index.withManifest(named('three'))), [
    ...entries(index),
    named('three'),
  ]);
  assert.equal(index.withTag('1', named('one')), index);
  const moved = index.withTag('1', named('two'));
  const freed = { ...named('one'), annotations: { kept: 'x' } };
  assert.deepEqual(entries(moved), [freed, tagged('two', '1')]);
  assert.deepEqual(entries(index.withTag('1', named('three'))), [
    freed,
    named('two'),
    tagged('three', '1'),
  ]);
  assert.deepEqual(entries(index.withTag('2', named('one'))), [
    ...entries(index),
    tagged('one', '2'),
  ]);
});

test('an entry that says nothing goes where another names the same manifest', () => {
  const index = of(tagged('one', '1'), tagged('one', '2'));
  assert.deepEqual(entries(index.withTag('1', named('three'))), [
    tagged('one', '2'),
    tagged('three', '1'),
  ]);
  const alone = of(tagged('one', '1'));
  assert.deepEqual(entries(alone.withTag('1', named('three'))), [
    named('one'),
    tagged('three', '1'),
  ]);
  const more = of({ ...named('one'), platform: {} }, tagged('one', '1'));
  assert.deepEqual(entries(more.withTag('1', named('two'))), [
    { ...named('one'), platform: {} },
    tagged('two', '1'),
  ]);
});

test('only what has no tag is taken out', () => {
  const index = of(tagged('one', '1'), named('one'), named('two'), 7);
  assert.deepEqual(entries(index.withoutUntagged(digest('one'))), [
    tagged('one', '1'),
    named('two'),
    7,
  ]);
});

test('errors of the file system become ours', async () => {
  const system = (code: string, message = 'said') => Object.assign(new Error(message), { code });
  for (const code of ['ENOSPC', 'EDQUOT', 'EFBIG']) {
    const { code: ours, message } = fileError('/x', system(code));
    assert.deepEqual([ours, message], ['E_LIMIT', `/x: no space is left (${code})`]);
  }
  for (const [code, message] of [
    ['ENOENT', '/x: it does not exist'],
    ['ELOOP', '/x: symbolic links are not followed (ELOOP)'],
    ['EACCES', '/x: said'],
  ] as const) {
    const error = fileError('/x', system(code));
    assert.deepEqual([error.code, error.message], ['E_INPUT', message]);
  }
  const own = new TrustError('E_DIGEST', 'ours');
  await assert.rejects(
    withFileErrors('/x', () => Promise.reject(own)),
    own,
  );
  await assert.rejects(
    withFileErrors('/x', () => Promise.reject(system('EIO'))),
    { code: 'E_INPUT' },
  );
  assert.equal(await withFileErrors('/x', async () => 7), 7);
  assert.ok(isMissing(system('ENOENT')));
  assert.ok(
    !isMissing(system('EIO')) && !isMissing(new Error('x')) && !isMissing({ code: 'ENOENT' }),
  );
});

test('a layout that does not exist is empty, and takes nothing', async () => {
  const layout = absentLayout('/a/b');
  assert.deepEqual(layout.name, { registry: 'oci:/a', path: 'b' });
  assert.equal(await layout.manifest('1'), undefined);
  assert.equal(await layout.manifestHead('1'), undefined);
  assert.equal(await layout.hasBlob(digest('x')), false);
  assert.equal(await layout.lacks(digest('x')), true);
  assert.deepEqual(await layout.referrers(digest('x')), { descriptors: [], source: 'api' });
  assert.deepEqual(await layout.referrersByTag(digest('x')), { descriptors: [], source: 'tag' });
  for await (const tag of layout.tags()) assert.fail(tag);
  const refused = { name: 'RangeError', message: '/a/b is open for reading only' };
  await assert.rejects(layout.putManifest('1', Buffer.from('{}'), 'x'), refused);
  await assert.rejects(
    layout.putBlob({ digest: digest('x'), size: 1 }, () => Buffer.from('x')),
    refused,
  );
});

test('temporary files say what they were to become, with or without their owner', () => {
  const owner = { name: '1f-2a', isRunning: () => true, now: () => 0 };
  const name = temporaryName('/a/index.json', owner);
  assert.match(name, /^\/a\/index\.json\.1f-2a\.[0-9a-f-]{36}\.tmp$/);
  assert.equal(destinationOf(name.slice('/a/'.length)), 'index.json');
  const uuid = '01234567-89ab-cdef-0123-456789abcdef';
  assert.equal(destinationOf(`oci-layout.${uuid}.tmp`), 'oci-layout');
  for (const other of [
    `x.${uuid}.tmp~`,
    `.${uuid}.tmp`,
    'x.tmp',
    `x.${uuid}`,
    `x.${uuid.slice(1)}.tmp`,
  ]) {
    assert.equal(destinationOf(other), undefined, other);
  }
});

test('a name that is refused is quoted in 300 characters, with the reason', () => {
  for (const [text, why] of [
    ['x'.repeat(301), 'it does not begin with "oci:" or "oci-archive:"'],
    [
      'oci:a:b c',
      'a tag can contain only letters, digits, "_", "." and "-", at most 128 characters',
    ],
    ['oci:', 'the path is missing'],
    ['oci:a\0', 'the path has a NUL in its name'],
  ] as const) {
    const message = `${JSON.stringify(text.slice(0, 300))} does not name an image layout: ${why}`;
    assert.throws(() => parseLayoutName(text), { code: 'E_REF', message });
  }
  const sha512 = `sha512:${'a'.repeat(128)}`;
  assert.deepEqual(parseLayoutName(`oci:a@${sha512}`), { path: 'a', digest: sha512 });
  assert.deepEqual(parseLayoutName('oci:a@sha256:x/b'), { path: 'a@sha256:x/b' });
});
