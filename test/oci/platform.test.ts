/** Parses and compares platforms. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrustError } from '../../src/error.ts';
import {
  equalPlatforms,
  formatPlatform,
  parsePlatform,
  platformSpecifier,
  platformsContradict,
  readPlatform,
  samePlatform,
} from '../../src/oci/platform.ts';

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
    // Other names, as containerd reads them.
    ['linux/aarch64', 'linux/arm64', true],
    ['linux/aarch64', 'linux/arm64/v8', true],
    ['linux/arm64/8', 'linux/arm64', true],
    ['linux/x86_64', 'linux/amd64', true],
    ['linux/x86-64', 'linux/amd64/v1', true],
    ['linux/x86_64/v3', 'linux/amd64', false],
    ['linux/armhf', 'linux/arm', true],
    ['linux/armhf', 'linux/arm/v7', true],
    ['linux/armhf/v6', 'linux/arm/v7', true],
    ['linux/armel', 'linux/arm/v6', true],
    ['linux/armel', 'linux/arm', false],
    ['linux/arm/5', 'linux/arm/v5', true],
    ['linux/i386', 'linux/386', true],
    ['linux/i386/x', 'linux/386', true],
    ['linux/i386', 'linux/amd64', false],
    ['macos/arm64', 'darwin/arm64', true],
    ['Linux/AMD64', 'linux/amd64', true],
    ['linux/constructor', 'linux/toString', false],
  ];
  for (const [a, b, same] of rows) {
    assert.equal(samePlatform(parsePlatform(a), parsePlatform(b)), same, `${a} ${b}`);
  }
});

test('an os version counts only when it is required', () => {
  const listed = { os: 'windows', architecture: 'amd64', osVersion: '10.0.20348' };
  assert.ok(samePlatform(parsePlatform('windows/amd64'), listed));
  assert.ok(!samePlatform({ ...listed, osVersion: '10.0.1' }, listed));
  assert.equal(formatPlatform(listed), 'windows/amd64:10.0.20348');
});

test('platforms are written in their usual names', () => {
  for (const [given, usual] of [
    ['linux/aarch64', 'linux/arm64'],
    ['linux/arm64/8', 'linux/arm64/v8'],
    ['linux/arm64/v8', 'linux/arm64/v8'],
    ['linux/X86_64', 'linux/amd64'],
    ['linux/armhf', 'linux/arm/v7'],
    ['linux/armel', 'linux/arm/v6'],
    ['linux/i386', 'linux/386'],
    ['macos/arm64', 'darwin/arm64'],
    ['windows/amd64:10.0.20348.2700', 'windows/amd64:10.0.20348.2700'],
    ['windows(10.0.20348.2700)/amd64', 'windows/amd64:10.0.20348.2700'],
    ['linux/constructor', 'linux/constructor'],
  ] as const) {
    assert.equal(formatPlatform(parsePlatform(given)), usual, given);
  }
});

test('an os version is written for buildx where containerd looks for it', () => {
  const written = (text: string) => platformSpecifier(parsePlatform(text));
  assert.equal(written('windows/amd64:10.0.20348'), 'windows(10.0.20348)/amd64');
  assert.equal(written('linux/aarch64'), 'linux/arm64');
});

test('an os version names every build of it', () => {
  const is = (wanted: string, actual: string) =>
    samePlatform(parsePlatform(wanted), parsePlatform(actual));
  const build = 'windows/amd64:10.0.20348.2700';
  assert.ok(is('windows/amd64:10.0.20348', build));
  assert.ok(!is('windows/amd64:10.0.2034', build));
  assert.ok(!is(build, 'windows/amd64'), 'an index that names no version does not have this one');
  assert.ok(is('windows/amd64', build));
  const equal = (a: string, b: string) => equalPlatforms(parsePlatform(a), parsePlatform(b));
  assert.ok(!equal('windows/amd64', build) && !equal(build, 'windows/amd64'));
  assert.ok(!equal('windows/amd64:10.0.20348', build));
  assert.ok(equal('linux/arm64', 'linux/aarch64/v8'));
});

test('a config without a platform contradicts none', () => {
  const windows = { os: 'windows', architecture: 'amd64' };
  const rows = [
    [{}, windows, false],
    [{ os: 'windows' }, windows, false],
    [{ os: 'linux' }, windows, true],
    [{ architecture: 'arm64' }, windows, true],
    [{ architecture: 'x86_64' }, windows, false],
    [{ architecture: 'arm' }, { architecture: 'arm', variant: 'v6' }, false],
    [{ architecture: 'arm', variant: '6' }, { architecture: 'arm', variant: 'v6' }, false],
    [{ architecture: 'arm', variant: 'v7' }, { architecture: 'arm', variant: 'v6' }, true],
    [{ architecture: 'armel' }, { architecture: 'arm', variant: 'v6' }, false],
    [{ architecture: 'armel' }, { architecture: 'arm', variant: 'v7' }, true],
    [{ architecture: 'arm64', variant: 'v8' }, { architecture: 'aarch64' }, false],
    [{ ...windows, osVersion: '10.0.20348' }, windows, false],
    [{ ...windows, osVersion: '10.0.20348' }, { osVersion: '10.0.20348.2700' }, false],
    [{ ...windows, osVersion: '10.0.20348.2700' }, { osVersion: '10.0.20348' }, false],
    [{ ...windows, osVersion: '10.0.20348' }, { osVersion: '10.0.17763' }, true],
    [{ ...windows, osFeatures: ['win32k'] }, windows, false],
    [{ ...windows, osFeatures: ['a', 'b'] }, { osFeatures: ['b', 'a', 'a'] }, false],
    [{ ...windows, osFeatures: ['a'] }, { osFeatures: ['b'] }, true],
  ] as const;
  for (const [a, b, expected] of rows) {
    assert.equal(platformsContradict(a, b), expected, JSON.stringify([a, b]));
    assert.equal(platformsContradict(b, a), expected, JSON.stringify([b, a]));
  }
});

test('threat 125: anything but a platform is E_INPUT', () => {
  for (const text of [
    'linux',
    '',
    '/',
    'linux/',
    '/amd64',
    'linux/arm64/v8/x',
    'linux /amd64',
    'windows()/amd64',
    'windows(10.0/amd64',
    'windows/amd64:',
    'windows(10.0)/amd64:10.0',
    'windows/amd64(10.0)',
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

test('every architecture and variant of the specification is known by its usual name', () => {
  for (const [given, usual] of [
    ['linux/arm/7', 'linux/arm/v7'],
    ['linux/riscv64/7', 'linux/riscv64/7'],
    ['linux/arm64/V9', 'linux/arm64/v9'],
    ['linux/arm/10', 'linux/arm/10'],
    ['linux/amd64/3', 'linux/amd64/3'],
  ] as const) {
    assert.equal(formatPlatform(parsePlatform(given)), usual, given);
  }
  assert.equal(formatPlatform({}), '');
  assert.equal(formatPlatform({ os: 'linux' }), 'linux');
});

test('a platform in a manifest is read with all its fields, and no field is made up', () => {
  const all = { os: 'windows', architecture: 'arm', variant: 'v7' };
  const more = { 'os.version': '10.0', 'os.features': ['a', 1, 'b'] };
  assert.deepEqual(readPlatform({ ...all, ...more }), {
    ...{ ...all, osVersion: '10.0', osFeatures: ['a', 'b'] },
  });
  assert.deepEqual(readPlatform({ os: '', architecture: 1, 'os.features': [1] }), {});
  assert.deepEqual(readPlatform({ 'os.features': 'ab' }), {});
});

test('anything but a platform is quoted in a hundred characters', () => {
  const message = /^"x{100}" is not a platform; write os\/architecture/;
  assert.throws(() => parsePlatform('x'.repeat(101)), { message });
  assert.doesNotThrow(() => parsePlatform(`${'o'.repeat(64)}/${'a'.repeat(64)}`));
});
