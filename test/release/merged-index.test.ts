/** The bytes of an index that joins images, and whether they are written. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  attestationManifest,
  index,
  listed,
  type Part,
  platformImage,
} from '../../sandbox/images.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { parsePlatform } from '../../src/oci/platform.ts';
import type { PushableRepository } from '../../src/registry/writing-client.ts';
import { planMerge, writeMerged } from '../../src/release/merge.ts';

const amd64 = platformImage('linux/amd64');
const arm64 = platformImage('linux/arm64');

/** Holds these manifests, and records what is written. */
function holding(...parts: readonly Part[]) {
  const held = new Map(
    parts.map(({ digest, bytes, mediaType }) => [
      digest,
      { digest, bytes, contentType: mediaType },
    ]),
  );
  const written: Digest[] = [];
  const repository = {
    name: { registry: 'docker.io', path: 'a/b' },
    manifest: async (digest: Digest) => held.get(digest),
    putManifest: async (digest: Digest) => written.push(digest),
  } as unknown as PushableRepository;
  return { repository, written };
}

async function merged(
  parts: readonly Part[],
  platforms: readonly string[],
  annotations: Readonly<Record<string, string>> = {},
) {
  const { repository } = holding(...parts);
  const wanted = platforms.map(parsePlatform);
  const digests = parts.map(({ digest }) => digest);
  const plan = await planMerge(repository, { digests, platforms: wanted, annotations });
  return { ...plan, document: JSON.parse(Buffer.from(plan.bytes).toString()) };
}

test('attestation manifests follow the images that they are about, in the order of the platforms', async () => {
  const parts = [arm64, amd64].map((one) => index([one, attestationManifest(one)]));
  const { document } = await merged(parts, ['linux/amd64', 'linux/arm64']);
  assert.deepEqual(
    document.manifests.map(({ digest }: { digest: Digest }) => digest),
    [amd64, arm64, attestationManifest(amd64), attestationManifest(arm64)].map(
      ({ digest }) => digest,
    ),
  );
});

test('entries keep the version and features of their system, annotations and artifact types that are there', async () => {
  const platform = {
    os: 'windows',
    architecture: 'amd64',
    'os.version': '10.0',
    'os.features': ['win32k'],
  };
  const windows = listed(platformImage('windows/amd64'), {
    platform,
    annotations: { a: 'b' },
    artifactType: 'application/vnd.example',
  });
  const { document } = await merged(
    [index([windows]), index([arm64])],
    ['windows(10.0)/amd64', 'linux/arm64'],
  );
  const [first, second] = document.manifests;
  assert.deepEqual([second.platform, second.annotations], [platform, { a: 'b' }]);
  assert.equal(second.artifactType, 'application/vnd.example');
  assert.ok(!('artifactType' in first));
  assert.deepEqual(Object.keys(first.platform).sort(), ['architecture', 'os']);
  assert.ok(!('annotations' in first) && !('annotations' in document));
});

test('images of Docker are joined to an index of Docker, unless it has annotations', async () => {
  const docker = listed(amd64, { mediaType: mediaTypes.dockerManifest });
  const part = [index([docker])];
  const typeOf = async (annotations: Readonly<Record<string, string>>, parts = part) => {
    const { mediaType, document } = await merged(parts, ['linux/amd64'], annotations);
    assert.equal(document.mediaType, mediaType);
    return mediaType;
  };
  assert.equal(await typeOf({}), mediaTypes.dockerIndex);
  assert.equal(await typeOf({ a: 'b' }), mediaTypes.index);
  assert.equal(await typeOf({}, [index([amd64])]), mediaTypes.index);
});

test('an index that is there is not written again', async () => {
  const whole = index([amd64]);
  const made = await merged([whole], ['linux/amd64']);
  const { repository, written } = holding();
  assert.equal(await writeMerged(repository, made), 'written');
  assert.deepEqual(written, [made.digest]);
  const again = holding({ ...whole, digest: made.digest });
  assert.equal(await writeMerged(again.repository, made), 'unchanged');
  assert.deepEqual(again.written, []);
});
