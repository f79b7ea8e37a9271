/** Parses WWW-Authenticate headers, and derives token scopes. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseChallenges } from '../../src/auth/challenge.ts';

function read(header: string | undefined) {
  return parseChallenges(header).map(({ scheme, parameters }) => [
    scheme,
    Object.fromEntries(parameters),
  ]);
}

test('challenges: Bearer as registries send it', () => {
  const header =
    'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:a/b:pull,push"';
  assert.deepEqual(read(header), [
    [
      'bearer',
      {
        realm: 'https://auth.docker.io/token',
        service: 'registry.docker.io',
        scope: 'repository:a/b:pull,push',
      },
    ],
  ]);
});

test('challenges: several headers, joined by commas; spaces, escapes, token68, any case', () => {
  const header =
    'Negotiate YWJj==, BASIC Realm = "a \\"quoted\\", realm" , bearer realm=plain,, error="x"';
  assert.deepEqual(read(header), [
    ['negotiate', {}],
    ['basic', { realm: 'a "quoted", realm' }],
    ['bearer', { realm: 'plain', error: 'x' }],
  ]);
});

test('challenges: of a repeated parameter the first counts', () => {
  assert.deepEqual(read('Bearer realm="https://a",realm="https://b"'), [
    ['bearer', { realm: 'https://a' }],
  ]);
});

test('challenges: what follows something malformed is dropped', () => {
  assert.deepEqual(read('Basic realm="x", Bearer realm="unended'), [
    ['basic', { realm: 'x' }],
    ['bearer', {}],
  ]);
  assert.deepEqual(read('realm="x"'), []);
  assert.deepEqual(read('=,;'), []);
  assert.deepEqual(read(''), []);
  assert.deepEqual(read(undefined), []);
});

test('challenges: linear in time', () => {
  // Of the processor, which other programs do not change; quadratic, it would be minutes.
  const before = process.cpuUsage();
  for (const piece of ['a ', 'a=', '"', 'a="\\', ' ,\t', 'a=b ', '====', 'aaaa']) {
    parseChallenges(piece.repeat(200_000));
    parseChallenges(`Bearer realm=${piece.repeat(200_000)}`);
  }
  assert.ok(process.cpuUsage(before).user < 10_000_000, 'microseconds');
});
