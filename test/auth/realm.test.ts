/** Accepts and refuses token realms (threat 109). */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkRealm } from '../../src/auth/scheme.ts';

const registry = new URL('https://registry.example');

function check(realm: string, from = registry, insecure: string[] = []): string {
  return checkRealm(realm, from, new Set(insecure)).href;
}

test('threat 109: realms that are accepted', () => {
  assert.equal(check('https://auth.example/token'), 'https://auth.example/token');
  assert.equal(
    check('https://registry.example:8443/t?x=1#f'),
    'https://registry.example:8443/t?x=1',
  );
  const lan = new URL('http://10.0.0.5:5000');
  assert.equal(check('http://10.0.0.5:5001/t', lan, ['10.0.0.5']), 'http://10.0.0.5:5001/t');
  const tlsLan = new URL('https://10.0.0.5:5000');
  assert.equal(check('https://10.0.0.5/token', tlsLan), 'https://10.0.0.5/token');
  const loopback = new URL('http://127.0.0.1:5000');
  assert.equal(check('http://localhost:5001/token', loopback), 'http://localhost:5001/token');
});

for (const realm of [
  'http://auth.example/token',
  'http://registry.example/token',
  'https://169.254.169.254/latest/meta-data',
  'https://10.0.0.1/token',
  'https://127.0.0.1/token',
  'https://2130706433/token',
  'https://0.0.0.0/token',
  'https://localhost/token',
  'https://[::1]/token',
  'https://[::ffff:10.0.0.1]/token',
  'https://203.0.113.7/token',
  'https://[2001:db8::7]/token',
  'https://user:secret@auth.example/token',
  'file:///etc/passwd',
  '/token',
  '',
]) {
  test(`threat 109: realm ${realm || '(empty)'} is refused`, () => {
    assert.throws(
      () => check(realm),
      (error: Error & { code: string }) =>
        error.code === 'E_NET' && !error.message.includes('secret'),
    );
  });
}

test('threat 109: a registry on http does not bring its realm down with it', () => {
  const lan = new URL('http://registry.lan:5000');
  assert.throws(() => check('http://auth.example/token', lan, ['registry.lan:5000']), {
    code: 'E_NET',
  });
});
