/** How long a registry is asked, and what a quota allows. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PresentBlobs } from '../../src/drift/blobs.ts';
import { CheckedRegistry, type RegistryAccess } from '../../src/drift/registry.ts';
import type { Quota } from '../../src/http/traffic.ts';
import type { Descriptor } from '../../src/oci/descriptor.ts';
import type { ReadableRepository } from '../../src/registry/repository.ts';
import { finding } from '../../src/verify/finding.ts';
import { digest } from '../report/samples.ts';

function placeWith(quota: Quota | undefined, registry = 'registry.example', tags: string[] = []) {
  const repository = {
    name: { registry, path: 'app' },
    async *tags() {
      yield* tags;
    },
  };
  const at = {
    repository,
    signatures: repository,
    quota: () => quota,
  } as unknown as RegistryAccess;
  return new CheckedRegistry(at, '0.1.24');
}

const quotaOf = (remaining: number, limit = 100): Quota => ({ limit, remaining, seconds: 21_600 });
const isSpent = async (place: CheckedRegistry, expected?: number) =>
  (await place.pulls.run(expected, async () => 'done')) !== 'done';

test('without a quota it always lasts', async () => {
  assert.equal(await isSpent(placeWith(undefined), 1_000_000), false);
});

test('a tenth of the quota is left to others, to the pull', async () => {
  assert.equal(await isSpent(placeWith(quotaOf(16)), 6), false);
  assert.equal(await isSpent(placeWith(quotaOf(15)), 6), true);
  assert.equal(await isSpent(placeWith(quotaOf(17, 101)), 6), false);
  assert.equal(await isSpent(placeWith(quotaOf(16, 101)), 6), true, 'rounded up');
});

test('six pulls are expected of an image of which nothing is known, and then the most so far', async () => {
  assert.equal(await isSpent(placeWith(quotaOf(16))), false);
  assert.equal(await isSpent(placeWith(quotaOf(15))), true);
  const place = placeWith(quotaOf(20));
  place.pulls.took(11);
  place.pulls.took(2);
  assert.equal(await isSpent(place), true);
  const enough = placeWith(quotaOf(21));
  enough.pulls.took(11);
  assert.equal(await isSpent(enough), false);
});

test('what is under way counts until it has ended, whether it went well or not', async () => {
  const place = placeWith(quotaOf(21));
  let end: (error?: Error) => void = () => {};
  const under = place.pulls.run(
    6,
    () => new Promise<void>((_, reject) => (end = () => reject(new Error('x')))),
  );
  assert.equal(await isSpent(place, 6), true);
  end();
  await assert.rejects(under);
  assert.equal(await isSpent(place, 6), false);
});

test('what is reported about a quota', async () => {
  const reported = await placeWith(quotaOf(12)).pulls.run(6, async () => undefined);
  assert.equal(reported?.code, 'E_RATE');
  assert.match(
    reported?.message ?? '',
    /^registry\.example\/app: 12 of 100 pulls in 6 h are left, /,
  );
  const short = await placeWith({ ...quotaOf(1), seconds: 5400 }).pulls.run(
    6,
    async () => undefined,
  );
  assert.match(short?.message ?? '', /pulls in 1\.5 h are left/);
  const open = await placeWith({ ...quotaOf(1), seconds: 0 }).pulls.run(6, async () => undefined);
  assert.match(open?.message ?? '', /1 of 100 pulls are left/);
});

test('a spent quota does not end the run on a registry: what costs no pull is still asked', async () => {
  const place = placeWith(quotaOf(1));
  for (let at = 0; at < 5; at += 1) {
    const reported = await place.pulls.run(6, async () => undefined);
    place.finished(reported === undefined ? [] : [reported]);
  }
  assert.equal(place.stopped, undefined);
});

test('three images in a row of which nothing could be found out end it; a limit does at once', () => {
  const broken = finding('E_NET', 'broken');
  const place = placeWith(undefined);
  for (let at = 0; at < 2; at += 1) place.finished([broken]);
  place.finished([]);
  for (let at = 0; at < 2; at += 1) place.finished([broken]);
  assert.equal(place.stopped, undefined);
  place.finished([finding('E_NOTFOUND', 'not there')]);
  place.finished([broken]);
  place.finished([broken]);
  assert.equal(place.stopped, undefined, 'what one tag does not show, another may');
  place.finished([broken]);
  assert.equal(place.stopped, broken);
  place.finished([finding('E_RATE', 'later')]);
  assert.equal(place.stopped, broken, 'the first reason stays');
  const limited = placeWith(undefined);
  const rate = finding('E_RATE', 'limit');
  limited.finished([broken, rate]);
  assert.equal(limited.stopped, rate);
});

test('pulls of Docker Hub are counted from the start, those of others once their headers say so', () => {
  assert.equal(placeWith(undefined, 'docker.io').countsPulls, true);
  assert.equal(placeWith(undefined).countsPulls, false);
  assert.equal(placeWith(quotaOf(1)).countsPulls, true);
});

test('tags, distinguished: versions from the first on, all others, and those of signatures', async () => {
  const signature = `sha256-${'a'.repeat(64)}.sig`;
  const other = `sha512-${'a'.repeat(128)}.sig`;
  const all = [
    '0.1.25',
    '0.1.24',
    '0.1.23',
    '0.1',
    'latest',
    '0.1.24-rc.1',
    `x-${signature}`,
    '0.1.25',
  ];
  const place = placeWith(undefined, 'registry.example', [...all, signature, other]);
  const tags = await place.tags();
  assert.ok('attached' in tags);
  assert.deepEqual(tags.versions, ['0.1.24', '0.1.25']);
  assert.deepEqual(tags.all, all.slice(0, -1));
  assert.deepEqual([...tags.attached], [signature, other]);
  assert.equal(await place.isVisible(), true);
});

test('of blobs that many releases share, thousands are asked for once, and memory has a bound', async () => {
  let asked = 0;
  const repository = {
    name: { registry: 'registry.example', path: 'app' },
    hasBlob: async () => {
      asked += 1;
      return true;
    },
  } as unknown as ReadableRepository;
  const present = new PresentBlobs(repository);
  const layer = (at: number) => ({ digest: digest(`layer ${at}`), size: 1 }) as Descriptor;
  const all = Array.from({ length: 4098 }, (_, at) => layer(at));
  for (const one of [...all, ...all]) assert.ok(await present.has(one));
  assert.equal(asked, all.length + 2);
});
