/** Maps error codes to outcomes and exit codes. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ErrorCode, errorCodes } from '../../src/error.ts';
import {
  type ExitCode,
  exitCodeFor,
  exitCodes,
  outcomeFor,
  outcomeOf,
} from '../../src/verify/outcome.ts';

/** design.md, decision 1. */
const table: Readonly<Record<ErrorCode, ExitCode>> = {
  E_REF: 2,
  E_INPUT: 2,
  E_KEY: 2,
  E_AUTH: 3,
  E_NET: 3,
  E_RATE: 3,
  E_LIMIT: 3,
  E_NOTFOUND: 11,
  E_FORMAT: 12,
  E_NOSIG: 10,
  E_COVER: 10,
  // 10 if it is missing: see finding.test.ts
  E_ATTESTATION: 12,
  E_DIGEST: 12,
  E_MANIFEST: 12,
  E_CLAIM: 12,
  E_SIG: 12,
  E_TLOG: 12,
  E_TIME: 12,
  E_TRUST: 12,
  E_CERT: 12,
  E_IDENTITY: 12,
  E_ROLLBACK: 12,
  E_DRIFT: 20,
  E_CONFLICT: 20,
  E_IMMUTABLE: 3,
  E_UNSUPPORTED: 3,
  E_BUILD: 3,
};

const outcomes: Readonly<Record<ExitCode, string>> = {
  0: 'verified',
  2: 'undetermined',
  3: 'undetermined',
  10: 'rejected',
  11: 'rejected',
  12: 'rejected',
  20: 'rejected',
};

const codes = Object.keys(table) as ErrorCode[];

test('no errors: verified, 0', () => {
  assert.equal(exitCodeFor([]), 0);
  assert.equal(outcomeFor([]), 'verified');
});

for (const code of codes) {
  test(`${code} alone: ${outcomes[table[code]]}, ${table[code]}`, () => {
    assert.equal(exitCodeFor([code]), table[code]);
    assert.equal(outcomeFor([code]), outcomes[table[code]]);
  });
}

/** If several apply, the first of these. */
const precedence: readonly ExitCode[] = [2, 12, 10, 11, 20, 3];

test('every pair of codes, in both orders, has the exit code that comes first', () => {
  for (const one of codes) {
    for (const two of codes) {
      const expected = precedence.find((code) => code === table[one] || code === table[two]);
      assert.equal(exitCodeFor([one, two]), expected, `${one} and ${two}`);
      assert.equal(exitCodeFor([two, one]), expected, `${two} and ${one}`);
    }
  }
});

test('the exit codes by their names, and every code of an error once', () => {
  assert.deepEqual(exitCodes, {
    ...{ verified: 0, input: 2, undetermined: 3, noSignature: 10, notFound: 11 },
    ...{ noMatchingSignature: 12, registriesDiffer: 20 },
  });
  assert.deepEqual([...errorCodes].sort(), [...codes].sort());
  for (const [code, outcome] of Object.entries(outcomes)) {
    assert.equal(outcomeOf(Number(code) as ExitCode), outcome);
  }
});
