/** Tags that are no release: versions that are not in the ledger, and latest. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { put } from '../../sandbox/images.ts';
import type { DriftReport } from '../../src/drift/report.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { platformOnly } from '../mirror/support/images.ts';
import {
  check,
  differenceOf,
  held,
  Image,
  kinds,
  ledgerOf,
  registry,
  repository,
} from './support/world.ts';

const [hub, ecr] = [await registry(), await registry()];
const both = [hub, ecr];
const versions = ['0.1.23', '0.1.24', '0.1.25'];
const images = versions.map((version) =>
  new Image(version, 'legacy', platformOnly(version)).put(hub).put(ecr),
);
const [, , highest] = images as [Image, Image, Image];
const next = new Image('0.1.26', 'legacy').put(hub, 'not-yet').put(ecr, 'not-yet');
held(hub).tags.delete('0.1.26');
const unsigned = new Image('unsigned');
for (const one of both) put(one, repository, unsigned.part, 'unsigned');
const ledger = await ledgerOf([hub], '0.1.24');
const tags = both.map((at) => [...held(at).tags]);

beforeEach(() => {
  for (const [at, one] of both.entries()) {
    one.faults.clear();
    held(one).tags.clear();
    for (const [tag, digest] of tags[at] ?? []) held(one).tags.set(tag, digest);
  }
});

const unknownOf = ({ unknownTags }: DriftReport) => unknownTags.map(({ tag }) => tag);
const at = (one: { readonly host: string }, tag: string) => `${one.host}/${repository}:${tag}`;

test('an unknown version is a note at first, and drift when the next run sees it too', async () => {
  held(ecr).tags.set('0.1.26', next.part.digest);
  const first = await check(both, { ledger });
  assert.deepEqual([first.report.state, unknownOf(first.report)], ['ok', [at(ecr, '0.1.26')]]);
  assert.match(first.report.notes[0]?.message ?? '', /0\.1\.26 is not a release in the ledger/);
  const second = await check(both, { ledger, state: first.state });
  assert.deepEqual(kinds(second.report), ['1 tag-unknown 0.1.26']);
  assert.deepEqual(second.report.notes, []);
  const third = await check(both, { ledger, state: second.state });
  assert.deepEqual(kinds(third.report), ['1 tag-unknown 0.1.26']);
});

test('threat 186: a state that is lost every time hides no unknown version', async () => {
  held(ecr).tags.set('0.1.26', next.part.digest);
  const first = await check(both, { ledger, state: 'lost' });
  assert.deepEqual(kinds(first.report), ['1 tag-unknown 0.1.26']);
  assert.match(differenceOf(first.report, 'tag-unknown').message, /when it was first seen is lost/);
  const marked = await check(both, { ledger, state: { bytes: Buffer.from('first') } });
  assert.equal(marked.report.state, 'ok');
});

test('in a row: one that was gone in between is new again', async () => {
  held(ecr).tags.set('0.1.26', next.part.digest);
  const first = await check(both, { ledger });
  held(ecr).tags.delete('0.1.26');
  const second = await check(both, { ledger, state: first.state });
  held(ecr).tags.set('0.1.26', next.part.digest);
  const third = await check(both, { ledger, state: second.state });
  assert.equal(third.report.state, 'ok');
  assert.equal(third.report.notes.length, 1);
});

const always = Number.POSITIVE_INFINITY;

test('fault 47: one that cannot be looked for stays what it was, and counts as seen in no run', async () => {
  held(ecr).tags.set('0.1.26', next.part.digest);
  const first = await check(both, { ledger });
  ecr.faults.add({ when: { path: 'tags/list', times: always }, do: { status: 503 } });
  const second = await check(both, { ledger, state: first.state });
  assert.deepEqual(
    second.report.unreachable.map(({ code }) => code),
    ['E_NET'],
  );
  assert.deepEqual([second.report.state, kinds(second.report)], ['unreachable', []]);
  ecr.faults.clear();
  const third = await check(both, { ledger, state: second.state });
  assert.deepEqual(kinds(third.report), ['1 tag-unknown 0.1.26']);
});

test('a list that has become shorter hides no unknown version', async () => {
  held(ecr).tags.set('0.1.26', next.part.digest);
  const first = await check(both, { ledger });
  const second = await check(both, { ledger, state: first.state });
  const short = JSON.stringify({ name: repository, tags: ['0.1.24', '0.1.25'] });
  const headers = { 'content-type': 'application/json' };
  ecr.faults.add({
    when: { path: 'tags/list', times: always },
    do: { status: 200, headers, body: short },
  });
  const third = await check(both, { ledger, state: second.state });
  assert.deepEqual(kinds(third.report), ['1 tag-unknown 0.1.26']);
  ecr.faults.add({ when: { path: 'manifests/0.1.26', times: always }, do: { status: 503 } });
  const fourth = await check(both, { ledger, state: third.state });
  assert.deepEqual([fourth.report.state, kinds(fourth.report)], ['unreachable', []]);
  assert.deepEqual(fourth.history.runs.at(-1)?.unknownTags, [at(ecr, '0.1.26')]);
});

test('a part that does not look at tags forgets none', async () => {
  held(ecr).tags.set('0.1.26', next.part.digest);
  const first = await check(both, { ledger, shard: { index: 1, of: 2 } });
  const second = await check(both, { ledger, shard: { index: 2, of: 2 }, state: first.state });
  assert.deepEqual(unknownOf(second.report), []);
  const third = await check(both, {
    ledger,
    shard: { index: 1, of: 2 },
    state: second.state,
  });
  assert.deepEqual(kinds(third.report), ['1 tag-unknown 0.1.26']);
});

test('what is older than the ledger, and names that stand for no release, are left out and reported', async () => {
  const foreign = ['nightly', 'main', 'edge', '20240501', 'pr-12', '0123abc'];
  for (const tag of ['0.1.22', '0.1.23.1', '0.0', ...foreign]) {
    held(ecr).tags.set(tag, unsigned.part.digest);
  }
  const { report } = await check(both, { ledger });
  assert.deepEqual([report.state, unknownOf(report), report.notes], ['ok', [], []]);
  assert.deepEqual(
    report.registries.map(({ tagsLeftOut }) => [tagsLeftOut?.older, tagsLeftOut?.others]),
    [
      [1, 2],
      [4, 8],
    ],
  );
  assert.ok(report.registries[1]?.tagsLeftOut?.names.includes('nightly'));
});

test('a tag of a pre-release, and one with a v, are versions too', async () => {
  for (const tag of ['0.2.0-rc.1', 'v0.1.24']) held(hub).tags.set(tag, highest.part.digest);
  const { report } = await check(both, { ledger });
  assert.deepEqual(unknownOf(report), [at(hub, 'v0.1.24'), at(hub, '0.2.0-rc.1')]);
});

for (const [what, digest, code] of [
  ['an older release', images[0]?.part.digest, 'E_DRIFT'],
  ['the release before', images[1]?.part.digest, 'E_ROLLBACK'],
  ['something that was never released', next.part.digest, 'E_DRIFT'],
] as const) {
  test(`latest points to ${what}`, async () => {
    held(hub).tags.set('latest', highest.part.digest);
    held(ecr).tags.set('latest', digest as Digest);
    const { report } = await check(both, { ledger });
    assert.deepEqual(kinds(report), ['1 latest-wrong latest']);
    const { fix, code: reported } = differenceOf(report, 'latest-wrong');
    assert.equal(reported, code);
    const place = `${ecr.host}/${repository}`;
    const command = `webdis-trust mirror ${place}@${highest.part.digest} ${place}:latest --on-conflict overwrite `;
    assert.ok(fix?.startsWith(command), fix);
  });
}

test('latest that only one registry has; and none that any has', async () => {
  held(hub).tags.set('latest', highest.part.digest);
  const { report } = await check(both, { ledger });
  assert.deepEqual(kinds(report), ['1 latest-wrong latest']);
  assert.match(differenceOf(report, 'latest-wrong').message, /does not exist, although another/);
  held(hub).tags.delete('latest');
  assert.equal((await check(both, { ledger })).report.state, 'ok');
});

test('a release under way moves latest before it is in the ledger: a note, for one run', async () => {
  for (const one of both) {
    held(one).tags.set('0.1.26', next.part.digest);
    held(one).tags.set('latest', next.part.digest);
  }
  const first = await check(both, { ledger });
  assert.equal(first.report.state, 'ok', JSON.stringify(first.report.differences));
  assert.equal(first.report.notes.length, 4);
  const second = await check(both, { ledger, state: first.state });
  assert.deepEqual(kinds(second.report), [
    '0 latest-wrong latest',
    '0 tag-unknown 0.1.26',
    '1 latest-wrong latest',
    '1 tag-unknown 0.1.26',
  ]);
});

test('a release under way on one registry does not explain latest on another', async () => {
  held(hub).tags.set('0.1.26', next.part.digest);
  for (const one of both) held(one).tags.set('latest', next.part.digest);
  const { report } = await check(both, { ledger });
  assert.deepEqual(kinds(report), ['1 latest-wrong latest']);
});

test('latest is the highest that is final', async () => {
  const releases = ledger.releases.map((one) =>
    one.version === '0.1.25' ? { ...one, version: '0.1.25-rc.1' } : one,
  );
  for (const one of both) {
    held(one).tags.set('0.1.25-rc.1', highest.part.digest);
    held(one).tags.delete('0.1.25');
    held(one).tags.set('latest', images[1]?.part.digest as Digest);
  }
  assert.equal((await check(both, { ledger: { ...ledger, releases } })).report.state, 'ok');
});

test('fault 47: latest that cannot be read is not drift', async () => {
  held(hub).tags.set('latest', highest.part.digest);
  ecr.faults.add({
    when: { path: 'manifests/latest', times: always },
    do: { status: 500 },
  });
  const { report } = await check(both, { ledger });
  assert.deepEqual([report.state, report.differences], ['unreachable', []]);
});

test('fault 14: latest of a repository that shows nothing is not drift', async () => {
  held(hub).tags.set('latest', highest.part.digest);
  ecr.faults.add({ when: { times: always }, do: { status: 404 } });
  const { report } = await check(both, { ledger });
  assert.deepEqual([report.state, kinds(report)], ['unreachable', []]);
});

test('fault 47: a new version that cannot be read may be what latest points to', async () => {
  for (const one of both) {
    held(one).tags.set('0.1.26', next.part.digest);
    held(one).tags.set('latest', next.part.digest);
  }
  ecr.faults.add({ when: { path: 'manifests/0.1.26', times: always }, do: { status: 503 } });
  const { report } = await check(both, { ledger });
  assert.deepEqual([report.state, kinds(report)], ['unreachable', []]);
});
