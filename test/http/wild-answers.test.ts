/** Whatever bytes a server sends, a request ends: with an answer, or with an error that has a code. */

import assert from 'node:assert/strict';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { TrustError } from '../../src/error.ts';
import { networkError } from '../../src/http/failure.ts';
import type { HttpRequest, Transport } from '../../src/http/request.ts';
import { atEnd } from '../support/at-end.ts';
import { seeds } from '../support/thorough.ts';
import { certificate } from '../support/tls-certificate.ts';
import { rig } from '../support/transport.ts';
import { wildAnswer } from '../support/wild-answer.ts';

const chosen = seeds(30, 150);
/** Who is silent on purpose has to be given up for real. */
const timeouts = { connect: 5000, idle: 5000, request: 80 };

/** Answers `GET /17` with the bytes for seed 17, and `GET /0` as it should be. */
async function wildServer(t: TestContext): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    atEnd(t, () => socket.destroy());
    socket.on('data', (chunk) => {
      const seed = /^\S+ \S*?(\d+)(?::\d+)? HTTP/.exec(chunk.toString('latin1'))?.[1];
      if (seed !== undefined) void play(socket, Number(seed));
    });
  });
  atEnd(t, () => server.close());
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function play(socket: Socket, seed: number): Promise<void> {
  if (seed === 0) {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood');
    return;
  }
  const { pieces, ending } = wildAnswer(seed);
  for (const piece of pieces) {
    socket.write(piece);
    await setImmediate();
  }
  if (ending === 'end') socket.end();
  if (ending === 'reset') socket.resetAndDestroy();
}

/** How it ended, in a word; whatever is not one of ours fails the test. */
async function outcome(work: Promise<number>, about: string): Promise<void> {
  try {
    const status = await work;
    assert.ok(status >= 0 && status <= 999, about);
  } catch (error) {
    if (!(error instanceof TrustError)) throw new Error(about, { cause: error });
    assert.match(error.code, /^E_(?:NET|RATE|LIMIT|INPUT)$/, about);
    assert.notEqual(error.message, '', about);
  }
}

async function whole(transport: Transport, request: HttpRequest): Promise<number> {
  return (await transport.request(request, 10_000)).status;
}

async function streamed(transport: Transport, request: HttpRequest): Promise<number> {
  const { status, body, url } = await transport.open(request);
  // The error is still there for a late reader.
  await setImmediate();
  try {
    for await (const chunk of body) assert.ok(chunk);
  } catch (error) {
    throw networkError(error, request.method, url);
  }
  return status;
}

/** Some at a time, as runs ask; each of the seeds once. */
async function forEach(work: (seed: number) => Promise<void>): Promise<void> {
  const rest = chosen.values();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const seed of rest) await work(seed);
    }),
  );
}

/** As many as a host is asked at a time: a place in its gate that is lost by each would be missed. */
const places = 12;

for (const [how, read] of [
  ['read as a whole', whole],
  ['read as a stream', streamed],
] as const) {
  test(`threat 133: ${chosen.length} answers without rules, ${how}, each end a request`, async (t) => {
    const port = await wildServer(t);
    await forEach(async (seed) => {
      const transport = rig(t, { timeouts, budget: 8000 });
      const url = new URL(`http://127.0.0.1:${port}/${seed}`);
      const method = (['GET', 'GET', 'HEAD', 'PUT', 'POST'] as const)[seed % 5] ?? 'GET';
      const body = { body: () => Buffer.from('sent') };
      const request = { method, url, ...(method === 'GET' || method === 'HEAD' ? {} : body) };
      const about = `seed ${seed}, ${method}`;
      const all = Array.from({ length: places }, () => outcome(read(transport, request), about));
      await Promise.all(all);
      // An answer, or the end of the run if that was used up; and no endless wait at the gate.
      const good = new URL(`http://127.0.0.1:${port}/0`);
      await outcome(whole(transport, { method: 'GET', url: good, timeout: 60_000 }), about);
      transport.close();
    });
  });
}

test(`threat 133: ${chosen.length} answers without rules from a proxy each end a request`, async (t) => {
  const port = await wildServer(t);
  const proxyFor = () => new URL(`http://127.0.0.1:${port}`);
  const insecureHosts = new Set(['plain.test']);
  await forEach(async (seed) => {
    const limits = { timeouts: { ...timeouts, connect: 30 }, budget: 8000 };
    const transport = rig(t, { ...limits, proxyFor, insecureHosts, ca: [certificate] });
    const scheme = seed % 2 === 0 ? 'https://tunnel' : 'http://plain';
    const url = new URL(`${scheme}.test:${(seed % 60_000) + 1000}/${seed}`);
    await outcome(whole(transport, { method: 'GET', url }), `seed ${seed}, ${scheme}`);
    transport.close();
  });
});
