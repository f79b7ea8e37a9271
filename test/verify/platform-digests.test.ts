/** Finds the manifest that container engines pull for each platform. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../../src/oci/digest.ts';
import { platformDigests } from '../../src/verify/platform-digests.ts';
import type { ManifestReport } from '../../src/verify/report.ts';

const [a, b, c] = ['a', 'b', 'c'].map((text) => digestOf(Buffer.from(text))) as [
  ReturnType<typeof digestOf>,
  ReturnType<typeof digestOf>,
  ReturnType<typeof digestOf>,
];

function manifest(
  digest: ManifestReport['digest'],
  ...platforms: readonly string[]
): Pick<ManifestReport, 'role' | 'platforms' | 'digest'> {
  return { role: 'platform', platforms, digest };
}

test('of two manifests for one platform, the first is named: that is what gets pulled', () => {
  const digests = platformDigests([
    manifest(a, 'linux/amd64'),
    manifest(b, 'linux/amd64', 'linux/arm64'),
    manifest(c, 'linux/arm64/v8', 'linux/arm/v6'),
  ]);
  assert.deepEqual(digests, { 'linux/amd64': a, 'linux/arm64': b, 'linux/arm/v6': c });
});

test('one manifest under two names of a platform is named by both', () => {
  const digests = platformDigests([manifest(a, 'linux/arm64', 'linux/arm64/v8')]);
  assert.deepEqual(digests, { 'linux/arm64': a, 'linux/arm64/v8': a });
});

test('versions of Windows are platforms of their own', () => {
  const [old, recent] = ['windows/amd64:10.0.17763.1', 'windows/amd64:10.0.20348.1'];
  const digests = platformDigests([manifest(a, old), manifest(b, recent), manifest(c, old)]);
  assert.deepEqual(digests, { [old]: a, [recent]: b });
});

test('a name that is not a platform is compared as text', () => {
  const digests = platformDigests([manifest(a, 'x y/<z>'), manifest(b, 'x y/<z>', '__proto__')]);
  assert.deepEqual(Object.entries(digests), [
    ['x y/<z>', a],
    ['__proto__', b],
  ]);
});

test('an index and attestation manifests are not platforms; a single image is one', () => {
  const named = manifest(a, 'linux/amd64');
  for (const role of ['index', 'attestation'] as const) {
    assert.deepEqual(platformDigests([{ ...named, role }]), {});
  }
  assert.deepEqual(platformDigests([{ ...named, role: 'image' }]), { 'linux/amd64': a });
});
