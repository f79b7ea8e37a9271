/** Parses, computes and checks digests. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrustError } from '../../src/error.ts';
import {
  assertDigest,
  digestAlgorithm,
  digestHex,
  digestOf,
  parseDigest,
  startDigest,
} from '../../src/oci/digest.ts';

const sha256 = `sha256:${'a1'.repeat(32)}`;
const sha512 = `sha512:${'a1'.repeat(64)}`;
const isDigestError = (error: unknown) => isTrustError(error, 'E_DIGEST');

test('reads sha256 and sha512', () => {
  assert.equal(parseDigest(sha256), sha256);
  assert.equal(digestAlgorithm(parseDigest(sha512)), 'sha512');
  assert.equal(digestHex(parseDigest(sha256)), 'a1'.repeat(32));
});

test('threat 6: a digest that is short, upper-case, no hex or a path is refused before it is used', () => {
  const texts = [
    'sha256:../../etc/passwd',
    'sha256:',
    `sha256:${'a1'.repeat(31)}`,
    `sha256:${'a1'.repeat(33)}`,
    `sha256:${'A1'.repeat(32)}`,
    `SHA256:${'a1'.repeat(32)}`,
    `sha256:${'g1'.repeat(32)}`,
    `${sha256}\n`,
    ` ${sha256}`,
    `sha256-${'a1'.repeat(32)}`,
    'a1'.repeat(32),
    '',
  ];
  for (const text of texts)
    assert.throws(() => parseDigest(text), isDigestError, JSON.stringify(text));
});

test('threat 7: other algorithms are clearly unsupported, and never read as sha256', () => {
  assert.throws(() => parseDigest(`sha384:${'a1'.repeat(48)}`), /sha384 is not supported/);
  assert.throws(() => parseDigest(`sha512:${'a1'.repeat(32)}`), /128 hex digits/);
  assert.throws(() => assertDigest(Buffer.from('x'), parseDigest(sha512)), isDigestError);
  assert.doesNotThrow(() => assertDigest(Buffer.from('x'), digestOf(Buffer.from('x'), 'sha512')));
});

test('threat 6: what is refused is quoted in a hundred characters', () => {
  const message = `not a digest: "${'x'.repeat(100)}"`;
  assert.throws(() => parseDigest('x'.repeat(101)), { message });
  assert.throws(() => parseDigest(`${'a'.repeat(32)}:${'0'.repeat(128)}`), /is not supported/);
  assert.throws(() => parseDigest(`${'a'.repeat(33)}:00`), /not a digest/);
  assert.throws(() => parseDigest(`sha512:${'0'.repeat(129)}`), /not a digest/);
});

test('threat 2: the refusal names both digests', () => {
  const [actual, expected] = [digestOf(Buffer.from('a')), digestOf(Buffer.from('b'))];
  assert.throws(() => assertDigest(Buffer.from('a'), expected), {
    message: `the bytes hash to ${actual}, not to ${expected}`,
    details: { digest: expected },
  });
});

test('threat 8: sha1, md5 and none are refused', () => {
  for (const text of [`sha1:${'a1'.repeat(20)}`, `md5:${'a1'.repeat(16)}`, 'none:00']) {
    assert.throws(() => parseDigest(text), isDigestError, text);
  }
});

test('threat 2: bytes that do not hash to the digest are refused', () => {
  const bytes = Buffer.from('{"schemaVersion":2}');
  assert.doesNotThrow(() => assertDigest(bytes, digestOf(bytes)));
  assert.throws(
    () => assertDigest(Buffer.from('{"schemaVersion":3}'), digestOf(bytes)),
    isDigestError,
  );
});

test('hashes in pieces as it does at once', () => {
  const running = startDigest('sha256');
  running.update(Buffer.from('ab'));
  running.update(Buffer.from('c'));
  assert.equal(running.digest(), digestOf(Buffer.from('abc')));
});
