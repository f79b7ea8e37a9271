/** A run with the same inputs continues with what an earlier one pushed, without its digest. */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { blob, index, listed, manifest, type Part, put } from '../../sandbox/images.ts';
import type { SandboxRegistry } from '../../sandbox/registry/index.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { type Attempt, attemptOf, withLabel } from '../../src/release/attempt.ts';
import type { Build } from '../../src/release/build.ts';
import { platformOnly } from '../mirror/support/images.ts';
import { every, upTo } from '../support/thorough.ts';
import {
  anyBuild,
  assertSignedOnce,
  assertVerified,
  codesOf,
  everyTag,
  failedStep,
  path,
  saidOf,
  stepsOf,
  type World,
  world,
  writes,
} from './support.ts';

const always = Number.POSITIVE_INFINITY;
const run = { kind: 'run', id: '7' } as const;
const build = anyBuild({ registry: 'localhost:5000', path: 'a' });

function attempt(changed: Partial<Build> = {}, tags = ['1.2.3'], source: Source = run): Attempt {
  const made = attemptOf({ ...build, ...changed }, tags, source);
  assert.ok(made !== undefined);
  return made;
}
type Source = Parameters<typeof attemptOf>[2];

/** As buildx builds it, with the labels of the build. Each build gives another digest. */
function built(made: Attempt, content: string): Part {
  const labels = withLabel(build, made).labels.map((text) => text.split('='));
  const layer = Buffer.from(content);
  const config = {
    ...{ architecture: 'amd64', os: 'linux', config: { Labels: Object.fromEntries(labels) } },
    rootfs: { type: 'layers', diff_ids: [digestOf(layer)] },
  };
  const image = manifest(blob(Buffer.from(JSON.stringify(config)), mediaTypes.config), [
    blob(layer, 'application/vnd.oci.image.layer.v1.tar'),
  ]);
  return index([listed(image, { platform: { architecture: 'amd64', os: 'linux' } })]);
}

const mine = attempt();
const first = built(mine, 'first build');
const task = { attempt: mine };

function endAt(here: World, nth: number): AbortSignal {
  const controller = new AbortController();
  let seen = 0;
  const strike = ({ faults }: SandboxRegistry) =>
    faults.add({
      when: { method: 'PUT', path: '/manifests/', times: always },
      do: {
        first: () => {
          seen += 1;
          if (seen === nth) controller.abort();
        },
      },
    });
  for (const registry of [here.hub, here.ecr]) strike(registry);
  return controller.signal;
}

/** Manifests that a whole run puts, on both registries. */
async function countWrites(t: TestContext): Promise<number> {
  const here = await world(t, {}, first);
  const report = await here.run({ task });
  assert.equal(report.outcome, 'verified', saidOf(report));
  return [here.hub, here.ecr]
    .flatMap(writes)
    .filter((one) => one.startsWith('PUT') && one.includes('/manifests/')).length;
}

test('fault 48: a run that is ended at any write is completed by the same inputs, without a digest', async (t) => {
  const total = await countWrites(t);
  assert.ok(total > 12, `${total} writes`);
  let resumed = 0;
  for (const nth of every(upTo(total), 2)) {
    const here = await world(t, {}, first);
    await here.run({ task, signal: endAt(here, nth) });
    for (const server of [here.hub, here.ecr]) server.faults.clear();
    const second = built(mine, 'second build');
    const report = await here.run({ task, builds: second });
    assert.equal(report.outcome, 'verified', `write ${nth}: ${saidOf(report)}`);
    const isResumed = report.digest === first.digest;
    assert.deepEqual(stepsOf(report)[1], isResumed ? 'build unchanged' : 'build done');
    resumed += Number(isResumed);
    assert.deepEqual(here.tagged(isResumed ? first : second), everyTag, `write ${nth}`);
    if (isResumed) assertSignedOnce(here);
    await assertVerified(here);
  }
  // All but those that ended before the index was signed.
  assert.ok(resumed > 0, `${resumed} of ${total}`);
});

test('an image that has no tag yet, signed in one format, is found by the record', async (t) => {
  const here = await world(t, {}, first);
  here.hub.faults.add({
    when: { method: 'PUT', path: '/manifests/1.2.3', times: Number.POSITIVE_INFINITY },
    do: { status: 403 },
  });
  assert.equal((await here.run({ task, log: 'v2' })).digest, first.digest);
  assert.deepEqual(here.tagged(first), []);
  here.hub.faults.clear();
  const report = await here.run({ task, log: 'v2', builds: built(mine, 'second build') });
  assert.deepEqual([report.outcome, stepsOf(report)[1]], ['verified', 'build unchanged']);
  assert.deepEqual(here.tagged(first), everyTag);
});

test('one registry has latest, the other has not: the same inputs complete it', async (t) => {
  const here = await world(t, {}, first);
  await here.run({ task });
  here.ecr.store.repository(path).tags.delete('latest');
  here.ecr.store.repository(path).tags.delete('1.2.3');
  const builds = async () => assert.fail('it was built');
  const report = await here.run({ task, builds });
  assert.equal(report.outcome, 'verified', saidOf(report));
  assert.match(
    report.steps[1]?.detail ?? '',
    /an earlier run with the same inputs pushed and signed/,
  );
  assert.equal(report.build, undefined);
  assert.deepEqual(here.tagged(), everyTag);
  assertSignedOnce(here);
  // Everything stands: nothing is written.
  const before = [here.hub, here.ecr].flatMap(writes).length;
  const again = await here.run({ task, builds });
  assert.equal(again.outcome, 'verified', saidOf(again));
  assert.equal([here.hub, here.ecr].flatMap(writes).length, before);
});

test('threat 200: what another signer, another attempt or no one signed is not continued', async (t) => {
  const here = await world(t, {}, first);
  // Unsigned, with our label, and under our version: somebody else pushed it.
  put(here.hub, path, first, '1.2.3');
  const taken = await here.run({ task, builds: async () => assert.fail('it was built') });
  assert.deepEqual(codesOf(taken), ['E_DRIFT']);

  // Signed by us, for another version: its label is another.
  here.hub.reset();
  here.ecr.reset();
  const other = attempt({}, ['1.2.2']);
  const older = built(other, 'older');
  const release = { version: '1.2.2', tags: ['1.2.2', 'latest'], task: { attempt: other } };
  assert.equal((await here.run({ ...release, builds: older })).outcome, 'verified');
  const tags = here.hub.store.repository(path).tags;
  tags.set('1.2', older.digest);
  tags.set('1', platformOnly('unlabelled').digest);
  const report = await here.run({ task, tags: ['1.2.3', '1.2', 'latest'] });
  assert.equal(report.outcome, 'verified', saidOf(report));
  assert.equal(report.digest, first.digest);
  assert.equal(stepsOf(report)[1], 'build done');

  // An index without a platform has no label that could be another's.
  here.hub.reset();
  here.ecr.reset();
  put(here.hub, path, index([]), 'latest');
  assert.equal((await here.run({ task })).digest, first.digest);
});

test('a record that names another image, or that cannot be read, is not believed', async (t) => {
  const here = await world(t, {}, first);
  const evil = put(here.hub, path, platformOnly('evil'));
  const forged = manifest(blob(Buffer.from('{}'), mediaTypes.empty), [], {
    subject: { mediaType: mediaTypes.manifest, ...mine },
    annotations: { 'io.github.webdis.verify-action.release.digest': evil },
  });
  const broken = manifest(blob(Buffer.from('{}'), mediaTypes.empty), [], {
    subject: { mediaType: mediaTypes.manifest, ...mine },
    annotations: { 'io.github.webdis.verify-action.release.digest': 'sha256:no' },
  });
  for (const part of [forged, broken]) put(here.hub, path, part);
  const report = await here.run({ task });
  assert.equal(report.outcome, 'verified', saidOf(report));
  assert.equal(report.digest, first.digest);
});

test('records that cannot be read do not hide another, of 20 that are read', async (t) => {
  const here = await world(t, {}, first);
  const broken = (name: string) =>
    manifest(blob(Buffer.from('{}'), mediaTypes.empty), [], {
      subject: { mediaType: mediaTypes.manifest, ...mine },
      annotations: { 'io.github.webdis.verify-action.release.digest': 'sha256:no', name },
    });
  // Listed before ours.
  const older = Array.from({ length: 20 }, (_, at) => put(here.hub, path, broken(`${at}`)));
  const refused = here.hub.faults.add({
    when: { method: 'PUT', path: '/manifests/1.2.3', times: always },
    do: { status: 403 },
  });
  await here.run({ task });
  const second = built(mine, 'second build');
  const report = await here.run({ task, builds: second });
  assert.equal(report.digest, second.digest);
  here.hub.store.repository(path).removeManifest(older[0] ?? assert.fail());
  refused.remove();
  const again = await here.run({ task, builds: async () => assert.fail('it was built') });
  assert.deepEqual([again.outcome, again.digest], ['verified', first.digest], saidOf(again));
});

test('while it is not known whether the image of a tag is ours, nothing is built', async (t) => {
  const here = await world(t, {}, first);
  await here.run({ task });
  here.hub.faults.add({
    when: { method: 'GET', path: `/manifests/${first.children[0]?.digest}`, times: always },
    do: { status: 500 },
  });
  const report = await here.run({ task, builds: async () => assert.fail('it was built') });
  assert.deepEqual([failedStep(report), ...codesOf(report)], ['check', 'E_NET'], saidOf(report));
});

test('a run that is stopped while it looks for the record builds nothing', async (t) => {
  const here = await world(t, {}, first);
  const controller = new AbortController();
  here.hub.faults.add({
    when: { path: `/referrers/${mine.digest}` },
    do: { first: () => controller.abort() },
  });
  const builds = async () => assert.fail('it was built');
  const report = await here.run({ task, builds, signal: controller.signal });
  assert.deepEqual(stepsOf(report).slice(0, 2), ['check stopped', 'build not reached']);
});

test('a registry that stores no record is a note, and the release continues', async (t) => {
  const here = await world(t, {}, first);
  const digest = mine.digest.replace(':', '-');
  here.hub.faults.add({
    when: { path: new RegExp(`/referrers/${mine.digest}|/manifests/${digest}`), times: always },
    do: { status: 400, body: '{"errors":[{"code":"UNSUPPORTED"}]}' },
  });
  const report = await here.run({ task });
  assert.equal(report.outcome, 'verified', saidOf(report));
});

test('the name of an attempt: source, tags that are written once, and all inputs but time and caches', () => {
  const name = (...args: Parameters<typeof attempt>) => attempt(...args).digest;
  const created = (time: string) => [
    `org.opencontainers.image.created=${time}`,
    'org.opencontainers.image.revision=abc',
  ];
  assert.equal(name({ labels: created('1') }), name({ labels: created('2') }));
  assert.equal(
    name({ annotations: ['index:org.opencontainers.image.created=1'] }),
    name({ annotations: ['index:org.opencontainers.image.created=2'] }),
  );
  assert.equal(name({ cacheFrom: ['type=gha'], builder: 'b' }), name());
  const names = [
    name(),
    name({ labels: created('1') }),
    name({ buildArgs: ['A=1'] }),
    name({ file: 'other' }),
    name({}, ['1.2.4']),
    name({}, ['1.2.3'], { kind: 'run', id: '8' }),
    name({}, ['1.2.3'], { kind: 'commit', id: '7' }),
  ];
  assert.equal(new Set(names).size, names.length);
  // A nightly of the same commit is built anew; the same run of it is continued.
  assert.equal(attemptOf(build, [], { kind: 'commit', id: '7' }), undefined);
  assert.ok(attemptOf(build, [], run));
});

test('overwrite-tags builds again', async (t) => {
  const here = await world(t, {}, first);
  await here.run({ task });
  const second = built(mine, 'second build');
  const report = await here.run({ task: { ...task, overwriteTags: true }, builds: second });
  assert.equal(report.digest, second.digest, saidOf(report));
});
