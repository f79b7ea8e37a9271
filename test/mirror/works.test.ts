/** Works by name: once each, and none after a failure. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Works } from '../../src/mirror/works.ts';

test('a work is done once, whoever asks for it', async () => {
  const works = new Works();
  let done = 0;
  const work = async () => {
    done += 1;
  };
  await Promise.all([works.once('a', work), works.once('a', work), works.once('b', work)]);
  assert.equal(done, 2);
});

test('after a failure no other work begins, and each says what it was', async () => {
  const works = new Works();
  const error = new Error('refused');
  let begun = 0;
  const waiting = Promise.withResolvers<void>();
  const underWay = works.once('under way', () => waiting.promise);
  await assert.rejects(
    works.once('a', () => Promise.reject(error)),
    error,
  );
  const work = async () => {
    begun += 1;
  };
  await assert.rejects(works.once('b', work), error);
  await assert.rejects(works.unlessFailed(work), error);
  assert.equal(begun, 0);
  waiting.resolve();
  await underWay;
});
