/** Retries after 429, 5xx and broken connections. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TraceEvent } from '../../src/http/request.ts';
import { Refused, retryAfter, retrying } from '../../src/http/retry.ts';
import { type ScriptedAnswer, scenario, serve } from '../support/scenario.ts';
import { rejection, rig } from '../support/transport.ts';

const good: ScriptedAnswer = { status: 200, body: 'good' };
const get = (answer: ScriptedAnswer) => ({ expect: 'GET /', answer });

test('fault 1: a 429 with Retry-After in seconds is waited for', async (t) => {
  const limited = { status: 429, headers: { 'retry-after': '7' } };
  const site = await scenario(t, [get(limited), get(good)]);
  const transport = rig(t);
  assert.equal(await transport.text(site.url('/')), 'good');
  assert.deepEqual(transport.clock.slept, [7000]);
});

test('fault 1: a 429 with Retry-After as a date is waited for', async (t) => {
  const headers = { 'retry-after': 'Sat, 01 Aug 2026 00:00:09 GMT', date: '' };
  const site = await scenario(t, [get({ status: 429, headers }), get(good)]);
  const transport = rig(t);
  assert.equal(await transport.text(site.url('/')), 'good');
  assert.deepEqual(transport.clock.slept, [9000]);
});

test('fault 1: the wait that one request was given holds for the whole host', async (t) => {
  let limited = true;
  const site = await serve(t, (_, response) => {
    response.writeHead(limited ? 429 : 200, { 'retry-after': '5' }).end();
    limited = false;
  });
  const reported = Promise.withResolvers<void>();
  const over = Promise.withResolvers<void>();
  const trace = ({ kind }: TraceEvent) => kind === 'waiting' && reported.resolve();
  const transport = rig(t, { trace });
  transport.clock.hold = over.promise;
  const first = transport.text(site.url('/first'));
  await Promise.race([reported.promise, first]);
  const other = transport.text(site.url('/other'));
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(site.seen.length, 1);
  over.resolve();
  await Promise.all([first, other]);
  assert.deepEqual(transport.clock.slept, [5000, 5000]);
});

test('fault 1: a Retry-After that outlasts the run fails at once and is named', async (t) => {
  const site = await scenario(t, [get({ status: 429, headers: { 'retry-after': '3600' } })]);
  const transport = rig(t);
  const error = await rejection(transport.text(site.url('/')));
  assert.equal(error.code, 'E_RATE');
  assert.match(error.message, /asks to wait 3600 s, and the run has 600 s left/);
  assert.deepEqual(transport.clock.slept, []);
});

for (const [how, answer] of [
  ['ratelimit-remaining', { status: 429, headers: { 'ratelimit-remaining': '0;w=21600' } }],
  [
    'its text',
    { status: 429, body: '{"errors":[{"message":"You have reached your pull rate limit."}]}' },
  ],
  ['its link', { status: 429, body: 'see https://www.docker.com/increase-rate-limit' }],
] as const) {
  test(`fault 2: a used-up pull quota, reported by ${how}, is asked about twice and no more`, async (t) => {
    const site = await scenario(t, [get(answer), get(answer)]);
    const error = await rejection(rig(t).text(site.url('/')));
    assert.equal(error.code, 'E_RATE');
    assert.match(error.message, /quota .* log in/);
    assert.equal(error.details.status, 429);
  });
}

test('fault 2: pulls that are left, even 10, are not a used-up quota', async (t) => {
  const headers = { 'ratelimit-remaining': '10;w=21600', 'retry-after': '2' };
  const answer = { status: 429, headers };
  const site = await scenario(t, [get(answer), get(answer), get(good)]);
  const transport = rig(t);
  assert.equal(await transport.text(site.url('/')), 'good');
  assert.deepEqual(transport.clock.slept, [2000, 2000]);
});

test('fault 2: a client that is logged in gets no advice to log in', async (t) => {
  const answer = { status: 429, headers: { 'ratelimit-remaining': '0;w=21600' } };
  const site = await scenario(t, [get(answer), get(answer)]);
  const headers = { authorization: 'Bearer secret' };
  const error = await rejection(rig(t).text(site.url('/'), { headers }));
  assert.match(error.message, /quota .* use an account/);
});

const haste: ScriptedAnswer = {
  status: 429,
  body: '{"errors":[{"code":"TOOMANYREQUESTS","message":"Rate exceeded"}]}',
};

test('fault 2: a 429 for haste is not a quota, and is outlasted', async (t) => {
  const site = await scenario(t, [...Array(12).fill(get(haste)), get(good)]);
  assert.equal(await rig(t).text(site.url('/')), 'good');
});

test('fault 2: a 429 that does not end is E_RATE when the time of the run does', async (t) => {
  const site = await serve(t, (_, response) => response.writeHead(429).end(haste.body));
  const transport = rig(t, { budget: 120_000 });
  const start = transport.clock.time;
  const error = await rejection(transport.text(site.url('/')));
  assert.equal(error.code, 'E_RATE');
  assert.match(error.message, /answered 429.*Rate exceeded.*no time left/);
  assert.equal(error.details.status, 429);
  assert.ok(transport.clock.time - start <= 120_000);
  // Slower and slower: it is asked often enough, and not more.
  assert.ok(transport.sent > 10 && transport.sent < 40, `${transport.sent} requests`);
  const [why = ''] = transport.events.flatMap((event) =>
    event.kind === 'waiting' ? event.why : [],
  );
  assert.match(why, /answered 429, too many requests \(TOOMANYREQUESTS: Rate exceeded\)/);
});

test('fault 1: a 503 with Retry-After is outlasted as well, and is not one without', async (t) => {
  const busy = { status: 503, headers: { 'retry-after': '3' } };
  const site = await scenario(t, [...Array(9).fill(get(busy)), get(good)]);
  const transport = rig(t);
  assert.equal(await transport.text(site.url('/')), 'good');
  assert.deepEqual(transport.clock.slept, Array(9).fill(3000));
});

/** One request a second and not one more, as ECR Public has it for those without a login. */
test('fault 2: what a host lets through is found out, and kept to', async (t) => {
  let allowed = 0;
  let refused = 0;
  const site = await serve(t, (_, response) => {
    const { time } = transport.clock;
    if (time < allowed) {
      refused += 1;
      response.writeHead(429).end(haste.body);
      return;
    }
    allowed = time + 1000;
    response.end('good');
  });
  const transport = rig(t);
  const start = transport.clock.time;
  const texts = await Promise.all(Array.from({ length: 100 }, () => transport.text(site.url('/'))));
  assert.deepEqual(new Set(texts), new Set(['good']));
  const seconds = (transport.clock.time - start) / 1000;
  assert.ok(seconds < 200, `100 requests took ${seconds} s`);
  assert.ok(refused < 50, `${refused} were refused`);
});

for (const [how, answer] of [
  ['a 429', { status: 429 }],
  ['a 429 with Retry-After', { status: 429, headers: { 'retry-after': '2' } }],
  ['a 503 with Retry-After', { status: 503, headers: { 'retry-after': '2' } }],
] as const) {
  for (const method of ['POST', 'PATCH', 'PUT', 'DELETE'] as const) {
    test(`fault 1: after ${how} a ${method} is sent again, with its body`, async (t) => {
      const step = (next: ScriptedAnswer) => ({
        expect: `${method} /`,
        body: 'sent',
        answer: next,
      });
      const site = await scenario(t, [step(answer), step(answer), step(good)]);
      const body = () => Buffer.from('sent');
      assert.equal(await rig(t).text(site.url('/'), { method, body }), 'good');
    });
  }
}

test('fault 1: what is sent once is refused when the wait is over', async (t) => {
  const headers = { 'retry-after': '4' };
  const site = await scenario(t, [{ expect: 'PUT /', answer: { status: 429, headers } }]);
  const transport = rig(t);
  const request = { method: 'PUT', once: true } as const;
  const error = await rejection(transport.text(site.url('/'), request));
  assert.ok(error instanceof Refused);
  assert.deepEqual(transport.clock.slept, [4000]);
});

test('fault 1: waits double, and are no longer than twenty seconds', async () => {
  const waits: number[] = [];
  const context = {
    ...{ now: () => 0, random: () => 1, deadline: 1e9 },
    wait: async (_: unknown, { ms }: { ms: number }) => void waits.push(ms),
  };
  const url = new URL('https://registry.example/');
  const answer = (status: number) => ({ status, headers: {}, url, body: new Uint8Array() });
  const answers = [...Array(8).fill(429), 200];
  const last = await retrying({ method: 'GET', url }, context, async () => answer(answers.shift()));
  assert.equal(last.status, 200);
  assert.deepEqual(waits, [500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000]);
});

test('fault 3: the words of the registry are in the error', async (t) => {
  const body = '{"errors":[{"code":"UNAVAILABLE","message":"storage is read-only"}]}';
  const site = await scenario(t, Array(5).fill(get({ status: 500, body })));
  const error = await rejection(rig(t).text(site.url('/')));
  assert.match(error.message, /answered 500 \(UNAVAILABLE: storage is read-only\) \(5 tries\)$/);
});

for (const status of [408, 425, 500, 502, 503, 504, 522]) {
  test(`fault 3: ${status} is tried five times, with growing waits`, async (t) => {
    const answer = { status, headers: { 'x-request-id': 'abc-1' } };
    const site = await scenario(t, Array(5).fill(get(answer)));
    const transport = rig(t);
    const error = await rejection(transport.text(site.url('/')));
    assert.equal(error.code, 'E_NET');
    assert.deepEqual(error.details, {
      host: site.host,
      url: `http://${site.host}/`,
      status,
      requestId: 'abc-1',
    });
    assert.deepEqual(transport.clock.slept, [250, 500, 1000, 2000]);
    assert.equal(transport.sent, 5);
  });
}

test('fault 3: a 503 that passes is forgotten', async (t) => {
  const site = await scenario(t, [get({ status: 503 }), get(good)]);
  assert.equal(await rig(t).text(site.url('/')), 'good');
});

test('fault 3: a stream is opened again', async (t) => {
  const site = await scenario(t, [get({ status: 502, body: 'bad' }), get(good)]);
  const { status, body } = await rig(t).open({ method: 'GET', url: site.url('/') });
  assert.equal(status, 200);
  assert.equal(Buffer.concat(await body.toArray()).toString(), 'good');
});

test('fault 3: what is not idempotent is sent once', async (t) => {
  const site = await scenario(t, [{ expect: 'POST /', answer: { status: 503 } }]);
  const error = await rejection(rig(t).text(site.url('/'), { method: 'POST' }));
  assert.equal(error.code, 'E_NET');
});

test('fault 3: a retry sends the same body, made again', async (t) => {
  const put = (answer: ScriptedAnswer) => ({ expect: 'PUT /', body: 'manifest', answer });
  const site = await scenario(t, [put({ status: 503 }), put({ ending: 'reset' }), put(good)]);
  let made = 0;
  const body = () => {
    made += 1;
    return Buffer.from('manifest');
  };
  const transport = rig(t);
  assert.equal(
    await transport.text(site.url('/'), { method: 'PUT', idempotent: true, body }),
    'good',
  );
  assert.equal(made, 3);
});

for (const status of [405, 501]) {
  test(`fault 4: ${status} is an answer, and not requested twice`, async (t) => {
    const site = await scenario(t, [get({ status })]);
    const { status: got } = await rig(t).request({ method: 'GET', url: site.url('/') }, 10);
    assert.equal(got, status);
  });
}

for (const ending of ['reset', 'hangUp'] as const) {
  test(`fault 5: a connection that ends before the headers (${ending}) is tried again`, async (t) => {
    const site = await scenario(t, [get({ ending }), get(good)]);
    const transport = rig(t);
    assert.equal(await transport.text(site.url('/')), 'good');
    assert.deepEqual(transport.clock.slept, [250]);
  });
}

test('fault 5: a reset is not tried again for what is not idempotent', async (t) => {
  const site = await scenario(t, [{ expect: 'POST /', answer: { ending: 'reset' } }]);
  const error = await rejection(rig(t).text(site.url('/'), { method: 'POST' }));
  assert.equal(error.code, 'E_NET');
});

test('fault 5: a kept connection that was closed meanwhile costs no wait', async (t) => {
  const site = await scenario(t, [get(good), get({ ending: 'hangUp' }), get(good)]);
  const transport = rig(t);
  await transport.text(site.url('/'));
  assert.equal(await transport.text(site.url('/')), 'good');
  assert.deepEqual(transport.clock.slept, []);
});

test('fault 39: a Retry-After date is read by the clock of the server that wrote it', () => {
  const date = 'Sat, 01 Aug 2026 12:00:00 GMT';
  const later = 'Sat, 01 Aug 2026 12:00:03 GMT';
  const now = Date.UTC(2026, 7, 1, 9);
  assert.equal(retryAfter({ 'retry-after': later, date }, now), 3000);
  assert.equal(retryAfter({ 'retry-after': date, date: later }, now), 0);
});

test('Retry-After in no form that HTTP knows is not read', () => {
  for (const value of [
    '',
    '-1',
    '1.5',
    '1e9',
    'soon',
    '9999999999',
    '2026-08-01',
    'Sat, 01 Xxx 2026 12:00:00 GMT',
    'Sat, 01 Aug 2026 12:00:00 GMT+0100',
  ]) {
    assert.equal(retryAfter({ 'retry-after': value }, 0), undefined, value);
  }
});

test('the time of the run bounds the tries', async (t) => {
  const site = await scenario(t, Array(3).fill(get({ status: 503 })));
  const error = await rejection(rig(t, { budget: 1000 }).text(site.url('/')));
  assert.equal(error.code, 'E_NET');
  assert.match(error.message, /no time left/);
});
