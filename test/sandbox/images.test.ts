/** The images of the sandbox. */

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import {
  index,
  listed,
  loadCase,
  multiPlatformImage,
  platformImage,
  put,
  vectorCases,
} from '../../sandbox/images.ts';
import { referrersTag, startRegistry } from '../../sandbox/registry/index.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { type ImageIndex, parseManifest } from '../../src/oci/manifest.ts';

const registry = await startRegistry();

beforeEach(() => registry.reset());
after(() => registry.stop());

test('every vector case is whole: bytes hash to their digests, and nothing is missing', () => {
  assert.equal(vectorCases().length, 30);
  for (const { name } of vectorCases()) {
    const { digest, tags } = loadCase(registry, name, name);
    const held = registry.store.repository(name);
    assert.equal(held.tags.get('0.1.24'), digest);
    for (const target of Object.values(tags)) assert.ok(held.manifests.has(target), name);
    for (const [stored, { bytes, mediaType }] of held.manifests) {
      assert.equal(digestOf(bytes), stored);
      const manifest = parseManifest(bytes, mediaType);
      if (manifest.kind === 'index') {
        for (const child of manifest.manifests) assert.ok(held.manifests.has(child.digest), name);
      } else {
        for (const content of [manifest.config, ...manifest.layers]) {
          assert.ok(held.blobs.has(content.digest), name);
        }
      }
    }
  }
});

test('a registry without the Referrers API gets fallback tags', () => {
  const { digest } = loadCase(registry, 'a/b', 'bundle-rekor-v1');
  const held = registry.store.repository('a/b');
  assert.equal(held.tags.size, 1);
  const listedByApi = held.referrers(digest);
  assert.equal(listedByApi.length, 1);

  registry.settings.referrersApi = 'off-404';
  loadCase(registry, 'c/d', 'bundle-rekor-v1');
  const fallback = registry.store.repository('c/d').manifest(referrersTag(digest));
  assert.ok(fallback);
  const { manifests } = parseManifest(fallback.bytes, fallback.mediaType) as ImageIndex;
  assert.deepEqual(
    manifests.map((entry) => [entry.digest, entry.artifactType, { ...entry.annotations }]),
    listedByApi.map((entry) => [entry.digest, entry.artifactType, entry.annotations]),
  );
});

test('tags come on top of a case’s own', () => {
  const { digest } = loadCase(registry, 'a/b', 'single-image');
  loadCase(registry, 'a/b', 'unsigned', { tags: { old: digest } });
  assert.equal(registry.store.repository('a/b').tags.get('old'), digest);
});

test('an unknown case is an error', () => {
  assert.throws(() => loadCase(registry, 'a/b', 'nonesuch'), /no vector case nonesuch/);
});

test('a synthetic image looks like buildx’s', () => {
  const root = multiPlatformImage(['linux/amd64', 'linux/arm/v7']);
  put(registry, 'a/b', root, '1');
  const { manifests } = parseManifest(root.bytes) as ImageIndex;
  assert.deepEqual(
    manifests.map(({ platform }) => platform),
    [
      { os: 'linux', architecture: 'amd64' },
      { os: 'linux', architecture: 'arm', variant: 'v7' },
      { os: 'unknown', architecture: 'unknown' },
      { os: 'unknown', architecture: 'unknown' },
    ],
  );
  assert.equal(manifests[2]?.annotations['vnd.docker.reference.digest'], manifests[0]?.digest);
  const held = registry.store.repository('a/b');
  assert.equal(held.manifest('1')?.digest, root.digest);
  for (const { digest } of manifests) assert.ok(held.manifests.has(digest));
});

test('indexes nest, and may lie about what they list', () => {
  const child = listed(platformImage('linux/amd64'), { size: 1, annotations: { a: 'b' } });
  const root = index([index([child])], { annotations: { nested: 'yes' } });
  put(registry, 'a/b', root);
  const inner = root.children[0];
  assert.ok(inner);
  const [entry] = (parseManifest(inner.bytes) as ImageIndex).manifests;
  assert.equal(entry?.size, 1);
  assert.equal(registry.store.repository('a/b').manifests.size, 3);
  assert.notEqual(
    platformImage('linux/amd64', 'one').digest,
    platformImage('linux/amd64', 'two').digest,
  );
});
