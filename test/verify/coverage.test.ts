/** Everything that the index lists is there, signed, and what the index says it is. */

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import {
  artifact,
  attestationManifest,
  blob,
  index,
  listed,
  loadCase,
  manifest,
  multiPlatformImage,
  type Part,
  part,
  platformImage,
  put,
} from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { limits } from '../../src/limits.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { parsePlatform } from '../../src/oci/platform.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { manifestExists } from '../../src/verify/coverage.ts';
import type { Policy } from '../../src/verify/policy.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { errorCodes, errors, manifestOf, notes, only, verify, warnings } from '../support/run.ts';
import { signLegacy, testPolicy } from '../support/signer.ts';

const registry = await startRegistry();
const amd64 = platformImage('linux/amd64');
const arm64 = platformImage('linux/arm64');

beforeEach(() => registry.reset());
after(() => registry.stop());

/** Signs and verifies an image. */
function run(root: Part, policy: Partial<Policy> = {}): Promise<VerifyReport> {
  put(registry, 'a/b', root, '1');
  signLegacy(registry, 'a/b', root);
  return again(policy);
}

function again(policy: Partial<Policy> = {}): Promise<VerifyReport> {
  return verify(`${registry.host}/a/b:1`, { ...testPolicy, ...policy });
}

function wanted(...platforms: string[]): Partial<Policy> {
  return { platforms: platforms.map(parsePlatform) };
}

function assertRejected(report: VerifyReport, code: string, why: RegExp): void {
  assert.deepEqual(errorCodes(report), [code]);
  assert.match(errors(report)[0]?.message ?? '', why);
  assert.equal(report.outcome, 'rejected');
}

test('threat 24: a platform that is wanted and not listed is E_COVER', async () => {
  const report = await run(index([amd64]), wanted('linux/amd64', 'linux/arm64'));
  assertRejected(report, 'E_COVER', /^linux\/arm64 is not in the index, which lists linux\/amd64$/);
  assert.equal(report.exitCode, 10);
});

test('threat 24: variants that mean the same are the same platform', async () => {
  const report = await run(index([amd64, arm64]), wanted('linux/arm64/v8', 'linux/amd64/v1'));
  assert.equal(report.outcome, 'verified');
});

test('threat 25: a platform that is added and not signed is E_COVER, wanted or not', async () => {
  const extra = platformImage('linux/s390x');
  const root = index([amd64, extra]);
  put(registry, 'a/b', root, '1');
  signLegacy(registry, 'a/b', root);
  registry.store.repository('a/b').tags.delete(signatureTag(extra.digest));
  const report = await again(wanted('linux/amd64'));
  assertRejected(report, 'E_COVER', /^linux\/s390x carries no signature$/);
});

test('threat 26: an image whose config names another platform is E_COVER', async () => {
  const swapped = listed(amd64, { platform: { os: 'linux', architecture: 'arm64' } });
  const report = await run(index([swapped]), wanted('linux/arm64'));
  assertRejected(report, 'E_COVER', /^linux\/arm64: its config says linux\/amd64$/);
  assert.equal(errors(report)[0]?.digest, amd64.digest);
});

test('threat 26: a variant in the config counts too', async () => {
  const v6 = platformImage('linux/arm/v6');
  const root = index([
    listed(v6, { platform: { os: 'linux', architecture: 'arm', variant: 'v7' } }),
  ]);
  assertRejected(await run(root, wanted('linux/arm/v7')), 'E_COVER', /linux\/arm\/v6/);
});

/** An image with this config, listed for a platform. */
function configured(config: unknown, platform: unknown, type: string = mediaTypes.config): Part {
  const bytes = Buffer.from(typeof config === 'string' ? config : JSON.stringify(config));
  return listed(manifest(blob(bytes, type), []), { platform });
}

const linux = { os: 'linux', architecture: 'amd64' };
const windows = { os: 'windows', architecture: 'amd64', 'os.version': '10.0.20348.2700' };

for (const [title, platform, config, want] of [
  ['the same version of Windows', windows, windows, 'windows/amd64'],
  ['the same version of Windows, asked for', windows, windows, 'windows/amd64:10.0.20348.2700'],
  ['a build of the version asked for', windows, windows, 'windows(10.0.20348)/amd64'],
  ['no os version', windows, { ...windows, 'os.version': '' }, 'windows/amd64'],
  ['an os version', { ...windows, 'os.version': undefined }, windows, 'windows/amd64'],
  ['an os feature', windows, { ...windows, 'os.features': ['win32k'] }, 'windows/amd64'],
  [
    'no variant',
    { os: 'linux', architecture: 'arm', variant: 'v6' },
    { os: 'linux', architecture: 'arm' },
    'linux/arm/v6',
  ],
  [
    'a variant',
    { os: 'linux', architecture: 'arm64' },
    { os: 'linux', architecture: 'arm64', variant: 'v8' },
    'linux/arm64',
  ],
  [
    'another name of the same',
    { os: 'linux', architecture: 'aarch64' },
    { os: 'linux', architecture: 'arm64' },
    'linux/arm64',
  ],
  ['the name that was asked for', { os: 'linux', architecture: 'x86_64' }, linux, 'linux/x86-64'],
  ['nothing', linux, {}, 'linux/amd64'],
  ['nothing, as Go writes it', linux, { os: '', architecture: '', variant: '' }, 'linux/amd64'],
  ['the os alone', linux, { os: 'linux' }, 'linux/amd64'],
] as const) {
  test(`threat 26: a config that says ${title} agrees with the index`, async () => {
    const report = await run(index([configured(config, platform)]), wanted(want));
    assert.deepEqual(errors(report), []);
  });
}

for (const [title, platform, config, want, why] of [
  ['another os', linux, windows, 'linux/amd64', /says windows\/amd64:10\.0\.20348\.2700$/],
  ['another os alone', linux, { os: 'windows' }, 'linux/amd64', /its config says windows$/],
  [
    'another version of Windows',
    windows,
    { ...windows, 'os.version': '10.0.17763.1' },
    'windows/amd64',
    /says windows\/amd64:10\.0\.17763\.1$/,
  ],
  [
    'other os features',
    { ...windows, 'os.features': ['a'] },
    { ...windows, 'os.features': ['b'] },
    'windows/amd64',
    /its config says/,
  ],
  [
    'another architecture by another name',
    { os: 'linux', architecture: 'arm64' },
    { os: 'linux', architecture: 'x86_64' },
    'linux/arm64',
    /says linux\/amd64$/,
  ],
] as const) {
  test(`threat 26: a config that says ${title} is E_COVER`, async () => {
    const report = await run(index([configured(config, platform)]), wanted(want));
    assertRejected(report, 'E_COVER', why);
  });
}

test('threat 24: a version of Windows that is wanted and not listed is E_COVER', async () => {
  const report = await run(
    index([configured(windows, windows)]),
    wanted('windows/amd64:10.0.17763'),
  );
  assertRejected(report, 'E_COVER', /^windows\/amd64:10\.0\.17763 is not in the index/);
});

test('threat 24: half a platform, or none, is not what is wanted', async () => {
  const half = configured(linux, { os: 'linux', architecture: '' });
  assertRejected(await run(index([half]), wanted('linux/amd64')), 'E_COVER', /lists no platform$/);
  assert.equal((await again()).outcome, 'verified');
});

test('threat 26: a manifest listed for two platforms is what its config says, and not the other', async () => {
  const both = index([amd64, listed(amd64, { platform: { os: 'linux', architecture: 'arm64' } })]);
  assert.deepEqual(errors(await run(both, wanted('linux/amd64'))), []);
  const why = /its config says linux\/amd64$/;
  assertRejected(await again(wanted('linux/arm64')), 'E_COVER', why);
  assertRejected(await again(wanted('linux/amd64', 'linux/arm64')), 'E_COVER', why);
});

test('an artifact with a config of its own kind is held to no platform', async () => {
  const layer = blob(Buffer.from('layer'), 'application/octet-stream');
  const wasm = configured('\0asm', linux, 'application/vnd.wasm.config.v0+json');
  for (const part of [listed(artifact('x/y', [layer]), { platform: linux }), wasm]) {
    assert.deepEqual(errors(await run(index([part]), wanted('linux/amd64'))), []);
  }
});

test('threat 27: of two manifests for one platform, the second is reported', async () => {
  const second = platformImage('linux/arm64/v8', 'another');
  const third = platformImage('linux/aarch64', 'a third');
  const report = await run(index([amd64, arm64, second, third, amd64]));
  assert.equal(report.outcome, 'verified');
  const reported = warnings(report).map(({ code, message, digest }) => ({ code, message, digest }));
  assert.deepEqual(reported, [
    {
      code: 'E_COVER',
      message: `linux/arm64/v8 is listed more than once: container engines pull the first, ${arm64.digest}, and not ${second.digest}`,
      digest: second.digest,
    },
    {
      code: 'E_COVER',
      message: `linux/arm64 is listed more than once: container engines pull the first, ${arm64.digest}, and not ${third.digest}`,
      digest: third.digest,
    },
  ]);
});

test('versions of Windows are platforms of their own', async () => {
  const old = { ...windows, 'os.version': '10.0.17763.1' };
  const report = await run(index([configured(windows, windows), configured(old, old)]));
  assert.deepEqual(warnings(report), []);
});

for (const [title, type] of [
  ['calls itself one', mediaTypes.index],
  ['does not say what it is', undefined],
] as const) {
  for (const [as, mediaType] of [
    ['an image', mediaTypes.manifest],
    ['something else', 'application/vnd.example.thing+json'],
  ] as const) {
    test(`threat 21: an index that is listed as ${as} and ${title} is E_MANIFEST`, async () => {
      const unsigned = platformImage('linux/s390x');
      const nested = index([unsigned], { mediaType: type });
      put(registry, 'a/b', nested);
      const root = index([amd64, listed(part(nested.bytes, nested.mediaType), { mediaType })]);
      assertRejected(await run(root), 'E_MANIFEST', /it is an index$/);
      assert.equal((await again()).exitCode, 12);
    });
  }
}

test('threat 21: where a HEAD does not name the type of an image, its bytes do', async () => {
  const type = { 'content-type': 'application/octet-stream' };
  registry.faults.add({
    when: { method: 'HEAD', path: amd64.digest, times: Infinity },
    do: { headers: type },
  });
  assert.deepEqual(errors(await run(index([amd64, arm64]))), []);
});

test('configs are left alone where no platform is wanted', async () => {
  const swapped = listed(amd64, { platform: { os: 'linux', architecture: 'arm64' } });
  assert.equal((await run(index([swapped]))).outcome, 'verified');
});

test('threat 5: a child that is read for its config has the size that the index declares', async () => {
  const root = index([listed(amd64, { size: amd64.bytes.length - 1 })]);
  assertRejected(await run(root, wanted('linux/amd64')), 'E_DIGEST', /the index declares/);
});

test('threat 27: both of two images for one platform must be signed', async () => {
  const other = platformImage('linux/amd64', 'another');
  const root = index([amd64, other]);
  assert.equal((await run(root, wanted('linux/amd64'))).outcome, 'verified');
  registry.store.repository('a/b').tags.delete(signatureTag(other.digest));
  assertRejected(await again(wanted('linux/amd64')), 'E_COVER', /carries no signature/);
});

test('threat 27: both are compared with their configs', async () => {
  const swapped = listed(arm64, { platform: { os: 'linux', architecture: 'amd64' } });
  const report = await run(index([amd64, swapped]), wanted('linux/amd64'));
  assertRejected(report, 'E_COVER', /its config says linux\/arm64/);
});

test('threat 28: a manifest that is listed twice is looked at once', async () => {
  const root = index([amd64, listed(amd64, { platform: { os: 'linux', architecture: 'arm64' } })]);
  const report = await run(root);
  assert.equal(only(report).manifests.length, 2);
  assert.deepEqual(only(report).manifests[1]?.platforms, ['linux/amd64', 'linux/arm64']);
  assert.equal(registry.requests.filter(({ method }) => method === 'HEAD').length, 1);
});

test('threat 28: a conflicting size is E_DIGEST', async () => {
  const report = await run(index([amd64, listed(amd64, { size: 1 })]));
  assertRejected(report, 'E_DIGEST', /one digest with two sizes/);
  assert.equal(report.exitCode, 12);
});

test('threat 29: an attestation manifest covers no platform, and is reported where it is not signed', async () => {
  const root = index([amd64, attestationManifest(amd64)]);
  await run(root);
  const held = registry.store.repository('a/b');
  for (const child of root.children.slice(1)) held.tags.delete(signatureTag(child.digest));
  const report = await again();
  assert.equal(report.outcome, 'verified');
  assert.deepEqual(
    notes(report).map(({ code, message }) => `${code} ${message}`),
    ['E_COVER an attestation manifest carries no signature'],
  );
  const { required, outcome } = manifestOf(only(report), 'attestation');
  assert.deepEqual({ required, outcome }, { required: false, outcome: 'rejected' });

  const strict = await again({ attestationManifests: 'required' });
  assertRejected(strict, 'E_COVER', /an attestation manifest carries no signature/);
  const want = await again(wanted('unknown/unknown'));
  assertRejected(want, 'E_COVER', /unknown\/unknown is not in the index/);
});

test('threat 29: an unsigned child that calls itself unknown/unknown is a platform', async () => {
  const posing = listed(platformImage('linux/s390x'), {
    platform: { os: 'unknown', architecture: 'unknown' },
  });
  const root = index([amd64, posing]);
  await run(root);
  registry.store.repository('a/b').tags.delete(signatureTag(posing.digest));
  assertRejected(await again(), 'E_COVER', /^unknown\/unknown carries no signature$/);
});

test('threat 30: an attestation manifest about something else is neither followed nor an error', async () => {
  const stray = attestationManifest(arm64);
  const report = await run(index([amd64, stray]));
  assert.equal(report.outcome, 'verified');
  assert.ok(!registry.requests.some(({ path }) => path.includes(arm64.digest)));
});

test('threat 31: three levels of indexes are verified, each manifest of them', async () => {
  const root = index([index([index([amd64])])]);
  const report = await run(root, wanted('linux/amd64'));
  assert.equal(report.outcome, 'verified');
  assert.equal(only(report).manifests.filter(({ signatures }) => signatures.length > 0).length, 4);
  registry.store
    .repository('a/b')
    .tags.delete(signatureTag(root.children[0]?.digest ?? root.digest));
  assertRejected(await again(), 'E_COVER', /^a nested index carries no signature$/);
});

test('threat 31: a fourth level is E_LIMIT, and nothing is known', async () => {
  const report = await run(index([index([index([index([amd64])])])]));
  assert.deepEqual(errorCodes(report), ['E_LIMIT']);
  assert.equal(report.outcome, 'undetermined');
});

test('threat 32: a referrer that is a referrer of itself, through another, is read once', async () => {
  // Digests cannot form a circle, but lists can: each of two manifests is listed for the other.
  const root = index([amd64]);
  put(registry, 'a/b', root, '1');
  const body = (bytes: Uint8Array) => {
    const list = JSON.parse(Buffer.from(bytes).toString());
    list.manifests = [root, amd64].map(({ digest, bytes, mediaType }) => ({
      mediaType,
      digest,
      size: bytes.length,
    }));
    return Buffer.from(JSON.stringify(list));
  };
  registry.faults.add({ when: { path: '/referrers/', times: Infinity }, do: { body } });
  const report = await again();
  assert.equal(report.outcome, 'rejected');
  // The root comes by its tag, and is a referrer of its child; the child is one of the root.
  for (const { digest } of [root, amd64]) {
    const reads = registry.requests.filter(
      ({ method, path }) => method === 'GET' && path.endsWith(`/manifests/${digest}`),
    );
    assert.equal(reads.length, 1);
  }
});

test('threat 33: an index without manifests is E_COVER', async () => {
  assertRejected(await run(index([])), 'E_COVER', /^the index lists no platform$/);
});

test('threat 33: attestation manifests alone are not a platform', async () => {
  assertRejected(await run(index([attestationManifest(amd64)])), 'E_COVER', /lists no platform/);
});

test('threat 46: an unsigned child is E_COVER and named; the others stay verified', async () => {
  loadCase(registry, 'a/b', 'arm64-unsigned');
  const report = await verify(`${registry.host}/a/b:0.1.24`);
  assertRejected(report, 'E_COVER', /^linux\/arm64 carries no signature$/);
  assert.equal(errors(report)[0]?.platform, 'linux/arm64');
  assert.match(errors(report)[0]?.advice ?? '', /--recursive/);
  assert.equal(manifestOf(only(report), 'linux/amd64').outcome, 'verified');
});

test('threat 47: an unsigned index is E_NOSIG, though its children are signed', async () => {
  loadCase(registry, 'a/b', 'children-only');
  const report = await verify(`${registry.host}/a/b:0.1.24`);
  assertRejected(report, 'E_NOSIG', /^the index carries no signature$/);
});

test('threat 48: index and every platform must verify, whatever is wanted', async () => {
  loadCase(registry, 'a/b', 'index-only');
  const report = await verify(`${registry.host}/a/b:0.1.24`, wanted('linux/amd64'));
  assert.deepEqual(
    errors(report).map(({ platform }) => platform),
    ['linux/amd64', 'linux/arm64'],
  );
});

test('fault 46: a child that is gone is E_COVER, once, and its report is not verified', async () => {
  const root = multiPlatformImage();
  await run(root);
  const [child] = root.children;
  assert.ok(child);
  registry.store.repository('a/b').removeManifest(child.digest);
  const report = await again();
  assertRejected(report, 'E_COVER', /^linux\/amd64 is listed in the index, but the registry does/);
  assert.match(errors(report)[0]?.advice ?? '', /mirror the image again/);
  const { outcome, code, signatures } = manifestOf(only(report), 'linux/amd64');
  assert.deepEqual([outcome, code, signatures[0]?.good], ['rejected', 'E_NOTFOUND', true]);
});

test('fault 46: a child that is gone together with its signature is reported once', async () => {
  const root = index([amd64, arm64]);
  await run(root);
  const held = registry.store.repository('a/b');
  held.removeManifest(amd64.digest);
  held.tags.delete(signatureTag(amd64.digest));
  const report = await again();
  assert.equal(errors(report).length, 1);
  assertRejected(report, 'E_COVER', /the registry does not have it/);
});

test('fault 46: signatures that expired are E_NOSIG, apart from a registry that cannot be read', async () => {
  const root = index([amd64]);
  put(registry, 'a/b', root, '1');
  assert.deepEqual(errorCodes(await again()), ['E_NOSIG', 'E_COVER']);
  registry.faults.add({ when: { path: '.sig', times: Infinity }, do: { status: 500 } });
  assert.deepEqual(errorCodes(await again()), ['E_NET']);
});

for (const status of [400, 401, 403, 404, 405, 501]) {
  test(`a HEAD that is answered with ${status} is not a verdict: the manifest is fetched`, async () => {
    const root = index([amd64]);
    await run(root);
    registry.faults.add({ when: { method: 'HEAD', times: Infinity }, do: { status } });
    assert.equal((await again()).outcome, 'verified');
    registry.store.repository('a/b').removeManifest(amd64.digest);
    assertRejected(await again(), 'E_COVER', /the registry does not have it/);
  });
}

test('a child that could not be requested is undetermined', async () => {
  await run(index([amd64]));
  registry.faults.add({ when: { method: 'HEAD', times: Infinity }, do: { status: 503 } });
  const report = await again();
  assert.deepEqual(errorCodes(report), ['E_NET']);
  assert.equal(report.outcome, 'undetermined');
  assert.match(errors(report)[0]?.message ?? '', /^could not check whether linux\/amd64 exists: /);
});

test('a single image says by its config what it is', async () => {
  const report = await run(arm64, wanted('linux/arm64'));
  assert.equal(report.outcome, 'verified');
  assert.deepEqual(manifestOf(only(report), 'image').platforms, ['linux/arm64']);
  const other = await again(wanted('linux/amd64'));
  assertRejected(
    other,
    'E_COVER',
    /^linux\/amd64 is required; this is a single image for linux\/arm64$/,
  );
});

test('a signed artifact needs no config', async () => {
  const chart = manifest(
    blob(Buffer.from('no JSON'), 'application/vnd.cncf.helm.config.v1+json'),
    [],
  );
  assert.equal((await run(chart)).outcome, 'verified');
  assertRejected(
    await again(wanted('linux/amd64')),
    'E_COVER',
    /a single image without a platform/,
  );
});

function configOf(image: Part): Digest {
  return JSON.parse(Buffer.from(image.bytes).toString()).config.digest;
}

test('a config that is gone, or was changed, is reported', async () => {
  await run(amd64);
  const { blobs } = registry.store.repository('a/b');
  blobs.delete(configOf(amd64));
  assertRejected(await again(), 'E_COVER', /the image: the image config is missing/);
  const size = JSON.parse(Buffer.from(amd64.bytes).toString()).config.size;
  blobs.set(configOf(amd64), Buffer.alloc(size, ' '));
  assertRejected(await again(), 'E_DIGEST', /the bytes hash to/);
});

for (const [title, config, code, why] of [
  ['is no JSON', '{{', 'E_MANIFEST', /the image config is not strict JSON/],
  ['names a key twice', '{"os":"linux","os":"linux"}', 'E_MANIFEST', /duplicate key "os"/],
  ['is over its limit', ' '.repeat(limits.config + 1), 'E_LIMIT', /is the limit/],
] as const) {
  test(`a config that ${title} decides nothing, unless a platform is required`, async () => {
    const report = await run(configured(config, undefined));
    assert.equal(report.outcome, 'verified');
    const [reported, ...others] = warnings(report);
    assert.deepEqual([reported?.code, others], [code, []]);
    assert.match(reported?.message ?? '', why);
    assert.match(reported?.message ?? '', /its platform is not known$/);
    assert.deepEqual(manifestOf(only(report), 'image').platforms, []);
    assert.deepEqual(errorCodes(await again(wanted('linux/amd64'))), [code]);
  });
}

test('a manifest exists if a HEAD request finds it', async () => {
  const answering = (found: object | undefined) => ({ manifestHead: async () => found });
  assert.equal(await manifestExists(answering({}), amd64.digest), true);
  assert.equal(await manifestExists(answering(undefined), amd64.digest), false);
});
