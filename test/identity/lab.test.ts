/** What the lab makes is good: so each negative fails for the one thing in which it differs. */

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { verifyCertificateSignature } from '../../src/identity/verify.ts';
import { authority, identity, issuer, labPolicy, signedBundle, signedLegacy } from './lab.ts';

test('both formats are verified, with all that a report needs', () => {
  const issued = authority.issue();
  for (const candidate of [signedBundle(issued), signedLegacy(issued)]) {
    const result = verifyCertificateSignature(candidate, labPolicy());
    for (const [name, check] of Object.entries(result.checks)) {
      deepStrictEqual(check, { state: 'passed' }, name);
    }
    ok(result.good);
    strictEqual(result.signer?.identity, identity);
    strictEqual(result.signer.issuer, issuer);
    strictEqual(result.signer.claims['source-repository-id'], '1001');
    deepStrictEqual(result.times, ['2026-06-01T12:00:00.000Z']);
    deepStrictEqual([result.root, result.warnings, result.differences], ['lab root', [], []]);
    strictEqual(result.entries[0]?.log, 'rekor.test');
  }
});
