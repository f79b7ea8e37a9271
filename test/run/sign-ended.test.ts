/** Signing that ends before the log answers. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { type SignOptions, signImages } from '../../src/index.ts';
import { startSigningWorld } from '../e2e/support/signing.ts';
import { password } from '../support/signing-key.ts';

const world = await startSigningWorld();
const file = (name: string) => join(world.folder, name);
const options: SignOptions = {
  key: file('cosign.key'),
  password,
  rekorUrl: world.v1.url,
  trustedRoot: file('root.json'),
  env: {},
};

test('fault 48: a run that is ended, or has no time, is undetermined', async () => {
  const image = world.image('ended');
  const controller = new AbortController();
  world.v1.faults.add({
    when: { times: Number.POSITIVE_INFINITY },
    do: { first: () => new Promise(() => controller.abort()) },
  });
  const ended = await signImages([image], { ...options, signal: controller.signal });
  assert.equal(ended.exitCode, 3);
  assert.equal(ended.images[0]?.findings[0]?.code, 'E_LIMIT');
  assert.match(ended.images[0]?.findings[0]?.message ?? '', /ended before it was done/);
  // However far a slow machine comes in that time.
  const short = await signImages([image], { ...options, timeout: 300 });
  assert.equal(short.exitCode, 3);
  assert.equal(short.images[0]?.findings[0]?.code, 'E_LIMIT');
});
