/** Lists of referrers that were learnt elsewhere are not requested again. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Snapshot } from '../../src/mirror/snapshot.ts';
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
