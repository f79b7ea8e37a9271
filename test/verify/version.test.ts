/** The version that was signed, held against the tag; and what a candidate by a known key says. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../../src/oci/digest.ts';
import { formatPayload } from '../../src/signature/payload.ts';
import { readClaimed } from '../../src/verify/claimed.ts';
import type { ManifestReport } from '../../src/verify/report.ts';
import { compareVersion } from '../../src/verify/version.ts';
import { bundleCandidate, legacyCandidate } from '../signature/support.ts';
import { bundle, goodStatement, subject } from '../transparency/test-log.ts';

function compare(tag: string | undefined, ...signed: (string | undefined)[]): string[] {
  const signatures = signed.map((version) => ({
    good: true,
    annotations: version === undefined ? {} : { version },
  }));
  const stray = { good: false, annotations: { version: '9.9.9' } };
  const root = { signatures: [stray, ...signatures] } as unknown as ManifestReport;
  const at = { registry: 'a.test', path: 'b', ...(tag === undefined ? {} : { tag }) };
  return compareVersion(at, root).map(({ message }) => message);
}

test('threat 16: a full version that is not the signed one is a warning', () => {
  for (const tag of ['1.2.3', 'v1.2.3', '1.2.3-rc1', '1.2.30']) {
    const message = `it was signed as version 1.2.4, the tag says ${tag}`;
    assert.deepEqual(compare(tag, '1.2.4'), [message]);
    assert.deepEqual(compare(tag, tag), []);
  }
  assert.deepEqual(compare('v1.2.3', '1.2.3'), []);
  assert.deepEqual(compare('1.2.3', 'v1.2.3'), []);
  assert.deepEqual(compare('1.2.3', '1.2.4', '1.2.3'), []);
  const both = 'it was signed as version 1.2.4 and 1.2.5, the tag says 1.2.3';
  assert.deepEqual(compare('1.2.3', '1.2.4', '1.2.5', '1.2.4'), [both]);
});

test('threat 16: a tag that is no full version, or a signature that names none, says nothing', () => {
  for (const tag of [undefined, 'latest', '1.2', 'v1', 'x1.2.3', '1.2.x', 'vv1.2.3']) {
    assert.deepEqual(compare(tag, '1.2.4'), [], tag);
  }
  assert.deepEqual(compare('1.2.3', undefined), []);
  assert.deepEqual(compare('1.2.3', ''), []);
  assert.deepEqual(compare('1.2.3'), []);
  assert.deepEqual(compareVersion({ registry: 'a.test', path: 'b', tag: '1.2.3' }, undefined), []);
});

test('threat 16: the warning says what to do', () => {
  const signatures = [{ good: true, annotations: { version: '1.2.4' } }];
  const at = { registry: 'a.test', path: 'b', tag: '1.2.3' };
  assert.deepEqual(compareVersion(at, { signatures } as unknown as ManifestReport), [
    {
      ...{ severity: 'warning', code: 'E_ROLLBACK' },
      message: 'it was signed as version 1.2.4, the tag says 1.2.3',
      advice: 'give the digest that you expect, or require the annotation "version"',
    },
  ]);
});

test('what a payload says: its reference, and every value as text', () => {
  const payload = JSON.parse(Buffer.from(formatPayload('a.test/b', subject)).toString());
  const optional = { by: 'me', n: 7, list: [1], none: null };
  const candidate = legacyCandidate(Buffer.from(JSON.stringify({ ...payload, optional })), {});
  assert.deepEqual(readClaimed(candidate, subject), {
    dockerReference: 'a.test/b',
    annotations: { by: 'me', n: '7', list: '[1]', none: 'null' },
  });
  const plain = legacyCandidate(Buffer.from(JSON.stringify(payload)), {});
  assert.deepEqual(readClaimed(plain, subject), { dockerReference: 'a.test/b', annotations: {} });
});

test('what a statement says about this subject, and about no other', () => {
  const other = digestOf(Buffer.from('other'));
  const about = (of: string, more = {}) => ({ digest: { sha256: of.slice(7) }, ...more });
  const statement = {
    ...goodStatement,
    subject: [
      about(other, { annotations: { a: 'other' } }),
      about(subject, { annotations: { a: 'own' } }),
    ],
  };
  const candidate = bundle({ statement: Buffer.from(JSON.stringify(statement)) });
  assert.deepEqual(readClaimed(candidate, subject), { annotations: { a: 'own' } });
  assert.deepEqual(readClaimed(candidate, other), { annotations: { a: 'other' } });
  const sha512 = digestOf(Buffer.from(''), 'sha512');
  assert.deepEqual(readClaimed(candidate, sha512), { annotations: {} });
  const bare = { ...goodStatement, subject: [about(subject)] };
  const silent = bundle({ statement: Buffer.from(JSON.stringify(bare)) });
  assert.deepEqual(readClaimed(silent, subject), { annotations: {} });
});

test('threat 85: what cannot be read says nothing', () => {
  for (const candidate of [bundleCandidate({}), legacyCandidate(Buffer.from('{'), {})]) {
    assert.deepEqual(readClaimed(candidate, subject), { annotations: {} });
  }
});
