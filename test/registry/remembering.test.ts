/** What a run asks a registry once, and what it asks anew each time. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../../src/oci/digest.ts';
import { remembering } from '../../src/registry/remembering.ts';
import type { ReadableRepository } from '../../src/registry/repository.ts';

const digest = digestOf(Buffer.from('x'));
const other = digestOf(Buffer.from('y'));

test('what a digest names is asked for once, and what a tag names each time', async () => {
  const asked: string[] = [];
  const counting = new Proxy({} as ReadableRepository, {
    get: (_, name) =>
      name === 'name'
        ? { registry: 'r.example', path: 'a' }
        : async (...words: unknown[]) => {
            asked.push([name, ...words].join(' '));
            return asked.length;
          },
  });
  const repository = remembering(counting);
  assert.deepEqual(repository.name, { registry: 'r.example', path: 'a' });
  const calls = async () => [
    await repository.manifest(digest),
    await repository.referrers(digest),
    await repository.referrersByTag(digest),
  ];
  assert.deepEqual(
    [await calls(), await calls()],
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
  );
  assert.deepEqual(asked, [
    `manifest ${digest}`,
    `referrers ${digest}`,
    `referrersByTag ${digest}`,
  ]);
  await repository.manifest(other);
  asked.length = 0;
  const descriptor = { digest, mediaType: 'a/b', size: 1 } as never;
  for (let round = 0; round < 2; round += 1) {
    await repository.manifest('latest');
    await repository.manifestHead(digest);
    await repository.blob(descriptor, 7);
    await repository.openBlob(descriptor, 8);
    await repository.tags();
    await repository.hasBlob(digest);
  }
  assert.equal(asked.length, 12);
  assert.deepEqual(asked.slice(0, 6), asked.slice(6));
  assert.deepEqual(asked.slice(2, 4), ['blob [object Object] 7', 'openBlob [object Object] 8']);
});

test('concurrent questions are one, and a failure is the answer to all of them', async () => {
  let asked = 0;
  const failing = {
    name: {},
    manifest: async () => {
      asked += 1;
      throw new Error('once');
    },
  } as unknown as ReadableRepository;
  const repository = remembering(failing);
  const both = await Promise.allSettled([repository.manifest(digest), repository.manifest(digest)]);
  assert.deepEqual(
    both.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.equal(asked, 1);
});
