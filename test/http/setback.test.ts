/** What is tried again, how often and after which wait: one answer and one failure at a time. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import { hasErrorCode, registryMessage } from '../../src/http/error-body.ts';
import { NetworkError } from '../../src/http/failure.ts';
import { watchQuota } from '../../src/http/quota.ts';
import type { HttpRequest, HttpResponse, Transport } from '../../src/http/request.ts';
import { retryAfter } from '../../src/http/retry-after.ts';
import { isRetried, setbackOfAnswer, setbackOfError } from '../../src/http/setback.ts';
import { transferTime } from '../../src/http/transfer-time.ts';
import { deadlines, limits } from '../../src/limits.ts';

const url = new URL('https://registry.example/v2/?secret');
const now = Date.parse('2026-01-01T00:00:00Z');

test('statuses that pass are tried again, and no others', () => {
  const retried = Array.from({ length: 600 }, (_, status) => status).filter(isRetried);
  assert.deepEqual(retried, [408, 425, 429, 500, 502, 503, 504, 522]);
});

test('faults 5 to 7: failures of the wire, each as often as it is worth', () => {
  const tries = (wire: string) => {
    const error = new NetworkError('x', {}, wire);
    const setback = setbackOfError(error);
    assert.equal(setback.error, error);
    assert.equal(setback.atOnce, wire === 'E_STALE');
    return setback.attempts;
  };
  for (const wire of ['ECONNRESET', 'E_STALE', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN']) {
    assert.equal(tries(wire), 5, wire);
  }
  for (const wire of ['ENOTFOUND', 'E_SILENT', 'E_CUT_SHORT', 'E_EXCESS']) {
    assert.equal(tries(wire), 2, wire);
  }
  for (const wire of ['', 'ECONNREFUSED', 'CERT_HAS_EXPIRED', 'HPE_INVALID']) {
    assert.equal(tries(wire), 1, wire);
  }
  for (const error of [new TrustError('E_NET', 'x'), new TypeError('x')]) {
    assert.throws(() => setbackOfError(error), error);
  }
});

function setback(status: number, headers = {}, body = '', request: Partial<HttpRequest> = {}) {
  const answer: HttpResponse = { status, headers, url, body: Buffer.from(body) };
  const { error, ...rest } = setbackOfAnswer({ method: 'GET', url, ...request }, answer, now);
  return { ...rest, code: error.code, message: error.message };
}

const host = 'registry.example';
const forever = Number.POSITIVE_INFINITY;

test('faults 1, 3: an answer that is tried again, with the words of the registry and its wait', () => {
  const said = '{"errors":[{"code":"UNKNOWN","message":"try later"}]}';
  const plain = { code: 'E_NET', attempts: 5, asked: undefined, host: undefined };
  assert.deepEqual(setback(500), { ...plain, message: 'registry.example answered 500' });
  assert.deepEqual(setback(502, {}, said), {
    ...{ ...plain, message: 'registry.example answered 502 (UNKNOWN: try later)' },
  });
  const waiting = { 'retry-after': '7' };
  assert.deepEqual(setback(500, waiting), {
    ...{ ...plain, asked: 7000, host, message: 'registry.example answered 500' },
  });
  assert.deepEqual(setback(500, { 'retry-after': '0' }).host, undefined);
  assert.deepEqual(setback(503), { ...plain, message: 'registry.example answered 503' });
  const refused = { attempts: forever, refused: true, asked: 7000, host };
  assert.deepEqual(setback(503, waiting), {
    ...{ ...refused, code: 'E_NET', message: 'registry.example answered 503' },
  });
  const tooMany = 'registry.example answered 429, too many requests';
  assert.deepEqual(setback(429, waiting), { ...refused, code: 'E_RATE', message: tooMany });
  assert.deepEqual(setback(429), {
    ...{ ...refused, asked: undefined, host: undefined, code: 'E_RATE', message: tooMany },
  });
});

test('fault 2: an exhausted quota names what helps, and is tried once more at most', () => {
  const used = { code: 'E_RATE', attempts: 2, asked: undefined, host };
  const message = 'the pull quota of registry.example is used up; log in for a larger one';
  for (const remaining of ['0', '0;w=21600']) {
    assert.deepEqual(setback(429, { 'ratelimit-remaining': remaining }), { ...used, message });
  }
  for (const text of [
    'You have reached your pull rate limit',
    'see https://x/Increase-Rate-Limit',
  ]) {
    assert.equal(setback(429, {}, text).message, message);
  }
  const headers = { authorization: 'Bearer x' };
  const known = setback(429, { 'ratelimit-remaining': '0' }, '{"message":"no"}', { headers });
  assert.equal(
    known.message,
    'the pull quota of registry.example is used up (no); use an account with a larger one, or wait',
  );
  for (const remaining of ['10', '00', '', ' 0']) {
    const { attempts } = setback(429, { 'ratelimit-remaining': remaining });
    assert.equal(attempts, forever, remaining);
  }
  assert.equal(setback(500, { 'ratelimit-remaining': '0' }).attempts, 5);
});

test('fault 39: Retry-After in seconds, or a date by the clock of the server', () => {
  const wait = (value: string | undefined, date?: string) =>
    retryAfter(
      {
        ...(value === undefined ? {} : { 'retry-after': value }),
        ...(date === undefined ? {} : { date }),
      },
      now,
    );
  assert.equal(wait(undefined), undefined);
  assert.equal(wait('0'), 0);
  assert.equal(wait('120'), 120_000);
  assert.equal(wait('999999999'), 999_999_999_000);
  assert.equal(wait('Thu, 01 Jan 2026 00:00:10 GMT'), 10_000);
  assert.equal(wait('Wed, 31 Dec 2025 23:59:59 GMT'), 0);
  assert.equal(wait('Thu, 01 Jan 2026 00:00:10 GMT', 'Thu, 01 Jan 2026 00:00:07 GMT'), 3000);
  assert.equal(wait('Thu, 01 Jan 2026 00:00:10 GMT', 'yesterday'), 10_000);
  for (const odd of [
    '',
    '1234567890',
    '-1',
    '1.5',
    ' 1',
    '1 ',
    'soon',
    '2026-01-01T00:00:10Z',
    'x Thu, 01 Jan 2026 00:00:10 GMT',
    'Thu, 01 Jan 2026 00:00:10 GMT x',
    'Thu, 99 Jan 2026 00:00:10 GMT',
  ]) {
    assert.equal(wait(odd), undefined, odd);
  }
});

test('threats 118, 121: the words of an error body are bounded, on one line, and of three errors', () => {
  const says = (body: unknown) =>
    registryMessage(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
  const error = (code: unknown, message: unknown) => ({ code, message });
  assert.equal(
    says({ errors: [error('A', 'one'), error('B', ''), error('', 'three'), error('D', 'four')] }),
    'A: one; B; three',
  );
  assert.equal(says({ errors: [error(7, 7), 'x', null, error('', '')] }), undefined);
  assert.equal(says({ errors: [error('A', `a\n\u202e\u200b\u0007b`)] }), 'A: a b');
  assert.equal(says({ errors: [error('', 'x'.repeat(201))] }), 'x'.repeat(200));
  assert.equal(says({ details: 'first', message: 'second' }), 'first');
  assert.equal(says({ details: '', message: 'second' }), 'second');
  for (const body of ['', 'text', '[]', '{}', '{"errors":{}}', '{"message":7}']) {
    assert.equal(says(body), undefined, body);
  }
  const long = JSON.stringify({ message: 'x' }).padEnd(limits.errorBody, ' ');
  assert.equal(says(long), 'x');
  assert.equal(says(`${long} `), undefined);
  const body = Buffer.from(JSON.stringify({ errors: [error('A', ''), error('B', '')] }));
  assert.ok(hasErrorCode(body, 'B') && !hasErrorCode(body, 'C'));
});

test('a quota is two numbers, with the window of the limit, of the host that was asked', async () => {
  const read = async (limit: string | undefined, remaining: string | undefined, asked = url) => {
    const headers = { 'ratelimit-limit': limit, 'ratelimit-remaining': remaining };
    const answer = async () => ({ status: 200, headers, url, body: Buffer.alloc(0) });
    const watch = watchQuota({ request: answer } as unknown as Transport);
    await watch.transport.request({ method: 'GET', url: asked }, 0);
    return watch.of({ registry: host, path: 'a/b' });
  };
  const quota = { limit: 100, remaining: 76, seconds: 21600 };
  assert.deepEqual(await read('100;w=21600', '76;w=21600'), quota);
  assert.deepEqual(await read('100', '0'), { limit: 100, remaining: 0, seconds: 0 });
  assert.equal(await read('100', '0', new URL('https://other.example/')), undefined);
  for (const odd of [undefined, '', 'x', '1x', 'x1', '1234567890', '1;w=', '1;x=2']) {
    assert.equal(await read(odd, '1'), undefined);
    assert.equal(await read('1', odd), undefined);
  }
});

test('fault 10: a blob has the time of a request, and a second more for each megabit', () => {
  assert.equal(transferTime(0), deadlines.request);
  assert.equal(transferTime(128_000), deadlines.request + 1000);
});
