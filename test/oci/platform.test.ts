import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrustError } from '../../src/error.ts';
import { formatPlatform, parsePlatform, samePlatform } from '../../src/oci/platform.ts';

test('arm64 is arm64/v8, amd64 is amd64/v1, arm is arm/v7; nothing else is the same', () => {
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['linux/arm64', 'linux/arm64/v8', true],
    ['linux/arm64/v8', 'linux/arm64', true],
    ['linux/amd64', 'linux/amd64/v1', true],
    ['linux/arm', 'linux/arm/v7', true],
    ['linux/arm/v6', 'linux/arm/v7', false],
    ['linux/arm64', 'linux/arm64/v9', false],
    ['linux/amd64', 'linux/amd64/v3', false],
    ['linux/amd64', 'linux/arm64', false],
    ['linux/amd64', 'windows/amd64', false],
    ['linux/s390x', 'linux/s390x', true],
  ];
  for (const [a, b, same] of rows) {
    assert.equal(samePlatform(parsePlatform(a), parsePlatform(b)), same, `${a} ${b}`);
  }
});

test('an os version counts only when it is asked for', () => {
  const listed = { os: 'windows', architecture: 'amd64', osVersion: '10.0.20348' };
  assert.ok(samePlatform(parsePlatform('windows/amd64'), listed));
  assert.ok(!samePlatform({ ...listed, osVersion: '10.0.1' }, listed));
  assert.equal(formatPlatform(listed), 'windows/amd64:10.0.20348');
});

test('threat 125: what is no platform is E_INPUT', () => {
  for (const text of [
    'linux',
    '',
    '/',
    'linux/',
    '/amd64',
    'linux/arm64/v8/x',
    'linux /amd64',
    'linux/amd64;rm',
    `linux/${'a'.repeat(65)}`,
  ]) {
    assert.throws(
      () => parsePlatform(text),
      (error) => isTrustError(error, 'E_INPUT'),
      text,
    );
  }
});
