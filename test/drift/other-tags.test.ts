/** Tags that move, and variants: what they point to is a release that they stand for, or signed at least. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { put } from '../../sandbox/images.ts';
import type { DriftReport } from '../../src/drift/report.ts';
import { readTagName } from '../../src/drift/tag-names.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { platformOnly } from '../mirror/support/images.ts';
import { every, thorough } from '../support/thorough.ts';
import {
  check,
  differenceOf,
  held,
  Image,
  kinds,
  ledgerOf,
  registry,
  repository,
  type State,
} from './support/world.ts';

const [hub, ecr] = [await registry(), await registry()];
const both = [hub, ecr];
const versions = ['0.1.24', '0.1.25', '0.2.0'];
const images = versions.map((version) =>
  new Image(version, 'legacy', platformOnly(version)).put(hub).put(ecr),
);
const [oldest, older, highest] = images as [Image, Image, Image];
const ledger = await ledgerOf([hub], '0.1.24');
const next = new Image('0.2.1', 'legacy').put(hub).put(ecr);
const evil = new Image('evil');
for (const one of both) {
  put(one, repository, evil.part, 'evil');
  for (const tag of ['evil', '0.2.1']) held(one).tags.delete(tag);
  held(one).tags.set('latest', highest.part.digest);
}
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
const run = (state?: State, which: Ledger = ledger) =>
  check(both, { ledger: which, ...(state === undefined ? {} : { state }) });

test('an unsigned version that is pushed again each day, with latest, is drift on the first', async () => {
  let state: State | undefined;
  for (const day of [1, 2, 3]) {
    held(ecr).tags.delete(`9.9.${day - 1}`);
    held(ecr).tags.set(`9.9.${day}`, evil.part.digest);
    held(ecr).tags.set('latest', evil.part.digest);
    const ran = await run(state);
    assert.equal(ran.report.exitCode, 20);
    assert.deepEqual(kinds(ran.report), ['1 latest-wrong latest', `1 tag-unknown 9.9.${day}`]);
    const { code, message, found, fix, version } = differenceOf(ran.report, 'tag-unknown');
    assert.deepEqual([code, found, fix], ['E_NOSIG', evil.part.digest, undefined]);
    assert.equal(version, `9.9.${day}`);
    assert.match(message, /is not signed as required: the index carries no signature/);
    assert.deepEqual(unknownOf(ran.report), []);
    state = ran.state;
  }
});

test('a signed version that is pushed again each day is drift on the second', async () => {
  held(ecr).tags.set('9.9.1', next.part.digest);
  const first = await run();
  assert.equal(first.report.state, 'ok');
  held(ecr).tags.delete('9.9.1');
  held(ecr).tags.set('9.9.2', next.part.digest);
  const second = await run(first.state);
  assert.deepEqual(kinds(second.report), ['1 tag-unknown 9.9.2']);
  const { message } = differenceOf(second.report, 'tag-unknown');
  assert.match(message, /follows 9\.9\.1, which was none either, was there in the run before/);
});

test('of two releases in a row, each is under way when it is seen, and no drift', async () => {
  const before = { ...ledger, releases: ledger.releases.slice(0, 2) };
  const move = (to: Digest) => {
    for (const one of both) held(one).tags.set('latest', to);
  };
  const first = await run(undefined, before);
  assert.deepEqual([first.report.state, first.report.unknownTags.length], ['ok', 2]);
  for (const one of both) held(one).tags.set('0.2.1', next.part.digest);
  move(next.part.digest);
  const second = await run(first.state);
  assert.deepEqual([second.report.state, kinds(second.report)], ['ok', []]);
});

test('fault 47: a version that could not be looked for is not gone', async () => {
  held(ecr).tags.set('9.9.1', next.part.digest);
  const first = await run();
  held(ecr).tags.delete('9.9.1');
  held(ecr).tags.set('9.9.2', next.part.digest);
  const path = 'manifests/9.9.1';
  ecr.faults.add({ when: { path, times: Number.POSITIVE_INFINITY }, do: { status: 503 } });
  const second = await run(first.state);
  assert.deepEqual([second.report.state, kinds(second.report)], ['unreachable', []]);
});

const others = [
  '0.1',
  '0',
  'v0.2',
  '0.1.24-alpine',
  '0.2.0.1',
  '0.2.0rc1',
  '0.2-alpine',
  '0-slim',
  '1',
  'webdis-0.2.0',
  'stable',
  'alpine',
  'slim-bookworm',
  'latest-alpine',
  'arm64',
];

for (const tag of every(others, 3)) {
  test(`${tag}, unsigned, is drift at first sight`, async () => {
    held(ecr).tags.set(tag, evil.part.digest);
    const { report } = await run();
    assert.deepEqual(kinds(report), [`1 tag-unknown ${tag}`]);
    const { id, version } = differenceOf(report, 'tag-unknown');
    assert.equal(id, `tag-unknown/${at(ecr, tag)}`);
    assert.equal(version, readTagName(tag).kind === 'version' ? tag : undefined);
  });
}

const platform = (image: Image) => image.part.children[0]?.digest as Digest;

const right = [
  ['0.1', older.part.digest],
  ['0.2', highest.part.digest],
  ['0', highest.part.digest],
  ['v0', highest.part.digest],
  ['0.1-alpine', older.part.digest],
  ['latest-alpine', highest.part.digest],
  ['v0.1.24', oldest.part.digest],
  ['0.1.24-alpine', oldest.part.digest],
  ['0.1.24-amd64', platform(oldest)],
  ['latest-amd64', platform(highest)],
  ['amd64', platform(older)],
  ['stable', oldest.part.digest],
  ['webdis-0.1.25', older.part.digest],
  ['alpine-3.20', older.part.digest],
] as const;

for (const [tag, digest] of every(right, 4)) {
  test(`${tag} at a release that it stands for is right`, async () => {
    for (const one of both) held(one).tags.set(tag, digest);
    const { report } = await run();
    assert.deepEqual([report.state, report.notes, unknownOf(report)], ['ok', [], []]);
  });
}

for (const [tag, digest, wanted] of [
  ['0.1', oldest.part.digest, older],
  ['0', older.part.digest, highest],
  ['0.2', oldest.part.digest, highest],
] as const) {
  test(`threat 16: ${tag} at another release is a roll-back, and the command moves it`, async () => {
    held(hub).tags.set(tag, wanted.part.digest);
    held(ecr).tags.set(tag, digest);
    const { report } = await run();
    assert.deepEqual(kinds(report), [`1 rolled-back ${tag}`]);
    const { code, expected, fix } = differenceOf(report, 'rolled-back');
    assert.deepEqual([code, expected], ['E_ROLLBACK', wanted.part.digest]);
    const place = `${ecr.host}/${repository}`;
    const command = `webdis-trust mirror ${place}@${wanted.part.digest} ${place}:${tag} --on-conflict overwrite `;
    assert.ok(fix?.startsWith(command), fix);
  });
}

test('a variant that is behind names where it should point, and no command moves a part of a release', async () => {
  held(ecr).tags.set('0.1-amd64', platform(oldest));
  const { report } = await run();
  const { fix, advice, expected } = differenceOf(report, 'rolled-back');
  assert.deepEqual([fix, expected], [undefined, undefined]);
  assert.match(advice ?? '', /move it to 0\.1\.25/);
});

test('a variant moves with the releases of its own, where the ledger has them', async () => {
  const own = (image: Image, version: string) => ({
    ...(ledger.releases.find((one) => one.digest === image.part.digest) as Ledger['releases'][0]),
    version,
  });
  const releases = [own(oldest, '0.1.24-alpine'), own(older, '0.1.25')];
  for (const one of both) {
    held(one).tags.set('0.1.24-alpine', oldest.part.digest);
    held(one).tags.set('latest', older.part.digest);
    held(one).tags.delete('0.1.24');
    held(one).tags.delete('0.2.0');
    held(one).tags.set('0.1-alpine', oldest.part.digest);
  }
  const { report } = await run(undefined, { ...ledger, releases });
  assert.deepEqual(kinds(report), []);
});

test('one platform under a name that stands for all of them is not right', async () => {
  held(ecr).tags.set('0.2', platform(highest));
  const first = await run();
  assert.deepEqual(unknownOf(first.report), [at(ecr, '0.2')]);
  const second = await run(first.state);
  assert.deepEqual(kinds(second.report), ['1 tag-unknown 0.2']);
});

test('a release under way takes its moving tags along: a note for one run', async () => {
  for (const tag of ['0.2.1', '0.2', '0', 'stable']) held(ecr).tags.set(tag, next.part.digest);
  const { report } = await run();
  assert.deepEqual([report.state, unknownOf(report)], ['ok', [at(ecr, '0.2.1')]]);
  const reported = report.notes.map(({ message }) => message).sort();
  assert.equal(reported.length, 4);
  assert.match(reported[0] ?? '', /^0 points to 0\.2\.1, which is not in the ledger yet/);
});

test('a moving tag at a signed image that no version names: a note at first, then drift', async () => {
  held(ecr).tags.set('0.2', next.part.digest);
  const first = await run();
  assert.deepEqual([first.report.state, unknownOf(first.report)], ['ok', [at(ecr, '0.2')]]);
  const second = await run(first.state);
  assert.deepEqual(kinds(second.report), ['1 tag-unknown 0.2']);
  assert.equal(differenceOf(second.report, 'tag-unknown').version, undefined);
});

test('fault 47: what a tag points to cannot be verified: no drift, and no success', async () => {
  held(ecr).tags.set('0.2', evil.part.digest);
  const path = `manifests/${evil.part.digest}`;
  ecr.faults.add({ when: { path, times: Number.POSITIVE_INFINITY }, do: { status: 503 } });
  const { report } = await run();
  assert.deepEqual([report.state, report.differences], ['unreachable', []]);
});

test('a registry that fails under one tag is asked about few more', async () => {
  for (let index = 0; index < 30; index += 1) {
    held(ecr).tags.set(`7.0.${index}`, highest.part.digest);
  }
  const path = /\/manifests\/7\.0\./;
  ecr.faults.add({ when: { path, times: Number.POSITIVE_INFINITY }, do: { status: 503 } });
  const before = ecr.requests.length;
  const { report } = await run();
  const asked = ecr.requests.slice(before).filter((one) => path.test(one.path));
  assert.ok(new Set(asked.map((one) => one.path)).size <= 12);
  assert.deepEqual([report.state, report.differences], ['unreachable', []]);
});

test('latest is looked at where no release is final', async () => {
  const releases = [{ ...ledger.releases[0], version: '0.1.24-rc.1' }] as Ledger['releases'];
  const which = { ...ledger, from: '0.1.24-rc.1', releases };
  for (const one of both) {
    held(one).tags.clear();
    for (const [tag, digest] of tags[0] ?? []) {
      if (tag.endsWith('.sig')) held(one).tags.set(tag, digest);
    }
    held(one).tags.set('0.1.24-rc.1', oldest.part.digest);
  }
  held(hub).tags.set('latest', oldest.part.digest);
  held(ecr).tags.set('latest', evil.part.digest);
  assert.deepEqual(kinds((await run(undefined, which)).report), ['1 tag-unknown latest']);
});

test('what many tags point to is verified once, and too many are reported as not found out', async () => {
  for (const tag of ['0.2.1', '0.2.2', '0.2.3']) held(ecr).tags.set(tag, evil.part.digest);
  const path = `/manifests/${evil.part.digest}`;
  const before = ecr.requests.length;
  await run();
  const reads = ecr.requests.slice(before).filter((one) => one.path.endsWith(path));
  assert.equal(reads.filter(({ method }) => method === 'GET').length, 1);
  const many = Array.from({ length: 1998 }, (_, index) => `7.0.${index}`);
  for (const tag of many) held(ecr).tags.set(tag, highest.part.digest);
  const { report } = await run();
  const [limit] = report.unreachable;
  assert.deepEqual([limit?.code, limit?.image], ['E_LIMIT', `${ecr.host}/${repository}`]);
  assert.match(limit?.message ?? '', /^1 of its tags were not looked at/);
});

thorough('more unknown images than are verified: the rest is not found out', async () => {
  for (let index = 0; index < 51; index += 1) {
    const part = new Image(`evil ${index}`).part;
    put(ecr, repository, part, `8.0.${index}`);
  }
  const { report } = await run();
  assert.equal(kinds(report).filter((one) => one.startsWith('1 tag-unknown')).length, 50);
  assert.deepEqual(
    report.unreachable.map(({ code }) => code),
    ['E_LIMIT'],
  );
});
