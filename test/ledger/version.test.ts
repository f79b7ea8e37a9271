/** Parses and orders versions of releases. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareVersions, isFinal, isVersion, isVersionLike } from '../../src/ledger/version.ts';

const versions = [
  ...['0.1.24', '1.0.0', 'v1.2.3', '10.20.30', '1.0.0-rc.1', '1.0.0-alpha-1.2', '0.0.0'],
  ...['999999999.999999999.999999999', '1.0.0--', '1.0.0-0'],
  // Webdis has released 0.1.17.1; calendar versions; build numbers.
  ...['0.1.17.1', '1.2.3.4-rc.1', '2026.01.15', '20261130', 'v20261130', '202611301200', '01.2.3'],
];
const others = [
  ...['latest', '0.1', '1', '', '2026', '2026.11', '1.2.3.', '1.2.3-', '1.2.3-a..b', 'V1.2.3'],
  // A tag cannot hold a plus sign, and so no version here has build metadata.
  ...['0.1234567890.0', '0.0.1234567890', 'vv1.2.3', '1..3', '1.2.3-a.', '1.2.3 '],
  ...['1.2.3+build', ' 1.2.3', '1.2.3\n', '1234567890.0.0', `sha256-${'0'.repeat(64)}`],
];

for (const text of versions) test(`${text} is a version`, () => assert.ok(isVersion(text)));
for (const text of others) {
  test(`${JSON.stringify(text)} is not a version`, () => assert.ok(!isVersion(text)));
}

test('a version before its release is not final', () => {
  assert.ok(isFinal('1.2.3') && isFinal('v1.2.3'));
  assert.ok(!isFinal('1.2.3-rc.1') && !isFinal('latest'));
});

test('precedence is that of semver, section 11', () => {
  const ascending = [
    ...[
      '0.1.9',
      '0.1.24',
      '0.2.0',
      '1.0.0-10',
      '1.0.0--x',
      '1.0.0-2a',
      '1.0.0-alpha',
      '1.0.0-alpha.1',
    ],
    ...['1.0.0-alpha.beta', '1.0.0-beta', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-beta.b2'],
    ...['1.0.0-rc.1', '1.0.0-rc.1.0', '1.0.0', '1.0.0.0', '1.0.0.1'],
    ...['v1.0.1', '1.0.1.1', '2.0.0', '2026.01.15', '2026.2.1', '2026.11.01', '20261130'],
  ];
  for (const [at, lower] of ascending.entries()) {
    assert.equal(compareVersions(lower, lower), 0);
    for (const higher of ascending.slice(at + 1)) {
      assert.ok(compareVersions(lower, higher) < 0, `${lower} < ${higher}`);
      assert.ok(compareVersions(higher, lower) > 0, `${higher} > ${lower}`);
    }
  }
});

test('anything but a version has no place in the order', () => {
  const refused = { name: 'RangeError', message: '"latest" is not a version' };
  assert.throws(() => compareVersions('latest', '1.0.0'), refused);
  assert.throws(() => compareVersions('1.0.0', 'latest'), refused);
});

test('a date is a version among dates only, and 1.2.3 among versions with dots', () => {
  assert.ok(isVersionLike('1.2.4', '1.2.3') && isVersionLike('0.1.17.1', 'v1.2.3-rc.1'));
  assert.ok(isVersionLike('20261130', '20261101'));
  assert.ok(!isVersionLike('20261130', '1.2.3') && !isVersionLike('1.2.3', '20261130'));
  assert.ok(!isVersionLike('latest', '20261130'));
});
