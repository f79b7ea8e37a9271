/** What is attached to an image, and is not as a reader of images would have it: copied as bytes, or named. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { artifact, blob, index, type Part, part, put } from '../../sandbox/images.ts';
import { thisProcess } from '../../src/host/this-process.ts';
import { createLayout } from '../../src/layout/create.ts';
import { openLayout } from '../../src/layout/open.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { temporaryFolder } from '../layout/support/layout.ts';
import { every } from '../support/thorough.ts';
import { assertMirrored, listedAt, missingAt } from './support/holdings.ts';
import { platformOnly } from './support/images.ts';
import {
  allFindings,
  errors,
  only,
  putImage,
  registry,
  repository,
  run,
  tag,
  writes,
} from './support/world.ts';

const source = await registry();
const target = await registry();

beforeEach(() => {
  source.reset();
  target.reset();
  target.settings.checkManifests = false;
});

const image = platformOnly('new');
const subject = { mediaType: image.mediaType, digest: image.digest, size: image.bytes.length };
const layer = (text: string, fields = {}) => blob(Buffer.from(text), 'text/plain', fields);
const config = blob(Buffer.from('{}'), mediaTypes.empty);
const held = () => target.store.repository(repository);

function odd(mediaType: string, fields: object, blobs: readonly Uint8Array[] = []): Part {
  const document = { schemaVersion: 2, mediaType, subject, ...fields };
  return part(Buffer.from(JSON.stringify(document)), mediaType, blobs);
}

const sbom = layer('sbom');
const typed = { artifactType: 'application/spdx+json' };
const artifactManifest = (type: string) =>
  odd(type, { ...typed, blobs: [sbom.descriptor] }, [sbom.bytes]);
const twice = `{"schemaVersion":2,"mediaType":"${mediaTypes.manifest}","config":${JSON.stringify(config.descriptor)},"layers":[],"n":1,"n":9007199254740993,"subject":${JSON.stringify(subject)}}`;

const kinds: Readonly<Record<string, Part>> = {
  'a layer with an empty platform': artifact(
    'a/b',
    [layer('s', { platform: { os: '', architecture: '' } })],
    { subject },
  ),
  'layers that are null': odd(
    mediaTypes.manifest,
    { ...typed, config: config.descriptor, layers: null },
    [config.bytes],
  ),
  'null annotations': artifact('a/b', [layer('n', { annotations: null })], {
    ...{ subject, annotations: null },
  }),
  'an artifact manifest of image-spec 1.1-rc': artifactManifest(mediaTypes.artifact),
  'an ORAS artifact manifest': artifactManifest(mediaTypes.orasArtifact),
  'an index of two artifacts': index(
    [artifact('a/x', [layer('1')]), artifact('a/y', [layer('2')])],
    { subject, artifactType: 'a/z' },
  ),
  'two equal keys and a number beyond 2^53': part(Buffer.from(twice), mediaTypes.manifest, [
    config.bytes,
  ]),
  'a document that is an index and an image': odd(
    mediaTypes.manifest,
    { config: config.descriptor, layers: [sbom.descriptor], manifests: [] },
    [config.bytes, sbom.bytes],
  ),
};

for (const [what, referrer] of every(Object.entries(kinds), 3)) {
  test(`a referrer with ${what} is copied, and listed`, async () => {
    putImage(source, 'both', image);
    put(source, repository, referrer);
    const report = await run(source, target);
    assert.deepEqual(errors(report), []);
    assertMirrored(source, target);
    assert.ok(listedAt(target, image.digest).has(referrer.digest));
    assert.equal((await run(source, target)).targets[0]?.looked, 'lists');
  });

  test(`a referrer with ${what} is copied to a layout and back`, async (t) => {
    putImage(source, 'bundles', image);
    put(source, repository, referrer);
    const folder = temporaryFolder(t);
    const layout = await createLayout(folder, thisProcess);
    assert.deepEqual(errors(await run(source, { layout })), []);
    const { descriptors } = await (await openLayout(folder)).referrers(image.digest);
    assert.ok(descriptors.some(({ digest }) => digest === referrer.digest));
  });
}

test('without the API, the fallback list has the type of an artifact manifest', async () => {
  target.settings.referrersApi = 'off-404';
  putImage(source, 'legacy', image);
  const referrer = kinds['an ORAS artifact manifest'] ?? assert.fail();
  put(source, repository, referrer);
  assert.deepEqual(errors(await run(source, target)), []);
  const list = held().manifest(image.digest.replace(':', '-')) ?? assert.fail();
  const [entry] = JSON.parse(Buffer.from(list.bytes).toString()).manifests;
  assert.deepEqual(
    [entry.digest, entry.mediaType, entry.artifactType],
    [referrer.digest, mediaTypes.orasArtifact, typed.artifactType],
  );
});

test('a part of the image is held to the specification, as a referrer is not', async () => {
  const broken = odd(mediaTypes.manifest, { subject: undefined, layers: null, manifests: [] });
  put(source, repository, index([broken]), tag);
  const report = await run(source, target, { require: 'none' });
  assert.match(errors(report).join(), /^E_MANIFEST: /);
  assert.deepEqual(writes(target), []);
});

test('what a referrer names without digest and size is reported', async () => {
  putImage(source, 'bundles', image);
  const layers = [{ mediaType: 'text/plain', size: 3 }];
  const referrer = odd(mediaTypes.manifest, { config: config.descriptor, layers }, [config.bytes]);
  put(source, repository, referrer);
  const report = await run(source, target);
  assert.deepEqual(errors(report), []);
  const [reported] = allFindings(report).filter(({ digest }) => digest === referrer.digest);
  assert.equal(reported?.severity, 'warning');
  assert.match(reported?.message ?? '', /layers\[0\]/);
  assert.ok(held().manifests.has(referrer.digest));
});

const note = artifact('text/note', [layer('note')], { subject });

/** Listed by the fallback tag, and not served. */
function dangle(): Digest {
  source.settings.referrersApi = 'off-404';
  putImage(source, 'bundles', image);
  put(source, repository, note);
  source.store.repository(repository).manifests.delete(note.digest);
  return note.digest;
}

test('threat 46: a referrer that is listed and not served is named, and nothing is copied', async () => {
  const gone = dangle();
  const report = await run(source, target);
  assert.match(
    errors(report).join(),
    new RegExp(
      `^E_COVER: the source lists a referrer of type text/note for ${image.digest}.*${gone}`,
    ),
  );
  assert.match(allFindings(report)[0]?.advice ?? '', /--skip-missing-referrers/);
  assert.equal(report.exitCode, 10);
  assert.deepEqual(writes(target), []);
});

test('skipMissingReferrers leaves it out, with a warning, and copies all else', async () => {
  const gone = dangle();
  const report = await run(source, target, { skipMissingReferrers: true });
  assert.deepEqual(errors(report), []);
  assert.equal(report.exitCode, 0);
  const [reported] = allFindings(report).filter(({ digest }) => digest === gone);
  assert.equal(reported?.severity, 'warning');
  assert.match(reported?.message ?? '', /left out/);
  assert.equal(only(report).tag, 'written');
  const without = missingAt(source, target).filter((line) => !line.startsWith('blob '));
  assert.deepEqual(without, [`referrer ${gone}`]);
});

test('skipMissingReferrers does not make up for a signature', async () => {
  source.settings.referrersApi = 'off-404';
  putImage(source, 'bundles', image);
  const from = source.store.repository(repository);
  for (const { digest } of from.referrers(image.digest)) from.manifests.delete(digest);
  for (const require of ['signed', 'verified'] as const) {
    const report = await run(source, target, { require, skipMissingReferrers: true });
    assert.match(errors(report).join(), /^E_(?:NOSIG|COVER)/, require);
    assert.deepEqual(writes(target), []);
  }
});

test('threat 57: a referrer of something else is left out, and that is reported', async () => {
  source.settings.referrersApi = 'off-404';
  putImage(source, 'bundles', image);
  const child = image.children[0] ?? assert.fail();
  const other = artifact('text/note', [layer('other')], {
    subject: { mediaType: child.mediaType, digest: digestOf(Buffer.from('else')), size: 1 },
  });
  put(source, repository, other);
  const from = source.store.repository(repository);
  const list = from.manifest(image.digest.replace(':', '-')) ?? assert.fail();
  const { manifests, ...rest } = JSON.parse(Buffer.from(list.bytes).toString());
  const lying = { ...rest, manifests: [...manifests, other.entry] };
  const bytes = Buffer.from(JSON.stringify(lying));
  from.tags.set(image.digest.replace(':', '-'), from.putManifest(bytes, mediaTypes.index));
  const report = await run(source, target);
  assert.deepEqual(errors(report), []);
  const [reported] = allFindings(report).filter(({ digest }) => digest === other.digest);
  assert.deepEqual([reported?.severity, reported?.code], ['note', 'E_CLAIM']);
  assert.ok(!held().manifests.has(other.digest));
});
