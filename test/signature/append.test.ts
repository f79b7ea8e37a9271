/** Appends legacy signatures to the image under the .sig tag. */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  artifact,
  blob,
  listed,
  manifest,
  type Part,
  part,
  platformImage,
  put,
} from '../../sandbox/images.ts';
import type { RegistryOptions } from '../../sandbox/registry/index.ts';
import type { Descriptor } from '../../src/oci/descriptor.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { parseManifest } from '../../src/oci/manifest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { appendLayer, assertAppendable, assertLegacyStorable } from '../../src/signature/append.ts';
import {
  layerDescriptor,
  type SignatureLayer,
  signatureImage,
} from '../../src/signature/signature-image.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { type Pushing, pushing, writer } from '../registry/support/writer.ts';

const image = platformImage('linux/amd64');
const tag = signatureTag(image.digest);
const payload = Buffer.from('{"critical":{"type":"cosign container image signature"}}');
const repositoryName = 'nicolas/webdis';

/** One signature over the payload. */
function layer(name: string): SignatureLayer {
  return { payload, signature: Buffer.from(name) };
}

const ours = layer('ours');

/** A signature image of theirs, with a field that we know nothing of. */
function theirs(type: string = mediaTypes.manifest): Part {
  const annotations = { 'dev.cosignproject.cosign/signature': 'dGhlaXJz', 'x-odd': '<&>' };
  const theirLayer = blob(payload, mediaTypes.simpleSigning, { annotations, 'x-odd': [2, 1] });
  const config = {
    history: [{ created: 'x' }],
    rootfs: { type: 'layers', diff_ids: [digestOf(payload)] },
  };
  const configType = type === mediaTypes.manifest ? mediaTypes.config : mediaTypes.dockerConfig;
  const { bytes, blobs } = manifest(
    blob(Buffer.from(JSON.stringify(config)), configType),
    [theirLayer],
    {
      mediaType: type,
      annotations: { kept: 'yes' },
    },
  );
  return part(bytes, type, blobs);
}

async function holding(t: TestContext, settings: RegistryOptions = {}): Promise<Pushing> {
  const all = await pushing(t, settings);
  put(all.registry, repositoryName, image, '0.1.24');
  return all;
}

function signatures({ registry }: Pick<Pushing, 'registry'>): string[] {
  const { layers } = stored({ registry });
  return layers.map(({ annotations }) => {
    const encoded = annotations['dev.cosignproject.cosign/signature'] ?? '';
    return Buffer.from(encoded, 'base64').toString();
  });
}

function stored({ registry }: Pick<Pushing, 'registry'>) {
  const held = registry.store.find(repositoryName)?.manifest(tag) ?? assert.fail('no signatures');
  const parsed = parseManifest(held.bytes, held.mediaType);
  assert.ok(parsed.kind === 'image');
  return { ...parsed, bytes: held.bytes };
}

/** Puts a part where signatures are looked for. */
function putThere({ registry }: Pick<Pushing, 'registry'>, there: Part): void {
  put(registry, repositoryName, there, tag);
}

function puts({ registry }: Pick<Pushing, 'registry'>) {
  return registry.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith(tag));
}

test('append: the first signature makes the image', async (t) => {
  const all = await holding(t);
  await appendLayer(all.repository, image.digest, ours, all);
  assert.deepEqual(signatures(all), ['ours']);
  const { config, layers } = stored(all);
  for (const one of [config, ...layers] as readonly Descriptor[]) {
    assert.equal(await all.repository.hasBlob(one.digest), true);
  }
});

test('append: a second time changes nothing', async (t) => {
  const all = await holding(t);
  await appendLayer(all.repository, image.digest, ours, all);
  await appendLayer(all.repository, image.digest, ours, all);
  assert.equal(puts(all).length, 1);
});

test('append: another signature over the same payload is another layer', async (t) => {
  const all = await holding(t);
  await appendLayer(all.repository, image.digest, ours, all);
  await appendLayer(all.repository, image.digest, layer('again'), all);
  assert.deepEqual(signatures(all), ['ours', 'again']);
});

test('append: our signature with another payload is not ours', async (t) => {
  const all = await holding(t);
  const other = { ...ours, payload: Buffer.from('{}') };
  await appendLayer(all.repository, image.digest, other, all);
  await appendLayer(all.repository, image.digest, ours, all);
  assert.deepEqual(
    stored(all).layers.map(({ digest }) => digest),
    [digestOf(other.payload), digestOf(payload)],
  );
});

for (const type of [mediaTypes.manifest, mediaTypes.dockerManifest]) {
  test(`append: what others wrote stays first and unchanged (${type})`, async (t) => {
    const all = await holding(t);
    const there = theirs(type);
    putThere(all, there);
    await appendLayer(all.repository, image.digest, ours, all);
    assert.deepEqual(signatures(all), ['theirs', 'ours']);
    const before = JSON.parse(Buffer.from(there.bytes).toString());
    const after = JSON.parse(Buffer.from(stored(all).bytes).toString());
    assert.deepEqual(after.layers[0], before.layers[0]);
    assert.deepEqual(after.annotations, { kept: 'yes' });
    assert.equal(after.mediaType, type);
    assert.equal(after.config.mediaType, before.config.mediaType);
    assert.equal(all.registry.store.find(repositoryName)?.manifest(tag)?.mediaType, type);
  });
}

const theirImage = signatureImage([]);

test('fault 28: with If-Match, nothing is overwritten in the first place', async (t) => {
  const all = await holding(t, { honourIfMatch: true });
  putThere(all, theirs());
  const late = writer(t);
  // Another client that has read the same is faster than we are.
  const first = () => appendLayer(late.repository(all.registry), image.digest, layer('late'), late);
  all.registry.faults.add({ when: { method: 'PUT', path: tag }, do: { first } });
  await appendLayer(all.repository, image.digest, ours, all);
  assert.deepEqual(signatures(all), ['theirs', 'late', 'ours']);
  assert.deepEqual(
    puts(all).map(({ status }) => status),
    [412, 201, 201],
  );
});

test('fault 28: nothing is pushed between reading and writing', async (t) => {
  const all = await holding(t);
  await appendLayer(all.repository, image.digest, ours, all);
  await appendLayer(all.repository, image.digest, layer('again'), all);
  const { requests } = all.registry;
  for (const write of puts(all)) {
    const { method, path } = requests[requests.indexOf(write) - 1] ?? assert.fail();
    assert.deepEqual([method, path], ['GET', write.path]);
  }
});

test('fault 28: what another client wrote while our content was pushed is not overwritten', async (t) => {
  const all = await holding(t);
  const uploading = { method: 'PUT', path: '/blobs/uploads/', nth: 2 };
  all.registry.faults.add({ when: uploading, do: { first: () => putThere(all, theirs()) } });
  await appendLayer(all.repository, image.digest, ours, all);
  assert.deepEqual(signatures(all), ['theirs', 'ours']);
  assert.equal(puts(all).length, 1);
});

test('fault 28: a signature that is overwritten after the writing is appended again', async (t) => {
  const all = await holding(t);
  const reading = { method: 'GET', path: tag, nth: 3 };
  all.registry.faults.add({ when: reading, do: { first: () => putThere(all, theirs()) } });
  await appendLayer(all.repository, image.digest, ours, all);
  assert.deepEqual(signatures(all), ['theirs', 'ours']);
  assert.deepEqual(all.pauses, [1]);
});

test('fault 28: a signature that is overwritten each time is E_NET, in bounded time', async (t) => {
  const all = await holding(t);
  const reading = { method: 'GET', path: tag, times: Infinity };
  all.registry.faults.add({ when: reading, do: { first: () => putThere(all, theirs()) } });
  await assert.rejects(appendLayer(all.repository, image.digest, ours, all), {
    code: 'E_NET',
    message: /overwrote the tag sha256-[0-9a-f]{64}\.sig 6 times/,
  });
  assert.deepEqual(all.pauses, [1, 2, 3, 4, 5]);
});

test('fault 28: writers of one process take turns', async (t) => {
  const all = await holding(t);
  const names = Array.from({ length: 8 }, (_, at) => `signature ${at}`);
  await Promise.all(
    names.map((name) => appendLayer(all.repository, image.digest, layer(name), all)),
  );
  assert.deepEqual(signatures(all), names);
  assert.deepEqual(all.pauses, []);
});

for (const honourIfMatch of [false, true]) {
  test(`fault 28: two processes that append at once (If-Match: ${honourIfMatch})`, async (t) => {
    const all = await holding(t, { honourIfMatch });
    putThere(all, theirs());
    const names = ['one', 'two'];
    // Both have read the same image before either writes.
    let waiting = 0;
    const both = Promise.withResolvers<void>();
    const meet = () => {
      waiting += 1;
      if (waiting === names.length) both.resolve();
      return both.promise;
    };
    const writing = { method: 'PUT', path: tag, times: names.length };
    all.registry.faults.add({ when: writing, do: { first: meet } });
    await Promise.all(
      names.map((name, at) => {
        const one = writer(t, { onPause: (attempt) => turns(50 * (at + 1) * attempt) });
        return appendLayer(one.repository(all.registry), image.digest, layer(name), one);
      }),
    );
    assert.deepEqual(signatures(all).toSorted(), ['one', 'theirs', 'two']);
  });
}

/** A pause without a timer: turns of the event loop. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate);
}

test('fault 16: an image that is not served at once is waited for', async (t) => {
  const all = await holding(t);
  const reading = { method: 'GET', path: tag, nth: 3, times: 3 };
  all.registry.faults.add({ when: reading, do: { status: 404 } });
  await appendLayer(all.repository, image.digest, ours, all);
  assert.deepEqual(all.pauses, [1, 2, 3]);
  assert.equal(puts(all).length, 1);
});

test('fault 16: there is no wait for a tag that this run has not written', async (t) => {
  const all = await holding(t);
  await appendLayer(all.repository, image.digest, ours, all);
  assert.deepEqual(all.pauses, []);
});

test('fault 35: a payload that was stored, and is not there, is pushed again', async (t) => {
  const all = await holding(t);
  const uploading = { method: 'PUT', path: '/blobs/uploads/' };
  all.registry.faults.add({ when: uploading, do: { status: 201 } });
  await appendLayer(all.repository, image.digest, ours, all);
  assert.deepEqual(signatures(all), ['ours']);
});

test('fault 29: a signature tag that is immutable is E_IMMUTABLE', async (t) => {
  const all = await holding(t);
  putThere(all, theirs());
  all.registry.settings.immutableTags = true;
  await assert.rejects(appendLayer(all.repository, image.digest, ours, all), {
    code: 'E_IMMUTABLE',
  });
  assert.deepEqual(signatures(all), ['theirs']);
});

const foreign: Readonly<Record<string, Part>> = {
  'an image': platformImage('linux/arm64'),
  'an artifact': artifact('application/x', [blob(Buffer.from('x'), 'application/x')]),
  'an index': listed(
    part(
      Buffer.from(`{"schemaVersion":2,"mediaType":"${mediaTypes.index}","manifests":[]}`),
      mediaTypes.index,
    ),
    {},
  ),
  'signatures that are no list': part(
    Buffer.from(Buffer.from(theirImage.manifest).toString().replace('"layers":[]', '"layers":{}')),
    mediaTypes.manifest,
  ),
};

for (const [title, there] of Object.entries(foreign)) {
  test(`threat 15: ${title} under the signature tag is left alone`, async (t) => {
    const all = await holding(t);
    putThere(all, there);
    await assert.rejects(appendLayer(all.repository, image.digest, ours, all), {
      code: 'E_MANIFEST',
    });
    assert.equal(all.registry.store.find(repositoryName)?.tags.get(tag), there.digest);
    assert.equal(puts(all).length, 0);
  });
}

test('a signature image whose config is gone is left alone', async (t) => {
  const all = await holding(t, { requireContent: false });
  putThere(all, theirs());
  all.registry.store.find(repositoryName)?.blobs.clear();
  await assert.rejects(appendLayer(all.repository, image.digest, ours, all), {
    code: 'E_MANIFEST',
    message: /config .* is missing/,
  });
  assert.equal(puts(all).length, 0);
});

interface Theirs {
  /** text of the config */
  readonly config?: string;
  readonly type?: string;
  readonly layers?: unknown;
  readonly fields?: object;
}

const large = '9007199254740993';
const theirAnnotations = { 'dev.cosignproject.cosign/signature': 'dGhlaXJz' };
const theirLayer = blob(payload, mediaTypes.simpleSigning, { annotations: theirAnnotations });

/** A signature image as other tools write it: what image-spec makes optional, or Go leaves as zero. */
function written({ config = '{}', type = mediaTypes.config, layers, fields }: Theirs): Part {
  const made = blob(Buffer.from(config), type);
  const list = layers === undefined ? [theirLayer.descriptor] : layers;
  const { bytes, blobs } = manifest(made, [theirLayer], { layers: list, ...fields });
  const text = Buffer.from(bytes).toString().replaceAll('"LARGE"', large);
  return part(Buffer.from(text), mediaTypes.manifest, blobs);
}

const names = '"architecture":"","os":""';
const diffs = `"rootfs":{"type":"layers","diff_ids":["${digestOf(payload)}"]}`;

const odd: Readonly<Record<string, Theirs>> = {
  'no history': { config: `{${names},${diffs}}` },
  'a history of null': { config: `{${names},${diffs},"history":null}` },
  'an empty history': { config: `{${names},${diffs},"history":[]}` },
  'no rootfs': { config: `{${names}}` },
  'a rootfs of null': { config: `{${names},"rootfs":null}` },
  'an empty rootfs': { config: `{${names},"rootfs":{}}` },
  'diff_ids of null': { config: `{${names},"rootfs":{"type":"layers","diff_ids":null}}` },
  'an empty config': { config: '{}' },
  'a number beyond 2^53 in its config': { config: `{${names},"x":${large}}` },
  'a number beyond 2^53 in its manifest': { fields: { x: 'LARGE' } },
  'annotations of null': { fields: { annotations: null, artifactType: '', subject: null } },
  'no media type': { fields: { mediaType: '' } },
  'a Docker config': { config: `{${names}}`, type: mediaTypes.dockerConfig },
};

for (const [title, there] of Object.entries(odd)) {
  test(`append: to an image with ${title}`, async (t) => {
    const all = await holding(t);
    putThere(all, written(there));
    await appendLayer(all.repository, image.digest, ours, all);
    assert.deepEqual(signatures(all), ['theirs', 'ours']);
    const { config, bytes } = stored(all);
    const held = all.registry.store.find(repositoryName)?.blobs.get(config.digest);
    assert.equal(held?.length, config.size);
    const text = Buffer.from(held ?? []).toString();
    const { rootfs, architecture, os, history } = JSON.parse(text);
    assert.deepEqual([architecture, os], ['', '']);
    // One for each layer, theirs first.
    assert.deepEqual(rootfs.diff_ids, [digestOf(payload), digestOf(payload)]);
    assert.equal(history?.length ?? 0, title === 'an empty history' ? 1 : 0);
    const numbers = title.includes('2^53') ? 1 : 0;
    assert.equal(`${text}${bytes}`.split(large).length - 1, numbers, 'digit by digit');
    // A second one, by the same rules.
    await appendLayer(all.repository, image.digest, layer('again'), all);
    assert.deepEqual(signatures(all), ['theirs', 'ours', 'again']);
  });
}

for (const layers of [null, []]) {
  test(`append: to an image whose layers are ${JSON.stringify(layers)}`, async (t) => {
    const all = await holding(t);
    putThere(all, written({ layers }));
    await appendLayer(all.repository, image.digest, ours, all);
    assert.deepEqual(signatures(all), ['ours']);
  });
}

for (const type of [mediaTypes.empty, mediaTypes.cosignArtifactSig]) {
  test(`append: a config of type ${type} stays unchanged`, async (t) => {
    const all = await holding(t);
    putThere(all, written({ type }));
    await appendLayer(all.repository, image.digest, ours, all);
    assert.deepEqual(signatures(all), ['theirs', 'ours']);
    assert.equal(stored(all).config.mediaType, type);
    assert.equal(stored(all).config.digest, digestOf(Buffer.from('{}')));
  });
}

test('append: the old config does not stay inline', async (t) => {
  const all = await holding(t);
  const config = Buffer.from('{}');
  const inline = { ...blob(config, mediaTypes.config).descriptor, data: config.toString('base64') };
  putThere(all, written({ fields: { config: inline } }));
  await appendLayer(all.repository, image.digest, ours, all);
  assert.equal(stored(all).config.data, undefined);
});

test('an empty artifact of another kind under the signature tag is left alone', async (t) => {
  for (const there of [
    written({ layers: [], type: 'application/vnd.example.config' }),
    written({ layers: [], type: mediaTypes.empty, fields: { artifactType: 'application/x' } }),
  ]) {
    const all = await holding(t);
    putThere(all, there);
    await assert.rejects(appendLayer(all.repository, image.digest, ours, all), {
      code: 'E_MANIFEST',
    });
  }
});

test('a sha512 digest has no tag for signatures: E_UNSUPPORTED, and nothing is asked', async (t) => {
  const all = await holding(t);
  const digest = digestOf(image.bytes, 'sha512');
  await assert.rejects(appendLayer(all.repository, digest, ours, all), {
    code: 'E_UNSUPPORTED',
    message: /would exceed 128 characters; use bundles \(--format bundle\)/,
  });
  assert.equal(all.registry.requests.length, 0);
});

test('threat 53: a hundredth signature can be appended, and no reader would find one more', async (t) => {
  const all = await holding(t);
  const holdingLayers = async (count: number) => {
    const layers = Array.from({ length: count }, (_, at) => layerDescriptor(layer(`${at}`)));
    const { manifest: bytes, config } = signatureImage(layers);
    all.registry.store.repository(repositoryName).putBlob(config, digestOf(config));
    return { bytes, digest: digestOf(bytes), contentType: mediaTypes.manifest };
  };
  await assertAppendable(all.repository, await holdingLayers(99));
  const full = await holdingLayers(100);
  await assert.rejects(assertAppendable(all.repository, full), {
    code: 'E_LIMIT',
    message: 'the signature tag holds 100 signatures; readers check 100 at most',
    details: { digest: full.digest },
  });
});

test('threat 15: what cannot be appended to is known before', async (t) => {
  const all = await holding(t);
  const { bytes, digest, mediaType } = platformImage('linux/arm64');
  const stored = { bytes, digest, contentType: mediaType };
  await assert.rejects(assertAppendable(all.repository, stored), {
    code: 'E_MANIFEST',
    message: 'the signature tag does not point to a signature image; it was not changed',
    details: { digest },
  });
  const gone = signatureImage([]);
  const empty = {
    bytes: gone.manifest,
    digest: digestOf(gone.manifest),
    contentType: mediaTypes.manifest,
  };
  await assert.rejects(assertAppendable(all.repository, empty), {
    code: 'E_MANIFEST',
    details: { digest: digestOf(gone.config) },
  });
  assertLegacyStorable(image.digest);
});
