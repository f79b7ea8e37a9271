/** Releases of images that were built apart, one for each platform. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  attestationManifest,
  blob,
  index,
  manifest,
  multiPlatformImage,
  type Part,
  platformImage,
  put,
} from '../../sandbox/images.ts';
import { type Digest, parseDigest } from '../../src/oci/digest.ts';
import { parseManifest } from '../../src/oci/manifest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { formatPlatform, parsePlatform } from '../../src/oci/platform.ts';
import type { Merge } from '../../src/release/merge.ts';
import {
  assertVerified,
  codesOf,
  errorsOf,
  failedStep,
  path,
  saidOf,
  stepsOf,
  world,
  writes,
} from './support.ts';

const amd64 = platformImage('linux/amd64');
const arm64 = platformImage('linux/arm64');
const both = ['linux/amd64', 'linux/arm64'].map(parsePlatform);
/** An artifact, such as a chart: no engine runs it. */
const plain = manifest(blob(Buffer.from('{}'), mediaTypes.empty), []);
const attested = multiPlatformImage(['linux/arm64']);

function merge(digests: readonly Digest[], more: Partial<Merge> = {}): Merge {
  return { digests, platforms: both, annotations: {}, ...more };
}

test('two images become one index: untagged, signed, mirrored, verified, then tagged', async (t) => {
  const here = await world(t);
  for (const part of [amd64, arm64]) put(here.hub, path, part);
  const annotations = { 'org.opencontainers.image.version': '1.2.3' };
  const report = await here.run({
    merge: merge([arm64.digest, amd64.digest], { annotations }),
    onProgress: ({ step, state }) => {
      if (step === 'tag' && state === 'began') assert.deepEqual(versionTags(here), []);
    },
  });
  assert.equal(report.outcome, 'verified', saidOf(report));
  await assertVerified(here);
  const stored = here.ecr.store.repository(path).manifest('1.2.3');
  const made = parseManifest(stored?.bytes ?? Buffer.alloc(0));
  assert.ok(made.kind === 'index');
  assert.deepEqual({ ...made.annotations }, annotations);
  assert.deepEqual(
    made.manifests.map(({ digest, platform }) => [digest, platform && formatPlatform(platform)]),
    [
      [amd64.digest, 'linux/amd64'],
      [arm64.digest, 'linux/arm64'],
    ],
  );

  // In another order: the same index, which the next run finds.
  const again = await here.run({
    merge: merge([amd64.digest, arm64.digest], { annotations }),
  });
  assert.equal(again.digest, report.digest);
  assert.deepEqual(
    stepsOf(again).filter((step) => / done$/.test(step)),
    ['check done', 'verify done', 'verify-mirrors done'],
  );
});

function versionTags({ hub, ecr }: Awaited<ReturnType<typeof world>>): string[] {
  return [hub, ecr].flatMap(({ store }) =>
    [...store.repository(path).tags.keys()].filter((tag) => !tag.startsWith('sha256-')),
  );
}

test('indexes of buildx are joined with their attestation manifests', async (t) => {
  const here = await world(t);
  for (const part of [amd64, attested]) put(here.hub, path, part);
  const report = await here.run({ merge: merge([attested.digest, amd64.digest]) });
  assert.equal(report.outcome, 'verified', saidOf(report));
  const stored = here.hub.store.repository(path).manifest('latest');
  const made = parseManifest(stored?.bytes ?? Buffer.alloc(0));
  assert.ok(made.kind === 'index');
  const platforms = made.manifests.map(({ platform }) => platform && formatPlatform(platform));
  assert.deepEqual(platforms, ['linux/amd64', 'linux/arm64', 'unknown/unknown']);
});

test('threat 201: exactly the platforms that are named, one image each, or nothing is written', async (t) => {
  const here = await world(t);
  const other = platformImage('linux/amd64', 'other');
  const strayed = index([arm64, attestationManifest(other)]);
  for (const part of [amd64, arm64, other, strayed]) put(here.hub, path, part);
  const absent = parseDigest(`sha256:${'0'.repeat(64)}`);
  const cases: readonly (readonly [readonly (Part | Digest)[], string, RegExp])[] = [
    [[amd64], 'E_COVER', /none is for linux\/arm64/],
    [[amd64, other, arm64], 'E_COVER', /are both for linux\/amd64/],
    [
      [amd64, arm64, platformImage('linux/386')],
      'E_COVER',
      /is for linux\/386, which platforms does not name/,
    ],
    [[amd64, strayed], 'E_COVER', /attestation manifest .* is about none of the images/],
    [[amd64.digest, absent], 'E_NOTFOUND', /does not exist/],
    [
      [amd64, index([plain])],
      'E_COVER',
      new RegExp(`^sha256:\\w+ lists ${plain.digest}, which has no platform`),
    ],
    [[amd64, plain], 'E_COVER', new RegExp(`^${plain.digest} has no platform`)],
  ];
  for (const [parts, code, says] of cases) {
    const digests = parts.map((part) =>
      typeof part === 'string' ? part : put(here.hub, path, part),
    );
    const before = writes(here.hub).length;
    const report = await here.run({ merge: merge(digests) });
    assert.deepEqual([failedStep(report), ...codesOf(report)], ['check', code], saidOf(report));
    assert.match(errorsOf(report)[0]?.message ?? '', says);
    assert.equal(writes(here.hub).length, before);
  }
});

test('a dry run joins nothing, and says the digest', async (t) => {
  const here = await world(t);
  for (const part of [amd64, arm64]) put(here.hub, path, part);
  const report = await here.run({
    merge: merge([amd64.digest, arm64.digest]),
    task: { dryRun: true },
  });
  assert.equal(report.outcome, 'verified', saidOf(report));
  assert.match(
    report.steps[1]?.detail ?? '',
    /^sha256:\w+, the index of 2 images, pushed by digest/,
  );
  assert.equal(writes(here.hub).length, 0);
});
