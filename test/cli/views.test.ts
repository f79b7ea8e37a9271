/** The progress of runs, on a terminal and in a log. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startProgress } from '../../src/cli/progress.ts';
import { checking, copying, releasing } from '../../src/cli/views.ts';
import type { MirrorProgress } from '../../src/mirror/report.ts';

const progress: MirrorProgress = {
  target: 'ecr/a',
  step: 'copying',
  done: 1,
  of: 4,
  bytes: 2_000_000,
};
const other = { ...progress, target: 'ghcr/a', done: 2, bytes: 1_000_000 };

function stream(isTTY: boolean) {
  const written: string[] = [];
  const write = (text: string) => written.push(text) > 0;
  return { written, stream: { isTTY, columns: 70, write } as unknown as NodeJS.WriteStream };
}

test('a terminal has one line for all targets, erased at the end', (t) => {
  let now = 0;
  t.mock.method(performance, 'now', () => now);
  const terminal = stream(true);
  const { show, say, end } = startProgress(terminal.stream, true, copying);
  show(progress);
  // Too soon after the first to be shown, and still counted.
  show(other);
  now = 110;
  show({ ...progress, bytes: 3_000_000 });
  say('x'.repeat(100));
  end();
  assert.equal(terminal.written.length, 4);
  assert.match(terminal.written[0] ?? '', /ecr\/a … copying, 1 of 4 parts, 2\.0 MB$/);
  assert.match(terminal.written[1] ?? '', /copying, 3 of 8 parts, 4\.0 MB, 18\.2 MB\/s$/);
  assert.equal(terminal.written[2], `\r\u001b[2K${'x'.repeat(69)}`);
  assert.equal(terminal.written[3], '\r\u001b[2K');
});

test('a log has a line for each step of each target, and none that is rewritten', () => {
  const log = stream(false);
  const { show, say, end } = startProgress(log.stream, true, copying);
  for (const step of ['looking', 'copying', 'copying', 'tagging'] as const) {
    show({ ...progress, step });
    show({ ...other, step });
  }
  say('waiting 3.0 s: it answered 429\u001b[2K');
  end();
  assert.equal(log.written.length, 2 * 3 + 2);
  assert.equal(log.written[2], 'ecr/a: copying\n');
  assert.equal(log.written[3], 'ghcr/a: copying\n');
  assert.equal(log.written.at(-2), 'waiting 3.0 s: it answered 429\uFFFD[2K\n');
  assert.equal(log.written.at(-1), '\n');
});

test('a long step is reported again now and then', (t) => {
  let now = 0;
  t.mock.method(performance, 'now', () => now);
  const log = stream(false);
  const { show } = startProgress(log.stream, true, copying);
  for (now = 0; now <= 20_000; now += 1000) show(progress);
  assert.deepEqual(log.written, [
    'ecr/a: copying\n',
    'ecr/a: copying, 1 of 4 parts are there, 2.0 MB sent\n',
    'ecr/a: copying, 1 of 4 parts are there, 2.0 MB sent\n',
  ]);
});

test('and nothing at all when it is turned off', () => {
  for (const isTTY of [true, false]) {
    const silent = stream(isTTY);
    const { show, say, end } = startProgress(silent.stream, false, copying);
    show(progress);
    say('waiting');
    end();
    assert.deepEqual(silent.written, []);
  }
});

test('the rate is that of the last five seconds', (t) => {
  let now = 0;
  t.mock.method(performance, 'now', () => now);
  const terminal = stream(true);
  const { show } = startProgress(terminal.stream, true, copying);
  const rates: (string | undefined)[] = [];
  for (const [at, megabytes] of [
    [0, 0],
    [1000, 1],
    [2000, 4],
    [6001, 4],
    [7000, 9],
  ] as const) {
    now = at;
    show({ ...progress, bytes: megabytes * 1_000_000 });
    rates.push(/(\S+ \w+)\/s$/.exec(terminal.written.at(-1) ?? '')?.[1]);
  }
  assert.deepEqual(rates, [undefined, '1.0 MB', '2.0 MB', undefined, '1.0 MB']);
});

test('a release: each step that began is shown at once, and stays when it has ended', (t) => {
  t.mock.method(performance, 'now', () => 0);
  const terminal = stream(true);
  const { show, end } = startProgress(terminal.stream, true, releasing);
  show({ step: 'build', state: 'began', detail: '' });
  show({ step: 'build', state: 'going', detail: 'too soon' });
  show({ step: 'sign', state: 'began', detail: '' });
  show({ step: 'sign', state: 'ended', detail: '5 signatures' });
  end();
  const erase = '\r\u001b[2K';
  assert.equal(terminal.written.length, 4);
  assert.ok(terminal.written.slice(0, 3).every((text) => text.startsWith(erase)));
  assert.doesNotMatch(terminal.written.join(''), /too soon/);
  assert.match(terminal.written[3] ?? '', /: 5 signatures\n$/);

  const log = stream(false);
  const logged = startProgress(log.stream, true, releasing);
  logged.show({ step: 'sign', state: 'began', detail: '' });
  logged.show({ step: 'sign', state: 'ended', detail: '5 signatures' });
  assert.equal(log.written.length, 1);
  assert.match(log.written[0] ?? '', /: 5 signatures\n$/);
});

test('a check: on a terminal when a line is due, in a log every ten seconds, with its rate', (t) => {
  let now = 0;
  t.mock.method(performance, 'now', () => now);
  const at = (done: number) => ({ done, of: 60, requests: 2 * done, image: 'hub/a:1' });
  const terminal = stream(true);
  const shown = startProgress(terminal.stream, true, checking);
  for (now = 0; now < 1000; now += 50) shown.show(at(now / 50));
  assert.equal(terminal.written.length, 10);
  assert.match(terminal.written.at(-1) ?? '', /18 of 60 images, 20\/s, 36 requests/);
  now = 0;
  const log = stream(false);
  const logged = startProgress(log.stream, true, checking);
  for (now = 0; now <= 25_000; now += 1000) logged.show(at(now / 1000));
  assert.deepEqual(log.written, [
    '10 of 60 images, 1/s, 20 requests: hub/a:1\n',
    '20 of 60 images, 1/s, 40 requests: hub/a:1\n',
  ]);
  // Nothing was done in between: there is no rate.
  now = 0;
  const still = stream(false);
  const waiting = startProgress(still.stream, true, checking);
  for (now = 0; now <= 10_000; now += 1000) waiting.show(at(3));
  assert.deepEqual(still.written, ['3 of 60 images, 6 requests: hub/a:1\n']);
});

test('the output of another program is above the line; nothing is erased where nothing is shown', () => {
  const erase = '\r\u001b[2K';
  const terminal = stream(true);
  const { show, pass, end } = startProgress(terminal.stream, true, copying);
  pass('first\n');
  show(progress);
  pass('second\n');
  end();
  assert.deepEqual(
    terminal.written.map((text) => (text.startsWith(`${erase}ecr/a`) ? 'the line' : text)),
    ['first\n', 'the line', erase, 'second\n'],
  );
  const narrow = stream(true);
  Object.assign(narrow.stream, { columns: 0 });
  startProgress(narrow.stream, true, copying).say('text');
  assert.deepEqual(narrow.written, [erase]);
});

test('a log in which nothing was written has no empty line', () => {
  const log = stream(false);
  startProgress(log.stream, true, copying).end();
  assert.deepEqual(log.written, []);
});

test('a log has another line when it is known how much there is to do', () => {
  const log = stream(false);
  const { show } = startProgress(log.stream, true, copying);
  for (const parts of [0, 0, 1, 1]) show({ ...progress, of: parts });
  assert.equal(log.written.length, 2);
});
