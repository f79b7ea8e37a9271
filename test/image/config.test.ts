/** Reads the platform of an image from its config. */

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { artifact, blob, manifest, type Part, platformImage, put } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { readConfigPlatform } from '../../src/image/config.ts';
import { limits } from '../../src/limits.ts';
import { type ImageManifest, parseManifest } from '../../src/oci/manifest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { formatPlatform, type PlatformClaim } from '../../src/oci/platform.ts';
import { parseReference } from '../../src/oci/reference.ts';
import { withClient } from '../support/run.ts';

const registry = await startRegistry();

beforeEach(() => registry.reset());
after(() => registry.stop());

async function platformOf(image: Part): Promise<string> {
  put(registry, 'a/b', image);
  const parsed = parseManifest(image.bytes);
  assert.ok(parsed.kind === 'image');
  return formatPlatform(await claimOf(parsed));
}

function claimOf(image: ImageManifest): Promise<PlatformClaim> {
  return withClient((client) =>
    readConfigPlatform(client.repository(parseReference(`${registry.host}/a/b`)), image),
  );
}

function withConfig(config: string | Uint8Array, type: string = mediaTypes.config): Part {
  return manifest(blob(Buffer.from(config), type), []);
}

test('the platform of an image, with its variant', async () => {
  assert.equal(await platformOf(platformImage('linux/amd64')), 'linux/amd64');
  assert.equal(await platformOf(platformImage('linux/arm/v7')), 'linux/arm/v7');
  const docker = withConfig('{"os":"linux","architecture":"amd64"}', mediaTypes.dockerConfig);
  assert.equal(await platformOf(docker), 'linux/amd64');
});

test('of Windows also the version and the features', async () => {
  const config = withConfig(
    '{"os":"windows","architecture":"amd64","os.version":"10.0.20348.2700","os.features":["win32k"]}',
  );
  put(registry, 'a/b', config);
  const parsed = parseManifest(config.bytes);
  assert.ok(parsed.kind === 'image');
  assert.deepEqual(await claimOf(parsed), {
    os: 'windows',
    architecture: 'amd64',
    osVersion: '10.0.20348.2700',
    osFeatures: ['win32k'],
  });
});

for (const [config, says] of [
  ['{}', ''],
  ['[]', ''],
  ['{"os":"linux"}', 'linux'],
  ['{"os":"","architecture":"","variant":"","os.version":"","os.features":null}', ''],
  ['{"os":1,"architecture":2,"os.features":[3]}', ''],
  ['{"os":"linux","architecture":"arm64","created":12345678901234567890}', 'linux/arm64'],
] as const) {
  test(`${config} says ${JSON.stringify(says)}`, async () => {
    assert.equal(await platformOf(withConfig(config)), says);
  });
}

test('an artifact names none, and its config is not read', async () => {
  assert.equal(await platformOf(artifact('application/vnd.example', [])), '');
  assert.equal(await platformOf(withConfig('\u0000', 'application/vnd.example')), '');
  assert.equal(registry.requests.length, 0);
});

test('a config that is not strict JSON is E_MANIFEST', async () => {
  const twice = '{"os":"linux","os":"windows","architecture":"amd64"}';
  await assert.rejects(platformOf(withConfig(twice)), {
    code: 'E_MANIFEST',
    message: /^the image config is not strict JSON: duplicate key "os"/,
  });
});

test('a config over its limit is E_LIMIT, and not fetched', async () => {
  const large = withConfig(Buffer.alloc(limits.config + 1, ' '));
  await assert.rejects(platformOf(large), { code: 'E_LIMIT' });
  assert.equal(registry.requests.length, 0);
});

test('a config that is gone is E_COVER', async () => {
  const image = platformImage('linux/amd64');
  registry.faults.add({ when: { path: '/blobs/' }, do: { status: 404 } });
  const config = parseManifest(image.bytes);
  assert.ok(config.kind === 'image');
  await assert.rejects(platformOf(image), {
    code: 'E_COVER',
    details: { digest: config.config.digest },
  });
});

test('a config of the largest size is read', async () => {
  const bytes = Buffer.alloc(limits.config, ' ');
  bytes.write('{"os":"linux","architecture":"amd64"}');
  assert.equal(await platformOf(withConfig(bytes)), 'linux/amd64');
});
