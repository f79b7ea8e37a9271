/** Reads bodies within limits: endless, encoded, truncated and reset ones. */

import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { bracketedMessage, hasErrorCode, registryMessage } from '../../src/http/body.ts';
import { limits } from '../../src/limits.ts';
import { type ScriptedAnswer, scenario, serve } from '../support/scenario.ts';
import { rejection, rig, streamed } from '../support/transport.ts';

const get = (answer: ScriptedAnswer) => ({ expect: 'GET /', answer });

test('threat 35: a body of the limit is read, one byte more is E_LIMIT', async (t) => {
  const site = await scenario(t, [
    get({ status: 200, body: 'x'.repeat(1000) }),
    get({ status: 200, body: 'x'.repeat(1001) }),
  ]);
  const transport = rig(t);
  assert.equal((await transport.text(site.url('/'))).length, 1000);
  const error = await rejection(transport.text(site.url('/')));
  assert.equal(error.code, 'E_LIMIT');
  assert.match(error.message, /more than 1000 bytes/);
});

test('threat 35: an endless body is cut off', async (t) => {
  const site = await scenario(t, [get({ status: 200, ending: 'flood' })]);
  const error = await rejection(rig(t).text(site.url('/')));
  assert.equal(error.code, 'E_LIMIT');
});

test('threat 44: no compressed answer is requested', async (t) => {
  const headers = { 'accept-encoding': 'identity' };
  const site = await scenario(t, [{ expect: 'GET /', headers, answer: { status: 200 } }]);
  await rig(t).text(site.url('/'), { headers: { 'accept-encoding': 'gzip' } });
});

test('threat 44: a compressed answer is refused, not unpacked', async (t) => {
  const headers = { 'content-encoding': 'gzip' };
  const answer = { status: 200, headers, body: gzipSync('bomb') };
  const site = await scenario(t, [get(answer), get(answer)]);
  const transport = rig(t);
  const error = await rejection(transport.text(site.url('/')));
  assert.equal(error.code, 'E_NET');
  assert.match(error.message, /encoded/);
  const opened = await rejection(transport.open({ method: 'GET', url: site.url('/') }));
  assert.equal(opened.code, 'E_NET');
});

test('threat 44: an error with an encoded body is an answer: its status counts', async (t) => {
  const headers = { 'content-encoding': 'gzip' };
  for (const status of [400, 404]) {
    const site = await scenario(t, [get({ status, headers, body: 'encoded' })]);
    const answer = await rig(t).request({ method: 'GET', url: site.url('/') }, 10);
    assert.equal(answer.status, status);
  }
});

test('threat 44: "identity" is said by some servers, and is no encoding', async (t) => {
  const headers = { 'content-encoding': 'identity' };
  const site = await scenario(t, [get({ status: 200, headers, body: 'unchanged' })]);
  assert.equal(await rig(t).text(site.url('/')), 'unchanged');
});

test('threat 114: an endless error body is cut, and its status counts', async (t) => {
  const site = await scenario(t, [get({ status: 404, ending: 'flood' })]);
  const { status, body } = await rig(t).request({ method: 'GET', url: site.url('/') }, 10);
  assert.equal(status, 404);
  assert.equal(body.byteLength, limits.errorBody);
});

test('threat 114: a slow error body is not waited for, and its status counts', async (t) => {
  const answers = [get({ status: 404, body: 'not', ending: 'drip' })];
  const site = await scenario(t, answers, { last: 'again' });
  const transport = rig(t, { timeouts: { idle: 500 } });
  const { status, body } = await transport.request({ method: 'GET', url: site.url('/') }, 10);
  assert.equal(status, 404);
  assert.match(Buffer.from(body).toString(), /^not\.*$/);
});

test('threat 114: an endless token answer is E_LIMIT', async (t) => {
  const site = await scenario(t, [get({ status: 200, ending: 'flood' })]);
  const url = site.url('/');
  const error = await rejection(rig(t).request({ method: 'GET', url }, limits.errorBody));
  assert.equal(error.code, 'E_LIMIT');
});

const half: ScriptedAnswer = { status: 200, headers: { 'content-length': '8' }, body: 'half' };
const whole: ScriptedAnswer = { status: 200, headers: { 'content-length': '8' }, body: 'thewhole' };

test('fault 6: a reset in mid-body starts the GET again', async (t) => {
  const cut = get({ ...half, ending: 'reset' });
  const site = await scenario(t, [cut, cut, get(whole)]);
  const transport = rig(t);
  assert.equal(await transport.text(site.url('/')), 'thewhole');
  assert.deepEqual(transport.clock.slept, [250, 500]);
});

test('fault 6: a reset in mid-body of what is not idempotent is E_NET', async (t) => {
  const answer: ScriptedAnswer = { ...half, ending: 'reset' };
  const site = await scenario(t, [{ expect: 'POST /', answer }]);
  const error = await rejection(rig(t).text(site.url('/'), { method: 'POST' }));
  assert.equal(error.code, 'E_NET');
});

for (const [how, headers] of [
  ['with a declared length', { 'content-length': '8' }],
  ['in chunks', {}],
] as const) {
  test(`fault 7: a truncated body ${how} is requested once more`, async (t) => {
    const cut = get({ status: 200, headers, body: 'half', ending: 'hangUp' });
    const site = await scenario(t, [cut, get(whole)]);
    assert.equal(await rig(t).text(site.url('/')), 'thewhole');
  });

  test(`fault 7: a body ${how} that is always truncated is E_NET after two tries`, async (t) => {
    const cut = get({ status: 200, headers, body: 'half', ending: 'hangUp' });
    const site = await scenario(t, [cut, cut]);
    const error = await rejection(rig(t).text(site.url('/')));
    assert.equal(error.code, 'E_NET');
    assert.match(error.message, /ended before its declared length \(2 tries\)/);
  });
}

test('a body without a length, in chunks or to the end of the connection, is read', async (t) => {
  const site = await serve(t, ({ url, socket }, response) => {
    if (url === '/to-the-end') {
      socket.write('HTTP/1.1 200 OK\r\n\r\nby ');
      setImmediate(() => socket.end('pieces'));
    } else {
      response.write('by ');
      setImmediate(() => response.end('pieces'));
    }
  });
  const transport = rig(t);
  assert.equal(await transport.text(site.url('/chunks')), 'by pieces');
  assert.equal(await transport.text(site.url('/to-the-end')), 'by pieces');
});

test('what exceeds the declared length is not taken for the next answer', async (t) => {
  const forged = 'HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nforged';
  const site = await serve(t, ({ url, socket }, response) => {
    if (url === '/first') socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\ngood${forged}`);
    else response.end('second');
  });
  const transport = rig(t);
  assert.equal(await transport.text(site.url('/first')), 'good');
  assert.equal(await transport.text(site.url('/second')), 'second');
});

test('what follows an answer that has no body does not make it doubtful', async (t) => {
  for (const status of ['204 No Content', '304 Not Modified']) {
    const site = await serve(t, ({ socket }) => {
      socket.write(`HTTP/1.1 ${status}\r\n\r\nsomething`);
    });
    const transport = rig(t);
    const answer = await transport.request({ method: 'GET', url: site.url('/') }, 10);
    assert.equal(answer.status, Number(status.slice(0, 3)));
    assert.equal(transport.sent, 1);
  }
});

test('on a connection that was kept, what is not HTTP is not a connection that was closed', async (t) => {
  const site = await serve(t, ({ url, socket }, response) => {
    if (url === '/first') response.end('first');
    else socket.end('not HTTP\r\n\r\n');
  });
  const transport = rig(t);
  assert.equal(await transport.text(site.url('/first')), 'first');
  const error = await rejection(transport.text(site.url('/second')));
  assert.equal(error.code, 'E_NET');
  assert.match(error.message, /GET failed: .*HPE_/);
  assert.equal(transport.sent, 2);
});

test('a request leaves nothing behind: no listener on the run, and no connection after close()', async (t) => {
  const site = await serve(t, (_, response) => response.end('good'));
  const transport = rig(t);
  const { signal } = transport.run;
  const before = getEventListeners(signal, 'abort').length;
  for (let at = 0; at < 3; at += 1) await transport.text(site.url('/'));
  assert.equal(getEventListeners(signal, 'abort').length, before);
  assert.equal(site.connections, 1);
  transport.close();
  await new Promise((resolve) => setImmediate(resolve));
  await transport.text(site.url('/'));
  assert.equal(site.connections, 2);
});

test('a body that ends too early, or fails, ends its request', async (t) => {
  const site = await serve(t, (_, response) => response.end('never'));
  const put = (stream: Readable) =>
    rig(t).text(site.url('/'), { method: 'PUT', body: () => streamed(stream, 5) });
  const early = await rejection(put(Readable.from([Buffer.from('ab')])));
  assert.deepEqual([early.code, early.message], ['E_DIGEST', '3 bytes fewer than 5 bytes']);
  const torn = async function* () {
    yield Buffer.from('ab');
    throw new Error('torn');
  };
  const failed = await rejection(put(Readable.from(torn())));
  assert.match(failed.message, /the content to send to .* could not be read: torn/);
});

test('a HEAD has a length and no body', async (t) => {
  const answer = { status: 200, headers: { 'content-length': '5000' } };
  const site = await scenario(t, [{ expect: 'HEAD /', answer }]);
  const { headers, body } = await rig(t).request({ method: 'HEAD', url: site.url('/') }, 10);
  assert.equal(headers['content-length'], '5000');
  assert.equal(body.byteLength, 0);
});

test('threat 133: a stream that breaks before it is read keeps its error', async (t) => {
  const site = await scenario(t, [get({ ...half, ending: 'reset' })]);
  const { body } = await rig(t).open({ method: 'GET', url: site.url('/') });
  await new Promise((resolve) => body.once('close', resolve));
  await assert.rejects(body.toArray(), { code: 'ECONNRESET' });
});

for (const [what, document, message] of [
  ['a code and words', { errors: [{ code: 'DENIED', message: 'no' }] }, 'DENIED: no'],
  ['a code alone', { errors: [{ code: 'DENIED' }] }, 'DENIED'],
  ['words alone', { errors: [{ message: 'no' }] }, 'no'],
  ['three of many', { errors: ['A', 'B', 'C', 'D'].map((code) => ({ code })) }, 'A; B; C'],
  ['some that say nothing', { errors: [{ code: 1 }, null, 'x', { code: 'A' }] }, 'A'],
  ['details, as Docker Hub', { details: 'incorrect password' }, 'incorrect password'],
  ['a message, as logs', { message: 'no such entry' }, 'no such entry'],
  ['both: the details', { details: 'first', message: 'second' }, 'first'],
  ['a list that is empty', { errors: [] }, undefined],
  ['nothing of this', { error: 'no' }, undefined],
  ['another type', { message: 7 }, undefined],
  ['no object', ['errors'], undefined],
  [
    'threat 118: two hundred characters of each',
    { errors: [{ code: 'C'.repeat(300), message: 'm'.repeat(300) }] },
    `${'C'.repeat(200)}: ${'m'.repeat(200)}`,
  ],
  [
    'threat 121: one line, and no marks that reorder or hide',
    { message: ' a\r\n::set-output\u001b[31m\u202eb\u2028c ' },
    'a ::set-output [31m b c',
  ],
] as const) {
  test(`the words of an error: ${what}`, () => {
    const body = Buffer.from(JSON.stringify(document));
    assert.equal(registryMessage(body), message);
    assert.equal(bracketedMessage({ body }), message === undefined ? '' : ` (${message})`);
  });
}

test('the codes of an error are found in a body of 64 KiB, and in no longer one', () => {
  const text = '{"errors":[{"code":"A"},{"code":"NAME_UNKNOWN"}]}';
  const padded = (size: number) =>
    Buffer.concat([Buffer.from(text), Buffer.alloc(size - text.length, ' ')]);
  const most = limits.errorBody;
  assert.deepEqual(
    ['A', 'NAME_UNKNOWN', 'NAME', ''].map((code) => hasErrorCode(padded(most), code)),
    [true, true, false, false],
  );
  assert.equal(hasErrorCode(padded(most + 1), 'A'), false);
  assert.equal(hasErrorCode(Buffer.from('NAME_UNKNOWN'), 'NAME_UNKNOWN'), false);
});
