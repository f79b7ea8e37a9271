/** The advice after a failure, and the report of a target whose traffic was not counted. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import type { CopyProgress } from '../../src/mirror/copy-progress.ts';
import { TargetRecord } from '../../src/mirror/target-record.ts';
import type { TagStatus, TargetTag } from '../../src/mirror/target-tag.ts';
import type { Target } from '../../src/mirror/task.ts';
import { digestOf } from '../../src/oci/digest.ts';

const digest = digestOf(Buffer.from('image'));
const name = { registry: 'registry.test', path: 'a/b' };
const target = { text: 'registry.test/a/b', repository: { name } } as unknown as Target;

function record(tag: { readonly name?: string; readonly status?: TagStatus }, done = 0, of = 0) {
  const progress = { current: { done, of }, bytes: 0, content: [] };
  return new TargetRecord(target, tag as unknown as TargetTag, progress as unknown as CopyProgress);
}

const rows: readonly (readonly [string, Parameters<typeof record>, string])[] = [
  ['without a tag', [{ status: digest }], 'nothing was copied; '],
  [
    'a tag that was not read',
    [{ name: '1', status: 'untouched' }],
    'nothing was copied, and the tag 1 was not touched; ',
  ],
  [
    'a tag that was being written',
    [{ name: '1', status: 'unknown' }, 2, 2],
    '2 of 2 parts are there; look where the tag 1 points; ',
  ],
  [
    'a tag that is not there',
    [{ name: '1' }, 1, 2],
    '1 of 2 parts are there, and the tag 1 does not exist; ',
  ],
  [
    'a tag of another image',
    [{ name: '1', status: digest }, 0, 2],
    `0 of 2 parts are there, and the tag 1 still points to ${digest}; `,
  ],
];

for (const [what, state, advice] of rows) {
  test(`advice after a failure: ${what}`, async () => {
    const made = record(...state);
    await made.attempt(() => Promise.reject(new TrustError('E_NET', 'the connection broke')));
    assert.equal(made.findings[0]?.advice, `${advice}run it again: it copies only what is missing`);
  });
}

test('an error of the program is thrown, and is no finding', async () => {
  const made = record({});
  await assert.rejects(
    made.attempt(() => Promise.reject(new TypeError('x'))),
    TypeError,
  );
  assert.deepEqual(made.findings, []);
});

test('traffic that was not counted is reported as none', () => {
  const { requests, retries } = record({}).report([], undefined);
  assert.deepEqual({ requests, retries }, { requests: 0, retries: 0 });
});
