/** Reads the tree of an image: index, platforms, attestation manifests. */

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import {
  attestationManifest,
  index,
  listed,
  multiPlatformImage,
  type Part,
  part,
  platformImage,
  put,
} from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { type ImageTree, readTree } from '../../src/image/tree.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { formatPlatform } from '../../src/oci/platform.ts';
import { parseReference } from '../../src/oci/reference.ts';
import { withClient } from '../support/run.ts';

const registry = await startRegistry();
const amd64 = platformImage('linux/amd64');
const arm64 = platformImage('linux/arm64');

beforeEach(() => registry.reset());
after(() => registry.stop());

function treeOf(root: Part): Promise<ImageTree> {
  put(registry, 'a/b', root, '1');
  return readAt('1');
}

function readAt(reference: Digest | '1'): Promise<ImageTree> {
  return withClient(async (client) => {
    const repository = client.repository(parseReference(`${registry.host}/a/b`));
    const stored = await repository.manifest(reference);
    assert.ok(stored);
    return readTree(repository, stored);
  });
}

/** `depth role platforms`, one line for each node. */
function lines({ nodes }: ImageTree): string[] {
  return nodes.map(({ depth, role, platforms }) =>
    [depth, role, ...platforms.map(formatPlatform)].join(' '),
  );
}

const code = (expected: string) => ({ code: expected });

test('an image of buildx: the index, its platforms, their attestation manifests', async () => {
  const tree = await treeOf(multiPlatformImage());
  assert.deepEqual(lines(tree), [
    '0 index',
    '1 platform linux/amd64',
    '1 platform linux/arm64',
    '1 attestation unknown/unknown',
    '1 attestation unknown/unknown',
  ]);
  assert.equal(registry.requests.length, 1, 'no child is fetched to be known');
});

test('a single image', async () => {
  assert.deepEqual(lines(await treeOf(amd64)), ['0 image']);
});

test('threat 29: unknown/unknown alone makes no attestation manifest, and neither does the annotation', async () => {
  const unknown = { platform: { os: 'unknown', architecture: 'unknown' } };
  const { annotations } = attestationManifest(amd64).entry;
  const tree = await treeOf(index([listed(amd64, unknown), listed(arm64, { annotations })]));
  assert.deepEqual(lines(tree), [
    '0 index',
    '1 platform unknown/unknown',
    '1 platform linux/arm64',
  ]);
});

test('threat 30: what an attestation manifest says it is about is not followed', async () => {
  const elsewhere = { 'vnd.docker.reference.digest': digestOf(Buffer.from('elsewhere')) };
  const attestation = attestationManifest(amd64);
  const annotations = { ...(attestation.entry['annotations'] as object), ...elsewhere };
  const tree = await treeOf(index([amd64, listed(attestation, { annotations })]));
  assert.deepEqual(lines(tree), [
    '0 index',
    '1 platform linux/amd64',
    '1 attestation unknown/unknown',
  ]);
});

test('threat 28: one manifest listed for two platforms is one node', async () => {
  const again = listed(amd64, { platform: { os: 'linux', architecture: 'arm64' } });
  const tree = await treeOf(index([amd64, again]));
  assert.deepEqual(lines(tree), ['0 index', '1 platform linux/amd64 linux/arm64']);
});

test('threat 28: one digest with two sizes, or as two kinds, is E_DIGEST', async () => {
  const bigger = listed(amd64, { size: amd64.bytes.length + 1 });
  await assert.rejects(treeOf(index([amd64, bigger])), code('E_DIGEST'));
  const kind = listed(amd64, { mediaType: mediaTypes.dockerManifest });
  await assert.rejects(treeOf(index([amd64, kind])), code('E_DIGEST'));
});

test('threat 29: a manifest that is listed as attestation and as platform is a platform', async () => {
  const attestation = attestationManifest(amd64);
  const platform = { platform: { os: 'linux', architecture: 's390x' }, annotations: {} };
  const hidden = await treeOf(index([attestation, listed(attestation, platform)]));
  assert.deepEqual(lines(hidden), ['0 index', '1 platform unknown/unknown linux/s390x']);
});

function nest(levels: number): Part {
  return levels === 1 ? index([amd64]) : index([nest(levels - 1)]);
}

test('threat 31: indexes nest three deep', async () => {
  const tree = await treeOf(nest(3));
  assert.deepEqual(lines(tree), ['0 index', '1 index', '2 index', '3 platform linux/amd64']);
});

test('threat 31: four deep is E_LIMIT', async () => {
  await assert.rejects(treeOf(nest(4)), code('E_LIMIT'));
});

test('threat 32: an index that lists itself ends in E_MANIFEST', async () => {
  // No index can hold its own digest; only a registry that does not hash can hand one out.
  const self = digestOf(Buffer.from('self'));
  const entry = { mediaType: mediaTypes.index, digest: self, size: 300 };
  const bytes = Buffer.from(
    JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.index, manifests: [entry] }),
  );
  const stored = { bytes, digest: self, contentType: mediaTypes.index };
  await withClient(async (client) => {
    const repository = client.repository(parseReference(`${registry.host}/a/b`));
    const looped = { ...repository, manifest: async () => stored };
    await assert.rejects(readTree(looped, stored), code('E_MANIFEST'));
  });
});

test('threat 34: 1000 manifests are read, over all indexes together, and one more is E_LIMIT', async () => {
  const many = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => {
      const bytes = Buffer.from(`${from + at}`);
      return part(bytes, mediaTypes.manifest);
    });
  const [first, second] = [index(many(0, 499)), index(many(500, 999))];
  assert.equal((await treeOf(index([first, second]))).nodes.length, 1 + 2 + 499 + 499);
  const one = index(many(1000, 1001));
  await assert.rejects(treeOf(index([first, second, one])), code('E_LIMIT'));
});

test('threat 5: a nested index has the size that its descriptor declares', async () => {
  const nested = index([amd64]);
  for (const size of [nested.bytes.length - 1, nested.bytes.length + 1]) {
    const wrong = treeOf(index([listed(nested, { size })]));
    await assert.rejects(wrong, { code: 'E_DIGEST', details: { digest: nested.digest } });
  }
});

test('a nested index that does not exist is E_COVER', async () => {
  const nested = index([amd64]);
  const root = index([nested]);
  put(registry, 'a/b', root, '1');
  registry.store.repository('a/b').removeManifest(nested.digest);
  await assert.rejects(readAt('1'), { code: 'E_COVER', details: { digest: nested.digest } });
});

test('threat 21: an image that is listed as an index is E_MANIFEST', async () => {
  const root = index([listed(amd64, { mediaType: mediaTypes.index })]);
  await assert.rejects(treeOf(root), code('E_MANIFEST'));
});

test('an image by a sha512 digest', async () => {
  const root = index([amd64]);
  put(registry, 'a/b', root);
  const digest = digestOf(root.bytes, 'sha512');
  registry.store.repository('a/b').putManifest(root.bytes, mediaTypes.index, digest);
  const tree = await readAt(digest);
  assert.equal(tree.nodes[0].digest, digest);
});

test('a node carries what the index says of it; the root what was received', async () => {
  const root = index([amd64, index([arm64])]);
  const { nodes, root: document } = await treeOf(root);
  assert.equal(document.kind, 'index');
  const [top, first] = nodes;
  assert.deepEqual(top, {
    ...{ digest: root.digest, mediaType: mediaTypes.index, size: root.bytes.length },
    ...{ role: 'index', platforms: [], depth: 0 },
  });
  assert.deepEqual(first, {
    ...{ digest: amd64.digest, mediaType: mediaTypes.manifest, size: amd64.bytes.length },
    ...{ role: 'platform', depth: 1, platforms: [{ os: 'linux', architecture: 'amd64' }] },
  });
});

test('threat 29: half unknown is a platform, annotated or not', async () => {
  const { annotations } = attestationManifest(amd64).entry;
  const platforms = [
    { os: 'unknown', architecture: 'amd64' },
    { os: 'linux', architecture: 'unknown' },
  ];
  for (const platform of platforms) {
    const tree = await treeOf(index([listed(amd64, { platform, annotations })]));
    assert.deepEqual(lines(tree), ['0 index', `1 platform ${formatPlatform(platform)}`]);
  }
});

test('threat 29: an attestation manifest that is listed twice is one attestation', async () => {
  const attestation = attestationManifest(amd64);
  const tree = await treeOf(index([attestation, attestation]));
  assert.deepEqual(lines(tree), ['0 index', '1 attestation unknown/unknown unknown/unknown']);
});

test('threat 28: a manifest that is listed again without a platform keeps its own', async () => {
  const { platform: _, ...bare } = amd64.entry;
  const tree = await treeOf(index([amd64, { ...amd64, entry: bare }]));
  assert.deepEqual(lines(tree), ['0 index', '1 platform linux/amd64']);
});

test('a refusal says what is wrong, and of which digest', async () => {
  const bigger = listed(amd64, { size: amd64.bytes.length + 1 });
  await assert.rejects(treeOf(index([amd64, bigger])), {
    message: 'the index lists one digest with two sizes or media types',
    details: { digest: amd64.digest },
  });
  await assert.rejects(treeOf(nest(4)), { message: 'indexes are nested deeper than 3 levels' });
});
