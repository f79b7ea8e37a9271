/** Asking for a password: a terminal that shows nothing, or all that stdin gives. */

import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { askOn } from '../../src/cli/password.ts';
import { isTrustError } from '../../src/error.ts';
import { limits } from '../../src/limits.ts';

const never = new AbortController().signal;

/** What a person types, answer by answer, and what the terminal shows meanwhile. */
function terminal(...answers: readonly string[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true as const });
  const output = new PassThrough();
  let shown = '';
  const left = [...answers];
  output.on('data', (text) => {
    shown += text;
    if (String(text).endsWith(': ')) setImmediate(() => input.write(left.shift() ?? ''));
  });
  return { input, output, shown: () => shown };
}

test('on a terminal: asked once for a key that exists, nothing of it is shown', async () => {
  const { input, output, shown } = terminal('pässword\r');
  assert.deepEqual(await askOn(input, output, never)('existing'), { text: 'pässword' });
  assert.equal(shown(), 'Enter password for private key: \n');
});

test('what is typed can be corrected', async () => {
  const { input, output } = terminal('secrex\u007ft\r');
  assert.deepEqual(await askOn(input, output, never)('existing'), { text: 'secret' });
});

test('a terminal shows what is typed again, and is no longer read, once the password is known', async () => {
  const { input, output } = terminal('secret\r');
  const echoes: boolean[] = [];
  const setRawMode = (isRaw: boolean) => echoes.push(!isRaw);
  await askOn(Object.assign(input, { setRawMode }), output, never)('existing');
  assert.deepEqual(echoes, [false, true]);
  assert.ok(input.isPaused(), 'a terminal that is read keeps the process alive');
});

test('on a terminal: asked twice for a new key', async () => {
  const { input, output, shown } = terminal('secret\r', 'secret\r');
  assert.deepEqual(await askOn(input, output, never)('new'), { text: 'secret' });
  assert.equal(
    shown(),
    'Enter password for private key: \nEnter password for private key again: \n',
  );
  const other = terminal('secret\r', 'secert\r');
  await assert.rejects(askOn(other.input, other.output, never)('new'), (error) =>
    isTrustError(error, 'E_INPUT'),
  );
});

test('the end of input at a prompt is not a password', async () => {
  const { input, output } = terminal('\u0004');
  await assert.rejects(askOn(input, output, never)('existing'), (error) =>
    isTrustError(error, 'E_INPUT'),
  );
});

test('Ctrl+C at a prompt stops the run', async () => {
  const stopped = new AbortController();
  process.once('SIGINT', () => stopped.abort());
  const { input, output } = terminal('sec\u0003');
  const asked = askOn(input, output, stopped.signal)('existing');
  await assert.rejects(asked, (error) => isTrustError(error, 'E_LIMIT'));
});

test('a run that is stopped waits for no password (fault 48)', async () => {
  for (const input of [Object.assign(new PassThrough(), { isTTY: true as const }), piped()]) {
    const controller = new AbortController();
    const asked = askOn(input, new PassThrough(), controller.signal)('existing');
    setImmediate(() => controller.abort());
    await assert.rejects(asked, (error) => isTrustError(error, 'E_LIMIT'));
  }
});

function piped(...chunks: readonly string[]) {
  const input = Object.assign(new PassThrough(), { isTTY: false });
  for (const chunk of chunks) input.write(chunk);
  if (chunks.length > 0) input.end();
  return input;
}

test('from a pipe: all of it, unchanged, with a hint where a line break ends it', async () => {
  const read = (...chunks: string[]) => askOn(piped(...chunks), new PassThrough(), never)('new');
  assert.deepEqual(await read('sec', 'ret'), { text: 'secret' });
  assert.deepEqual(await read('two\nlines'), { text: 'two\nlines' });
  const broken = await read('secret\n');
  assert.equal(broken?.text, 'secret\n');
  assert.match(broken?.hint ?? '', /line break/);
  const empty = piped();
  empty.end();
  assert.equal(await askOn(empty, new PassThrough(), never)('existing'), undefined);
  const longest = 'x'.repeat(limits.keyFile);
  assert.deepEqual(await read(longest), { text: longest });
  await assert.rejects(read(longest, 'x'), (error) => isTrustError(error, 'E_INPUT'));
});
