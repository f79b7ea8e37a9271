/** The sequence: what is where at its end, what a second run does, and what comes before what. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blob, manifest, multiPlatformImage, platformImage, put } from '../../sandbox/images.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { platformOnly } from '../mirror/support/images.ts';
import { fingerprintOf } from '../support/signers.ts';
import { thorough } from '../support/thorough.ts';
import {
  assertSignedOnce,
  assertVerified,
  codesOf,
  detailsOf,
  everyTag,
  failedStep,
  path,
  saidOf,
  stepsOf,
  TestLedger,
  tagWrites,
  when,
  world,
  writes,
} from './support.ts';

test('built, signed, mirrored, verified, tagged and entered; again with the digest, and nothing is changed', async (t) => {
  const here = await world(t);
  const { hub, ecr, image, key } = here;
  const ledger = new TestLedger();
  const digests: Digest[] = [];
  const first = await here.run({ ledger, onDigest: (digest) => digests.push(digest) });
  assert.equal(first.outcome, 'verified', saidOf(first));
  assert.deepEqual(stepsOf(first), [
    'check done',
    'build done',
    'sign done',
    'verify done',
    'mirror done',
    'verify-mirrors done',
    'tag done',
    'ledger done',
  ]);
  assert.deepEqual(detailsOf(first), [
    'check: 4 tags: 4 new',
    'build: DIGEST, pushed without a tag',
    'sign: 3 manifests, 6 signatures, 6 of them new',
    'verify: 3 manifests',
    'mirror: 1 mirror: 22 parts copied',
    'verify-mirrors: 3 manifests on each of 2 registries, signed alike',
    'tag: 4 written',
    'ledger: 1.2.3 was entered in ledger.json',
  ]);
  assert.deepEqual(digests, [image.digest]);
  assert.deepEqual(here.tagged(), everyTag);
  assertSignedOnce(here);
  await assertVerified(here);
  assert.deepEqual(
    first.registries.map(({ role, state, pinned }) => ({ role, state, pinned })),
    [
      { role: 'first', state: 'complete', pinned: `${hub.host}/${path}@${image.digest}` },
      { role: 'mirror', state: 'complete', pinned: `${ecr.host}/${path}@${image.digest}` },
    ],
  );
  const [entry] = ledger.ledger?.releases ?? [];
  assert.equal(entry?.digest, image.digest);
  assert.equal(fingerprintOf(entry?.signer), key.public.fingerprint);
  assert.deepEqual(Object.keys(entry?.platforms ?? {}), ['linux/amd64']);
  assert.equal(entry?.signatures.length, 6);

  const before = [hub, ecr].map((registry) => writes(registry).length);
  const entered = JSON.stringify(ledger.ledger);
  const second = await here.run({ ledger, digest: image.digest });
  assert.deepEqual(stepsOf(second), [
    'check done',
    'build skipped',
    'sign unchanged',
    'verify done',
    'mirror unchanged',
    'verify-mirrors done',
    'tag unchanged',
    'ledger unchanged',
  ]);
  assert.deepEqual(detailsOf(second), [
    'check: 4 tags: 4 there already',
    'build: DIGEST was given',
    'sign: 3 manifests, 6 signatures, none of them new',
    'verify: 3 manifests',
    'mirror: 1 mirror: nothing to copy',
    'verify-mirrors: 3 manifests on each of 2 registries, signed alike',
    'tag: 4 unchanged',
    'ledger: ledger.json has 1.2.3 already',
  ]);
  const plan = await here.run({ ledger, digest: image.digest, task: { dryRun: true } });
  assert.deepEqual(stepsOf(plan).slice(2, 7), [
    ...['sign unchanged', 'verify planned', 'mirror unchanged', 'verify-mirrors planned'],
    'tag unchanged',
  ]);
  assert.deepEqual(
    [2, 4, 6].map((at) => detailsOf(plan)[at]),
    [
      'sign: 3 manifests: 6 signatures exist, 0 to make',
      'mirror: 1 mirror: nothing is missing',
      'tag: 0 of 4 would be written, last of all',
    ],
  );
  assert.deepEqual(
    [hub, ecr].map((registry) => writes(registry).length),
    before,
  );
  assert.equal(JSON.stringify(ledger.ledger), entered);
});

test('no tag is written before the last signature is there, on any registry (requests of both, in order)', async (t) => {
  const here = await world(t);
  const order: string[] = [];
  for (const [name, registry] of Object.entries({ hub: here.hub, ecr: here.ecr })) {
    registry.faults.add({
      when: { method: 'PUT', path: '/manifests/', times: Number.POSITIVE_INFINITY },
      do: { first: () => order.push(`${name} ${registry.requests.at(-1)?.path}`) },
    });
  }
  const report = await here.run();
  assert.equal(report.outcome, 'verified', saidOf(report));
  const isTag = (line: string) => /\/manifests\/(?!sha256[-:])/.test(line);
  const firstTag = order.findIndex(isTag);
  assert.ok(firstTag > 10, order.join('\n'));
  assert.ok(order.slice(firstTag).every(isTag), order.join('\n'));
  assert.deepEqual(
    order.slice(firstTag).map((line) => line.replace(/ .*\//, ' ')),
    everyTag,
  );
});

test('Rekor v2: bundles alone', async (t) => {
  const here = await world(t, { ecr: { referrersApi: 'off-404' } });
  const report = await here.run({ log: 'v2' });
  assert.equal(report.outcome, 'verified', saidOf(report));
  assertSignedOnce(here, { legacy: 0, bundles: 1 });
});

test('one registry alone: what belongs to mirrors is skipped', async (t) => {
  const here = await world(t);
  const report = await here.run({ mirrors: [] });
  assert.equal(report.outcome, 'verified', saidOf(report));
  assert.deepEqual(stepsOf(report).slice(4, 6), ['mirror skipped', 'verify-mirrors skipped']);
  assert.deepEqual(here.tagged(), ['hub 1.2.3', 'hub latest']);
  assert.deepEqual(detailsOf(report).slice(4), [
    'mirror: there is no mirror',
    'verify-mirrors: there is no mirror',
    'tag: 2 written',
    'ledger: no ledger was given',
  ]);
});

thorough(
  'a signature repository: the first registry has its signatures there, each mirror next to the image',
  async (t) => {
    const here = await world(t);
    const { hub, ecr, image } = here;
    const signatureRepository = { registry: hub.host, path: 'nicolas/signatures' };
    const report = await here.run({ sign: { signatureRepository } });
    assert.equal(report.outcome, 'verified', saidOf(report));
    assert.equal(report.signatureRepository, `${hub.host}/nicolas/signatures`);
    const signatureTags = (registry: typeof hub, name: string) =>
      [...registry.store.repository(name).tags.keys()].filter((tag) => tag.endsWith('.sig')).length;
    assert.deepEqual(
      [
        signatureTags(hub, path),
        signatureTags(hub, 'nicolas/signatures'),
        signatureTags(ecr, path),
      ],
      [0, 3, 3],
    );
    const again = await here.run({ digest: image.digest, sign: { signatureRepository } });
    assert.deepEqual(stepsOf(again).slice(2, 7), [
      'sign unchanged',
      'verify done',
      'mirror unchanged',
      'verify-mirrors done',
      'tag unchanged',
    ]);
  },
);

test('the platforms that were requested must be in what was built, before anything is tagged', async (t) => {
  const here = await world(t);
  const report = await here.run({ platforms: ['linux/amd64', 'linux/s390x'] });
  assert.deepEqual(codesOf(report), ['E_COVER']);
  assert.match(saidOf(report), /linux\/s390x/);
  assert.deepEqual(tagWrites(here), []);
});

test('a registry whose tags are immutable: equal tags are left alone, so that a run can be repeated', async (t) => {
  const here = await world(t, { ecr: { immutableTags: true } });
  const first = await here.run({ tags: ['1.2.3'] });
  assert.equal(first.outcome, 'verified', saidOf(first));
  const again = await here.run({ tags: ['1.2.3'], digest: here.image.digest });
  assert.equal(again.outcome, 'verified', saidOf(again));
  assert.deepEqual(stepsOf(again)[6], 'tag unchanged');
});

test('a dry run writes nothing: without a digest the plan, with one also what is missing', async (t) => {
  const here = await world(t);
  const { hub, ecr, image } = here;
  const other = multiPlatformImage(['linux/amd64'], { content: 'older' });
  put(hub, path, other, 'latest');
  const plan = await here.run({ task: { dryRun: true } });
  assert.equal(plan.outcome, 'verified', saidOf(plan));
  assert.deepEqual(stepsOf(plan), [
    'check done',
    'build planned',
    'sign planned',
    'verify planned',
    'mirror planned',
    'verify-mirrors planned',
    'tag planned',
    'ledger skipped',
  ]);
  assert.deepEqual(
    [0, 1, 6].map((at) => detailsOf(plan)[at]),
    [
      'check: 4 tags: 3 new, 1 to be moved',
      'build: pushed by digest, without a tag',
      'tag: 4 of 4 would be written, last of all',
    ],
  );
  assert.ok(plan.build?.command.includes('--output'));
  assert.deepEqual(plan.registries[0]?.tags, [
    { tag: '1.2.3', state: 'planned' },
    { tag: 'latest', before: other.digest, state: 'planned' },
  ]);
  put(hub, path, image);
  const known = await here.run({ task: { dryRun: true }, digest: image.digest });
  assert.equal(known.outcome, 'verified', saidOf(known));
  assert.deepEqual(
    [1, 2, 4].map((at) => detailsOf(known)[at]),
    [
      'build: DIGEST was given',
      'sign: 3 manifests: 0 signatures exist, 6 to make',
      'mirror: 1 mirror: 7 parts to copy',
    ],
  );
  assert.deepEqual([writes(hub), writes(ecr)], [[], []]);
  assert.deepEqual(here.v1.entries, []);
});

test('a single manifest is released like an index; the progress has the parts of each mirror', async (t) => {
  const here = await world(t, {}, platformImage('linux/amd64'));
  const said: string[] = [];
  const report = await here.run({
    onProgress: ({ step, state, detail }) => {
      if (step === 'mirror' && state === 'going') said.push(detail);
    },
  });
  assert.equal(report.outcome, 'verified', saidOf(report));
  assert.deepEqual(here.tagged(), everyTag);
  assert.equal(detailsOf(report)[2], 'sign: 1 manifest, 2 signatures, 2 of them new');
  const target = `${here.ecr.host}/${path}`;
  assert.equal(said[0], `${target}: looking, 0 of 9 parts`);
  assert.equal(said.at(-1), `${target}: tagging, 9 of 9 parts`);
});

test('a referrer that the first registry lists and does not serve stops the mirroring, unless it may be left out', async (t) => {
  const here = await world(t, { hub: { referrersApi: 'off-404' } }, platformOnly('noted'));
  const { image, hub } = here;
  const { mediaType, digest, bytes } = image;
  const note = manifest(blob(Buffer.from('{}'), mediaTypes.empty), [], {
    artifactType: 'text/note',
    subject: { mediaType, digest, size: bytes.length },
  });
  for (const part of [image, note]) put(hub, path, part);
  const lose = when('mirror', () => hub.store.repository(path).manifests.delete(note.digest));
  const stopped = await here.run({ digest, ...lose });
  assert.deepEqual(
    [failedStep(stopped), ...codesOf(stopped)],
    ['mirror', 'E_COVER'],
    saidOf(stopped),
  );
  assert.deepEqual(here.tagged(), []);
  const report = await here.run({ digest, task: { skipMissingReferrers: true } });
  assert.equal(report.outcome, 'verified', saidOf(report));
  assert.deepEqual(here.tagged(), everyTag);
});

test('a version that a HEAD does not show is not overwritten', async (t) => {
  const here = await world(t);
  const older = put(here.ecr, path, platformOnly('older'), '1.2.3');
  const head = { method: 'HEAD', path: '/manifests/', times: Number.POSITIVE_INFINITY };
  here.ecr.faults.add({ when: head, do: { status: 404 } });
  const report = await here.run();
  assert.equal(failedStep(report), 'check');
  assert.match(saidOf(report), /^E_DRIFT: .*:1\.2\.3 exists and points to sha256:/);
  assert.equal(here.ecr.store.repository(path).tags.get('1.2.3'), older);
  assert.deepEqual(writes(here.ecr), []);
});

thorough('a release where a HEAD shows nothing', async (t) => {
  const here = await world(t);
  const head = { method: 'HEAD', times: Number.POSITIVE_INFINITY };
  for (const at of [here.hub, here.ecr]) at.faults.add({ when: head, do: { status: 404 } });
  const report = await here.run();
  assert.equal(report.outcome, 'verified', saidOf(report));
  assert.deepEqual(here.tagged(), everyTag);
});
