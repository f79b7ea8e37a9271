/** What parts become when they are joined, and what a run leaves for the next one: as data. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeReports } from '../../src/drift/merge.ts';
import { exitCodeOf, inOrder, newestFirst, Obstacles, stateOf } from '../../src/drift/obstacles.ts';
import type { Difference, DriftReport, PastRun } from '../../src/drift/report.ts';
import { formatShard, isIn, looksAtTags, parseShard, shard } from '../../src/drift/shard.ts';
import { boundedHistory, withRun } from '../../src/drift/state.ts';
import { withEarlierLooks } from '../../src/drift/store-look.ts';
import { judgeUnknownTags } from '../../src/drift/unknown-tags.ts';
import type { Finding } from '../../src/verify/report.ts';
import * as samples from '../report/drift-samples.ts';
import { digest } from '../report/samples.ts';

const { ecr, hub } = samples;
const none = { runs: [] };

/** One part of two: every other release. */
function part(index: number, more: Partial<DriftReport> = {}): DriftReport {
  const whole = samples.fine(6);
  const shard = { index, of: 2 };
  return {
    ...whole,
    shard,
    releases: whole.releases.filter(({ version }) => isIn(shard, version)),
    ...more,
  };
}

const registriesOf = (report: DriftReport, changes: readonly object[]) =>
  report.registries.map((one, at) => ({ ...one, ...changes[at] }));

test('sums, ends and the lowest quota of all parts', () => {
  const first = part(1, { started: '2026-11-23T07:00:05.000Z', requests: 10 });
  const second = part(2, { finished: '2026-11-23T07:09:00.000Z', requests: 7 });
  const quota = (remaining: number) => ({ limit: 200, remaining, seconds: 21_600 });
  const parts = [
    {
      ...first,
      registries: registriesOf(first, [
        { requests: 3, pulls: 1, quota: quota(90) },
        { requests: 5, pulls: 2, tagsLeftOut: { older: 1, others: 0, names: ['0.1.1'] } },
      ]),
    },
    {
      ...second,
      registries: registriesOf(second, [
        { requests: 4, pulls: 6, quota: quota(80) },
        { requests: 1, pulls: 1 },
      ]),
    },
  ];
  for (const order of [parts, parts.toReversed()]) {
    const { report } = mergeReports(order, none);
    assert.equal(report.requests, 17);
    assert.deepEqual(
      [report.started, report.finished],
      ['2026-11-23T07:00:00.000Z', '2026-11-23T07:09:00.000Z'],
    );
    assert.deepEqual(report.registries, [
      { name: hub, state: 'ok', requests: 7, pulls: 7, quota: quota(80) },
      {
        name: ecr,
        state: 'ok',
        requests: 6,
        pulls: 3,
        tagsLeftOut: { older: 1, others: 0, names: ['0.1.1'] },
      },
    ]);
    assert.equal(report.shard, undefined);
    assert.deepEqual(
      report.releases.map(({ version }) => version),
      samples.versions(6),
    );
  }
});

test('of a registry, drift in one part outweighs what could not be found out in another', () => {
  const states = (first: string, second: string, parts = 2) => {
    const reports = [first, second].map((state, at) => {
      const one = part(at + 1);
      return { ...one, registries: registriesOf(one, [{ state }]) } as DriftReport;
    });
    return mergeReports(reports.slice(0, parts), none).report.registries.map(({ state }) => state);
  };
  assert.deepEqual(states('ok', 'ok'), ['ok', 'ok']);
  assert.deepEqual(states('ok', 'unreachable'), ['unreachable', 'ok']);
  assert.deepEqual(states('unreachable', 'drift'), ['drift', 'ok']);
  assert.deepEqual(states('drift', 'ok', 1), ['drift', 'unreachable']);
  assert.deepEqual(states('ok', 'ok', 1), ['unreachable', 'unreachable']);
});

test('parts that were allowed to speak http to other registries are not parts of one check', () => {
  const other = part(2);
  const registries = registriesOf(other, [{ insecure: true }]);
  assert.throws(() => mergeReports([part(1), { ...other, registries } as DriftReport], none), {
    code: 'E_INPUT',
    message: /not parts of one check/,
  });
});

const name = (tag: string, at = ecr) => `${at}:${tag}`;
const note = (tag: string): Finding => ({
  severity: 'note',
  code: 'E_DRIFT',
  message: 'as the part knew it',
  image: name(tag),
});
const unsure = (...tags: readonly string[]) => tags.map((tag) => ({ tag, signers: [] }));
const past = (unknownTags: readonly string[], more: Partial<PastRun> = {}): PastRun => ({
  ...samples.pastRun(samples.fine()),
  unknownTags,
  ...more,
});

test('unknown tags are judged by the history of the whole, and not by what a part said', () => {
  const first = part(1, {
    unknownTags: unsure(name('0.9.0'), name('0.9.1')),
    notes: [note('0.9.0'), note('0.9.1')],
  });
  const { report } = mergeReports([first, part(2)], { runs: [past([name('0.9.0')])] });
  assert.deepEqual(
    report.differences.map(({ id }) => id),
    [`tag-unknown/${name('0.9.0')}`],
  );
  assert.deepEqual(
    report.notes.map(({ image, message }) => [image, message.startsWith('the tag 0.9.1 is no')]),
    [[name('0.9.1'), true]],
  );
  assert.deepEqual(report.unknownTags, unsure(name('0.9.0'), name('0.9.1')));
  assert.equal(report.exitCode, 20);
});

test('notes of parts that are about something else stay', () => {
  const about = { ...note('x'), image: `${ecr}:0.1.24`, message: 'a word' };
  const { report } = mergeReports([part(1, { notes: [about] }), part(2)], none);
  assert.deepEqual(report.notes, [about]);
});

const unsigned: Difference = {
  id: `tag-unknown/${name('9.9.1')}`,
  kind: 'tag-unknown',
  code: 'E_NOSIG',
  registry: ecr,
  tag: '9.9.1',
  message: 'unsigned',
};

test('what a part found to be unsigned is drift, whatever the history says', () => {
  const first = part(1, { differences: [unsigned], state: 'drift', exitCode: 20 });
  const { report } = mergeReports([first, part(2)], none);
  assert.deepEqual(report.differences, [unsigned]);
});

const judge = (tags: readonly string[], before: readonly string[], more: object = {}) => {
  const { differences, notes } = judgeUnknownTags({
    tags: unsure(...tags),
    before,
    isLost: false,
    releases: [{ version: '0.1.24' }],
    unreachable: [],
    ...more,
  });
  return [differences.map(({ tag }) => tag), notes.map(({ image }) => image)];
};

test('grace is given once to each registry', () => {
  const [old, fresh] = [name('0.9.0'), name('0.9.1')];
  assert.deepEqual(judge([fresh], []), [[], [fresh]]);
  assert.deepEqual(judge([fresh], [fresh]), [['0.9.1'], []]);
  assert.deepEqual(judge([fresh], [old]), [['0.9.1'], []]);
  // It is there still: it counts itself.
  assert.deepEqual(judge([old, fresh], [old]), [['0.9.0'], [fresh]]);
  // On another registry, in the ledger by now, not looked for, or no version.
  assert.deepEqual(judge([fresh], [name('0.9.0', hub)]), [[], [fresh]]);
  assert.deepEqual(judge([fresh], [name('0.1.24')]), [[], [fresh]]);
  assert.deepEqual(judge([fresh], [name('0.1.24-alpine')]), [[], [fresh]]);
  assert.deepEqual(judge([fresh], [old], { unreachable: [{ image: ecr }] }), [[], [fresh]]);
  assert.deepEqual(judge([fresh], [old], { unreachable: [{ image: hub }] }), [['0.9.1'], []]);
  assert.deepEqual(judge([fresh], [name('0.9')]), [[], [fresh]]);
  // A name that another one begins with is another repository.
  assert.deepEqual(judge([fresh], [name('0.9.0', `${ecr}2`)]), [[], [fresh]]);
});

test('history: a hundred runs, a thousand names, and what could not be checked', () => {
  const many = samples.allDrifted(1200);
  const { runs } = withRun({ runs: Array(150).fill(past([])) }, many);
  assert.deepEqual([runs.length, runs.at(-1)?.differences.length], [100, 1000]);
  assert.equal(boundedHistory(Array(150).fill(past([]))).runs.length, 100);
  const away = samples.away(3);
  const before = { runs: [past([name('0.9.0', hub), name('0.9.0')])] };
  const last = withRun(before, { ...away, unknownTags: unsure(name('0.9.5')) }).runs.at(-1);
  assert.deepEqual(last, {
    started: away.started,
    state: 'unreachable',
    turn: 1,
    differences: [],
    unreachable: [hub],
    unknownTags: [name('0.9.5'), name('0.9.0', hub)],
    requests: away.requests,
  });
  const forgotten = withRun(before, samples.fine(3)).runs.at(-1);
  assert.deepEqual(forgotten?.unknownTags, []);
  const other = withRun(before, { ...samples.fine(3), shard: { index: 2, of: 3 } }).runs.at(-1);
  assert.equal(other?.unknownTags.length, 2);
  const shards = [{ index: 1, of: 3 }];
  const lacks = withRun(before, { ...samples.fine(3), missingShards: shards }).runs.at(-1);
  assert.equal(lacks?.unknownTags.length, 2);
  const twice = withRun(before, { ...away, unknownTags: unsure(name('0.9.0', hub)) }).runs.at(-1);
  assert.deepEqual(twice?.unknownTags, [name('0.9.0', hub)]);
});

test('states, exit codes and orders', () => {
  assert.deepEqual(
    [stateOf([], []), stateOf([1], []), stateOf([], [1]), stateOf([1], [1])],
    ['ok', 'drift', 'unreachable', 'drift'],
  );
  assert.deepEqual([exitCodeOf('ok'), exitCodeOf('drift'), exitCodeOf('unreachable')], [0, 20, 3]);
  const mixed = ['b', '0.1.2', 'a', '0.1.10', '1.0.0-rc.1', '1.0.0', 'a'];
  assert.deepEqual(mixed.toSorted(newestFirst), [
    ...['1.0.0', '1.0.0-rc.1', '0.1.10', '0.1.2'],
    ...['a', 'a', 'b'],
  ]);
  assert.deepEqual([newestFirst('a', 'a'), newestFirst('1.0.0', '1.0.0')], [0, 0]);
  const of = (id: string, version?: string): Difference => ({
    ...unsigned,
    id,
    ...(version === undefined ? {} : { version }),
  });
  const all = [of('z'), of('b', '0.1.2'), of('a', '0.1.2'), of('c', '0.1.10'), of('a', '0.1.2')];
  assert.deepEqual(
    inOrder(all).map(({ id }) => id),
    ['c', 'a', 'b', 'z'],
  );
});

test('parts of parts', () => {
  assert.deepEqual(parseShard('2/4'), { index: 2, of: 4 });
  assert.deepEqual(parseShard('9999/9999'), { index: 9999, of: 9999 });
  assert.equal(formatShard({ index: 2, of: 4 }), '2/4');
  for (const text of ['10000/10000', '1/10000', '5/4', '1/2 ', ' 1/2', '1/2\n']) {
    assert.throws(() => parseShard(text), RangeError);
  }
  assert.deepEqual(shard.read({ index: 1, of: 1 }, 'it'), { index: 1, of: 1 });
  for (const none of [
    { index: 0, of: 1 },
    { index: 2, of: 1 },
    { index: 1, of: 10_000 },
  ]) {
    assert.throws(() => shard.read(none, 'it'), SyntaxError);
  }
  assert.ok(looksAtTags(undefined) && looksAtTags({ index: 1, of: 2 }));
  assert.ok(!looksAtTags({ index: 2, of: 2 }));
  assert.ok(isIn(undefined, '1.0.0'));
});

test('each cause is reported once for each registry, with what to do', () => {
  const obstacles = new Obstacles();
  const of = (code: Finding['code'], details = {}): Finding => ({
    severity: 'warning',
    code,
    message: `a ${code}`,
    details,
  });
  for (let at = 0; at < 3; at += 1) obstacles.add(hub, of('E_NET', { host: 'a', status: 500 }));
  obstacles.add(hub, of('E_NET', { host: 'a', status: 503 }));
  obstacles.add(hub, of('E_NET', { host: 'b', status: 500 }), 5);
  obstacles.add(ecr, of('E_NET', { host: 'a', status: 500 }));
  obstacles.add(hub, of('E_RATE'));
  obstacles.add(hub, { ...of('E_AUTH'), advice: 'its own' });
  const reported = obstacles.findings();
  assert.deepEqual(
    reported.map(({ image, message }) => [image, message]),
    [
      [hub, 'a E_NET; the same for 2 more'],
      [hub, 'a E_NET'],
      [hub, 'a E_NET; the same for 4 more'],
      [ecr, 'a E_NET'],
      [hub, 'a E_RATE'],
      [hub, 'a E_AUTH'],
    ],
  );
  assert.ok(reported.every(({ severity }) => severity === 'error'));
  assert.match(reported[0]?.advice ?? '', /^run it again: nothing is known about these images/);
  assert.match(reported[4]?.advice ?? '', /^run it again when the limit has passed/);
  assert.equal(reported[5]?.advice, 'its own');
});

test('of registries that could not be reached, what was known stays', () => {
  const look = { listed: [digest('a')], source: 'api' } as const;
  const known = {
    digest: digest('x'),
    manifests: [],
    looks: new Map([[hub, [look]]]),
    full: new Map(),
  };
  const before = { ...known, looks: new Map([...known.looks, [ecr, [look]] as const]) };
  const names = new Set([ecr]);
  assert.deepEqual([...(withEarlierLooks(known, before, names)?.looks.keys() ?? [])], [ecr, hub]);
  assert.deepEqual([...(withEarlierLooks(undefined, before, names)?.looks.keys() ?? [])], [ecr]);
  assert.equal(withEarlierLooks(known, undefined, names), known);
  assert.equal(withEarlierLooks(undefined, undefined, names), undefined);
  assert.equal(withEarlierLooks(known, known, names), known);
  const other = { ...before, digest: digest('y') };
  assert.equal(withEarlierLooks(known, other, names), known);
});
