/** Classifies addresses: loopback, internal, plain HTTP. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isInsecureHost,
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

test('threat 111: networks are internal from their first address to their last', () => {
  for (const [before, first, last, after] of [
    [undefined, '0.0.0.0', '0.255.255.255', '1.0.0.0'],
    ['9.255.255.255', '10.0.0.0', '10.255.255.255', '11.0.0.0'],
    ['100.63.255.255', '100.64.0.0', '100.127.255.255', '100.128.0.0'],
    ['126.255.255.255', '127.0.0.0', '127.255.255.255', '128.0.0.0'],
    ['169.253.255.255', '169.254.0.0', '169.254.255.255', '169.255.0.0'],
    ['172.15.255.255', '172.16.0.0', '172.31.255.255', '172.32.0.0'],
    ['191.255.255.255', '192.0.0.0', '192.0.0.255', '192.0.1.0'],
    ['192.167.255.255', '192.168.0.0', '192.168.255.255', '192.169.0.0'],
    ['198.17.255.255', '198.18.0.0', '198.19.255.255', '198.20.0.0'],
    ['223.255.255.255', '224.0.0.0', '255.255.255.255', undefined],
    [undefined, '[::]', '[::1]', '[::2]'],
    ['[64:ff9a::1]', '[64:ff9b::]', '[64:ff9b::ffff:ffff]', '[64:ff9b::1:0:0]'],
    ['[64:ff9b:0:1::]', '[64:ff9b:1::]', '[64:ff9b:1:ffff::1]', '[64:ff9b:2::]'],
    ['[2001:ffff::1]', '[2002::]', '[2002:ffff::1]', '[2003::]'],
    ['[fbff::1]', '[fc00::]', '[fdff::1]', '[fe00::]'],
    ['[fe7f::1]', '[fe80::]', '[febf::1]', undefined],
    [undefined, '[fec0::]', '[feff::1]', undefined],
    [undefined, '[ff00::]', '[ffff::1]', undefined],
  ]) {
    const internal = (host = '') => isInternal(new URL(`https://${host}/`).hostname);
    for (const host of [first, last]) assert.equal(internal(host), true, host);
    for (const host of [before, after])
      if (host !== undefined) assert.equal(internal(host), false, host);
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

test('anything but a host has no origin', () => {
  for (const host of ['', 'a b', 'a/b', 'u@a', 'a?b', 'a#b', 'a:99999', 'u:p@a']) {
    assert.throws(() => registryOrigin(host, none), { code: 'E_REF' }, host);
  }
});

test('threat 111: every internal network, from its first address to its last, and no other address', () => {
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['', '0.0.0.0', '0.255.255.255', '1.0.0.0'],
    ['9.255.255.255', '10.0.0.0', '10.255.255.255', '11.0.0.0'],
    ['100.63.255.255', '100.64.0.0', '100.127.255.255', '100.128.0.0'],
    ['126.255.255.255', '127.0.0.0', '127.255.255.255', '128.0.0.0'],
    ['169.253.255.255', '169.254.0.0', '169.254.255.255', '169.255.0.0'],
    ['172.15.255.255', '172.16.0.0', '172.31.255.255', '172.32.0.0'],
    ['191.255.255.255', '192.0.0.0', '192.0.0.255', '192.0.1.0'],
    ['192.167.255.255', '192.168.0.0', '192.168.255.255', '192.169.0.0'],
    ['198.17.255.255', '198.18.0.0', '198.19.255.255', '198.20.0.0'],
    ['223.255.255.255', '224.0.0.0', '255.255.255.255', ''],
    ['', '[::]', '[::1]', '[::2]'],
    ['[64:ff9a::1]', '[64:ff9b::]', '[64:ff9b::ffff:ffff]', '[64:ff9b::1:0:0]'],
    ['', '[64:ff9b:1::]', '[64:ff9b:1:ffff:ffff:ffff:ffff:ffff]', '[64:ff9b:2::]'],
    ['[2001:ffff::]', '[2002::]', '[2002:ffff::]', '[2003::]'],
    ['[fbff::]', '[fc00::]', '[fdff:ffff::]', '[fe00::]'],
    ['[fe7f::]', '[fe80::]', '[febf:ffff::]', ''],
    ['', '[fec0::]', '[feff:ffff::]', ''],
    ['', '[ff00::]', '[ffff::]', ''],
  ];
  for (const [before, first, last, after] of rows) {
    for (const host of [first, last]) assert.ok(isInternal(host), host);
    for (const host of [before, after].filter(Boolean)) assert.ok(!isInternal(host), host);
  }
});

test('threat 116: a host is named with or without its port, which may be the usual one', () => {
  const named = new Set(['a.example:80', 'b.example:443']);
  assert.ok(isInsecureHost(new URL('http://a.example/'), named));
  assert.ok(isInsecureHost(new URL('https://b.example/'), named));
  assert.ok(!isInsecureHost(new URL('https://a.example/'), named));
  assert.ok(!isInsecureHost(new URL('http://b.example/'), named));
  assert.ok(mayUse(new URL('https://any.example/'), none));
});

test('threat 111: a refusal names both sides, and neither query nor credentials', () => {
  const from = new URL('https://registry.example/v2/?from=secret');
  const details = { host: 'registry.example', url: 'https://registry.example/v2/' };
  for (const [location, why] of [
    ['https://[', 'a URL, that cannot be read'],
    ['data:,secret', 'a URL, that is neither https nor http'],
    ['ftp://a.example/', 'ftp://a.example, that is neither https nor http'],
    ['https://u@a.example/?secret', 'https://a.example, with credentials in it'],
    ['https://:p@a.example/', 'https://a.example, with credentials in it'],
    ['http://a.example/', 'http://a.example, which would leave https for http'],
    ['https://10.0.0.1/', 'https://10.0.0.1, which is an internal address'],
  ] as const) {
    const message = `registry.example points to ${why}`;
    assert.throws(() => resolveTarget(from, location, none), { code: 'E_NET', message, details });
  }
  const plain = new URL('http://127.0.0.1:5000/');
  assert.throws(() => resolveTarget(plain, 'http://a.example/', none), {
    message: /which is plain http$/,
  });
  assert.throws(() => registryOrigin(`a b${'x'.repeat(300)}`, none), {
    message: `not a registry host: "a b${'x'.repeat(297)}"`,
  });
});
