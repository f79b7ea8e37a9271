/** The state file: what is read back, and what of a broken one is not used. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatFooter, formatHeader, formatKnown, readState } from '../../src/drift/state.ts';
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
};
const history = samples.historyOf(samples.fine(), 3);
const lines = (changed: (line: string) => string = (line) => line) => [
  formatHeader('policy'),
  changed(formatKnown('0.1.24', known)),
  formatKnown('0.1.25', known),
  formatFooter(history),
];
const read = (text: readonly string[], policy = 'policy') =>
  readState(Buffer.from(text.join('')), policy);

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

test('there is no file: nothing is known, and nothing is reported', () => {
  const state = readState(undefined, 'policy');
  assert.deepEqual(
    [
      state.history.runs,
      state.policy,
      state.ignored,
      state.known('0.1.24'),
      state.lines(() => true),
    ],
    [[], undefined, undefined, undefined, []],
  );
});

test('under another policy, only the history counts', () => {
  const state = read(lines(), 'other');
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
    formatHeader('policy'),
    whole.slice(0, -1),
    whole.slice(0, -20),
    whole.replace('drift-state/v1', 'drift-state/v2'),
    whole.replace('{"version":"0.1.25"', '{"v":"0.1.25"'),
    whole.replace('{"version":"0.1.25"', '{"version":"0.1.25~"'),
    `x${whole}`,
    lines().slice(0, -1).join(''),
    [...lines(), 'more\n'].join(''),
  ]) {
    const state = readState(Buffer.from(text), 'policy');
    assert.notEqual(state.ignored, undefined, text.slice(0, 80));
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
  const state = read([formatHeader('policy'), formatFooter(long as never)]);
  assert.deepEqual([state.history.runs.length, state.history.runs[0]?.requests], [100, 50]);
});
