/** Fault 10: sources that send nothing for a while, as pull-through caches do until they hold a layer. */

import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import { watchIdle } from '../../src/http/watch.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { scenario } from '../support/scenario.ts';
import { rejection, rig } from '../support/transport.ts';
import { lines, pushing } from './support/writer.ts';

const bytes = Buffer.alloc(300_000, 'webdis');
const blob = { digest: digestOf(bytes), size: bytes.byteLength };
const turns = async () => {
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
};

test('fault 10: an upload opens when its source has something to send', async (t) => {
  const { registry, repository } = await pushing(t);
  const source = new PassThrough();
  const put = repository.putBlob(blob, () => source);
  await turns();
  assert.deepEqual(lines(registry), []);
  source.end(bytes);
  await put;
  assert.deepEqual(lines(registry), ['POST blobs/uploads/ 202', 'PUT blobs/uploads/… 201']);
});

test('fault 10: each further upload waits for its source as well', async (t) => {
  const sources = [new PassThrough(), new PassThrough()];
  const { registry, repository } = await pushing(t);
  registry.faults.add({ when: { method: 'PUT' }, do: 'reset' });
  let opened = 0;
  const put = repository.putBlob(blob, () => {
    const source = sources[opened] ?? assert.fail();
    opened += 1;
    return source;
  });
  sources[0]?.end(bytes);
  while (opened < 2) await new Promise(setImmediate);
  await turns();
  const before = lines(registry).length;
  await turns();
  assert.equal(lines(registry).length, before);
  assert.equal(lines(registry).filter((line) => line.startsWith('POST')).length, 1);
  sources[1]?.end(bytes);
  await put;
});

test('fault 10: a source that fails before its first byte leaves the registry alone', async (t) => {
  const { registry, repository } = await pushing(t);
  for (const [error, code] of [
    [new TrustError('E_NET', 'cache.example: no byte for 90000 ms'), 'E_NET'],
    [new Error('disk'), 'E_NET'],
  ] as const) {
    const source = new PassThrough();
    const put = repository.putBlob(blob, () => source);
    source.destroy(error);
    await assert.rejects(put, { code, message: new RegExp(error.message) });
  }
  assert.deepEqual(lines(registry), []);
});

test('fault 10: content that was startContent for an upload that is refused is ended', async (t) => {
  const { registry, repository } = await pushing(t);
  registry.faults.add({ when: { method: 'POST' }, do: { status: 403 } });
  const source = new PassThrough();
  source.write(bytes.subarray(0, 1000));
  await assert.rejects(
    repository.putBlob(blob, () => source),
    { code: 'E_AUTH' },
  );
  await turns();
  assert.ok(source.destroyed);
});

/** A request whose socket falls silent when the test says so. */
class Quiet extends EventEmitter {
  method = 'PUT';
  writableEnded = false;
  writableFinished = false;
  writableLength = 0;
}

class QuietSocket extends EventEmitter {
  connecting = false;
  setTimeout(): this {
    return this;
  }
}

const limits = { idle: 30, firstByte: 90 };

function watched(fields: Partial<Quiet>, silence = limits) {
  const outgoing = Object.assign(new Quiet(), fields);
  const stopped: Error[] = [];
  let incoming: IncomingMessage | undefined;
  const seen = watchIdle(
    outgoing as unknown as ClientRequest,
    silence,
    () => incoming,
    (error) => stopped.push(error),
  );
  const socket = new QuietSocket();
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
  return { outgoing, stopped, seen, answer, patience };
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
  for (const startContent of [{ readableDidRead: true }, {}]) {
    const going = watched({ method: 'GET' });
    const answer = { ...after(500), ...startContent };
    going.answer(answer);
    answer.socket.bytesRead = startContent.readableDidRead ? 500 : 501;
    assert.equal(going.patience(), 1, 'once it has startContent');
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
