/** For which differences a waiver counts, and until when. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isInForce, type Waiver, waiverOf } from '../../src/ledger/waiver.ts';

const waiver: Waiver = {
  kind: 'tag-missing',
  tag: '0.1.24',
  reason: 'the registry was moved',
  until: '2026-12-31',
};

test('a waiver counts until the end of its day in UTC', () => {
  for (const [time, counts] of [
    ['2026-01-01T00:00:00Z', true],
    ['2026-12-31T23:59:59Z', true],
    ['2027-01-01T00:00:00Z', false],
    ['2026-12-31T23:30:00-01:00', false],
  ] as const) {
    assert.equal(isInForce(waiver, new Date(time)), counts, time);
  }
});

test('a waiver is for one kind and tag, on every registry and for every digest unless it names one', () => {
  const found = { kind: 'tag-missing', tag: '0.1.24', registry: 'a/b', digest: 'd' } as const;
  const counts = (one: Partial<Waiver>, difference = {}) =>
    waiverOf([{ ...waiver, ...one }], { ...found, ...difference }) !== undefined;
  assert.ok(counts({}));
  assert.ok(counts({ registry: 'a/b', digest: 'd' }));
  assert.ok(!counts({}, { kind: 'tag-moved' }));
  assert.ok(!counts({}, { tag: '0.1.25' }));
  assert.ok(!counts({ registry: 'a/c' }));
  assert.ok(!counts({ digest: 'e' }));
  assert.ok(!counts({ registry: 'a/b', digest: 'e' }));
  const second = { ...waiver, registry: 'a/b' };
  assert.equal(waiverOf([{ ...waiver, registry: 'a/c' }, second], found), second);
});
