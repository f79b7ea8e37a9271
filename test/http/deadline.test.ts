/** Time limits of requests and of a whole run. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import { type TestContext, test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import type { Clock } from '../../src/http/request.ts';
import { FakeClock, loopbackNames } from '../support/connection.ts';
import { type ScriptedAnswer, type Site, scenario, serve } from '../support/scenario.ts';
import { rejection, rig } from '../support/transport.ts';

/** A defence that is gone should fail its test, not hang it. */
const soon = { timeout: 60_000 };
const get = (answer: ScriptedAnswer) => ({ expect: 'GET /', answer });

/** One byte after the other, without an end. Whether they come in time does not matter here. */
function drip(t: TestContext): Promise<Site> {
  return serve(t, (_, response) => {
    const timer = setInterval(() => response.write('.'), 5);
    response.once('close', () => clearInterval(timer));
  });
}

test(
  'fault 10: a slow loris is ended by the total deadline, which bytes do not move',
  soon,
  async (t) => {
    const site = await drip(t);
    const transport = rig(t, { timeouts: { idle: 5000, request: 60 } });
    const error = await rejection(transport.text(site.url('/')));
    assert.equal(error.code, 'E_LIMIT');
    assert.match(error.message, /longer than 60 ms/);
    assert.equal(transport.sent, 1);
  },
);

test('fault 10: a request may bring a deadline of its own', soon, async (t) => {
  const site = await drip(t);
  const error = await rejection(rig(t).text(site.url('/'), { timeout: 50 }));
  assert.match(error.message, /longer than 50 ms/);
});

test('fault 10: the time of the run bounds every request', soon, async (t) => {
  const site = await drip(t);
  const error = await rejection(rig(t, { budget: 40 }).text(site.url('/')));
  assert.equal(error.code, 'E_LIMIT');
  assert.match(error.message, /longer than 40 ms/);
});

test('fault 10: when the time of the run is used up nothing is sent', async (t) => {
  const site = await scenario(t, []);
  const transport = rig(t, { budget: 1000 });
  transport.clock.time += 1000;
  const error = await rejection(transport.text(site.url('/')));
  assert.equal(error.code, 'E_LIMIT');
  assert.match(error.message, /time for the whole run/);
});

test('fault 10: what arrives after the time of the run is not handed on', async (t) => {
  const site = await serve(t, (_, response) => {
    transport.clock.time += 1000;
    response.end('late');
  });
  const transport = rig(t, { budget: 1000 });
  const error = await rejection(transport.text(site.url('/')));
  assert.match(error.message, /time for the whole run/);
});

for (const [when, answer] of [
  ['before the headers', { ending: 'hang' }],
  ['in mid-body', { status: 200, body: 'half', ending: 'hang' }],
] as const) {
  test(`fault 10: silence ${when} is ended by the idle deadline, and tried again`, async (t) => {
    // As often as it takes: on a busy machine a good answer may be late as well.
    const good = { status: 200, body: 'good' };
    const site = await scenario(t, [get(answer), get(good)], { last: 'again' });
    assert.equal(await rig(t, { timeouts: { idle: 500 } }).text(site.url('/')), 'good');
    assert.equal(site.seen[0]?.target, '/');
  });
}

test('fault 10: a stream that falls silent errors; one that its reader leaves alone does not', async (t) => {
  const body = 'x'.repeat(200_000);
  const answers = [get({ status: 200, body: 'half', ending: 'hang' }), get({ status: 200, body })];
  const site = await scenario(t, answers, { last: 'again' });
  const transport = rig(t, { timeouts: { idle: 1000 } });
  const silent = await transport.open({ method: 'GET', url: site.url('/') });
  await assert.rejects(silent.body.toArray(), { code: 'ETIMEDOUT' });
  const unread = await transport.open({ method: 'GET', url: site.url('/') });
  assert.ok(unread.body instanceof IncomingMessage);
  await once(unread.body.socket, 'timeout');
  assert.equal(Buffer.concat(await unread.body.toArray()).byteLength, body.length);
});

test('fault 10: a server that digests an upload is waited for', async (t) => {
  const site = await serve(t, (_, response) => void setTimeout(() => response.end('done'), 1200));
  const transport = rig(t, { timeouts: { idle: 500 } });
  const body = () => Buffer.from('layer');
  assert.equal(await transport.text(site.url('/'), { method: 'PUT', body }), 'done');
});

function failing(code: string, times: number): LookupFunction {
  let left = times;
  return (hostname, options, callback) => {
    left -= 1;
    if (left < 0) loopbackNames(hostname, options, callback);
    else callback(Object.assign(new Error(`getaddrinfo ${code} ${hostname}`), { code }), '');
  };
}

const insecureHosts = new Set(['registry.test']);

for (const [code, failures] of [
  ['EAI_AGAIN', 4],
  ['ENOTFOUND', 1],
] as const) {
  test(`fault 11: ${code} is outlasted ${failures} times`, async (t) => {
    const site = await scenario(t, [get({ status: 200, body: 'good' })]);
    const transport = rig(t, { insecureHosts, lookup: failing(code, failures) });
    assert.equal(await transport.text(site.url('/', 'registry.test')), 'good');
  });

  test(`fault 11: ${code} ${failures + 1} times is E_NET`, async (t) => {
    const site = await scenario(t, []);
    const transport = rig(t, { insecureHosts, lookup: failing(code, failures + 1) });
    const error = await rejection(transport.text(site.url('/', 'registry.test')));
    assert.equal(error.code, 'E_NET');
    assert.match(error.message, new RegExp(`${code}.*\\(${failures + 1} tries\\)`));
  });
}

test('fault 11: a connection that does not come is given up and tried again', soon, async (t) => {
  const site = await scenario(t, []);
  const transport = rig(t, { insecureHosts, lookup: () => {}, timeouts: { connect: 15 } });
  const error = await rejection(transport.text(site.url('/', 'registry.test')));
  assert.equal(error.code, 'E_NET');
  assert.match(error.message, /no connection within 15 ms \(5 tries\)/);
});

test('fault 11: an address that leads nowhere is passed over', async (t) => {
  const site = await scenario(t, [get({ status: 200, body: 'good' })]);
  const lookup: LookupFunction = (_host, _options, callback) =>
    callback(null, [
      { address: '::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ]);
  const transport = rig(t, { insecureHosts, lookup });
  assert.equal(await transport.text(site.url('/', 'registry.test')), 'good');
});

/** Sleeps until the run is ended. */
class StoppedClock extends FakeClock implements Clock {
  override sleep(_ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  }
}

for (const [when, answer] of [
  ['the headers are awaited', { ending: 'hang' }],
  ['the body is read', { status: 200, ending: 'drip' }],
  ['a retry is awaited', { status: 503 }],
  ['a pause of the host is awaited', { status: 429, headers: { 'retry-after': '60' } }],
] as const) {
  test(`fault 48: a run ended while ${when} ends at once and leaves nothing`, soon, async (t) => {
    const site = await scenario(t, [get(answer)]);
    const before = timers();
    const transport = rig(t, { clock: new StoppedClock() });
    const pending = rejection(transport.text(site.url('/')));
    await Promise.race([site.answered, pending]);
    await new Promise((resolve) => setTimeout(resolve, 10));
    const reason = new TrustError('E_LIMIT', 'enough');
    transport.run.abort(reason);
    assert.equal(await pending, reason);
    transport.close();
    await site.left();
    assert.equal(timers(), before);
  });
}

test('fault 48: requests that wait at the gate are rejected', async (t) => {
  const site = await serve(t, () => {});
  const transport = rig(t);
  const pending = Array.from({ length: 30 }, () => rejection(transport.text(site.url('/'))));
  await site.answered;
  transport.run.abort();
  for (const error of await Promise.all(pending)) assert.equal(error.code, 'E_LIMIT');
  assert.ok(transport.sent <= 12);
});

test('fault 48: a stream is ended with its run', async (t) => {
  const site = await scenario(t, [get({ status: 200, ending: 'drip' })]);
  const transport = rig(t);
  const { body } = await transport.open({ method: 'GET', url: site.url('/') });
  const pending = assert.rejects(body.toArray(), { code: 'E_LIMIT' });
  transport.run.abort();
  await pending;
});

test('fault 48: after the end nothing is sent', async (t) => {
  const site = await scenario(t, []);
  const transport = rig(t);
  transport.run.abort();
  const error = await rejection(transport.text(site.url('/')));
  assert.equal(error.code, 'E_LIMIT');
  assert.equal(transport.sent, 0);
});

function timers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
}
