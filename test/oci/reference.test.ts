/** Parses image references. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrustError } from '../../src/error.ts';
import {
  apiHost,
  cosignRepository,
  formatReference,
  parseReference,
  parseRepository,
  sameRepository,
} from '../../src/oci/reference.ts';

const digest = `sha256:${'0f'.repeat(32)}`;

test('Docker Hub has many names and one identity', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['nicolas/webdis', 'docker.io/nicolas/webdis'],
    ['nicolas/webdis:0.1.24', 'docker.io/nicolas/webdis:0.1.24'],
    ['docker.io/nicolas/webdis', 'docker.io/nicolas/webdis'],
    ['index.docker.io/nicolas/webdis', 'docker.io/nicolas/webdis'],
    ['registry-1.docker.io/nicolas/webdis', 'docker.io/nicolas/webdis'],
    ['redis', 'docker.io/library/redis'],
    ['redis:8', 'docker.io/library/redis:8'],
    ['docker.io/redis', 'docker.io/library/redis'],
    [`redis@${digest}`, `docker.io/library/redis@${digest}`],
  ];
  for (const [text, shown] of rows)
    assert.equal(formatReference(parseReference(text)), shown, text);
  assert.equal(apiHost(parseReference('nicolas/webdis').registry), 'registry-1.docker.io');
  assert.equal(
    cosignRepository(parseReference('nicolas/webdis')),
    'index.docker.io/nicolas/webdis',
  );
});

test('other registries, ports, tags and digests', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['public.ecr.aws/nicolas/webdis:0.1.24', 'public.ecr.aws/nicolas/webdis:0.1.24'],
    ['localhost/x', 'localhost/x'],
    ['localhost:5000/a/b/c:T_1.2-3', 'localhost:5000/a/b/c:T_1.2-3'],
    ['127.0.0.1:5101/webdis/webdis', '127.0.0.1:5101/webdis/webdis'],
    ['[::1]:5000/x', '[::1]:5000/x'],
    [`ghcr.io/a__b/c-d.e:1@${digest}`, `ghcr.io/a__b/c-d.e:1@${digest}`],
    ['GHCR.io/me/app', 'ghcr.io/me/app'],
    ['LOCALHOST/x', 'localhost/x'],
    ['a.example:65535/b', 'a.example:65535/b'],
    ['a.example:5/b', 'a.example:5/b'],
    [`${'a'.repeat(63)}.example/b`, `${'a'.repeat(63)}.example/b`],
    ['a.example/b:_', 'a.example/b:_'],
    [`a.example/b:${'t'.repeat(128)}`, `a.example/b:${'t'.repeat(128)}`],
    [`a.example/${'b'.repeat(245)}`, `a.example/${'b'.repeat(245)}`],
  ];
  for (const [text, shown] of rows) {
    const reference = parseReference(text);
    assert.equal(formatReference(reference), shown, text);
    assert.deepEqual(parseReference(shown), reference, text);
  }
  assert.equal(apiHost('public.ecr.aws'), 'public.ecr.aws');
});

const refused = (text: string) => {
  assert.throws(
    () => parseReference(text),
    (error) => isTrustError(error, 'E_REF'),
    JSON.stringify(text),
  );
};

test('threat 10: look-alike and full-width characters are refused', () => {
  for (const text of [
    'docker.iо/a/b',
    'ｄocker.io/a',
    'a/b：1',
    'nicolas/wеbdis',
    'bücher.example/a',
    'a/b:１',
    'K8s.io\u200b/a',
  ])
    refused(text);
});

test('threat 11: a host that only ends like Docker Hub is another host', () => {
  for (const host of [
    'evildocker.io',
    'docker.io.evil.example',
    'xindex.docker.io',
    'index.docker.io.evil',
    'docker.io:443',
  ]) {
    const { registry } = parseReference(`${host}/a/b`);
    assert.equal(registry, host);
    assert.equal(apiHost(registry), host);
  }
});

test('threat 12: what could be read as more than a name is refused', () => {
  for (const text of [
    '',
    ' ',
    'a b',
    'a/b?x=1',
    'a/b#x',
    'user@host/a',
    'user:pw@host.example/a',
    'a%2fb',
    '../a',
    'a/../b',
    'a/./b',
    'a//b',
    '/a',
    'a/',
    'a/b\r\n',
    'a/b\0',
    '-a',
    'a/-b',
    '--help',
    'a/b:-t',
    'a/b:.t',
    'a/b:',
    'a/b@',
    'a/b@sha256:x',
    `a/b@${digest}@${digest}`,
    'https://a.example/b',
    'a.example:99999/b',
    // In lower case, it would be a repository on Docker Hub.
    'UPPER/me/app',
    'a.example:65536/b',
    'a.example:080808/b',
    // Number() reads these as a port.
    'a.example:000080/b',
    'a.example:0x50/b',
    'a.example:1e3/b',
    'a.example:80:80/b',
    'a.example/B',
    'a.example-/b',
    '-a.example/b',
    `${'a'.repeat(64)}.example/b`,
    '[::1]x/b',
    '[::1]80/b',
    '[]/b',
    'x[::1]/b',
    '[x[::1]/b',
    'a/b-',
    'a/b___c',
    'a.example:/b',
    'a.example:5x/b',
    '.a.example/b',
    'a..example/b',
    'a/B',
    'a/b_',
    'a/b..c',
    '[::1/x',
    '[zz]/x',
    'a/b:1:2',
  ]) {
    refused(text);
  }
});

test('threat 13: over-long references are refused, in linear time', () => {
  refused(`a/${'b'.repeat(300)}`);
  refused(`a.example/${'b'.repeat(246)}`);
  refused(`a/b:${'t'.repeat(129)}`);
  refused('a'.repeat(5_000_000));
  refused(`a/${'-'.repeat(200)}`);
  const start = process.cpuUsage().user;
  for (const text of [`a/${'a-'.repeat(126)}!`, `${'a.'.repeat(126)}!/x`, `${'a_'.repeat(60)}__!`])
    refused(text);
  assert.ok(
    process.cpuUsage().user - start < 100_000,
    'a tenth of a second is far more than linear time needs',
  );
});

test('a repository has neither tag nor digest', () => {
  assert.deepEqual(parseRepository('ghcr.io/me/sigs'), { registry: 'ghcr.io', path: 'me/sigs' });
  for (const text of ['ghcr.io/me/sigs:1', `ghcr.io/me/sigs@${digest}`]) {
    assert.throws(
      () => parseRepository(text),
      (error) => isTrustError(error, 'E_REF'),
    );
  }
});

test('what is refused is quoted in 300 characters, with the reason', () => {
  const says = (text: string, message: string) =>
    assert.throws(() => parseReference(text), { name: 'TrustError', code: 'E_REF', message });
  says(
    `a:${'b'.repeat(400)}`,
    `"a:${'b'.repeat(298)}" is not an image reference: a tag can contain only letters, digits, "_", "." and "-", at most 128 characters`,
  );
  says('a'.repeat(524), `"${'a'.repeat(300)}" is not an image reference: it is too long`);
  says(
    'a'.repeat(523),
    `"${'a'.repeat(300)}" is not an image reference: a name has 255 characters at most`,
  );
  says('a@x', '"a@x" is not an image reference: not a digest: "x"');
  says('@x', '"@x" is not an image reference: not a digest: "x"');
  says(
    'a_.b/c',
    '"a_.b/c" is not an image reference: the registry is not a host name with an optional port',
  );
});

test('repositories are the same if registry and path are', () => {
  const same = (a: string, b: string) => sameRepository(parseRepository(a), parseRepository(b));
  assert.ok(same('docker.io/a/b', 'index.docker.io/a/b'));
  assert.ok(!same('ghcr.io/a/b', 'ghcr.io/a/c'));
  assert.ok(!same('ghcr.io/a/b', 'quay.io/a/b'));
  assert.equal(cosignRepository(parseRepository('ghcr.io/a/b')), 'ghcr.io/a/b');
});
