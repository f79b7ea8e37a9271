/** The pauses between retries. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoff } from '../../src/http/backoff.ts';
import { FakeClock } from '../support/connection.ts';

test('backoff: 1, 2, 4 … seconds, between half and the whole of it', async () => {
  for (const [random, expected] of [
    [0, [500, 1000, 2000, 4000, 8000, 10_000, 10_000]],
    [1, [1000, 2000, 4000, 8000, 16_000, 20_000, 20_000]],
  ] as const) {
    const clock = new FakeClock();
    const { signal } = new AbortController();
    const pause = backoff({ clock, random: () => random, signal });
    for (let attempt = 1; attempt <= 7; attempt += 1) await pause(attempt);
    assert.deepEqual(clock.slept, expected);
  }
});

test('fault 48: a pause ends with the run', async () => {
  const run = new AbortController();
  const pause = backoff({ clock: new FakeClock(), random: () => 0, signal: run.signal });
  run.abort();
  await assert.rejects(pause(1), { code: 'E_LIMIT' });
});
