/** What a check says, and what becomes of what it throws. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import { failed, passed, runCheck, skipped } from '../../src/signature/check.ts';

test('the outcomes are data', () => {
  assert.deepEqual(passed(), { state: 'passed' });
  assert.deepEqual(passed('a note'), { state: 'passed', note: 'a note' });
  assert.deepEqual(skipped('why'), { state: 'skipped', why: 'why' });
  assert.deepEqual(failed('E_SIG', 'why'), { state: 'failed', code: 'E_SIG', message: 'why' });
  assert.deepEqual(failed('E_CLAIM', 'why', 'digest'), {
    ...{ state: 'failed', code: 'E_CLAIM', message: 'why', claim: 'digest' },
  });
});

test('threat 85: whatever is thrown is a failure, by its own code if it has one', () => {
  const throwing = (error: unknown) =>
    runCheck('E_SIG', () => {
      throw error;
    });
  assert.equal(
    runCheck('E_SIG', () => 7),
    7,
  );
  assert.deepEqual(throwing(new TypeError('odd')), failed('E_SIG', 'odd'));
  assert.deepEqual(throwing(new TrustError('E_LIMIT', 'many')), failed('E_LIMIT', 'many'));
  assert.deepEqual(throwing('text'), failed('E_SIG', 'text'));
});
