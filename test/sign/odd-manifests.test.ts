/** Images as odd writers leave them: what does not matter does not prevent signing and verifying. */

import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import {
  artifact,
  blob,
  bySha512,
  index,
  listed,
  manifest,
  type Part,
  part,
  platformImage,
  put,
} from '../../sandbox/images.ts';
import type { RegistryOptions } from '../../sandbox/registry/index.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { parsePlatform } from '../../src/oci/platform.ts';
import { verify } from '../support/run.ts';
import { codes, path, said, states, world, writes } from './support.ts';

const zeros = {
  annotations: null,
  artifactType: '',
  data: '',
  platform: { architecture: '', os: '' },
  urls: null,
};

/** With a number beyond 2^53 in a field of its own. */
function withLarge(made: Part): Part {
  const text = Buffer.from(made.bytes).toString().replace(/^\{/, '{"x":9007199254740993,');
  const { mediaType, blobs, children } = made;
  const { digest: _, size: __, ...fields } = made.entry;
  return listed(part(Buffer.from(text), mediaType, blobs, children), fields);
}

const platform = { platform: { os: 'linux', architecture: 'amd64' } };
const config = Buffer.from('{"os":"linux","architecture":"amd64","x":9007199254740993}');
const layer = Buffer.from('layer');

const odd: Readonly<Record<string, () => Part>> = {
  'zero values in config and layers': () =>
    listed(manifest(blob(config, mediaTypes.config, zeros), [blob(layer, 'x/y', zeros)]), platform),
  'layers of null': () =>
    listed(manifest(blob(config, mediaTypes.config), [], { layers: null }), platform),
  'zero values of its own': () =>
    listed(
      platformImage('linux/amd64', 'x', { annotations: null, artifactType: '', subject: null }),
      {
        annotations: null,
        artifactType: '',
      },
    ),
  'annotations that are no text': () =>
    listed(platformImage('linux/amd64', 'x', { annotations: { a: 1, b: null } }), {
      annotations: { a: 1 },
    }),
  'numbers beyond 2^53': () => withLarge(platformImage('linux/amd64')),
  'another name of its platform': () =>
    listed(platformImage('linux/amd64'), { platform: { os: 'Linux', architecture: 'x86_64' } }),
};

/** As today's `docker buildx imagetools create` lists an artifact of oras. */
const sbom = listed(artifact('application/spdx+json', [blob(layer, 'application/spdx+json')]), {
  platform: { os: 'linux', architecture: '' },
});

describe('an index that lists an image with', () => {
  for (const [what, make] of Object.entries(odd)) {
    it(`${what}: signed and verified, with the required platform`, async (t) => {
      const fields = { annotations: null, artifactType: '', subject: null };
      const root = withLarge(index([make(), sbom], fields));
      const { sign, assertVerified } = await world(t, {}, root);
      const report = await sign({ options: { formats: ['legacy', 'bundle'] } });
      assert.equal(report.outcome, 'verified', said(report));
      assert.equal(states(report).length, 6);
      await assertVerified(['legacy', 'bundle'], { platforms: [parsePlatform('linux/amd64')] });
    });
  }
});

it('an image whose config is not JSON: signing and verifying say the same', async (t) => {
  const image = manifest(blob(Buffer.from('no json'), mediaTypes.config), []);
  const { sign, assertVerified } = await world(t, {}, image);
  assert.equal((await sign()).outcome, 'verified');
  await assertVerified(['bundle']);
});

describe('an image with a sha512 digest', () => {
  const bySha256 = index([bySha512(platformImage('linux/amd64'))]);
  const root = bySha512(bySha256);
  const { digest } = root;

  async function sha512World(t: TestContext, settings: RegistryOptions = {}) {
    const made = await world(t, settings, root);
    const policy = {
      ...{ keys: [made.key.public], trustedRoots: [made.root] },
      platforms: [parsePlatform('linux/amd64')],
    };
    return { ...made, check: () => verify(`${made.name}@${digest}`, policy) };
  }

  for (const referrersApi of ['on', 'off-404'] as const) {
    it(`is unsigned, then signed with bundles (Referrers API: ${referrersApi})`, async (t) => {
      const { sign, check } = await sha512World(t, { referrersApi });
      assert.equal((await check()).exitCode, 10);
      const report = await sign();
      assert.deepEqual(
        [report.outcome, states(report)],
        ['verified', ['published', 'published']],
        said(report),
      );
      assert.equal((await check()).outcome, 'verified');
      assert.deepEqual(states(await sign()), ['present', 'present']);
    });
  }

  for (const formats of [['legacy'], ['legacy', 'bundle']] as const) {
    it(`is not signed as ${formats.join(' and ')}, before anything is logged`, async (t) => {
      const { sign, v1, registry } = await sha512World(t);
      const report = await sign({ options: { formats } });
      assert.deepEqual(codes(report), ['E_UNSUPPORTED']);
      assert.match(said(report), /--format bundle\) \(nothing was signed\)$/m);
      assert.equal(v1.entries.length, 0);
      assert.deepEqual(writes(registry), []);
    });
  }

  it('is what a sha512 that was expected is checked against, also where it is found by a tag', async (t) => {
    const { name } = await sha512World(t);
    const report = await verify(`${name}:latest`, { digest });
    assert.deepEqual(
      report.images[0]?.findings.map(({ code }) => code).includes('E_ROLLBACK'),
      false,
    );
    const other = await verify(`${name}:latest`, { digest: digestOf(Buffer.from(''), 'sha512') });
    assert.ok(other.images[0]?.findings.some(({ code }) => code === 'E_ROLLBACK'));
  });

  it('is compared with what a tag next to it points to', async (t) => {
    const { name, registry } = await sha512World(t);
    const drifted = async () =>
      (await verify(`${name}:latest@${digest}`)).images[0]?.findings.some(
        ({ code }) => code === 'E_DRIFT',
      );
    assert.equal(await drifted(), false);
    // Registries name what is pushed under a tag by its sha256.
    put(registry, path, bySha256, 'latest');
    assert.equal(await drifted(), false);
    put(registry, path, platformImage('linux/s390x'), 'latest');
    assert.equal(await drifted(), true);
  });
});
