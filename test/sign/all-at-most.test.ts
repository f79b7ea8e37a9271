/** Work side by side, of which somebody tells afterwards how far it came. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { allAtMost } from '../../src/sign/all-at-most.ts';

it('gives the results in order', async () => {
  const items = Array.from({ length: 40 }, (_, at) => at);
  const work = async (item: number) => {
    for (let left = 40 - item; left > 0; left -= 1) await turn();
    return item * 2;
  };
  assert.deepEqual(
    await allAtMost(items, work),
    items.map((item) => item * 2),
  );
  assert.deepEqual(await allAtMost([], work), []);
});

it('after a failure begins nothing more, waits for what is under way, and throws the first', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const working = allAtMost(
    Array.from({ length: 100 }, (_, at) => at),
    async (item) => {
      begun.push(item);
      if (item === 3) throw new Error('first');
      for (let turns = 0; turns < 10; turns += 1) await turn();
      ended.push(item);
      if (item === 5) throw new Error('second');
    },
  );
  await assert.rejects(working, /first/);
  assert.equal(begun.length, 16);
  assert.equal(ended.length, 15);
});
