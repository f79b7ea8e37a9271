/** What a copy says of what it leaves behind. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Inventory } from '../../src/mirror/content.ts';
import { remarks } from '../../src/mirror/source-findings.ts';
import { digestOf } from '../../src/oci/digest.ts';

test('a finding for each part that a copy leaves behind or does not understand', () => {
  const digest = (text: string) => digestOf(Buffer.from(text));
  const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map(digest) as [
    never,
    never,
    never,
    never,
    never,
  ];
  const item = { digest: b, contents: { unreadable: ['w', 'x', 'y', 'z'] } };
  const inventory = {
    elsewhere: [a],
    items: new Map([
      [b, item],
      [a, { digest: a, contents: { unreadable: [] } }],
    ]),
    leftOut: [
      { digest: c, subject: a, artifactType: 'x/y', why: 'not served' },
      { digest: d, subject: a, why: 'another subject' },
    ],
    unlisted: new Map([[e, 'odd']]),
  } as unknown as Inventory;
  const said = (skip: boolean) => remarks(inventory, skip);
  const [foreign, unreadable, missing, another, unread] = said(false);
  assert.equal(said(false).length, 5);
  assert.deepEqual(foreign, {
    ...{ severity: 'note', code: 'E_NOTFOUND', digest: a },
    message: 'a foreign layer is not in the source, and is not copied',
  });
  assert.deepEqual(
    [unreadable?.severity, unreadable?.code, unreadable?.digest],
    ['warning', 'E_MANIFEST', b],
  );
  assert.match(unreadable?.message ?? '', /not what it names as w, x, y:/);
  const lists = `the source lists a referrer of type x/y for ${a}, but does not have it: ${c}`;
  assert.deepEqual(missing, {
    ...{ severity: 'error', code: 'E_COVER', digest: c },
    message: `${lists} (skip-missing-referrers leaves it out)`,
    advice:
      'nothing was copied; push it to the source again, or leave it out with --skip-missing-referrers',
  });
  assert.deepEqual(said(true)[2], {
    ...{ severity: 'warning', code: 'E_COVER', digest: c, message: `${lists}; it was left out` },
  });
  assert.deepEqual([another?.severity, another?.code, another?.digest], ['note', 'E_CLAIM', d]);
  assert.deepEqual([unread?.severity, unread?.code, unread?.digest], ['warning', 'E_MANIFEST', e]);
  assert.match(unread?.message ?? '', /: odd$/);
});
