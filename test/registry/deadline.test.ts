import assert from 'node:assert/strict';
import type { LookupFunction } from 'node:net';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import type { Clock } from '../../src/registry/http.ts';
import { type ScriptedAnswer, scenario, serve } from './support/scenario.ts';
import { FakeClock, loopbackNames, rejection, rig } from './support/transport.ts';

const get = (answer: ScriptedAnswer) => ({ expect: 'GET /', answer });

test('fault 10: a slow loris is ended by the total deadline, which bytes do not move', async (t) => {
  const site = await scenario(t, [get({ status: 200, ending: 'drip' })]);
  const transport = rig(t, { timeouts: { idle: 5000, request: 60 } });
  const error = await rejection(transport.text(site.url('/')));
  assert.equal(error.code, 'E_LIMIT');
  assert.match(error.message, /longer than 60 ms/);
});

test('fault 10: a request may bring a deadline of its own', async (t) => {
  const site = await scenario(t, [get({ status: 200, ending: 'drip' })]);
  const error = await rejection(rig(t).text(site.url('/'), { timeout: 50 }));
  assert.match(error.message, /longer than 50 ms/);
});

test('fault 10: the time of the run bounds every request', async (t) => {
  const site = await scenario(t, [get({ status: 200, ending: 'drip' })]);
  const error = await rejection(rig(t, { budget: 40 }).text(site.url('/')));
  assert.equal(error.code, 'E_LIMIT');
});

test('fault 10: when the time of the run is used up nothing is sent', async (t) => {
  const site = await scenario(t, []);
  const transport = rig(t, { budget: 1000 });
  transport.clock.time += 1000;
  const error = await rejection(transport.text(site.url('/')));
  assert.equal(error.code, 'E_LIMIT');
  assert.match(error.message, /time for the whole run/);
});

for (const [when, answer] of [
  ['before the headers', { ending: 'hang' }],
  ['in mid-body', { status: 200, body: 'half', ending: 'hang' }],
] as const) {
  test(`fault 10: silence ${when} is ended by the idle deadline, and tried again`, async (t) => {
    const site = await scenario(t, [get(answer), get({ status: 200, body: 'good' })]);
    assert.equal(await rig(t, { timeouts: { idle: 30 } }).text(site.url('/')), 'good');
  });
}

test('fault 10: a stream that falls silent errors; one that its reader leaves alone does not', async (t) => {
  const body = 'x'.repeat(200_000);
  const site = await scenario(t, [
    get({ status: 200, body: 'half', ending: 'hang' }),
    get({ status: 200, body }),
  ]);
  const transport = rig(t, { timeouts: { idle: 30 } });
  const silent = await transport.open({ method: 'GET', url: site.url('/') });
  await assert.rejects(silent.body.toArray(), { code: 'ETIMEDOUT' });
  const unread = await transport.open({ method: 'GET', url: site.url('/') });
  await new Promise((resolve) => setTimeout(resolve, 80));
  assert.equal(Buffer.concat(await unread.body.toArray()).byteLength, body.length);
});

test('fault 10: a server that digests an upload is waited for', async (t) => {
  const site = await serve(t, (_, response) => void setTimeout(() => response.end('done'), 60));
  const transport = rig(t, { timeouts: { idle: 20 } });
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

test('fault 11: a connection that does not come is given up and tried again', async (t) => {
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
  test(`fault 48: a run that is ended while ${when} ends at once and leaves nothing`, async (t) => {
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
    await new Promise((resolve) => setTimeout(resolve, 10));
    assert.equal(site.open, 0);
    assert.equal(timers(), before);
  });
}

test('fault 48: those who wait at the gate are sent home', async (t) => {
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
