/** Which tag goes where, and which may be moved. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { put } from '../../sandbox/images.ts';
import { TrustError } from '../../src/error.ts';
import { parseRepository } from '../../src/oci/reference.ts';
import { distributeTags, versionOf } from '../../src/release/tags.ts';
import { platformOnly } from '../mirror/support/images.ts';
import { codesOf, failedStep, path, saidOf, TestLedger, world, writes } from './support.ts';

const repositories = ['docker.io/nicolas/webdis', 'public.ecr.aws/nicolas/webdis'].map(
  parseRepository,
);

const distributed = (tags: readonly string[]) =>
  distributeTags(repositories, tags).map((place) => place.tags.join(' '));

test('bare tags go to every registry, full references to the one that they name', () => {
  assert.deepEqual(distributed(['1.2.3', 'latest']), ['1.2.3 latest', '1.2.3 latest']);
  assert.deepEqual(
    distributed([
      'nicolas/webdis:1.2.3',
      'index.docker.io/nicolas/webdis:latest',
      'public.ecr.aws/nicolas/webdis:1.2.3',
    ]),
    ['1.2.3 latest', '1.2.3'],
  );
  assert.deepEqual(distributed(['1.2.3', 'nicolas/webdis:1.2.3', 'nicolas/webdis:1.2']), [
    '1.2.3 1.2',
    '1.2.3',
  ]);
});

test('slips are refused: nowhere to go, nothing for a registry, no tag, no tag of one’s own', () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /the list is empty/],
    [['ghcr.io/nicolas/webdis:1'], /is on none of the registries of this release \(docker\.io/],
    [['nicolas/other:1'], /is on none of the registries/],
    [['evil.docker.io/nicolas/webdis:1'], /is on none of the registries/],
    [['nicolas/webdis:1'], /none is for public\.ecr\.aws\/nicolas\/webdis/],
    [['nicolas/webdis'], /names no tag/],
    [[`nicolas/webdis:1@sha256:${'0'.repeat(64)}`], /names a digest/],
    [['1.2.3 latest'], /"1\.2\.3 latest" is not a tag/],
    [['a b/c:1'], /is not an image reference/],
    [['-x'], /"-x" is not a tag/],
    [[`sha256-${'a'.repeat(64)}`], /is a signature's tag/],
    [[`nicolas/webdis:sha256-${'a'.repeat(64)}.sig`], /is a signature's tag/],
  ];
  for (const [tags, says] of cases) {
    assert.throws(
      () => distributed(tags),
      (error) =>
        error instanceof TrustError && error.code === 'E_INPUT' && says.test(error.message),
      tags.join(),
    );
  }
});

test('the version is the one that is given, else the first tag that is one', () => {
  const version = (given: string | undefined, tags: readonly string[]) =>
    versionOf(given, distributeTags(repositories, tags));
  assert.equal(version(undefined, ['latest', '1.2', 'v1.2.3', '1.2.4']), 'v1.2.3');
  assert.equal(version(undefined, ['latest']), undefined);
  assert.equal(version('1.2.5', ['1.2.3']), '1.2.5');
  assert.throws(() => version('1.2', ['1.2']), { code: 'E_INPUT' });
});

/** before × tag × whether it may be overwritten × whether the digest is known: what becomes of it */
const table = [
  // before, tag, overwrite, digest known, state
  ['none', '1.2.3', false, true, 'planned'],
  ['none', '1.2.3', false, false, 'planned'],
  ['same', '1.2.3', false, true, 'unchanged'],
  // Who builds anew gets another digest.
  ['same', '1.2.3', false, false, 'refused'],
  ['other', '1.2.3', false, true, 'refused'],
  ['other', '1.2.3', false, false, 'refused'],
  ['other', '1.2.3', true, true, 'planned'],
  ['other', '1.2.3', true, false, 'planned'],
  ['other', 'v1.2.3', false, true, 'refused'],
  ['other', '1.2.3-rc.1', false, true, 'refused'],
  ['none', 'latest', false, true, 'planned'],
  ['same', 'latest', false, true, 'unchanged'],
  ['other', 'latest', false, true, 'planned'],
  ['other', '1.2', false, false, 'planned'],
  ['other', '1', false, true, 'planned'],
] as const;

test('the truth table of tags: a version is moved on request only, any other tag is', async (t) => {
  const image = platformOnly('this');
  const other = platformOnly('other');
  const { hub, ecr, run } = await world(t, {}, image);
  for (const [before, tag, overwriteTags, isKnown, state] of table) {
    for (const registry of [hub, ecr]) registry.reset();
    put(hub, path, image);
    // On the mirror alone: one registry is enough to refuse it.
    if (before !== 'none') put(ecr, path, before === 'same' ? image : other, tag);
    const report = await run({
      tags: [tag],
      task: { dryRun: true, overwriteTags },
      ...(isKnown ? { digest: image.digest } : {}),
    });
    const row = `${before} ${tag} ${overwriteTags} ${isKnown}`;
    const [, mirror] = report.registries;
    const found = mirror?.tags[0]?.state;
    if (state === 'refused') {
      assert.deepEqual(codesOf(report), ['E_DRIFT'], row);
      assert.match(saidOf(report), /versions are not moved.*--overwrite-tags/, row);
      assert.equal(found, 'refused', row);
    } else {
      assert.deepEqual([report.outcome, found], ['verified', state], `${row}: ${saidOf(report)}`);
    }
    assert.equal(writes(hub).length + writes(ecr).length, 0);
  }
});

test('a version that the ledger has with another digest stops a run before it builds', async (t) => {
  const image = platformOnly('this');
  const here = await world(t, {}, image);
  const ledger = new TestLedger();
  await here.run({ ledger });
  for (const registry of [here.hub, here.ecr]) registry.reset();
  const others = { builds: async () => assert.fail('it was built'), tags: ['latest'], ledger };
  const report = await here.run(others);
  assert.deepEqual([failedStep(report), ...codesOf(report)], ['check', 'E_DRIFT']);
  assert.match(saidOf(report), /ledger\.json has the release 1\.2\.3 with the digest sha256:/);
  assert.equal(writes(here.hub).length, 0);
  put(here.hub, path, image);
  const again = await here.run({ ...others, digest: image.digest });
  assert.equal(again.outcome, 'verified', saidOf(again));
});

test('a version that exists stops a run before it builds', async (t) => {
  const here = await world(t, {}, platformOnly('this'));
  put(here.ecr, path, platformOnly('other'), '1.2.3');
  const report = await here.run({
    builds: async () => assert.fail('it was built'),
  });
  assert.deepEqual([report.exitCode, ...codesOf(report)], [20, 'E_DRIFT']);
  assert.equal(report.steps[0]?.state, 'failed');
});
