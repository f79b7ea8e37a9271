/** Concurrency helpers: order, failures, tasks that run once, and polling. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { allSettled, mapConcurrently, poll, TaskGroup } from '../src/async.ts';

test('mapConcurrently gives the results in order', async () => {
  const items = Array.from({ length: 40 }, (_, at) => at);
  const task = async (item: number) => {
    for (let left = 40 - item; left > 0; left -= 1) await turn();
    return item * 2;
  };
  assert.deepEqual(
    await mapConcurrently(16, items, task),
    items.map((item) => item * 2),
  );
  assert.deepEqual(await mapConcurrently(16, [], task), []);
});

test('after a failure it starts nothing more, waits for running tasks, and throws the first failure', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const working = mapConcurrently(
    16,
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

test('allSettled rejects only when everything has settled', async () => {
  let settled = false;
  const slow = turn().then(() => {
    settled = true;
  });
  await assert.rejects(allSettled([Promise.reject(new Error('refused')), slow]), /refused/);
  assert.ok(settled);
  assert.deepEqual(await allSettled([Promise.resolve(1), Promise.resolve('a')]), [1, 'a']);
});

test('a task of a group runs once for each name', async () => {
  const tasks = new TaskGroup();
  let done = 0;
  const task = async () => {
    done += 1;
  };
  await Promise.all([tasks.once('a', task), tasks.once('a', task), tasks.once('b', task)]);
  assert.equal(done, 2);
});

test('after a failure no other task of the group starts, and each reports that failure', async () => {
  const tasks = new TaskGroup();
  const error = new Error('refused');
  let begun = 0;
  const waiting = Promise.withResolvers<void>();
  const underWay = tasks.once('under way', () => waiting.promise);
  await assert.rejects(
    tasks.once('a', () => Promise.reject(error)),
    error,
  );
  const task = async () => {
    begun += 1;
  };
  await assert.rejects(tasks.once('b', task), error);
  await assert.rejects(tasks.run(task), error);
  assert.equal(begun, 0);
  waiting.resolve();
  await underWay;
});

test('poll asks until the result will do, at most so often, with a pause in between', async () => {
  const pauses: number[] = [];
  const polling = { attempts: 3, pause: async (attempt: number) => void pauses.push(attempt) };
  let asked = 0;
  const ask = async () => {
    asked += 1;
    return asked;
  };
  assert.equal(await poll(ask, (result) => result === 2, polling), 2);
  assert.deepEqual(pauses, [1]);
  asked = 0;
  assert.equal(await poll(ask, () => false, polling), 3);
  assert.deepEqual(pauses, [1, 1, 2]);
});
