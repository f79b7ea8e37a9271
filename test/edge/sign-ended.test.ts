/** Signing that ends before the log answers. Its client goes on asking for seconds and cannot be stopped, hence a file apart. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { type SignOptions, signImages } from '../../src/index.ts';
import { password, startSigningWorld } from '../e2e/support/signing.ts';

const world = await startSigningWorld();
const file = (name: string) => join(world.folder, name);
const options: SignOptions = {
  key: file('cosign.key'),
  password,
  rekorUrl: world.v1.url,
  trustedRoot: file('root.json'),
  env: {},
};

test('a run that is ended, or has no time, is undetermined (fault 48)', async () => {
  const image = world.image('ended');
  world.v1.faults.add({ when: { times: Number.POSITIVE_INFINITY }, do: 'hang' });
  const controller = new AbortController();
  const running = signImages([image], { ...options, signal: controller.signal });
  setTimeout(() => controller.abort(), 1000);
  const ended = await running;
  assert.equal(ended.exitCode, 3);
  assert.equal(ended.images[0]?.findings[0]?.code, 'E_LIMIT');
  const short = await signImages([image], { ...options, timeout: 1500 });
  assert.match(short.images[0]?.findings[0]?.message ?? '', /longer than 1\.5 s/);
});
