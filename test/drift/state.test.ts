/** The state file: what is read back, and what of a broken one is not used. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  checkId,
  formatFooter,
  formatHeader,
  formatKnown,
  readFleetState,
  readState,
  type StateFile,
  type StateOwner,
  withRun,
} from '../../src/drift/state.ts';
import type { VerifiedRelease } from '../../src/drift/store-look.ts';
import * as samples from '../report/drift-samples.ts';
import { digest } from '../report/samples.ts';

const { hub, ecr } = samples;
const [index, child] = [digest('index'), digest('child')];
const manifests = samples
  .image('0.1.24', hub)
  .manifests.slice(0, 2)
  .map((one, at) => ({ ...one, digest: at === 0 ? index : child }));
const look = { tag: digest('tag'), listed: [digest('a')], source: 'api' } as const;
const bare = { listed: [], source: 'tag' } as const;
const known: VerifiedRelease = {
  digest: index,
  manifests,
  looks: new Map([
    [hub, [look, bare]],
    [ecr, [bare, look]],
  ]),
  full: new Map([
    [hub, { at: '2026-11-20T07:00:00.000Z', turn: 3 }],
    [ecr, { at: '2026-11-23T07:00:00.000Z', turn: 6 }],
  ]),
};
const history = samples.historyOf(samples.fine(), 3);
const owner = { check: 'check', policy: 'policy' };
const lines = (changed: (line: string) => string = (line) => line) => [
  formatHeader(owner),
  changed(formatKnown('0.1.24', known)),
  formatKnown('0.1.25', known),
  formatFooter(history),
];
const read = (text: readonly string[], changed: Partial<StateOwner> = {}) =>
  readState(Buffer.from(text.join('')), { ...owner, ...changed });

test('a line has its version in front, and a first run the word first and nothing else', () => {
  const moved = lines((line) =>
    line.replace('"version":"0.1.24",', '').replace('{', '{"x":"{", "y":{"version":"0.1.24"},'),
  );
  assert.match(read(moved).history.lost ?? '', /has no version/);
  assert.equal(read(['first\n']).history.lost, undefined);
  for (const word of ['firsts', 'a first', 'firstfirst'])
    assert.ok(read([word]).history.lost, word);
});

test('what was written is read', () => {
  const state = read(lines());
  assert.deepEqual(state.history, history);
  assert.deepEqual([state.policy, state.ignored], ['policy', undefined]);
  assert.deepEqual(state.known('0.1.24'), known);
  assert.equal(state.known('0.1.26'), undefined);
  const kept = state.lines((version) => version === '0.1.25');
  assert.deepEqual(
    kept.map((line) => `${Buffer.from(line)}\n`),
    [lines()[2]],
  );
});

const nothing = (state: StateFile) =>
  assert.deepEqual(
    [state.history.runs, state.policy, state.known('0.1.24'), state.lines(() => true)],
    [[], undefined, undefined, []],
  );

test('a file with the word first marks the first run', () => {
  const state = readState(Buffer.from('first\n'), owner);
  nothing(state);
  assert.deepEqual([state.ignored, state.history.lost], [undefined, undefined]);
});

test('threat 186: a file that is named and absent, or of another check, is a loss', () => {
  for (const [state, why] of [
    [readState(undefined, owner), /does not exist/],
    [read(lines(), { check: 'other' }), /another ledger, or of other registries/],
  ] as const) {
    nothing(state);
    assert.match(state.history.lost ?? '', why);
    assert.equal(state.ignored, state.history.lost);
    // The next run knows this one, and has lost nothing.
    const history = withRun(state.history, samples.fine());
    assert.match(history.lost ?? '', why);
    assert.equal(
      readState(Buffer.from(formatHeader(owner) + formatFooter(history)), owner).history.lost,
      undefined,
    );
  }
});

test('a check is the same whatever its ledger says, and not over other registries', () => {
  const report = samples.fine();
  const changed = (more: Partial<typeof report>) => checkId({ ...report, ...more });
  const [first, second] = report.registries;
  assert.equal(changed({ ledger: digest('another') }), checkId(report));
  assert.equal(changed({ registries: [second, first] as never }), checkId(report));
  const { ledger: _, ...tags } = report;
  for (const other of [
    changed({ name: 'other' }),
    changed({ registries: [first] as never }),
    checkId(tags),
  ]) {
    assert.notEqual(other, checkId(report));
  }
});

test('under another policy, only the history counts', () => {
  const state = read(lines(), { policy: 'other' });
  assert.deepEqual([state.history, state.policy], [history, 'policy']);
  assert.match(state.ignored ?? '', /written under another policy/);
  assert.equal(state.known('0.1.24'), undefined);
});

test('a line that is broken is as if it were not there', () => {
  for (const change of [
    (line: string) => line.replace('"manifests"', '"manifest"'),
    (line: string) => line.replace(`"digest":"${index}"`, `"digest":"${child}"`),
    (line: string) => line.replace('"source":"api"', '"source":"apl"'),
    (line: string) => line.replace('"listed"', '"more":1,"listed"'),
    (line: string) =>
      line.replace(/"images":\[\{"registry":"[^"]+","looks":\[\{[^}]*\},/, (one) =>
        one.replace(/\{[^{}]*\},$/, ''),
      ),
    (line: string) => line.replace(/\}\n$/, ' \n'),
  ]) {
    const changed = lines(change);
    assert.notEqual(changed[1], lines()[1]);
    const state = read(changed);
    assert.equal(state.ignored, undefined);
    assert.equal(state.known('0.1.24'), undefined, changed[1]);
    assert.deepEqual(state.known('0.1.25'), known);
  }
});

test('a file that is not whole is not used at all', () => {
  const whole = lines().join('');
  for (const text of [
    '',
    formatHeader(owner),
    whole.slice(0, -1),
    whole.slice(0, -20),
    whole.replace('drift-state/v2', 'drift-state/v1'),
    whole.replace('{"version":"0.1.25"', '{"v":"0.1.25"'),
    whole.replace('{"version":"0.1.25"', '{"version":"0.1.25~"'),
    `x${whole}`,
    lines().slice(0, -1).join(''),
    [...lines(), 'more\n'].join(''),
  ]) {
    const state = readState(Buffer.from(text), owner);
    assert.notEqual(state.history.lost, undefined, text.slice(0, 80));
    assert.deepEqual(
      [state.history.runs, state.known('0.1.24'), state.policy],
      [[], undefined, undefined],
    );
  }
});

test('a history that is too long is cut where it is oldest', () => {
  const long = {
    runs: Array.from({ length: 150 }, (_, at) => ({ ...history.runs[0], requests: at })),
  };
  const state = read([formatHeader(owner), formatFooter(long as never)]);
  assert.deepEqual([state.history.runs.length, state.history.runs[0]?.requests], [100, 50]);
});

test('the state of a fleet: the sections of its checks; a new check has none', () => {
  const at = (check: string) => ({ ...owner, check });
  const section = (check: string) =>
    [formatHeader(at(check)), formatKnown('0.1.24', known), formatFooter(history)].join('');
  const runsOf = (text: string | undefined, checks: readonly string[], check: string) => {
    const bytes = text === undefined ? undefined : Buffer.from(text);
    const state = readFleetState(bytes, checks)(at(check));
    return [state.history.runs.length, state.known('0.1.24') !== undefined, state.history.lost];
  };
  const both = section('a') + section('b');
  const found = [history.runs.length, true, undefined];
  const none = [0, false, undefined];
  for (const check of ['a', 'b']) assert.deepEqual(runsOf(both, ['a', 'b'], check), found);
  assert.deepEqual(runsOf(section('a'), ['a', 'new'], 'new'), none);
  assert.deepEqual(runsOf(undefined, ['a'], 'a'), [0, false, 'it does not exist']);
  assert.deepEqual(runsOf('first\n', ['a'], 'a'), none);
  const foreign = runsOf(section('x'), ['a', 'b'], 'a');
  assert.deepEqual(foreign.slice(0, 2), [0, false]);
  assert.match(String(foreign[2]), /belongs to a check of other ledgers/);
  // A line that only contains the beginning of a header begins no section.
  const quoted = section('a').replace('\n', `\n"${formatHeader(at('b')).trim()}"\n`);
  assert.deepEqual(runsOf(quoted, ['a', 'b'], 'b'), none);
});
