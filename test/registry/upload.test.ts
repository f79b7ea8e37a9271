/** Sends the content of an upload. */

import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import { scenario, serve } from '../support/scenario.ts';
import { rejection, rig, streamed } from '../support/transport.ts';

const soon = { timeout: 60_000 };

test('a stream is sent with the length that the caller declares', async (t) => {
  const headers = { 'content-length': '10', 'transfer-encoding': undefined };
  const site = await scenario(t, [
    { expect: 'PUT /', headers, body: 'first,last', answer: { status: 201 } },
  ]);
  const body = () => streamed(Readable.from([Buffer.from('first,'), Buffer.from('last')]), 10);
  const { status } = await rig(t).request({ method: 'PUT', url: site.url('/'), body }, 10);
  assert.equal(status, 201);
});

test('an answer that comes before the body was sent ends the sending', soon, async (t) => {
  const site = await serve(t, () => {}, {
    early: (response) => response.writeHead(401).end('who are you?'),
  });
  let source: Readable | undefined;
  const body = () => {
    source = new Readable({
      read() {
        this.push(Buffer.alloc(16_384));
      },
    });
    return streamed(source, 1e9);
  };
  const { status } = await rig(t).request({ method: 'PUT', url: site.url('/'), body }, 10);
  assert.equal(status, 401);
  await new Promise((resolve) => source?.once('close', resolve));
});

test('a source that fails is not blamed on the target, nor tried again', soon, async (t) => {
  const site = await serve(t, () => {});
  const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  const wrong = new TrustError('E_DIGEST', 'the bytes hash to something else');
  const transport = rig(t);
  const put = (error: Error) => {
    const broken = new Readable({
      read() {
        this.destroy(error);
      },
    });
    const body = () => streamed(broken, 10);
    return rejection(
      transport.request({ method: 'PUT', url: site.url('/'), body, idempotent: true }, 10),
    );
  };
  assert.match(
    (await put(reset)).message,
    /could not be read: the connection was closed by the other side \(ECONNRESET\)/,
  );
  assert.equal(await put(wrong), wrong);
  assert.equal(transport.sent, 2);
});

test('a source is ended with the request that it was for', soon, async (t) => {
  const site = await serve(t, () => {});
  const transport = rig(t);
  const ended = Promise.withResolvers<void>();
  const body = () => streamed(new Readable({ read() {}, destroy: () => ended.resolve() }), 10);
  const pending = rejection(transport.request({ method: 'PUT', url: site.url('/'), body }, 10));
  setTimeout(() => transport.run.abort(), 20);
  assert.equal((await pending).code, 'E_LIMIT');
  await ended.promise;
});

test('a request that cannot be made fails, and its source is ended', soon, async (t) => {
  const transport = rig(t);
  const ended = Promise.withResolvers<void>();
  const body = () => streamed(new Readable({ read() {}, destroy: () => ended.resolve() }), 10);
  const url = new URL('http://127.0.0.1:1/');
  const headers = { authorization: 'line\nbreak' };
  const error = await rejection(transport.request({ method: 'PUT', url, headers, body }, 10));
  assert.equal(error.code, 'E_NET');
  assert.doesNotMatch(error.message, /break/);
  await ended.promise;
});
