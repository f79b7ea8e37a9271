/** Fault 10: silence on a connection, and what is none: a source that is waited for, an upload that is digested. */

import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { type TestContext, test } from 'node:test';
import { watchIdle } from '../../src/http/watch.ts';
import { scenario } from '../support/scenario.ts';
import { rejection, rig } from '../support/transport.ts';

/** A request whose socket falls silent when the test says so. */
class Quiet extends EventEmitter {
  method = 'PUT';
  writableEnded = false;
  writableFinished = false;
  writableLength = 0;
}

class QuietSocket extends EventEmitter {
  connecting = false;
  /** the last one that was set, in milliseconds */
  timeout: number | undefined;

  setTimeout(ms: number): this {
    this.timeout = ms;
    return this;
  }
}

const limits = { idle: 30, firstByte: 90 };

function watched(fields: Partial<Quiet>, silence = limits, connecting = false) {
  const outgoing = Object.assign(new Quiet(), fields);
  const stopped: Error[] = [];
  let incoming: IncomingMessage | undefined;
  const seen = watchIdle(
    outgoing as unknown as ClientRequest,
    silence,
    () => incoming,
    (error) => stopped.push(error),
  );
  const socket = Object.assign(new QuietSocket(), { connecting });
  outgoing.emit('socket', socket);
  const answer = (fields: object) => {
    incoming = Object.assign({ readableLength: 0, readableDidRead: false }, fields) as never;
    outgoing.emit('response', incoming);
  };
  /** how many silent intervals until it is stopped */
  const patience = (): number => {
    for (let silent = 1; silent <= 20; silent += 1) {
      socket.emit('timeout');
      if (stopped.length > 0) return silent;
    }
    return Number.POSITIVE_INFINITY;
  };
  return { outgoing, socket, stopped, seen, answer, patience };
}

test('fault 10: a target is not idle while it is owed bytes that have not come', () => {
  const { seen, patience, stopped } = watched({});
  assert.equal(patience(), Number.POSITIVE_INFINITY);
  assert.equal(seen.waitedForContent, true);
  assert.deepEqual(stopped, []);
});

test('fault 10: a target that does not take what there is, is', () => {
  const { seen, patience } = watched({ writableLength: 100 }, { idle: 30, firstByte: 30 });
  assert.equal(patience(), 1);
  assert.equal(seen.waitedForContent, false);
});

test('fault 10: a target that digests an upload is waited for', () => {
  const { patience } = watched({ writableEnded: true, writableFinished: true });
  assert.equal(patience(), Number.POSITIVE_INFINITY);
});

const after = (bytesRead: number, paused = false) => ({
  socket: { bytesRead, isPaused: () => paused },
});

test('fault 10: a blob may take longer to begin than to continue', () => {
  assert.equal(watched({ method: 'GET' }).patience(), 3, 'before its headers');
  const headers = watched({ method: 'GET' });
  headers.answer(after(500));
  assert.equal(headers.patience(), 3, 'after its headers, before its bytes');
  assert.match(String(headers.stopped[0]), /no byte for 90 ms/);
  for (const begun of [{ readableDidRead: true }, {}]) {
    const going = watched({ method: 'GET' });
    const answer = { ...after(500), ...begun };
    going.answer(answer);
    answer.socket.bytesRead = begun.readableDidRead ? 500 : 501;
    assert.equal(going.patience(), 1, 'once it has begun');
    assert.match(String(going.stopped[0]), /no byte for 30 ms/);
  }
});

test('fault 10: what our reader has not taken is not silence', () => {
  const reader = watched({ method: 'GET' });
  reader.answer({ ...after(500), readableLength: 10 });
  assert.equal(reader.patience(), Number.POSITIVE_INFINITY);
  const direct = watched({ method: 'GET' });
  direct.answer(after(500, true));
  assert.equal(direct.patience(), Number.POSITIVE_INFINITY);
});

test('fault 10: an upload that was answered early is no reason to wait', () => {
  const early = watched({ writableLength: 0 });
  early.answer({ ...after(500), readableDidRead: true });
  assert.equal(early.patience(), 1);
  assert.equal(early.seen.waitedForContent, false);
});

test('fault 10: an upload whose end was not sent yet is not digested yet', () => {
  const { patience, seen } = watched({ writableEnded: true }, { idle: 30, firstByte: 30 });
  assert.equal(patience(), 1);
  assert.equal(seen.waitedForContent, false);
});

test('silence counts from the connection on, and not for the next request on it', () => {
  const { outgoing, socket } = watched({}, limits, true);
  assert.equal(socket.timeout, undefined, 'the time to connect has a limit of its own');
  socket.emit('connect');
  assert.equal(socket.timeout, 30);
  outgoing.emit('close');
  assert.deepEqual([socket.timeout, socket.listenerCount('timeout')], [0, 0]);
  assert.equal(watched({}).socket.timeout, 30, 'a connection that is there already');
});

const hang = (t: TestContext, times: number) =>
  scenario(
    t,
    Array.from({ length: times }, () => ({ expect: 'GET /', answer: { ending: 'hang' } as const })),
  );

test('fault 10: blobs, and nothing else, have the longer limit, twice', async (t) => {
  const site = await hang(t, 2);
  const transport = rig(t, { timeouts: { idle: 20, firstByte: 40 } });
  const blobs = await rejection(transport.open({ method: 'GET', url: site.url('/') }));
  assert.match(blobs.message, /no byte for 40 ms \(2 tries\)/);
  assert.equal(transport.sent, 2);
});

test('fault 10: whole answers have the idle limit, and blobs too where it alone is given', async (t) => {
  for (const [timeouts, ask] of [
    [{ idle: 20, firstByte: 40 }, (one: ReturnType<typeof rig>, url: URL) => one.text(url)],
    [{ idle: 20 }, (one: ReturnType<typeof rig>, url: URL) => one.open({ method: 'GET', url })],
  ] as const) {
    const site = await hang(t, 5);
    const error = await rejection(ask(rig(t, { timeouts }), site.url('/')));
    assert.match(error.message, /no byte for 20 ms \(5 tries\)/);
  }
});
