/** Colours and line width of the output. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startProgress } from '../../src/cli/progress.ts';
import { columnsOf, ignoreClosedPipes, textOptions } from '../../src/cli/streams.ts';
import { counting } from '../../src/cli/views.ts';

const views = counting('manifest');
const terminal = { isTTY: true, columns: 60 };

test('colours on a terminal, unless a variable or flag says otherwise', () => {
  const color = (env: Record<string, string>, stream: object = terminal, wanted = true) =>
    textOptions(stream as NodeJS.WriteStream, env, wanted).color;
  assert.equal(color({}), true);
  assert.equal(color({ NO_COLOR: '1' }), false);
  assert.equal(color({ NO_COLOR: '' }), true);
  assert.equal(color({ TERM: 'dumb' }), false);
  assert.equal(color({}, terminal, false), false);
  assert.equal(color({}, { isTTY: false }), false);
  assert.equal(color({ FORCE_COLOR: '1', NO_COLOR: '1' }, { isTTY: false }), true);
  assert.equal(color({ FORCE_COLOR: 'false' }), false);
  assert.equal(color({ FORCE_COLOR: '1' }, terminal, false), false);
});

test('sentences are wrapped at a terminal only', () => {
  assert.equal(textOptions(terminal as NodeJS.WriteStream, {}, true).width, 60);
  assert.equal(textOptions({ columns: 60 } as NodeJS.WriteStream, {}, true).width, undefined);
});

test('help has 80 columns where there is no terminal', () => {
  assert.equal(columnsOf({ isTTY: true, columns: 132 }), 132);
  assert.equal(columnsOf({ columns: 132 } as NodeJS.WriteStream), 80);
  assert.equal(columnsOf({ isTTY: true, columns: 0 }), 80);
});

test('progress is one line that is erased at the end', () => {
  const written: string[] = [];
  const stream = { ...terminal, write: (text: string) => written.push(text) };
  const progress = startProgress(stream as unknown as NodeJS.WriteStream, true, views);
  progress.show({ image: 'a/b', done: 1, of: 5, requests: 9 });
  // Too soon after the first to be shown.
  progress.show({ image: 'a/b', done: 2, of: 5, requests: 12 });
  progress.say('x'.repeat(100));
  progress.end();
  assert.equal(written.length, 3);
  assert.match(written[0] ?? '', /1 of 5 manifests/);
  assert.equal(written[1], `\r\u001b[2K${'x'.repeat(59)}`);
  assert.equal(written[2], '\r\u001b[2K');
});

test('and nothing at all without a terminal', () => {
  const stream = { isTTY: false, write: () => assert.fail('written') };
  const progress = startProgress(stream as unknown as NodeJS.WriteStream, true, views);
  progress.show({ image: 'a/b', done: 1, of: 5, requests: 9 });
  progress.say('waiting');
  progress.end();
});

test('a pipe that is closed early is no error; another failure of a stream is one', () => {
  const streams = [process.stdout, process.stderr];
  const before = streams.map((stream) => stream.listeners('error'));
  ignoreClosedPipes();
  for (const [at, stream] of streams.entries()) {
    const [added, ...more] = stream.listeners('error').filter((one) => !before[at]?.includes(one));
    assert.ok(added !== undefined && more.length === 0);
    stream.off('error', added as () => void);
    const failing = (code: string) => () => added(Object.assign(new Error('failed'), { code }));
    assert.doesNotThrow(failing('EPIPE'));
    assert.throws(failing('EIO'), { code: 'EIO' });
  }
});
