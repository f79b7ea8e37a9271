/** What names of tags stand for, and which of them are looked at. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CheckedRegistry } from '../../src/drift/registry.ts';
import { compareNumbers, NamedReleases, readTagName } from '../../src/drift/tag-names.ts';
import { chooseTags, judgeUnknownTags, leftOut } from '../../src/drift/unknown-tags.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { digest } from '../report/samples.ts';

for (const [kind, numbers, variant, tags] of [
  ['version', '0.1.24', '', ['0.1.24', 'v0.1.24', '0.1.24.']],
  [
    'version',
    '0.1.24',
    'alpine',
    ['0.1.24-alpine', '0.1.24_alpine', 'V0.1.24.alpine', '0.1.24alpine'],
  ],
  ['version', '0.1.24', 'alpine3.20', ['0.1.24-alpine3.20']],
  ['version', '0.1.24.1', '', ['0.1.24.1']],
  ['version', '20240501', '', ['20240501', 'v20240501']],
  ['version', '20240501', 'alpine', ['20240501-alpine']],
  ['moving', '0', '', ['0', 'v0']],
  ['moving', '2024', '', ['2024']],
  ['moving', '0', 'slim', ['0-slim', 'v0_slim']],
  ['moving', '0.1', '', ['0.1', 'v0.1']],
  ['moving', '0.1', 'amd64', ['0.1-amd64']],
  ['moving', '', '', ['latest', 'LATEST']],
  ['moving', '', 'alpine', ['latest-alpine', 'latest_alpine']],
  ['word', '0.1.24', '', ['webdis-0.1.24', 'release-0.1.24', 'a-b-0.1.24']],
  ['word', '3.20', '', ['alpine-3.20']],
  ['word', '', '', ['stable', 'lts', 'release', 'releases', 'prod', 'alpine', 'arm64', 'Alpine']],
  ['word', '', 'bookworm', ['slim-bookworm']],
  [
    'other',
    '',
    '',
    ['main', 'edge', 'nightly', 'dev', '2024050a', '0123abc', 'a', 'x86', 'v1beta'],
  ],
  // A version is no part of a word.
  ['other', '', '2-3', ['0x1.2.3']],
  ['other', '', 'webdis-0-1-24', ['_webdis-0.1.24']],
  ['other', '', '', ['x20240501']],
  // A known word is the whole name.
  ['other', '', '', ['unstable', 'stablex', 'xlatest', 'latestx', 'preslim', 'alpinex', 'xlts']],
  ['other', '', '1', ['pr-1', 'build-1']],
  ['other', '', '05-01', ['2024-05-01']],
  ['other', '', 'abcdef1', ['sha-abcdef1', '12-abcdef1']],
] as const) {
  test(`${kind} ${numbers} ${variant}: ${tags.join(', ')}`, () => {
    for (const tag of tags) {
      const name = readTagName(tag);
      assert.deepEqual(
        [name.kind, name.numbers.join('.'), name.variant],
        [kind, numbers, variant],
        tag,
      );
    }
  });
}

test('numbers are compared as far as both go', () => {
  assert.equal(compareNumbers([0, 1], [0, 1, 24]), 0);
  assert.equal(compareNumbers([0, 1, 24, 1], [0, 1, 24]), 0);
  assert.equal(compareNumbers([], [0, 1]), 0);
  assert.ok(compareNumbers([0, 1, 9], [0, 1, 24]) < 0);
  assert.ok(compareNumbers([0, 2], [0, 1, 24]) > 0);
  assert.ok(compareNumbers([1], [0, 1, 24]) > 0);
});

const place = { name: 'registry.example/app' } as CheckedRegistry;
const ledger = {
  from: '0.1.24',
  releases: [{ version: '0.1.24' }, { version: '0.1.25' }],
} as unknown as Ledger;
const choose = (tags: readonly string[], before: readonly string[] = [], now = new Date(0)) =>
  chooseTags(tags, place, { ledger, before, options: { now } });
const names = (tags: readonly { tag: string }[]) => tags.map(({ tag }) => tag);

test('releases have a look of their own; versions come in their order, before all others', () => {
  const chosen = choose([
    ...['0.1.24', '0.1.25', 'latest', 'stable', '0.2.0', '0.1', '0.1.26'],
    ...['0.1.24-rc.1', 'webdis-0.1.24', '0.10.0', '0.1.24.1'],
  ]);
  assert.deepEqual(names(chosen.versions), [
    ...['0.1.24-rc.1', '0.1.24.1', '0.1.26', '0.2.0', '0.10.0'],
  ]);
  assert.deepEqual(names(chosen.others), ['stable', '0.1', 'webdis-0.1.24']);
  assert.equal(leftOut(chosen), undefined);
});

test('what is left out: how many of each, and some of their names', () => {
  const one = choose(['0.1.23', 'main']);
  assert.deepEqual(leftOut(one), { older: 1, others: 1, names: ['main', '0.1.23'] });
  const many = Array.from({ length: 30 }, (_, at) => `0.0.${at}`);
  const reported = leftOut(choose(many));
  assert.deepEqual([reported?.older, reported?.others, reported?.names.length], [30, 0, 20]);
});

test('a date is a release only where the ledger has dates, and 1.2.3 only where it has such versions', () => {
  assert.deepEqual(choose(['20240501', '20240501-alpine', '0.1.26']).foreign, [
    '20240501',
    '20240501-alpine',
  ]);
  const dated = {
    from: '20261101',
    releases: [{ version: '20261101' }, { version: '20261130' }],
  } as unknown as Ledger;
  const chosen = chooseTags(['20261101', '20261201', '20261031', '1.2.3', 'latest'], place, {
    ledger: dated,
    before: [],
    options: { now: new Date(0) },
  });
  assert.deepEqual(names(chosen.versions), ['20261201']);
  assert.deepEqual([chosen.older, chosen.foreign], [['20261031'], ['1.2.3']]);
});

test('what the run before saw is requested, whether the list has it or not', () => {
  const before = ['0.9.0', '0.9.1'].map((tag) => `${place.name}:${tag}`);
  const elsewhere = 'registry.example/app2:0.9.2';
  const { versions } = choose(['0.9.1'], [...before, elsewhere]);
  assert.deepEqual(
    versions.map(({ tag, isListed }) => [tag, isListed]),
    [
      ['0.9.0', false],
      ['0.9.1', true],
    ],
  );
});

test('of too many, others are looked at in each run', () => {
  const tags = Array.from({ length: 2100 }, (_, at) => `1.0.${at}`);
  assert.deepEqual(choose(tags.slice(0, 2000)).tooMany, []);
  const [first, again, next] = [new Date(0), new Date(0), new Date(1)].map((now) =>
    choose(tags, [], now),
  );
  assert.deepEqual([first?.versions.length, first?.tooMany.length], [2000, 100]);
  assert.deepEqual(first?.tooMany, again?.tooMany);
  assert.notDeepEqual(first?.tooMany, next?.tooMany);
});

describe('where tags point', () => {
  const release = (version: string, at = version) => ({
    ...{ version, digest: digest(at) },
    platforms: { 'linux/amd64': digest(`${at} amd64`) },
  });
  const releases = ['1.2.0', '1.2.1', '1.3.0', '1.3.1-rc.1'].map((version) => release(version));
  const named = new NamedReleases({
    ...{ releases: releases.toReversed(), movingTags: { pinned: '1.2.0' } },
  } as unknown as Ledger);
  const judged = (tag: string, at: string) => {
    const verdict = named.judge(tag, readTagName(tag), digest(at));
    return verdict.is === 'behind'
      ? `${verdict.points} instead of ${verdict.expected.version}`
      : verdict.is;
  };

  for (const [tag, at, verdict] of [
    ['stable', '1.2.0', 'right'],
    ['stable', '1.2.0 amd64', 'right'],
    ['stable', 'something else', 'unknown'],
    ['1.2.0-alpine', '1.2.0', 'right'],
    ['1.2.0-alpine', '1.2.0 amd64', 'right'],
    ['1.2.0-alpine', '1.2.1', 'unknown'],
    ['v1.2.0', '1.2.0', 'right'],
    ['v1.2.0', '1.2.0 amd64', 'unknown'],
    ['1.2', '1.2.1', 'right'],
    ['1.2', '1.2.0', '1.2.0 instead of 1.2.1'],
    ['1.2', '1.2.1 amd64', 'unknown'],
    ['1.2-amd64', '1.2.1 amd64', 'right'],
    ['1.2-amd64', '1.2.0 amd64', '1.2.0 instead of 1.2.1'],
    ['1', '1.3.0', 'right'],
    ['2', '1.3.0', 'unknown'],
    ['pinned', '1.2.0', 'right'],
    ['pinned', '1.2.1', '1.2.1 instead of 1.2.0'],
    ['pinned', 'something else', 'unknown'],
  ] as const) {
    test(`${tag} at ${at}: ${verdict}`, () => assert.equal(judged(tag, at), verdict));
  }

  test('where a tag must point: by the ledger, or by its numbers', () => {
    for (const [tag, version] of [
      ['pinned', '1.2.0'],
      ['1.2', '1.2.1'],
      ['1', '1.3.0'],
      ['1.2-alpine', undefined],
      ['latest', undefined],
      ['stable', undefined],
      ['1.2.0', undefined],
      ['main', undefined],
      ['2', undefined],
    ] as const) {
      assert.equal(named.expected(tag)?.version, version, tag);
    }
  });
});

test('names with the same numbers are in the order of their letters', () => {
  const chosen = choose(['0.2.0_c', '0.2.0_a', '0.2.0_b']);
  assert.deepEqual(names(chosen.versions), ['0.2.0_a', '0.2.0_b', '0.2.0_c']);
});

test('an unknown tag is noted once; it counts the second time, or if it is not known when it was first seen', () => {
  const tag = `${place.name}:0.9.0`;
  const ask = (more: object) =>
    judgeUnknownTags({
      ...{ tags: [{ tag, signers: [] }], before: [], isLost: false, releases: [], unreachable: [] },
      ...more,
    });
  const noted = ask({});
  assert.deepEqual([noted.differences.length, noted.notes.length], [0, 1]);
  for (const [more, why] of [
    [{ before: [tag] }, /was there in the run before as well$/],
    [{ isLost: true }, /the state that says when it was first seen is lost$/],
    [{ before: [`${place.name}:0.8.9`] }, /follows 0\.8\.9, which was none either/],
  ] as const) {
    const { differences, notes } = ask(more);
    assert.deepEqual([differences.length, notes.length], [1, 0]);
    assert.match(differences[0]?.message ?? '', why);
  }
  for (const more of [
    { before: [`${place.name}:0.8.9`], unreachable: [{ image: place.name }] },
    { before: [`${place.name}:0.8.9`], releases: [{ version: '0.8.9' }] },
    { before: ['registry.example/other:0.8.9'] },
    { before: [`${place.name}:main`] },
  ]) {
    assert.equal(ask(more).notes.length, 1);
  }
});
