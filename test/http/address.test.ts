import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isInternal,
  isLoopback,
  mayUse,
  registryOrigin,
  resolveTarget,
} from '../../src/http/address.ts';

const none = new Set<string>();

test('loopback is known in all its spellings', () => {
  for (const host of [
    'localhost',
    'localhost.',
    'a.localhost',
    '127.0.0.1',
    '127.9.9.9',
    '[::1]',
    '[::ffff:127.0.0.1]',
  ]) {
    assert.equal(isLoopback(new URL(`http://${host}/`).hostname), true, host);
  }
  for (const host of [
    'localhost.evil.example',
    'notlocalhost',
    '128.0.0.1',
    '[::2]',
    '127.0.0.1.nip.io',
  ]) {
    assert.equal(isLoopback(new URL(`http://${host}/`).hostname), false, host);
  }
});

const internalHosts = [
  '169.254.169.254',
  '0xa9fea9fe',
  '2852039166',
  '[::ffff:169.254.169.254]',
  '[64:ff9b::a9fe:a9fe]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  'metadata.google.internal',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '100.100.100.200',
  '0.0.0.0',
  '[::]',
  '127.0.0.1',
  '[::1]',
  'localhost',
];

test('internal addresses are known in all their spellings', () => {
  for (const host of internalHosts) {
    assert.equal(isInternal(new URL(`https://${host}/`).hostname), true, host);
  }
  for (const host of ['8.8.8.8', '172.32.0.1', '[2600::1]', 'ghcr.io', '10.example.org']) {
    assert.equal(isInternal(new URL(`https://${host}/`).hostname), false, host);
  }
});

for (const host of internalHosts) {
  test(`threat 111: no public host leads to ${host}`, () => {
    const from = new URL('https://registry.example/v2/x/blobs/uploads/');
    assert.throws(() => resolveTarget(from, `https://${host}/latest/?secret=1`, none), {
      code: 'E_NET',
      message: /internal address/,
    });
  });
}

test('threat 111: the same host and public hosts by https may be led to', () => {
  for (const [from, location, to] of [
    [
      'https://registry.example/v2/',
      '/v2/x/uploads/1?s=2',
      'https://registry.example/v2/x/uploads/1?s=2',
    ],
    ['https://registry.example/v2/', 'https://storage.example/b', 'https://storage.example/b'],
    ['https://10.0.0.5/v2/', 'https://10.0.0.5:9000/b', 'https://10.0.0.5:9000/b'],
    ['http://127.0.0.1:5000/', 'http://localhost:9000/b', 'http://localhost:9000/b'],
    ['http://127.0.0.1:5000/', 'https://storage.example/b', 'https://storage.example/b'],
  ] as const) {
    assert.equal(resolveTarget(new URL(from), location, none).href, to);
  }
});

test('threat 111: neither another scheme, nor credentials, nor nonsense is followed', () => {
  const from = new URL('https://registry.example/');
  for (const location of [
    'file:///etc/passwd',
    'ftp://a/',
    'data:,x',
    'https://u:p@storage.example/',
    'https://[',
  ]) {
    assert.throws(() => resolveTarget(from, location, none), { code: 'E_NET' }, location);
  }
});

test('threat 111: a host that the user named is trusted with an internal address', () => {
  const named = new Set(['10.0.0.6:9000']);
  const from = new URL('http://10.0.0.6:9000/');
  assert.equal(resolveTarget(from, '/b', named).href, 'http://10.0.0.6:9000/b');
  const registry = new URL('https://registry.example/');
  assert.equal(resolveTarget(registry, 'https://10.0.0.6:9000/b', named).port, '9000');
  assert.throws(() => resolveTarget(registry, 'https://10.0.0.6/b', named), { code: 'E_NET' });
});

test('threat 110: https never leads to http, not even to a host that may use it', () => {
  const from = new URL('https://registry.example/');
  for (const location of [
    'http://registry.example/',
    'http://127.0.0.1/',
    'http://plain.example/',
  ]) {
    const named = new Set(['plain.example', 'registry.example']);
    assert.throws(() => resolveTarget(from, location, named), {
      code: 'E_NET',
      message: /leave https for http/,
    });
  }
});

test('threat 116: http is for loopback and for hosts that were named', () => {
  for (const [host, origin] of [
    ['registry.example', 'https://registry.example'],
    ['registry.example:5000', 'https://registry.example:5000'],
    ['10.0.0.5:5000', 'https://10.0.0.5:5000'],
    ['localhost', 'http://localhost'],
    ['localhost:5000', 'http://localhost:5000'],
    ['127.0.0.1:5000', 'http://127.0.0.1:5000'],
    ['[::1]:5000', 'http://[::1]:5000'],
    ['localhost:443', 'https://localhost'],
    ['named.example', 'http://named.example'],
    ['named.example:5000', 'http://named.example:5000'],
    ['port.example:5000', 'http://port.example:5000'],
    ['port.example:5001', 'https://port.example:5001'],
    ['port.example', 'https://port.example'],
  ] as const) {
    const named = new Set(['named.example', 'port.example:5000']);
    assert.equal(registryOrigin(host, named).origin, origin);
  }
  assert.equal(mayUse(new URL('http://registry.example/'), none), false);
  assert.equal(mayUse(new URL('http://localhost.evil.example/'), none), false);
  assert.equal(mayUse(new URL('ftp://localhost/'), none), false);
});

test('what is no host has no origin', () => {
  for (const host of ['', 'a b', 'a/b', 'u@a', 'a?b', 'a#b', 'a:99999', 'u:p@a']) {
    assert.throws(() => registryOrigin(host, none), { code: 'E_REF' }, host);
  }
});
