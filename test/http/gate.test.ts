/** Limits concurrent requests to a host, and slows down after a 429. */

import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { Gate, type Pass, pause } from '../../src/http/gate.ts';
import { FakeClock } from '../support/connection.ts';
import { type Site, serve } from '../support/scenario.ts';
import { rig, streamed } from '../support/transport.ts';

const soon = { timeout: 60_000 };

interface Crowd {
  readonly site: Site;
  /** requests that waited at the same time, at most */
  readonly most: () => number;
}

/**
 * A server that answers no request before as many wait as the next of `sizes` says; then it waits
 * a little for one too many. The first answer may be another one.
 */
async function crowd(t: TestContext, sizes: readonly number[], first = 200): Promise<Crowd> {
  const rest = [...sizes];
  const waiting: ServerResponse[] = [];
  let most = 0;
  let status = first;
  const site = await serve(t, (_, response) => {
    waiting.push(response);
    most = Math.max(most, waiting.length);
    if (waiting.length !== rest[0]) return;
    rest.shift();
    setTimeout(() => {
      for (const one of waiting.splice(0)) one.writeHead(status).end();
      status = 200;
    }, 5);
  });
  return { site, most: () => most };
}

test('fault 38: a host is asked twelve times at once and no more', async (t) => {
  const { site, most } = await crowd(t, [12, 12, 12, 4]);
  const transport = rig(t);
  await Promise.all(Array.from({ length: 40 }, () => transport.text(site.url('/'))));
  assert.equal(most(), 12);
  assert.ok(site.connections <= 12);
});

test('fault 38: after a 429 a host is asked half as often', async (t) => {
  const { site, most } = await crowd(t, [1, 1, 6, 6], 429);
  const transport = rig(t);
  await transport.text(site.url('/'));
  await Promise.all(Array.from({ length: 12 }, () => transport.text(site.url('/'))));
  assert.equal(most(), 6);
});

test('fault 38: each host has a gate of its own', async (t) => {
  const { site, most } = await crowd(t, [24, 16]);
  const transport = rig(t, { insecureHosts: new Set(['a.test', 'b.test']) });
  const ask = (host: string) =>
    Array.from({ length: 20 }, () => transport.text(site.url('/', host)));
  await Promise.all([...ask('a.test'), ...ask('b.test')]);
  assert.equal(most(), 24);
});

/** A server that has one layer, and says what it was sent. */
function store(t: TestContext): Promise<Site> {
  return serve(t, (request, response, body) => {
    response.end(request.method === 'GET' ? 'layer' : `got ${body}`);
  });
}

test('an open stream does not hold the gate, so that it can feed an upload', soon, async (t) => {
  const site = await store(t);
  const transport = rig(t);
  const copy = async () => {
    const { body } = await transport.open({ method: 'GET', url: site.url('/') });
    return transport.text(site.url('/'), { method: 'PUT', body: () => streamed(body, 5) });
  };
  const copies = await Promise.all(Array.from({ length: 30 }, copy));
  assert.deepEqual(new Set(copies), new Set(['got layer']));
});

test('an upload does not hold the gate, so that its source can be opened late', soon, async (t) => {
  const site = await store(t);
  const transport = rig(t);
  const layer = async function* () {
    yield* (await transport.open({ method: 'GET', url: site.url('/') })).body;
  };
  const copy = () =>
    transport.text(site.url('/'), {
      method: 'PUT',
      body: () => streamed(Readable.from(layer()), 5),
    });
  const copies = await Promise.all(Array.from({ length: 30 }, copy));
  assert.deepEqual(new Set(copies), new Set(['got layer']));
});

/** As many passes as can be had at this moment. */
async function fill(gate: Gate): Promise<readonly Pass[]> {
  const stop = new AbortController();
  const entering = Array.from({ length: 20 }, () => gate.enter(stop.signal));
  await new Promise((resolve) => setImmediate(resolve));
  stop.abort();
  const results = await Promise.allSettled(entering);
  return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

test('a burst of 429s halves once, the next one again, until one at a time is left', async () => {
  const gate = new Gate(new FakeClock());
  for (const places of [12, 6, 3, 1, 1]) {
    const passes = await fill(gate);
    assert.equal(passes.length, places);
    for (const pass of passes) pass.throttled(true);
    for (const pass of passes) pass.release();
  }
});

test('good answers give places back, one for each full house', async () => {
  const gate = new Gate(new FakeClock());
  const all = await fill(gate);
  all[0]?.throttled(true);
  // Sent before the 429 was known, these say nothing about the new pace.
  for (const pass of all) pass.release();
  for (const places of [6, 7, 8, 9, 10, 11, 12, 12]) {
    const passes = await fill(gate);
    assert.equal(passes.length, places);
    for (const pass of passes) pass.release();
  }
});

test('fault 38: a host that complains is asked slower, and faster again as long as it does not', async () => {
  const clock = new FakeClock();
  const gate = new Gate(clock);
  const { signal } = new AbortController();
  /** milliseconds until the next request may be sent */
  const next = async (throttled: boolean) => {
    const before = clock.time;
    const pass = await gate.enter(signal);
    if (throttled) pass.throttled(false);
    pass.release();
    return clock.time - before;
  };
  assert.equal(await next(true), 0);
  const paces: number[] = [];
  for (let i = 0; i < 6; i++) paces.push(await next(true));
  assert.deepEqual(paces, [100, 200, 400, 800, 1600, 2000]);
  // The pace of the last turn counts until the next one.
  for (let i = 0; i < 9; i++) assert.equal(await next(false), 2000);
  for (let i = 0; i < 7; i++) assert.equal(await next(false), 1800);
  for (let i = 0; i < 300; i++) await next(false);
  assert.equal(await next(false), 0);
});

test('fault 1: a host that says how long to wait is not asked slower than that', async () => {
  const clock = new FakeClock();
  const gate = new Gate(clock);
  const { signal } = new AbortController();
  for (let i = 0; i < 5; i++) {
    const pass = await gate.enter(signal);
    pass.throttled(true);
    pass.release();
  }
  assert.deepEqual(clock.slept, []);
});

test('fault 2: a request whose turn comes after the end of the run is rejected', async () => {
  const clock = new FakeClock();
  const gate = new Gate(clock, clock.time + 150);
  const { signal } = new AbortController();
  (await gate.enter(signal)).throttled(false);
  await gate.enter(signal);
  await assert.rejects(gate.enter(signal), { code: 'E_RATE' });
});

test('a clock that fails is not the end of a pause', async () => {
  const { signal } = new AbortController();
  const broken = { now: () => 0, sleep: () => Promise.reject(new Error('no clock')) };
  await assert.rejects(pause(broken, 1, signal), /no clock/);
});

test('a second leave gives nothing back', async () => {
  const gate = new Gate(new FakeClock());
  const [first, ...others] = await fill(gate);
  first?.release();
  first?.release();
  assert.equal((await fill(gate)).length, 1);
  assert.equal(others.length, 11);
});

test('requests enter in the order in which they came', async () => {
  const gate = new Gate(new FakeClock());
  const inside = await fill(gate);
  const order: number[] = [];
  const stop = new AbortController();
  const queue = [0, 1, 2].map(async (nth) => {
    const pass = await gate.enter(stop.signal);
    order.push(nth);
    pass.release();
  });
  for (const pass of inside) pass.release();
  await Promise.all(queue);
  assert.deepEqual(order, [0, 1, 2]);
});

test(
  'fault 48: a request that waits at the gate is rejected at once, though no other one ends',
  soon,
  async () => {
    const gate = new Gate(new FakeClock());
    const inside = await fill(gate);
    const stop = new AbortController();
    const waiting = gate.enter(stop.signal);
    stop.abort();
    await assert.rejects(waiting, { code: 'E_LIMIT' });
    inside[0]?.release();
    assert.equal((await fill(gate)).length, 1);
  },
);

test('fault 48: a request after the end of the run is rejected', async () => {
  await assert.rejects(new Gate(new FakeClock()).enter(AbortSignal.abort()), { code: 'E_LIMIT' });
});
