/** What is tried again, how often and after which wait: one answer and one failure at a time. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasErrorCode, registryMessage } from '../../src/http/body.ts';
import type { Transport } from '../../src/http/request.ts';
import { isRetried, retryAfter } from '../../src/http/retry.ts';
import { watchQuota } from '../../src/http/traffic.ts';
import { deadlines, limits, transferTime } from '../../src/limits.ts';

const url = new URL('https://registry.example/v2/?secret');
const now = Date.parse('2026-01-01T00:00:00Z');

test('statuses that pass are tried again, and no others', () => {
  const retried = Array.from({ length: 600 }, (_, status) => status).filter(isRetried);
  assert.deepEqual(retried, [408, 425, 429, 500, 502, 503, 504, 522]);
});

const host = 'registry.example';

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
