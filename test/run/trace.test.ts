/** The trace of requests, and messages about waits. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secrets } from '../../src/http/secrets.ts';
import { tracing } from '../../src/run/connection.ts';

function reported(event: Parameters<ReturnType<typeof tracing>['http']>[0]) {
  const trace: string[] = [];
  const waits: string[] = [];
  const secrets = new Secrets();
  secrets.add('correct horse');
  const options = {
    trace: (line: string) => trace.push(line),
    onWait: (why: string) => waits.push(why),
  };
  const { http } = tracing(options, secrets);
  http({ ...event });
  return { trace, waits };
}

const request = { method: 'GET', url: 'https://registry.example/v2/' } as const;

test('answers and failures are reported, requests are not reported twice', () => {
  assert.deepEqual(reported({ kind: 'sent', ...request }).trace, []);
  assert.deepEqual(reported({ kind: 'answered', status: 200, ...request }).trace, [
    '200 GET https://registry.example/v2/',
  ]);
  assert.deepEqual(reported({ kind: 'failed', why: 'ECONNRESET', ...request }).trace, [
    'failed GET https://registry.example/v2/: ECONNRESET',
  ]);
});

test('a wait is shown if it is long enough to be noticed', () => {
  const long = reported({ kind: 'waiting', ms: 30_000, why: 'it answered 429', ...request });
  assert.deepEqual(long.waits, ['waiting 30 s: it answered 429']);
  assert.deepEqual(long.trace, [
    'waiting 30 s before GET https://registry.example/v2/: it answered 429',
  ]);
  assert.deepEqual(reported({ kind: 'waiting', ms: 500, why: 'soon', ...request }).waits, []);
});

test('nothing of a registry reaches a terminal raw (threats 118, 121)', () => {
  const { trace, waits } = reported({
    kind: 'waiting',
    ms: 5000,
    why: 'a\n::b\u001b[2J',
    ...request,
  });
  for (const line of [...trace, ...waits]) assert.ok(!/\p{Cc}/u.test(line), line);
});

test('threat 115: a secret that a server quotes is masked in both', () => {
  const why = 'it said: no correct horse here';
  const { trace, waits } = reported({ kind: 'waiting', ms: 5000, why, ...request });
  for (const line of [...trace, ...waits]) assert.match(line, /it said: no \*\*\* here$/);
});
