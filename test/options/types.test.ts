/** Single values as users write them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrustError } from '../../src/error.ts';
import {
  boolean,
  count,
  digest,
  duration,
  host,
  oneOf,
  password,
  tag,
} from '../../src/options/types.ts';

function refuses(read: () => unknown, says: RegExp): void {
  assert.throws(read, (error) => isTrustError(error, 'E_INPUT') && says.test(error.message));
}

test('a word is one of a few, exactly (threat 126)', () => {
  const parity = oneOf('auto', 'true');
  assert.equal(parity.fromInput('auto', 'parity'), 'auto');
  for (const text of ['Auto', 'auto ', '', 'tru']) {
    const says = /parity: .* is not one of auto, true/;
    refuses(() => parity.fromInput(text, 'parity'), says);
    refuses(() => parity.fromFlags([text], '--parity'), says);
  }
  for (const value of ['Auto', '', 1, true]) {
    refuses(() => parity.fromLibrary(value, 'parity'), /^parity: /);
  }
});

test('a boolean is one of those that @actions/core accepts (threat 126)', () => {
  for (const text of ['true', 'True', 'TRUE']) assert.equal(boolean.fromInput(text, 'x'), true);
  for (const text of ['false', 'False', 'FALSE']) assert.equal(boolean.fromInput(text, 'x'), false);
  for (const text of ['flase', 'yes', '1', 'true false']) {
    refuses(() => boolean.fromInput(text, 'pull'), /^pull: ".*" is neither true nor false$/);
  }
  for (const value of ['false', '', 0, 1]) {
    refuses(() => boolean.fromLibrary(value, 'dryRun'), /^dryRun: it is neither true nor false$/);
  }
});

test('counts are whole and above 0', () => {
  assert.equal(count.fromInput('30', 'x'), 30);
  for (const text of ['0', '-1', '1.5', '1e9', '', '99999999999']) {
    refuses(() => count.fromInput(text, 'unreachable-after'), /unreachable-after: /);
  }
});

test('times are in seconds, or have a unit; in the library they are milliseconds', () => {
  const times = { 90: 90_000, '90s': 90_000, '5m': 300_000, '2h': 7_200_000 };
  for (const [text, ms] of Object.entries(times)) {
    assert.equal(duration.fromInput(text, 'x'), ms);
    assert.equal(duration.fromFlags([text], 'x'), ms);
    assert.equal(duration.fromLibrary(ms, 'x'), ms);
  }
  for (const text of ['0', '-1', '1.5', '5 m', '5M', '1d', '10ms', 'soon', '', '1h30m']) {
    refuses(() => duration.fromInput(text, 'timeout'), /^timeout: /);
  }
  for (const value of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, '90s']) {
    refuses(() => duration.fromLibrary(value, 'timeout'), /^timeout: /);
  }
});

test('hosts are written as in references', () => {
  for (const name of ['localhost:5000', 'registry.example', '[::1]:5000']) {
    assert.equal(host.fromInput(name, 'x'), name);
  }
  assert.equal(host.fromInput('Registry.Example:1', 'x'), 'registry.example:1');
  for (const odd of ['http://a.b', 'a.b/c', 'plain', 'a.b:99999', 'a b.c', 'index.docker.io']) {
    refuses(() => host.fromInput(odd, 'insecure-registries'), /insecure-registries: /);
  }
});

test('a digest or tag that the user wrote wrongly is E_INPUT, and not a verdict', () => {
  refuses(() => digest.fromInput('sha256:1', 'digest'), /^digest: /);
  refuses(() => tag.fromInput('a b', 'tag'), /^tag: "a b" is not a tag$/);
});

test('threat 131: a password is never quoted, and keeps its white space', () => {
  assert.equal(password.exact, true);
  assert.equal(password.fromInput(' secret \n', 'key-password'), ' secret \n');
  assert.equal(password.fromFlags(['env://NAME'], '--key-password'), 'env://NAME');
  refuses(
    () => password.fromFlags(['hunter2'], '--key-password'),
    /^--key-password takes a variable(?!.*hunter2)/,
  );
  refuses(() => password.fromLibrary(1, 'password'), /^password: it is not a string$/);
});
