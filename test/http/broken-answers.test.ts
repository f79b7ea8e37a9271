/** Answers that break HTTP: each ends its request at once, and costs no other request anything. */

import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { Writable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { exchange } from '../../src/http/exchange.ts';
import { networkError } from '../../src/http/failure.ts';
import type { Pool } from '../../src/http/pools.ts';
import { type Site, serve } from '../support/scenario.ts';
import { rejection, rig } from '../support/transport.ts';

const crlf = (...lines: string[]) => lines.join('\r\n');

/** Headers, then all at once, as a small answer comes. */
const whole = (status: string, ...rest: string[]) => crlf(`HTTP/1.1 ${status}`, ...rest);
const tooShort = (status: string) => whole(status, 'Content-Length: 5', '', 'more than five');
const badChunk = (status: string) =>
  whole(status, 'Transfer-Encoding: chunked', '', '5', 'hello', 'zz', 'x', '');

/** A server that writes the bytes as they are and leaves the connection open; `/good` is answered well. */
function breaking(t: TestContext, bytes: string | ((socket: Socket) => void)): Promise<Site> {
  return serve(t, ({ socket, url }, response) => {
    if (url === '/good') response.end('good');
    else if (typeof bytes === 'string') socket.write(bytes);
    else bytes(socket);
  });
}

/** What `request` rejects with, or the status and body that it resolves to. */
async function asked(t: TestContext, bytes: string, method: 'GET' | 'HEAD' = 'GET') {
  const site = await breaking(t, bytes);
  const transport = rig(t);
  const url = site.url('/');
  const answer = transport.request({ method, url }, 1000).then(
    ({ status, body }) => `${status} ${Buffer.from(body)}`,
    (error: Error) => `${(error as unknown as { code: string }).code} ${error.message}`,
  );
  const said = (await answer).replaceAll(site.host, 'HOST');
  // More than there are places in the host's gate.
  for (let i = 0; i < 13; i++) assert.equal(await transport.text(site.url('/good')), 'good');
  return said;
}

for (const [how, bytes, message] of [
  [
    '101 with Upgrade',
    whole('101 Switching Protocols', 'Connection: upgrade', 'Upgrade: websocket', '', ''),
    /^E_NET .*HOST.*101, which was not asked for/,
  ],
  [
    '101 without Upgrade',
    whole('101 Switching Protocols', '', ''),
    /^E_NET .*HOST.*101, which was not asked for/,
  ],
  ['a broken chunk', badChunk('200 OK'), /^E_NET .*HOST.*chunk size/],
  ['more than its length', tooShort('200 OK'), /^E_NET .*more bytes than it declared \(2 tries\)/],
  ['two lengths', whole('200 OK', 'Content-Length: 1', 'Content-Length: 2', '', 'ab'), /^E_NET /],
  ['no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n', /^E_NET /],
  ['a 500 with more than its length', tooShort('500 No'), /^E_NET HOST answered 500/],
  ['a 404 with more than its length', tooShort('404 No'), /^404 /],
  ['a 404 with a broken chunk', badChunk('404 No'), /^404 /],
  ['a 204 with a body', whole('204 No', 'Content-Length: 5', '', 'hello'), /^204 $/],
  ['a redirect with more than its length', tooShort('307 No\r\nLocation: /good'), /^200 good$/],
  [
    'interim answers',
    `${'HTTP/1.1 103 Hints\r\n\r\n'.repeat(40)}${whole('204 No', 'Connection: close', '', '')}`,
    /^204 $/,
  ],
] as const) {
  test(`threat 133, fault 8: ${how} ends the request, and nothing else`, async (t) => {
    assert.match(await asked(t, bytes), message);
  });
}

test('threat 133, fault 8: a HEAD that is answered with a body has its answer', async (t) => {
  assert.match(await asked(t, tooShort('200 OK'), 'HEAD'), /^200 $/);
});

for (const [how, bytes, code] of [
  ['101 with Upgrade', whole('101 No', 'Connection: upgrade', 'Upgrade: x', '', ''), 'E_NET'],
  ['a broken chunk', badChunk('200 OK'), 'E_NET'],
  ['more than its length', tooShort('200 OK'), 'E_NET'],
] as const) {
  test(`threat 133: ${how} ends a stream, also if it is read later`, async (t) => {
    const site = await breaking(t, bytes);
    const transport = rig(t);
    const request = { method: 'GET', url: site.url('/') } as const;
    const reading = async () => {
      const { body, url } = await transport.open(request);
      if (!body.closed) await new Promise((resolve) => body.once('close', resolve));
      await body.toArray().catch((error: unknown) => {
        throw networkError(error, 'GET', url);
      });
    };
    assert.equal((await rejection(reading())).code, code);
  });
}

test('threat 133: interim answers without an end are given up with the request', async (t) => {
  const site = await breaking(t, (socket) => {
    const more = () => {
      while (!socket.destroyed && socket.write('HTTP/1.1 102 Wait\r\n\r\n'.repeat(100)));
    };
    socket.on('drain', more).on('error', () => {});
    more();
  });
  const error = await rejection(rig(t, { timeouts: { request: 200 } }).text(site.url('/')));
  assert.equal(error.code, 'E_LIMIT');
});

test('threat 133: an upload that is answered with a switch of protocols ends', async (t) => {
  const site = await serve(t, () => {}, {
    early: ({ socket }) =>
      void socket?.write(whole('101 No', 'Connection: upgrade', 'Upgrade: x', '', '')),
  });
  const body = () => Buffer.alloc(1_000_000);
  const request = { method: 'PUT', url: site.url('/'), body } as const;
  const error = await rejection(rig(t).request(request, 1000));
  assert.match(error.message, /101, which was not asked for/);
});

test('threat 133: a request that Node ends without a word is an error', async () => {
  const silent = Object.assign(new Writable(), { setTimeout() {}, end() {} });
  const pool = { agent: {}, request: () => silent } as unknown as Pool;
  const request = {
    method: 'GET',
    url: new URL('http://x.test/'),
    headers: {},
    body: undefined,
  } as const;
  const timeouts = { connect: 60_000, idle: 60_000, firstByte: 60_000, request: 60_000 };
  const pending = exchange(pool, request, timeouts, new AbortController().signal);
  silent.destroy();
  await assert.rejects(pending, { code: 'E_UNANSWERED' });
});
