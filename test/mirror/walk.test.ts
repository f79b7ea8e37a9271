/** How much may belong to an image; what belongs to it is seen in what a run copies. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { multiPlatformImage, platformImage, put } from '../../sandbox/images.ts';
import { Snapshot } from '../../src/mirror/snapshot.ts';
import { Walk, type WalkListener } from '../../src/mirror/walk.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import type { ReadableRepository } from '../../src/registry/repository.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { pushing } from '../registry/support/writer.ts';
import { legacyLayer, putSignatures, signLegacy } from '../support/signer.ts';
import { platformOnly } from './support/images.ts';
import { errors, putImage, registry, repository, run, tag } from './support/world.ts';

const source = await registry();
const target = await registry();

beforeEach(() => {
  source.reset();
  target.reset();
});

const ignored: WalkListener = { onManifest() {}, onTag() {}, onReferrersOf() {}, onBlob() {} };

test('threat 34: more manifests, or bytes of them, than are kept in memory', async (t) => {
  const { registry, repository: live } = await pushing(t);
  const image = multiPlatformImage(['linux/amd64']);
  put(registry, repository, image);
  const all = [image, ...image.children];
  const bytes = all.reduce((sum, part) => sum + part.bytes.length, 0);

  const walk = async (most: { manifests: number; bytes: number }) => {
    const snapshot = new Snapshot(live);
    const walking = new Walk({ image: snapshot, signatures: snapshot }, ignored, most);
    const root = await snapshot.manifest(image.digest);
    assert.ok(root);
    await walking.from(root);
    return [...walking.found].length;
  };
  assert.equal(await walk({ manifests: 3, bytes }), all.length);
  const message = /^more than [0-9]+ manifests, [0-9]+ bytes belong to the image$/;
  for (const most of [
    { manifests: 2, bytes },
    { manifests: 3, bytes: bytes - 1 },
  ]) {
    await assert.rejects(walk(most), { code: 'E_LIMIT', message });
  }
});

test('threat 34: of all manifests, 64 MiB are kept in memory, and not a byte more', async () => {
  const { digest, bytes, mediaType: contentType } = platformImage('linux/amd64');
  // Too much is refused before it is read.
  const large = Buffer.alloc(64 * 1024 * 1024 + 1 - bytes.length);
  const signature = { digest: digestOf(Buffer.of()), bytes: large, contentType };
  const live = {
    manifest: async (reference: string) => (reference.endsWith('.sig') ? signature : undefined),
    referrers: async () => ({ descriptors: [], source: 'tag' }),
  } as unknown as ReadableRepository;
  const snapshot = new Snapshot(live);
  const walking = new Walk({ image: snapshot, signatures: snapshot }, ignored);
  await assert.rejects(walking.from({ digest, bytes, contentType }), { code: 'E_LIMIT' });
});

test('a listener learns of manifests, signature tags and blobs', async (t) => {
  const { registry: at, repository: live } = await pushing(t);
  const image = platformOnly('new');
  const { digest } = image;
  put(at, repository, image);
  signLegacy(at, repository, image);
  const snapshot = new Snapshot(live);
  const seen: string[] = [];
  const walking = new Walk(
    { image: snapshot, signatures: snapshot },
    {
      onManifest: (found) => seen.push(`manifest ${found}`),
      onTag: (name) => seen.push(`tag ${name}`),
      onReferrersOf() {},
      onBlob: () => seen.push('blob'),
    },
  );
  const root = await snapshot.manifest(digest);
  assert.ok(root);
  await walking.from(root);
  const expected = [`manifest ${digest}`, `tag ${signatureTag(digest)}`, 'blob'];
  for (const one of expected) assert.ok(seen.includes(one), one);
});

/** Signed once more, by signatures of its signatures under tags. */
async function signedTwice(): Promise<readonly string[]> {
  const image = putImage(source, 'legacy', platformOnly('new'));
  const { tags } = source.store.repository(repository);
  const name = `${image.digest.replace(':', '-')}.sig`;
  const signature = tags.get(name) as Digest;
  putSignatures(source, repository, signature, [legacyLayer(signature)]);
  return [name, `${signature.replace(':', '-')}.sig`];
}

const allTags = { path: '/tags/list', times: Number.POSITIVE_INFINITY };

function listing(isListed: (tag: string) => boolean): void {
  const only = (bytes: Uint8Array) => {
    const { name, tags } = JSON.parse(Buffer.from(bytes).toString());
    return Buffer.from(JSON.stringify({ name, tags: tags.filter(isListed) }));
  };
  source.faults.add({ when: allTags, do: { body: only } });
}

test('signatures of signatures: found by the list of tags', async () => {
  const names = await signedTwice();
  assert.deepEqual(errors(await run(source, target)), []);
  for (const name of names) assert.ok(target.store.repository(repository).tags.has(name), name);
});

test('threat 204: a list of tags that lags: signatures of the image are asked for all the same, then all others are', async () => {
  const names = await signedTwice();
  listing((tag) => !tag.endsWith('.sig'));
  assert.deepEqual(errors(await run(source, target)), []);
  for (const name of names) assert.ok(target.store.repository(repository).tags.has(name), name);
});

for (const [what, strike] of [
  ['is refused', { status: 403 }],
  ['does not exist', { status: 404 }],
] as const) {
  test(`threat 204: a list of tags that ${what}: every tag is asked for`, async () => {
    const names = await signedTwice();
    source.faults.add({ when: allTags, do: strike });
    assert.deepEqual(errors(await run(source, target)), []);
    for (const name of names) assert.ok(target.store.repository(repository).tags.has(name), name);
  });
}

test('a list of tags of the target that lags: a signature tag is compared before it is written', async () => {
  const image = putImage(source, 'legacy', platformOnly('new'));
  const name = `${image.digest.replace(':', '-')}.sig`;
  const other = putSignatures(target, repository, image.digest, [legacyLayer(image.digest)]);
  target.faults.add({ when: allTags, do: { body: () => Buffer.from('{"tags":[]}') } });
  assert.match(errors(await run(source, target)).join(), /^E_DRIFT: .*each have content that/);
  const { tags } = target.store.repository(repository);
  assert.equal(tags.get(name), other);
  assert.equal(tags.get(tag), undefined);
});
