/** Runs that are ended from outside, or overtaken by others. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { multiPlatformImage, put } from '../../sandbox/images.ts';
import type { SandboxRegistry } from '../../sandbox/registry/index.ts';
import type { ReleaseReport } from '../../src/release/report.ts';
import { formatRelease } from '../../src/report/release/terminal.ts';
import { platformOnly } from '../mirror/support/images.ts';
import { every, upTo } from '../support/thorough.ts';
import {
  assertGoesOn,
  codesOf,
  everyTag,
  failedStep,
  path,
  saidOf,
  tagWrites,
  type World,
  when,
  world,
} from './support.ts';

const always = Number.POSITIVE_INFINITY;
const image = platformOnly('overtaken');

test('fault 48: a run that is ended at any write to a registry is stopped, and completed by the next', async (t) => {
  const total = await countWrites(t);
  assert.ok(total > 12, `${total} writes`);
  for (const nth of every(upTo(total), 2)) {
    const here = await world(t, {}, image);
    const controller = new AbortController();
    const strike = (registry: SandboxRegistry, count: () => number) =>
      registry.faults.add({
        when: { method: 'PUT', path: '/manifests/', times: always },
        // It is written nevertheless.
        do: { first: () => count() === nth && controller.abort() },
      });
    let seen = 0;
    const count = () => {
      seen += 1;
      return seen;
    };
    strike(here.hub, count);
    strike(here.ecr, count);
    const report = await here.run({ signal: controller.signal });
    const step = report.steps.find(({ state }) => state === 'stopped')?.name;
    assert.ok(step !== undefined, `write ${nth}: ${saidOf(report)}`);
    assert.equal(report.exitCode, 3);
    assert.match(saidOf(report), /E_LIMIT: the run was ended/);
    if (step !== 'tag') assert.deepEqual(tagWrites(here), [], `write ${nth}`);
    assertNothingDenied(here, report);
    for (const server of [here.hub, here.ecr]) server.faults.clear();
    await assertGoesOn(here);
  }
});

/** Of a tag that landed, no report may say that it did not: users would act on it. */
function assertNothingDenied(here: World, report: ReleaseReport): void {
  const reported = report.registries.flatMap(({ tags }, at) =>
    tags.map(({ tag, state }) => [`${at === 0 ? 'hub' : 'ecr'} ${tag}`, state] as const),
  );
  const landed = here.tagged();
  const states = new Map<string, string>(reported);
  for (const tag of landed) assert.match(states.get(tag) ?? '', /^(?:written|unconfirmed)$/, tag);
  const text = formatRelease(report, { color: false });
  const open = reported.filter(([, state]) => state === 'unconfirmed');
  if (open.length > 0) assert.match(text, /requested, not confirmed/);
  if (landed.length > 0) assert.doesNotMatch(text, /No tag was written|no tag was written(?!,)/);
  const claimed = reported.filter(([, state]) => state === 'written').map(([tag]) => tag);
  assert.ok(claimed.every((tag) => landed.includes(tag)));
  for (const [tag, state] of reported) {
    if (state === 'not written') assert.ok(!tagWrites(here).includes(tag), tag);
  }
}

async function countWrites(t: Parameters<typeof world>[0]): Promise<number> {
  const here = await world(t, {}, image);
  await here.run();
  return [here.hub, here.ecr]
    .flatMap(({ requests }) => requests)
    .filter(({ method, path }) => method === 'PUT' && path.includes('/manifests/')).length;
}

test('two runs at once: the one that is overtaken writes no tag, and says by whom', async (t) => {
  const here = await world(t, {}, image);
  const other = platformOnly('the other run');
  const overtaken = here.run({
    builds: async () => {
      const winner = await here.run();
      assert.equal(winner.outcome, 'verified', saidOf(winner));
      return put(here.hub, path, other);
    },
  });
  const report = await overtaken;
  assert.deepEqual([failedStep(report), ...codesOf(report)], ['tag', 'E_DRIFT']);
  assert.match(saidOf(report), new RegExp(`from nothing to ${image.digest}: no tag was written`));
  assert.deepEqual([here.tagged(), here.tagged(other)], [everyTag, []]);
  assert.equal(tagWrites(here).length, 4, 'the first run’s');
});

test('a tag that another client moves on one mirror meanwhile: none is written anywhere', async (t) => {
  const here = await world(t, {}, image);
  const report = await here.run(
    when('mirror', () => put(here.ecr, path, platformOnly('another client'), 'latest')),
  );
  assert.deepEqual([failedStep(report), ...codesOf(report)], ['tag', 'E_DRIFT']);
  assert.deepEqual([here.tagged(), tagWrites(here)], [[], []]);
});

for (const overwriteTags of [false, true]) {
  test(`a tag that is moved in the middle of the tagging is left unchanged (overwrite-tags: ${overwriteTags})`, async (t) => {
    const here = await world(t, {}, image);
    const other = multiPlatformImage(['linux/amd64'], { content: 'another user’s' });
    here.hub.faults.add({
      when: { method: 'PUT', path: '/manifests/latest' },
      do: { first: () => put(here.ecr, path, other, 'latest') },
    });
    const report = await here.run({ task: { overwriteTags } });
    assert.deepEqual([failedStep(report), ...codesOf(report)], ['tag', 'E_DRIFT']);
    assert.deepEqual(here.tagged(), ['hub 1.2.3', 'hub latest', 'ecr 1.2.3']);
    assert.deepEqual(here.tagged(other), ['ecr latest']);
    const [, mirror] = report.registries;
    assert.deepEqual(
      mirror?.tags.map(({ tag, state }) => `${tag} ${state}`),
      ['1.2.3 written', 'latest not written'],
    );
  });
}

for (const [why, code] of [
  ['the connection ends', 'E_NET'],
  ['the run is stopped', 'E_LIMIT'],
] as const) {
  test(`a tag that was asked to be written is not confirmed when ${why}`, async (t) => {
    const here = await world(t, {}, image);
    const stopped = new AbortController();
    here.ecr.faults.add({
      when: { method: 'PUT', path: '/manifests/latest', times: always },
      do: code === 'E_NET' ? 'reset' : { first: () => stopped.abort() },
    });
    const report = await here.run({ signal: stopped.signal });
    assert.deepEqual([failedStep(report), ...codesOf(report)], ['tag', code]);
    const [, mirror] = report.registries;
    assert.equal(mirror?.tags.find(({ tag }) => tag === 'latest')?.state, 'unconfirmed');
  });
}

test('a tag that another client moves right after it was written is not confirmed', async (t) => {
  const here = await world(t, {}, image);
  const { faults } = here.ecr;
  const move = () => put(here.ecr, path, platformOnly('another client'), 'latest');
  faults.add({
    when: { method: 'PUT', path: '/manifests/latest' },
    do: {
      first: () =>
        faults.add({ when: { method: 'HEAD', path: '/manifests/latest' }, do: { first: move } }),
    },
  });
  const report = await here.run();
  assert.deepEqual([failedStep(report), ...codesOf(report)], ['tag', 'E_DRIFT']);
  const [, mirror] = report.registries;
  assert.equal(mirror?.tags.find(({ tag }) => tag === 'latest')?.state, 'unconfirmed');
});
