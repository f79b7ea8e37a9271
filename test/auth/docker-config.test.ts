/** Reads credentials from Docker's config.json. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDockerConfig } from '../../src/auth/docker-config.ts';
import { parseReference } from '../../src/oci/reference.ts';

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function read(config: unknown) {
  return readDockerConfig('/home/u/config.json', JSON.stringify(config));
}

/** The name under which `reference` finds credentials in `auths`. */
function found(auths: Record<string, string>, reference: string): string | undefined {
  const entries = Object.entries(auths).map(([key, user]) => [key, { auth: base64(`${user}:pw`) }]);
  const credentials = read({ auths: Object.fromEntries(entries) }).stored(
    parseReference(reference),
  );
  return credentials?.kind === 'basic' ? credentials.username : undefined;
}

for (const key of [
  'https://index.docker.io/v1/',
  'index.docker.io',
  'docker.io',
  'registry-1.docker.io',
  'https://registry-1.docker.io/v2/',
]) {
  test(`docker config: ${key} is Docker Hub`, () => {
    assert.equal(found({ [key]: 'hub' }, 'nicolas/webdis'), 'hub');
    assert.equal(found({ [key]: 'hub' }, 'ghcr.io/nicolas/webdis'), undefined);
  });
}

for (const [key, reference] of [
  ['docker.io', 'evildocker.io/a/b'],
  ['docker.io', 'docker.io.evil.example/a/b'],
  ['evildocker.io', 'a/b'],
  ['gcr.io', 'ghcr.io/a/b'],
  ['gcr.io', 'eu.gcr.io/a/b'],
  ['example.com', 'example.com:5000/a/b'],
  ['example.com:5000', 'example.com/a/b'],
  ['https://example.com.evil.example/', 'example.com/a/b'],
  ['exhttps://ample.com', 'example.com/a/b'],
  // Only v1 and v2 alone are the path of an API.
  ['example.com/v1x', 'example.com/a/b'],
  ['example.com/xv2', 'example.com/a/b'],
] as const) {
  test(`threats 11 and 112: credentials for ${key} are not for ${reference}`, () => {
    assert.equal(found({ [key]: 'user' }, reference), undefined);
  });
}

test('docker config: scheme, path and case of a key do not matter', () => {
  assert.equal(found({ 'https://public.ecr.aws/v2/': 'u' }, 'public.ecr.aws/a/b'), 'u');
  assert.equal(found({ 'http://Example.COM:5000': 'u' }, 'example.com:5000/a/b'), 'u');
});

test('containers auth file: the longest path of whole components wins', () => {
  const auths = { 'quay.io': 'host', 'quay.io/team': 'team', 'quay.io/team/app': 'app' };
  assert.equal(found(auths, 'quay.io/team/app'), 'app');
  assert.equal(found(auths, 'quay.io/team/app/sub'), 'app');
  assert.equal(found(auths, 'quay.io/team/other'), 'team');
  assert.equal(found(auths, 'quay.io/teammate/app'), 'host');
  assert.equal(found({ 'docker.io/nicolas': 'n' }, 'nicolas/webdis'), 'n');
});

test('docker config: auth with or without padding, colons in the password', () => {
  for (const auth of [base64('u:p:w'), base64('u:p:w').replace(/=+$/, ''), base64('u:p:w\0\0')]) {
    const config = read({ auths: { 'a.example': { auth } } });
    assert.deepEqual(config.stored(parseReference('a.example/x')), {
      kind: 'basic',
      username: 'u',
      password: 'p:w',
    });
  }
});

test('docker config: of a password, only NULs at the end are padding', () => {
  const config = read({ auths: { 'a.example': { auth: base64('u:p\0w\0') } } });
  const credentials = config.stored(parseReference('a.example/x'));
  assert.deepEqual(credentials, { kind: 'basic', username: 'u', password: 'p\0w' });
});

test('docker config: plain fields, identity and registry tokens, empty entries', () => {
  const stored = (entry: unknown) =>
    read({ auths: { 'a.example': entry } }).stored(parseReference('a.example/x'));
  assert.deepEqual(stored({ username: 'u', password: 'p' }), {
    kind: 'basic',
    username: 'u',
    password: 'p',
  });
  assert.deepEqual(stored({ auth: base64('u:'), identitytoken: 'i' }), {
    kind: 'identity',
    token: 'i',
    username: 'u',
  });
  assert.deepEqual(stored({ auth: base64(':p'), username: 'u' }), {
    kind: 'basic',
    username: 'u',
    password: 'p',
  });
  assert.deepEqual(stored({ identitytoken: 'i' }), { kind: 'identity', token: 'i' });
  assert.deepEqual(stored({ registrytoken: 'r', auth: base64('u:p') }), {
    kind: 'bearer',
    token: 'r',
  });
  assert.equal(stored({}), undefined);
  assert.equal(stored({ email: 'x@example' }), undefined);
});

test('docker config: helpers by exact host, and the store for all others', () => {
  const config = read({
    credsStore: 'desktop',
    credHelpers: { 'https://index.docker.io/v1/': 'hub', 'public.ecr.aws': 'ecr-login' },
  });
  assert.equal(config.helperFor('docker.io'), 'hub');
  assert.equal(config.helperFor('public.ecr.aws'), 'ecr-login');
  assert.equal(config.helperFor('ecr.aws'), undefined);
  assert.equal(config.store, 'desktop');
});

for (const [title, text] of [
  ['no JSON', '{"auths":{"a.example":{"auth":"SECRET"}}'],
  ['two equal keys', '{"SECRET":1,"SECRET":2}'],
  ['a list', '["SECRET"]'],
  ['auths that is a text', '{"auths":"SECRET"}'],
  ['an entry that is a text', '{"auths":{"a.example":"SECRET"}}'],
  ['auth that is a number', '{"auths":{"a.example":{"auth":7,"x":"SECRET"}}}'],
  ['auth that is not base64', '{"auths":{"a.example":{"auth":"SECRET!"}}}'],
  ['auth with more before the base64', '{"auths":{"a.example":{"auth":"!U0VDUkVUOlNFQ1JFVA=="}}}'],
  ['auth with more behind the base64', '{"auths":{"a.example":{"auth":"U0VDUkVUOlNFQ1JFVA==!"}}}'],
  ['auth without a colon', '{"auths":{"a.example":{"auth":"SECRET="}}}'],
  ['helpers that are numbers', '{"credHelpers":{"a.example":5},"x":"SECRET"}'],
  ['a store that is a list', '{"credsStore":["SECRET"]}'],
] as const) {
  test(`threat 115: ${title} is E_INPUT, naming the file and not what it holds`, () => {
    assert.throws(
      () => {
        const config = readDockerConfig('/home/u/config.json', text);
        config.helperFor('a.example');
        config.stored(parseReference('a.example/x'));
      },
      (error: Error & { code: string }) =>
        error.code === 'E_INPUT' &&
        error.message.startsWith('/home/u/config.json: ') &&
        !`${error.stack}${String(error.cause)}`.includes('SECRET'),
    );
  });
}
