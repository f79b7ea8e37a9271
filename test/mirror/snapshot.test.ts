/** What a snapshot keeps: lists of referrers that were learnt elsewhere, and small blobs up to a limit. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Snapshot, smallBlob } from '../../src/mirror/snapshot.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { ReadableRepository, ReferrerList } from '../../src/registry/repository.ts';

const subject = digestOf(Buffer.from('image'));

/** What is asked after a list of this kind was learnt. */
async function askedAfter(source: ReferrerList['source']): Promise<readonly string[]> {
  const list = { descriptors: [], source } as unknown as ReferrerList;
  const asked: string[] = [];
  const answer = (question: string) => async () => {
    asked.push(question);
    return list;
  };
  const live = { referrers: answer('referrers'), referrersByTag: answer('tag') };
  const snapshot = new Snapshot(live as unknown as ReadableRepository);
  snapshot.learnReferrers(subject, list);
  assert.equal(await snapshot.referrers(subject), list);
  await snapshot.referrersByTag(subject);
  return asked;
}

test('a list under a tag answers both questions', async () => {
  assert.deepEqual(await askedAfter('tag'), []);
});

test('a list of the API says nothing about the tag', async () => {
  assert.deepEqual(await askedAfter('api'), ['tag']);
});

test('fault 37: small blobs are kept up to 32 MiB, and read again above', async () => {
  const asked: number[] = [];
  const live = {
    blob: async ({ size }: { readonly size: number }) => {
      asked.push(size);
      return Buffer.of();
    },
  };
  const snapshot = new Snapshot(live as unknown as ReadableRepository);
  const ask = (at: number, size: number) =>
    snapshot.blob({ digest: digestOf(Buffer.from(`${at}`)), size }, smallBlob);
  const fitting = (32 * 1024 * 1024) / smallBlob;
  for (let at = 0; at < fitting; at += 1) await ask(at, smallBlob);
  assert.equal(asked.length, fitting);
  await ask(0, smallBlob);
  await ask(fitting - 1, smallBlob);
  assert.equal(asked.length, fitting, 'these are kept');
  await ask(fitting, 1);
  await ask(fitting, 1);
  assert.equal(asked.length, fitting + 2, 'a byte more is not');
});

test('a larger blob is read again each time', async () => {
  let asked = 0;
  const live = {
    blob: async () => {
      asked += 1;
      return Buffer.of();
    },
  };
  const snapshot = new Snapshot(live as unknown as ReadableRepository);
  const large = { digest: subject, size: smallBlob + 1 };
  for (let at = 0; at < 2; at += 1) await snapshot.blob(large, 2 * smallBlob);
  assert.equal(asked, 2);
});
