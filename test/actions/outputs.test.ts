/** What later steps of a workflow read: digests and references only of what was verified (threat 132). */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  attestOutputsOf,
  driftOutputsOf,
  outputsOf,
  releaseOutputsOf,
} from '../../src/actions/outputs.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { attested } from '../report/attest-samples.ts';
import { allDrifted } from '../report/drift-samples.ts';
import { planned, released } from '../report/release-samples.ts';
import { digest, verified } from '../report/samples.ts';

function digestFor(platform: string, { images: [image] }: VerifyReport) {
  return image?.manifests.find(({ platforms }) => platforms.includes(platform))?.digest;
}

test('verify: digests and pinned references, only of what is verified', () => {
  const report = verified();
  const { platforms, images, ...others } = outputsOf(report);
  assert.deepEqual(others, { verified: 'true', outcome: 'verified', digest: digest('index ') });
  assert.equal(JSON.parse(platforms)['linux/arm64'], digestFor('linux/arm64', report));
  const pinned = report.images.map((image) => [image.reference, image.pinned]);
  assert.deepEqual(JSON.parse(images), Object.fromEntries(pinned));
  for (const outcome of ['rejected', 'undetermined'] as const) {
    const nothing = { digest: '', platforms: '', images: '' };
    assert.deepEqual(outputsOf({ ...report, outcome }), { verified: 'false', outcome, ...nothing });
  }
});

test('release: every registry, and the digests of the manifests that hold good signatures', () => {
  const report = released();
  const { outcome, images, platforms, signatures } = releaseOutputsOf(report);
  assert.equal(outcome, 'verified');
  const pinned = report.registries.map(({ name, pinned }) => [name, pinned]);
  assert.deepEqual(JSON.parse(images), Object.fromEntries(pinned));
  assert.equal(JSON.parse(platforms)['linux/amd64'], digestFor('linux/amd64', verified()));
  assert.equal(JSON.parse(signatures)[digest('index ')].length, 1);
  const nothing = { images: '', platforms: '', signatures: '' };
  for (const unsafe of [{ ...report, outcome: 'rejected' as const }, planned()]) {
    assert.deepEqual(releaseOutputsOf(unsafe), { outcome: unsafe.outcome, ...nothing });
  }
});

test('attest: the predicate types of each manifest, only if all are there', () => {
  const report = attested();
  const types = Object.values<string[]>(JSON.parse(attestOutputsOf(report).attestations));
  assert.ok(types.length > 0 && types.every(({ length }) => length > 0));
  const rejected = { ...report, outcome: 'rejected' as const };
  assert.deepEqual(attestOutputsOf(rejected), { outcome: 'rejected', attestations: '' });
});

test('drift: 200 differences, because a runner accepts a mebibyte of outputs', () => {
  for (const [there, listed] of [
    [200, 200],
    [201, 200],
  ] as const) {
    const report = allDrifted(there);
    assert.equal(report.differences.length, there);
    const { state, drifted } = driftOutputsOf(report);
    assert.deepEqual([state, JSON.parse(drifted).length], ['drift', listed]);
  }
});
