/** Runs that ask for attestations alone: the outcome of each manifest is that of its attestations. */

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { put } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import {
  amd64,
  arm64,
  ask,
  attach,
  image,
  provenance,
  repository,
  types,
} from '../attestation/support.ts';
import { manifestOf, only } from '../support/run.ts';

const registry = await startRegistry();
beforeEach(() => {
  registry.reset();
  put(registry, repository, image, '1');
});
after(() => registry.stop());

const outcomes = (report: VerifyReport) =>
  Object.fromEntries(
    ['index', 'linux/amd64', 'linux/arm64'].map((name) => {
      const { required, outcome, code } = manifestOf(only(report), name);
      return [name, required ? [outcome, code].join(' ').trim() : 'not required'];
    }),
  );

test('on every platform: each is verified by its own', async () => {
  attach(registry, amd64.digest);
  assert.deepEqual(outcomes(await ask(registry.host, 'spdxjson')), {
    index: 'not required',
    'linux/amd64': 'verified',
    'linux/arm64': 'rejected E_ATTESTATION',
  });
});

test('on any: where one has it, all are verified', async () => {
  attach(registry, amd64.digest);
  const all = (outcome: string) => ({
    index: outcome,
    'linux/amd64': outcome,
    'linux/arm64': outcome,
  });
  assert.deepEqual(outcomes(await ask(registry.host, 'spdxjson on=any')), all('verified'));
  assert.deepEqual(outcomes(await ask(registry.host, 'openvex on=any')), all('rejected'));
});

test('of several requirements, one that could not be checked leaves the manifest undetermined', async () => {
  for (const { digest } of [amd64, arm64]) attach(registry, digest);
  const lost = attach(registry, amd64.digest, { type: types.slsa, predicate: provenance() });
  attach(registry, arm64.digest, { type: types.slsa, predicate: provenance() });
  const when = { path: `/manifests/${lost}`, times: Number.POSITIVE_INFINITY };
  registry.faults.add({ when, do: { status: 500 } });
  const report = await ask(registry.host, ['spdxjson', 'slsaprovenance1 on=platforms']);
  assert.deepEqual(outcomes(report), {
    index: 'not required',
    'linux/amd64': 'undetermined E_NET',
    'linux/arm64': 'verified',
  });
  assert.deepEqual([report.outcome, report.exitCode], ['undetermined', 3]);
});
