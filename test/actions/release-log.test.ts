/** The log of the release action: a group for each step, and lines while a step takes long. */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { startLog } from '../../src/actions/release-log.ts';
import type { StepName } from '../../src/release/report.ts';
import { startStep } from './support.ts';

/** A log whose clock stands still until `wait` is called. */
function start(t: TestContext) {
  const step = startStep(t);
  let now = 0;
  t.mock.method(performance, 'now', () => now);
  const log = startLog((text) => process.stdout.write(text));
  const progress = (state: 'began' | 'going' | 'ended', detail = '', name: StepName = 'sign') =>
    log.onProgress({ step: name, state, detail });
  const wait = (milliseconds: number) => {
    now += milliseconds;
  };
  return { log, progress, wait, lines: () => step.log().split('\n').slice(0, -1) };
}

test('a group for each step: it ends with the step, or when the next one begins', (t) => {
  const { log, progress, lines } = start(t);
  progress('began');
  progress('ended', '5 manifests');
  progress('began', '', 'mirror');
  progress('began', '', 'tag');
  log.end();
  log.end();
  assert.deepEqual(lines(), [
    ...['::group::Sign', '5 manifests', '::endgroup::'],
    ...['::group::Mirror', '::endgroup::', '::group::Tag', '::endgroup::'],
  ]);
});

test('without a step, there is no group to close', (t) => {
  const { log, lines } = start(t);
  log.end();
  assert.deepEqual(lines(), []);
});

test('a step that takes long shows how far it is every ten seconds', (t) => {
  const { progress, wait, lines } = start(t);
  wait(60_000);
  progress('began');
  progress('going', 'at once');
  wait(10_000);
  progress('going', 'after ten seconds');
  wait(1);
  progress('going', 'and one millisecond');
  wait(10_000);
  progress('going', 'too early again');
  wait(1);
  progress('going', '');
  progress('going', 'the third');
  progress('ended', '');
  assert.deepEqual(lines(), [
    ...['::group::Sign', 'and one millisecond', 'the third', '::endgroup::'],
  ]);
});

test('a reason to wait is shown once for a step', (t) => {
  const { log, progress, lines } = start(t);
  progress('began');
  for (const why of ['limited', 'limited', 'down', 'limited']) log.onWait(why);
  progress('began', '', 'tag');
  log.onWait('limited');
  const groups = ['::group::Sign', 'limited', 'down', 'limited', '::endgroup::', '::group::Tag'];
  assert.deepEqual(lines(), [...groups, 'limited']);
});

test('what the build prints: line by line, with its colours and tabs, and nothing invisible', (t) => {
  const { log, lines } = start(t);
  log.onBuildLog('#1 [internal]\n\n#2\tdone\n');
  log.onBuildLog('\u001b[1;31mred\u001b[0m\u001b[2Kgone \u202e');
  log.onBuildLog('\u001b[36mcyan');
  log.onBuildLog(`::error::x\n##[group]y\n${'z'.repeat(10_001)}`);
  assert.deepEqual(lines(), [
    ...['#1 [internal]', '', '#2\tdone'],
    '\u001b[1;31mred\u001b[0m\uFFFD[2Kgone \uFFFD\u001b[0m',
    '\u001b[36mcyan\u001b[0m',
    ...[': :error::x', '## [group]y', 'z'.repeat(10_000)],
  ]);
});
