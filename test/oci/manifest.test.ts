/** Parses manifests and indexes, and refuses ambiguous ones. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ErrorCode, isTrustError } from '../../src/error.ts';
import { readReferrerDescriptor } from '../../src/oci/descriptor.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { parseManifest } from '../../src/oci/manifest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';

const descriptor = {
  mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
  digest: digestOf(Buffer.from('layer')),
  size: 5,
};
const config = { ...descriptor, mediaType: mediaTypes.config };
const child = {
  ...descriptor,
  mediaType: mediaTypes.manifest,
  platform: { os: 'linux', architecture: 'amd64' },
};
const image = { schemaVersion: 2, mediaType: mediaTypes.manifest, config, layers: [descriptor] };
const index = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: [child] };

const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));
const read = (value: unknown, contentType?: string) => parseManifest(bytesOf(value), contentType);
const fails = (value: unknown, code: ErrorCode, contentType?: string) => {
  const bytes = Buffer.isBuffer(value) ? value : bytesOf(value);
  assert.throws(
    () => parseManifest(bytes, contentType),
    (error) => isTrustError(error, code),
    bytes.toString().slice(0, 120),
  );
};

test('reads OCI and Docker manifests and indexes', () => {
  assert.equal(read(image).kind, 'image');
  assert.equal(read(index).kind, 'index');
  assert.equal(
    read({ ...image, mediaType: mediaTypes.dockerManifest }).mediaType,
    mediaTypes.dockerManifest,
  );
  assert.equal(
    read({ ...index, mediaType: mediaTypes.dockerIndex }, mediaTypes.dockerIndex).kind,
    'index',
  );
  const manifest = read(index);
  assert.ok(manifest.kind === 'index');
  assert.deepEqual(manifest.manifests[0]?.platform, { os: 'linux', architecture: 'amd64' });
});

test('threat 20: a document with the fields of both kinds is refused', () => {
  fails({ ...index, ...image }, 'E_MANIFEST');
  fails({ ...index, config }, 'E_MANIFEST');
  fails({ ...index, layers: [] }, 'E_MANIFEST');
  fails({ ...index, fsLayers: [] }, 'E_MANIFEST');
  fails({ ...image, manifests: [] }, 'E_MANIFEST');
  fails({ schemaVersion: 2 }, 'E_MANIFEST');
});

test('threat 21: a header that contradicts the document is refused; its parameters are ignored', () => {
  fails(image, 'E_MANIFEST', mediaTypes.index);
  fails(index, 'E_MANIFEST', mediaTypes.manifest);
  fails(index, 'E_MANIFEST', mediaTypes.dockerIndex);
  fails({ ...image, mediaType: mediaTypes.index }, 'E_MANIFEST');
  assert.equal(read(index, `${mediaTypes.index}; charset=utf-8`).kind, 'index');
  assert.equal(read(index, 'application/json').kind, 'index');
});

test('threat 22: without a media type the kind is inferred only where it cannot be two', () => {
  const { mediaType: _image, ...bareImage } = image;
  const { mediaType: _index, ...bareIndex } = index;
  assert.equal(read(bareImage).mediaType, mediaTypes.manifest);
  assert.equal(read(bareIndex, mediaTypes.dockerIndex).mediaType, mediaTypes.dockerIndex);
  fails({ ...bareImage, ...bareIndex }, 'E_MANIFEST');
  fails(bareIndex, 'E_MANIFEST', mediaTypes.manifest);
});

test('threat 23: schema 1 is clearly unsupported', () => {
  assert.throws(() => read({ schemaVersion: 1, name: 'x', fsLayers: [] }), /schema 1/);
  assert.throws(() => read({ ...image, mediaType: mediaTypes.dockerSchema1Signed }), /schema 1/);
  assert.throws(() => read(image, mediaTypes.dockerSchema1), /schema 1/);
  fails({ ...image, schemaVersion: 3 }, 'E_MANIFEST');
  fails({ ...image, mediaType: 'application/json' }, 'E_MANIFEST');
});

test('threat 34: an index with more than 1000 children is refused', () => {
  assert.doesNotThrow(() => read({ ...index, manifests: Array(1000).fill(child) }));
  fails({ ...index, manifests: Array(1001).fill(child) }, 'E_LIMIT');
});

test('threat 35: a manifest of more than 4 MiB is refused before it is parsed', () => {
  fails(Buffer.alloc(4 * 1024 * 1024 + 1, '{'), 'E_LIMIT');
});

test('threats 36 to 39: what is not strict JSON is E_MANIFEST', () => {
  for (const text of ['[', '[]', 'null', '"x"']) fails(Buffer.from(text), 'E_MANIFEST');
  const good = JSON.stringify(image);
  assert.doesNotThrow(() => parseManifest(Buffer.from(good)));
  for (const text of [
    good.replace('{', '{"schemaVersion":2,'),
    good.replace('{', '{"__proto__":1,'),
    good.replace('{', `{"x":${'['.repeat(64)}${']'.repeat(64)},`),
    good.replace('{', '{"x":"\\ud800",'),
    `\ufeff${good}`,
  ]) {
    fails(Buffer.from(text), 'E_MANIFEST');
  }
});

test('threat 41: a huge annotation is refused; one that is not text is none', () => {
  const huge = { a: 'x'.repeat(256 * 1024 + 1) };
  fails({ ...image, annotations: huge }, 'E_LIMIT');
  fails({ ...index, manifests: [{ ...child, annotations: huge }] }, 'E_LIMIT');
  for (const annotations of [
    { a: 1, b: 'kept' },
    { a: null, b: 'kept' },
  ]) {
    assert.deepEqual({ ...read({ ...image, annotations }).annotations }, { b: 'kept' });
  }
  for (const annotations of [null, [], ['x'], 'x', 1]) {
    assert.deepEqual({ ...read({ ...image, annotations }).annotations }, {});
  }
});

test('threat 43: urls of foreign layers are not even read', () => {
  const foreign = { ...descriptor, urls: ['http://169.254.169.254/latest/meta-data'] };
  const manifest = read({ ...image, layers: [foreign] });
  assert.ok(!JSON.stringify(manifest).includes('169.254'));
});

test('descriptors with missing, mistyped or hostile fields are refused', () => {
  const bad: unknown[] = [
    null,
    1,
    'x',
    [],
    {},
    { ...child, size: -1 },
    { ...child, size: 1.5 },
    { ...child, size: '5' },
    { ...child, mediaType: '' },
    { ...child, mediaType: 1 },
    { ...child, digest: 1 },
    { ...child, size: null },
    { ...child, mediaType: null },
    { ...child, digest: null },
  ];
  for (const entry of bad) fails({ ...index, manifests: [entry] }, 'E_MANIFEST');
  for (const digest of ['sha256:../..', 'sha1:00', ''])
    fails({ ...index, manifests: [{ ...child, digest }] }, 'E_DIGEST');
  fails({ ...index, manifests: {} }, 'E_MANIFEST');
  fails({ ...image, layers: {} }, 'E_MANIFEST');
  fails({ ...image, layers: [null] }, 'E_MANIFEST');
  fails({ ...image, config: undefined }, 'E_MANIFEST');
  fails({ ...image, config: null }, 'E_MANIFEST');
  const large = JSON.stringify(index).replace('"size":5', '"size":9007199254740993');
  fails(Buffer.from(large), 'E_MANIFEST');
});

/** What Go's writers leave where there is nothing, and other values that nothing can be read from. */
const nothings = [null, '', 0, false, {}, []];

for (const nothing of nothings) {
  const shown = JSON.stringify(nothing);

  test(`an optional field that is ${shown} counts as absent`, () => {
    const odd = Object.fromEntries(
      ['annotations', 'artifactType', 'data', 'platform', 'urls'].map((key) => [key, nothing]),
    );
    const plain = { ...image, layers: [descriptor, descriptor] };
    const oddImage = {
      ...plain,
      config: { ...config, ...odd },
      layers: plain.layers.map((layer) => ({ ...layer, ...odd })),
      ...{ annotations: nothing, artifactType: nothing, subject: nothing },
    };
    assert.deepEqual(read(oddImage), read(plain));
    const { platform: _, ...bare } = child;
    const oddIndex = {
      ...{ ...index, manifests: [{ ...child, ...odd }] },
      ...{ annotations: nothing, artifactType: nothing, subject: nothing },
    };
    assert.deepEqual(read(oddIndex), read({ ...index, manifests: [bare] }));
  });
}

test('half a platform is none', () => {
  for (const platform of [
    { os: 'linux', architecture: '' },
    { os: 'linux' },
    { architecture: 'amd64', os: null },
    { os: 'linux', architecture: 386 },
  ]) {
    const manifest = read({ ...index, manifests: [{ ...child, platform }] });
    assert.ok(manifest.kind === 'index');
    assert.equal(manifest.manifests[0]?.platform, undefined);
  }
});

test('lists that are null are empty, as Go writes them', () => {
  const noLayers = read({ ...image, layers: null });
  assert.ok(noLayers.kind === 'image');
  assert.deepEqual(noLayers.layers, []);
  const noManifests = read({ ...index, manifests: null });
  assert.ok(noManifests.kind === 'index');
  assert.deepEqual(noManifests.manifests, []);
});

test('threat 20: a list that is null counts as present', () => {
  fails({ ...image, manifests: null }, 'E_MANIFEST');
  fails({ ...index, layers: null }, 'E_MANIFEST');
  fails({ ...index, config: null }, 'E_MANIFEST');
});

test('threat 22: a media type that is null or empty is none', () => {
  for (const mediaType of [null, '']) {
    assert.equal(read({ ...image, mediaType }).mediaType, mediaTypes.manifest);
    assert.equal(read({ ...index, mediaType }).mediaType, mediaTypes.index);
    fails({ ...index, mediaType }, 'E_MANIFEST', mediaTypes.manifest);
  }
  for (const mediaType of [0, false, {}]) fails({ ...image, mediaType }, 'E_MANIFEST');
});

test('a subject that is not a descriptor makes it nothing’s referrer', () => {
  for (const subject of [1, 'x', {}, { ...child, digest: 'sha1:00' }, { ...child, size: -1 }]) {
    assert.equal(read({ ...image, subject }).subject, undefined);
  }
  assert.equal(read({ ...image, subject: child }).subject?.digest, child.digest);
});

test('numbers beyond 2^53 in fields that are not read', () => {
  const number = '9007199254740993';
  const text = JSON.stringify({ ...image, x: 'N', layers: [{ ...descriptor, x: 'N' }] });
  const manifest = parseManifest(Buffer.from(text.replaceAll('"N"', number)));
  assert.equal(manifest.kind, 'image');
});

test('flipping any byte of a manifest gives a TrustError or a manifest, never anything else', () => {
  const bytes = bytesOf(index);
  for (let at = 0; at < bytes.length; at += 1) {
    for (const flip of [0x01, 0x20, 0x80]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ flip;
      try {
        parseManifest(changed);
      } catch (error) {
        assert.ok(isTrustError(error), String(error));
      }
    }
  }
});

test('a refusal says what is wrong', () => {
  const says = (value: unknown, message: RegExp, contentType?: string) => {
    const bytes = typeof value === 'string' ? Buffer.from(value) : bytesOf(value);
    assert.throws(() => parseManifest(bytes, contentType), message);
  };
  says('{', /^TrustError: the manifest is not strict JSON: /);
  says('[]', /: the manifest is not a JSON object$/);
  says({ ...index, ...image }, /: it is both an index and an image manifest$/);
  says({ schemaVersion: 2 }, /: it is neither an index nor an image manifest$/);
  says({ schemaVersion: 1 }, /schema 1 are not supported/);
  says(image, /schema 1 are not supported/, mediaTypes.dockerSchema1Signed);
  says({ ...image, mediaType: 1 }, /: mediaType is not a string$/);
  says({ ...image, mediaType: 'x'.repeat(200) }, /: media type "x{100}" is not supported$/);
  says({ ...image, mediaType: mediaTypes.index }, /has the fields of the other kind$/);
  says(
    image,
    /: the registry serves it as .*manifest\.v2\+json, but its /,
    mediaTypes.dockerManifest,
  );
  says({ ...index, manifests: [1] }, /: manifests\[0\] is not an object$/);
  says({ ...image, config: {} }, /: config has no mediaType$/);
  says({ ...image, layers: [{ mediaType: 'x' }] }, /: layers\[0\] has no digest$/);
  says({ ...image, layers: 1 }, /: layers is not a list$/);
});

test('threat 21: a header counts whatever its case, space and parameters', () => {
  const { mediaType: _, ...bare } = image;
  const header = ` ${mediaTypes.dockerManifest.toUpperCase()} ;a=b;c=d`;
  assert.equal(read(bare, header).mediaType, mediaTypes.dockerManifest);
  fails(image, 'E_MANIFEST', header);
});

test('threats 35 and 41: what is as large as it may be is read', () => {
  const annotations = { a: 'x'.repeat(256 * 1024) };
  assert.deepEqual({ ...read({ ...image, annotations }).annotations }, annotations);
  const bytes = Buffer.alloc(4 * 1024 * 1024, ' ');
  bytes.set(bytesOf(image));
  assert.equal(parseManifest(bytes).kind, 'image');
});

test('threat 41: a subject with a huge annotation is refused, and not overlooked', () => {
  const subject = { ...child, annotations: { a: 'x'.repeat(256 * 1024 + 1) } };
  assert.throws(() => read({ ...image, subject }), {
    code: 'E_LIMIT',
    message: 'subject: an annotation has more than 262144 characters',
  });
});

test('of a descriptor, its optional fields are kept', () => {
  const data = { artifactType: 'a/b', data: 'bGF5ZXI=', annotations: { c: 'd' } };
  const manifest = read({ ...image, artifactType: 'e/f', layers: [{ ...descriptor, ...data }] });
  assert.ok(manifest.kind === 'image');
  const [layer] = manifest.layers;
  assert.equal(manifest.artifactType, 'e/f');
  assert.deepEqual(
    { ...layer, annotations: { ...layer?.annotations } },
    { ...descriptor, ...data },
  );
  assert.equal(read({ ...image, layers: [{ ...descriptor, size: 0 }] }).kind, 'image');
});

test('a descriptor in a list of referrers needs its digest only, and its other fields are kept', () => {
  const { digest } = descriptor;
  const bare = readReferrerDescriptor({ digest }, 'manifests[0]');
  assert.deepEqual({ ...bare, annotations: { ...bare.annotations } }, { digest, annotations: {} });
  const fields = { digest, artifactType: 'a/b', annotations: { c: 'd' } };
  const full = readReferrerDescriptor({ ...fields, size: -1 }, 'manifests[0]');
  assert.deepEqual({ ...full, annotations: { ...full.annotations } }, fields);
});
