/** What a signature must say: this digest, these annotations, this reference. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { digestOf } from '../../src/oci/digest.ts';
import type { Candidate } from '../../src/signature/candidate.ts';
import { checkClaims, type ExpectedClaims } from '../../src/signature/claims.ts';
import { formatPayload } from '../../src/signature/payload.ts';
import { bundle, goodStatement, subject } from '../transparency/test-log.ts';
import { assertFailed, assertPassed, edit, legacyCandidate, removed } from './support.ts';

const elsewhere = digestOf(Buffer.from('another image'));

function check(candidate: Candidate, expected: Partial<ExpectedClaims> = {}) {
  return checkClaims(candidate, { subject, annotations: {}, ...expected });
}

function legacyWith(reference: string, optional: unknown = null) {
  const payload = JSON.parse(Buffer.from(formatPayload(reference, subject)).toString());
  return legacyCandidate(Buffer.from(JSON.stringify({ ...payload, optional })), {});
}

function bundleWith(path: string, value: unknown) {
  return bundle({ statement: Buffer.from(JSON.stringify(edit(goodStatement, path, value))) });
}

test('threat 64: a refusal says which claim it is, what was claimed and what is wanted', () => {
  const says = (
    candidate: Candidate,
    expected: Partial<ExpectedClaims>,
    claim: string,
    message: string,
  ) =>
    assert.deepEqual(check(candidate, expected), {
      state: 'failed',
      code: 'E_CLAIM',
      message,
      claim,
    });
  const another = `the signature is for another digest ("${subject}"), not ${elsewhere}`;
  says(legacyWith('x'), { subject: elsewhere }, 'digest', another);
  says(bundle(), { subject: elsewhere }, 'digest', another.replaceAll('"', ''));
  const sha512 = digestOf(Buffer.from(''), 'sha512');
  says(
    bundle(),
    { subject: sha512 },
    'digest',
    `the signature is for another digest (others), not ${sha512}`,
  );
  const long = bundleWith('subject.0.digest.sha256', 'ab'.repeat(65));
  says(
    long,
    {},
    'digest',
    `the signature is for another digest (sha256:${'ab'.repeat(64)}), not ${subject}`,
  );
  says(
    legacyWith('x'),
    { expectedReference: 'y/z' },
    'reference',
    'the signature is for "x", not y/z',
  );
  says(
    bundle(),
    { expectedReference: 'y/z' },
    'reference',
    'the policy expects the reference y/z, but bundles do not name one',
  );
  const wanted = { annotations: { a: 'b' } };
  says(legacyWith('x'), wanted, 'annotation', 'annotation a was not signed, but "b" is required');
  says(legacyWith('x', { a: 'c' }), wanted, 'annotation', 'annotation a is "c", not "b"');
});

test('threat 65: an expected digest is never met, and another registry is another name', () => {
  const candidate = legacyWith('docker.io/nicolas/webdis');
  const expectedReference = `nicolas/webdis@${subject}`;
  assertFailed(check(candidate, { expectedReference }), 'E_CLAIM', /the signature is for/);
  assertPassed(check(legacyWith(expectedReference), { expectedReference }));
});

test('threat 64: a signature about another image', () => {
  assertPassed(check(legacyWith('x')));
  assertFailed(check(legacyWith('x'), { subject: elsewhere }), 'E_CLAIM', /for another digest/);
  assertPassed(check(bundle()));
  assertFailed(check(bundle(), { subject: elsewhere }), 'E_CLAIM', /for another digest/);
});

describe('threat 65: docker-reference', () => {
  test('threat 65: any will do, unless one is expected', () => {
    const candidate = legacyWith('index.docker.io/nicolas/webdis');
    assertPassed(check(candidate));
    for (const expectedReference of [
      'index.docker.io/nicolas/webdis',
      'docker.io/nicolas/webdis',
      'nicolas/webdis',
    ]) {
      assertPassed(check(candidate, { expectedReference }));
    }
    for (const expectedReference of [
      'nicolas/other',
      'public.ecr.aws/nicolas/webdis',
      'nicolas/webdis:1',
      '',
    ]) {
      assertFailed(check(candidate, { expectedReference }), 'E_CLAIM', /the signature is for/);
    }
  });

  test('threat 65: a tag counts if it is expected', () => {
    const candidate = legacyWith('docker.io/nicolas/webdis:0.1.24');
    assertPassed(check(candidate, { expectedReference: 'nicolas/webdis' }));
    assertPassed(check(candidate, { expectedReference: 'nicolas/webdis:0.1.24' }));
    const older = { expectedReference: 'nicolas/webdis:0.1.23' };
    assertFailed(check(candidate, older), 'E_CLAIM', /the signature is for/);
  });

  test('threat 65: names that users gave to cosign are compared unchanged', () => {
    const candidate = legacyWith('whatever I like');
    assertPassed(check(candidate, { expectedReference: 'whatever I like' }));
    assertFailed(check(candidate, { expectedReference: 'whatever' }), 'E_CLAIM', /is for/);
  });

  test('threat 65: bundles name none, so that an expected one is not there', () => {
    assertFailed(check(bundle(), { expectedReference: 'x/y' }), 'E_CLAIM', /do not name one/);
  });
});

describe('annotations', () => {
  test('each wanted one is signed, with exactly this value', () => {
    const candidate = legacyWith('x', { version: '0.1.24', repo: 'nicolas/webdis', n: 1 });
    assertPassed(check(candidate, { annotations: { version: '0.1.24', repo: 'nicolas/webdis' } }));
    const other = { annotations: { version: '0.1.25' } };
    assertFailed(check(candidate, other), 'E_CLAIM', /version is "0.1.24", not "0.1.25"/);
    assertFailed(check(candidate, { annotations: { n: '1' } }), 'E_CLAIM', /n is 1, not "1"/);
    assertFailed(check(candidate, { annotations: { no: '' } }), 'E_CLAIM', /was not signed/);
    assertFailed(check(legacyWith('x'), { annotations: { a: 'b' } }), 'E_CLAIM', /was not signed/);
  });

  test('of a bundle: those of the subject that matches, and no other', () => {
    assertPassed(check(bundle(), { annotations: { version: '0.1.24' } }));
    assertFailed(check(bundle(), { annotations: { version: '0.1.25' } }), 'E_CLAIM', /0.1.25/);
    const others = { digest: { sha256: elsewhere.slice(7) }, annotations: { version: 'other' } };
    const two = bundleWith('subject.1', others);
    assertPassed(check(two, { annotations: { version: '0.1.24' } }));
    assertPassed(check(two, { subject: elsewhere, annotations: { version: 'other' } }));
    assertFailed(check(two, { annotations: { version: 'other' } }), 'E_CLAIM', /version is/);
    assertFailed(
      check(bundleWith('subject.0.annotations', removed), { annotations: { version: '0.1.24' } }),
      'E_CLAIM',
      /was not signed/,
    );
  });
});

describe('threat 82: subjects', () => {
  test('threat 82: none, null, one without SHA-256, one that is not hex', () => {
    assertFailed(check(bundleWith('subject', [])), 'E_CLAIM', /is empty/);
    assertFailed(check(bundleWith('subject', null)), 'E_CLAIM', /is empty/);
    assertFailed(check(bundleWith('subject', removed)), 'E_CLAIM', /is empty/);
    assertFailed(check(bundleWith('subject.0', null)), 'E_CLAIM', /is not an object/);
    const text = bundle({ statement: Buffer.from('{') });
    assertFailed(check(text), 'E_CLAIM', /statement is not strict JSON/);
    assertFailed(check(bundleWith('subject.0.digest', removed)), 'E_CLAIM', /digest is missing/);
    const sha512 = { sha512: 'ab'.repeat(64) };
    assertFailed(check(bundleWith('subject.0.digest', sha512)), 'E_CLAIM', /another digest/);
    for (const hex of ['', 'A'.repeat(64), 'xyz', 'abc', subject]) {
      assertFailed(check(bundleWith('subject.0.digest.sha256', hex)), 'E_CLAIM', /is not hex/);
    }
    // Also when another subject is the image: go-intoto refuses the whole statement.
    const bad = bundleWith('subject.1', { digest: { sha1: 'not hex' } });
    assertFailed(check(bad), 'E_CLAIM', /is not hex/);
    // The name of an algorithm is quoted up to 64 characters.
    const long = bundleWith('subject.1', { digest: { ['a'.repeat(65)]: 'not hex' } });
    assertFailed(check(long), 'E_CLAIM', /digest\.a{64} is not hex/);
  });

  test('threat 82: 1024 subjects of 32 digests, and one more of each', () => {
    const many = (count: number) =>
      bundleWith(
        'subject',
        Array.from({ length: count }, (_, at) =>
          at === 0 ? { digest: { sha256: subject.slice(7) } } : { digest: { sha1: 'ab' } },
        ),
      );
    assertPassed(check(many(1024)));
    assertFailed(check(many(1025)), 'E_CLAIM', /more than 1024 entries/);
    const digests = (count: number) => ({
      sha256: subject.slice(7),
      ...Object.fromEntries(Array.from({ length: count - 1 }, (_, at) => [`x${at}`, 'ab'])),
    });
    assertPassed(check(bundleWith('subject.0.digest', digests(32))));
    const over = bundleWith('subject.0.digest', digests(33));
    assertFailed(check(over), 'E_CLAIM', /more than 32 entries/);
  });
});
