/** Which tag goes where, and which may be moved. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { put } from '../../sandbox/images.ts';
import { TrustError } from '../../src/error.ts';
import { parseRepository } from '../../src/oci/reference.ts';
import { movingTagsOf } from '../../src/release/moving-tags.ts';
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

test('threat 83: an empty list of tags is refused', () => {
  assert.throws(() => distributed([]), { code: 'E_INPUT', message: 'tags: the list is empty' });
});

test('a tag that only has the form of a signature’s tag in it is written', () => {
  const tag = `x-sha256-${'a'.repeat(64)}`;
  assert.deepEqual(distributed([tag]), [tag, tag]);
});

test('slips are refused: nowhere to go, nothing for a registry, no tag, no tag of one’s own', () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
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
  assert.throws(() => version('1.2', ['1.2']), {
    ...{ code: 'E_INPUT', message: 'version: "1.2" is not a version such as 1.2.3' },
  });
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
  ['other', 'v1.2', false, true, 'planned'],
  ['other', 'stable', false, true, 'planned'],
  ['other', '1-alpine', false, true, 'planned'],
  // Not of this version, and no rule says that they move.
  ['other', '1.3', false, true, 'refused'],
  ['other', '2', false, true, 'refused'],
  ['other', 'edge', false, true, 'refused'],
  ['other', 'edge', true, true, 'planned'],
  ['other', '0.1.17.1', false, true, 'refused'],
  ['other', '2026.01.15', false, true, 'refused'],
  ['other', '20261130', false, false, 'refused'],
] as const;

test('threat 202: the truth table of tags: those that a rule names move, every other tag on request only', async (t) => {
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
      movingTags: ['stable', '{{major}}-alpine'],
      task: { dryRun: true, overwriteTags },
      ...(isKnown ? { digest: image.digest } : {}),
    });
    const row = `${before} ${tag} ${overwriteTags} ${isKnown}`;
    const [, mirror] = report.registries;
    const found = mirror?.tags[0]?.state;
    if (state === 'refused') {
      assert.deepEqual(codesOf(report), ['E_DRIFT'], row);
      assert.match(saidOf(report), /are not moved.*--overwrite-tags/, row);
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

test('tags that move are a rule: latest and the first numbers of the version, and what moving-tags adds', () => {
  const moving = (version: string | undefined, ...patterns: string[]) =>
    [...movingTagsOf(version, patterns)].join(' ');
  assert.equal(moving('1.2.3'), 'latest 1 v1 1.2 v1.2');
  assert.equal(moving('v1.2.3-rc.1'), 'latest 1 v1 1.2 v1.2');
  assert.equal(moving('0.1.17.1'), 'latest 0 v0 0.1 v0.1');
  assert.equal(moving('2026.01.15'), 'latest 2026 v2026 2026.01 v2026.01');
  assert.equal(moving('20261130'), 'latest');
  // Without a version, 1.2 may be a release of its own.
  assert.equal(moving(undefined), 'latest');
  assert.equal(
    moving('1.2.3', 'stable', '{{major}}.{{ minor }}-alpine').slice(21),
    'stable 1.2-alpine v1.2-alpine',
  );
  for (const [pattern, says] of [
    ['{{patches}}', /^moving-tags: "\{\{patches\}\}" .*known are \{\{major\}\}/],
    ['a b', /^moving-tags: "a b" is not a tag/],
    ['1.2.4', /a version is written once/],
    ['{{major}}.{{minor}}.{{patch}}', /a version is written once/],
  ] as const) {
    assert.throws(() => moving('1.2.3', pattern), { code: 'E_INPUT', message: says });
  }
});

test('threat 202: a moving tag goes back to an older release only if that is allowed', async (t) => {
  const newer = platformOnly('newer');
  const here = await world(t, {}, platformOnly('this'));
  put(here.ecr, path, newer, '1.2.10');
  put(here.ecr, path, newer, 'latest');
  put(here.ecr, path, platformOnly('older'), '1.2');
  const builds = async () => assert.fail('it was built');
  const tags = ['1.2.3', '1.2', 'latest'];
  const report = await here.run({ builds, tags });
  assert.deepEqual([report.exitCode, ...codesOf(report)], [20, 'E_CONFLICT']);
  assert.match(saidOf(report), /webdis:latest points to 1\.2\.10, and would move back to 1\.2\.3/);
  assert.match(saidOf(report), /--allow-backport-latest/);
  assert.equal(writes(here.hub).length + writes(here.ecr).length, 0);

  const without = await here.run({ tags: ['1.2.3', '1.2'] });
  assert.equal(without.outcome, 'verified', saidOf(without));
  const allowed = { digest: here.image.digest, task: { allowBackportLatest: true } };
  const moved = await here.run({ ...allowed, tags });
  assert.equal(moved.outcome, 'verified', saidOf(moved));
});

test('among many newer releases, the highest is asked first: latest usually points to it', async (t) => {
  const newer = platformOnly('newer');
  const here = await world(t, {}, platformOnly('this'));
  const versions = Array.from({ length: 40 }, (_, at) => `1.${at + 3}.0`);
  for (const version of versions) put(here.hub, path, platformOnly(version), version);
  put(here.hub, path, newer, '1.43.0');
  put(here.hub, path, newer, 'latest');
  const report = await here.run();
  assert.match(saidOf(report), /webdis:latest points to 1\.43\.0, and would move back to 1\.2\.3/);
  const asked = here.hub.requests.filter((one) => /\/manifests\/1\.\d+\.0$/.test(one.path));
  assert.ok(asked.length < versions.length / 2, `${asked.length} versions`);
});

test('the ledger knows what latest points to, where its version tag is gone', async (t) => {
  const newer = platformOnly('newer');
  const here = await world(t, {}, newer);
  const ledger = new TestLedger();
  const first = { version: '2026.01.15', tags: ['2026.01.15', 'latest'], ledger };
  assert.equal((await here.run(first)).outcome, 'verified');
  here.hub.store.repository(path).tags.delete('2026.01.15');
  here.ecr.store.repository(path).tags.delete('2026.01.15');
  const report = await here.run({
    version: '2026.01.14',
    tags: ['2026.01.14', 'latest'],
    builds: platformOnly('older'),
    ledger,
  });
  assert.deepEqual(codesOf(report), ['E_CONFLICT'], saidOf(report));
});
