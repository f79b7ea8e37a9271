/** How a process ends, and whether another one still runs. */

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { readPassword } from '../../src/host/password.ts';
import { thisProcess } from '../../src/host/this-process.ts';

const source = new URL('../../src/host/process.ts', import.meta.url).href;

/** A program that imports all of process.ts. */
function start(text: string): ChildProcess {
  const program = `import * as own from '${source}';\n${text}`;
  const guard = new URL('../support/loopback.mjs', import.meta.url).href;
  const args = ['--import', guard, '--input-type=module', '--eval', program];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function ended(child: ChildProcess) {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const [code, signal] = await once(child, 'close');
  return { code, signal, output };
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`fault 48: ${signal} stops the run with a code, and the run says so itself`, async () => {
    const child = start(`const signal = own.untilSignal();
setInterval(() => {}, 1000);
signal.onabort = () => { console.log(signal.reason.code, signal.reason.message); process.exit(5); };
console.error('ready');`);
    const all = ended(child);
    child.stderr?.once('data', () => child.kill(signal));
    const { code, output } = await all;
    assert.equal(code, 5);
    assert.match(output, new RegExp(`E_LIMIT the run was stopped by ${signal}`));
  });
}

test('fault 48: what is still open some seconds after the signal does not keep the process', async () => {
  const child = start(`own.untilSignal();
process.exitCode = 6;
setInterval(() => {}, 1000);
console.error('ready');`);
  const all = ended(child);
  child.stderr?.once('data', () => child.kill('SIGTERM'));
  assert.deepEqual(await all, { code: 6, signal: null, output: 'ready\n' });
});

test('fault 48: a second signal ends the process at once', async () => {
  const child = start(`own.untilSignal().onabort = () => console.error('again');
setInterval(() => {}, 1000);
console.error('ready');`);
  const all = ended(child);
  child.stderr?.on('data', () => child.kill('SIGTERM'));
  assert.equal((await all).signal, 'SIGTERM');
});

test('a process ends when its output is written, whatever is still open', async () => {
  const child = start(`setInterval(() => {}, 1000);
process.stdout.write('x'.repeat(1_000_000));
process.stderr.write('y'.repeat(1_000_000));
process.exitCode = 7;
own.endProcess();`);
  const { code, output } = await ended(child);
  assert.deepEqual([code, output.length], [7, 2_000_000]);
});

test('threat 133: a run that stops without a result is an error, and one with a result is not', async () => {
  const child = start(`console.log(await own.unlessDry(Promise.resolve('a result')));
await own.unlessDry(Promise.reject(new Error('a failure'))).catch((error) => console.log(error.message));
process.once('beforeExit', () => console.log('dry'));
own.unlessDry(new Promise(() => {})).catch((error) => console.log(error.code, error.message));`);
  const { output } = await ended(child);
  assert.match(output, /^a result\na failure\ndry\nE_LIMIT the run stopped without a result/);
});

test('a process is known to run, or to have ended, by its name', async () => {
  const { name, isRunning } = thisProcess;
  const [place = '', , random = ''] = name.split('-');
  assert.match(name, /^[0-9a-f]{8}-[0-9]+-[0-9a-f]{12}$/);
  const child = start('setInterval(() => {}, 1000); console.error(1);');
  await once(child.stderr ?? child, 'data');
  assert.equal(isRunning(name), true);
  assert.equal(isRunning(`${place}-${child.pid}-${random}`), true);
  child.kill('SIGKILL');
  await once(child, 'close');
  assert.equal(isRunning(`${place}-${child.pid}-${random}`), false);
  // The ID of this process was another's before.
  assert.equal(isRunning(`${place}-${process.pid}-${'0'.repeat(12)}`), false);
  assert.equal(isRunning(`${'0'.repeat(8)}-${process.pid}-${random}`), undefined);
  for (const odd of [`x${name}`, `${name}x`, 'a', `${place}-12345678901-${random}`]) {
    assert.equal(isRunning(odd), undefined, odd);
  }
});

test('a password that is set counts, even if it is empty; otherwise the user is asked', async () => {
  const asked: string[] = [];
  const ask = async (kind: string) => {
    asked.push(kind);
    return { text: 'typed' };
  };
  assert.deepEqual(await readPassword({ COSIGN_PASSWORD: '' }, ask), { text: '' });
  assert.deepEqual(asked, []);
  assert.deepEqual(await readPassword({}, ask), { text: 'typed' });
  await readPassword({}, ask, 'new');
  assert.deepEqual(asked, ['existing', 'new']);
});

test('of a drift check the young generation of V8 is 8 MiB at once, and does not grow', async () => {
  const child = start(`import { getHeapSpaceStatistics } from 'node:v8';
const size = () => getHeapSpaceStatistics().find((one) => one.space_name === 'new_space').space_size;
own.keepHeapSmall();
const begun = size();
// Most of it is kept for a while, which lets a young generation grow.
for (let at = 0, kept; at < 200; at += 1) kept = Array.from({ length: 20_000 }, () => [kept?.length]);
console.log([begun, size()].map((bytes) => bytes / 2 ** 20).join());`);
  assert.deepEqual(await ended(child), { code: 0, signal: null, output: '8,8\n' });
});
