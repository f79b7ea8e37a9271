/** Runs that ask for attestations alone: the outcome of each manifest is that of its attestations. */

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { put } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { readStatement } from '../../src/verify/attested-statement.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import {
  amd64,
  arm64,
  ask,
  attach,
  image,
  labPolicy,
  provenance,
  repository,
  types,
} from '../attestation/support.ts';
import { goodClaims } from '../identity/lab.ts';
import { manifestOf, only, warnings } from '../support/run.ts';
import { stranger } from '../transparency/test-log.ts';

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
  const report = await ask(registry.host, 'spdxjson');
  assert.equal(only(report).attestations?.length, 1);
  assert.deepEqual(outcomes(report), {
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

test('without requirements, all are listed, and one that cannot be read is a finding', async () => {
  attach(registry, amd64.digest);
  const lost = attach(registry, arm64.digest);
  const signed = { attestations: { requirements: [], signatures: 'required' } } as const;
  const listed = async () => only(await ask(registry.host, [], signed));
  const types = ({ manifests }: Awaited<ReturnType<typeof listed>>) =>
    manifests.flatMap(({ attestations = [] }) => attestations).length;
  const unread = ({ findings }: Awaited<ReturnType<typeof listed>>) =>
    findings
      .filter(({ message }) => message.startsWith('the attestations of'))
      .map(({ code, message }) => `${code} ${message}`);
  const whole = await listed();
  assert.deepEqual([types(whole), unread(whole)], [2, []]);
  const when = { path: `/manifests/${lost}`, times: Number.POSITIVE_INFINITY };
  registry.faults.add({ when, do: { status: 500 } });
  const part = await listed();
  assert.equal(types(part), 1);
  const [message = '', ...others] = unread(part);
  assert.match(message, /^E_NET the attestations of linux\/arm64 could not all be read: /);
  assert.deepEqual(others, []);
});

test('who can read the signatures of an image that is not there is listed only if they are required', async () => {
  registry.reset();
  const readers = async (signatures: 'required' | 'ignored') => {
    const attestations = { requirements: [], signatures };
    return only(await ask(registry.host, [], { attestations })).readers.length;
  };
  assert.ok((await readers('required')) > 0);
  assert.equal(await readers('ignored'), 0);
});

test('a statement about another digest is named with that digest', () => {
  const statement = (subject: object) =>
    Buffer.from(
      JSON.stringify({
        _type: 'https://in-toto.io/Statement/v1',
        ...{ subject: [subject], predicateType: types.spdx, predicate: {} },
      }),
    );
  const [hex] = [arm64.digest.slice('sha256:'.length)];
  for (const [digest, claimed] of [
    [{ sha256: hex }, hex],
    [{ sha512: 'ab'.repeat(64) }, 'none'],
  ] as const) {
    const { problem } = readStatement(statement({ name: 'a', digest }), amd64.digest);
    assert.deepEqual(problem, {
      code: 'E_CLAIM',
      message: `its statement is about another digest (${claimed}), not about ${amd64.digest}`,
    });
  }
});

test('those that count come first, then in the order of their types', async () => {
  const bad = attach(registry, image.digest, { type: types.spdx, signer: stranger });
  const names = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `https://example.com/${name}`);
  for (const type of names.toReversed()) attach(registry, image.digest, { type });
  const wanted = [types.spdx, ...names].map((type) => `${type} on=index`);
  const { attestations = [] } = manifestOf(only(await ask(registry.host, wanted)), 'index');
  assert.deepEqual(
    attestations.map(({ type }) => type),
    [...names, types.spdx],
  );
  assert.deepEqual([attestations.at(-1)?.manifest, attestations.at(-1)?.good], [bad, false]);
});

test('what is worth knowing about the signer of an attestation is a warning, if it counts', async () => {
  const selfHosted = { claims: { ...goodClaims, 11: 'self-hosted' } };
  const made = { type: types.slsa, predicate: provenance(), certificate: selfHosted };
  attach(registry, image.digest, { ...made, about: amd64.digest });
  const none = await ask(registry.host, 'slsaprovenance1', labPolicy);
  assert.deepEqual([none.outcome, warnings(none)], ['rejected', []]);
  attach(registry, image.digest, made);
  const report = await ask(registry.host, 'slsaprovenance1', labPolicy);
  assert.equal(report.outcome, 'verified');
  assert.deepEqual(
    warnings(report).map(({ code, message }) => `${code} ${message}`),
    ['E_IDENTITY the run was on a self-hosted runner: GitHub does not vouch for that machine'],
  );
});
