/** How a registry is asked: what its challenges say, and which scopes are added. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { furtherScopes, parseChallenges, pullScope, pushScope } from '../../src/auth/challenge.ts';
import { basicAuthorization } from '../../src/auth/credentials.ts';
import { expectedScheme, readScheme, type Scheme, sameScheme } from '../../src/auth/scheme.ts';

const registry = new URL('https://registry.example');
const offered = (header: string) => readScheme(parseChallenges(header), registry, new Set());

test('Bearer comes before Basic, and needs a realm', () => {
  const realm = new URL('https://auth.example/token');
  const bearer = 'Bearer realm="https://auth.example/token"';
  assert.deepEqual(offered(bearer), { kind: 'bearer', realm });
  const withService = { kind: 'bearer', realm, service: 's' };
  assert.deepEqual(offered(`Basic realm="x", ${bearer},service="s"`), withService);
  assert.deepEqual(offered('Basic realm="https://x.example"'), { kind: 'basic' });
  assert.deepEqual(offered('Bearer service="s", Basic'), { kind: 'basic' });
  for (const header of ['', 'Bearer service="s"', 'Negotiate realm="https://auth.example/token"']) {
    assert.equal(offered(header), undefined, header);
  }
});

test('the scheme of a known vendor is used before it is asked for', () => {
  const realm = (url: string, service: string) => ({
    kind: 'bearer',
    realm: new URL(url),
    service,
  });
  for (const [registry, scheme] of [
    ['docker.io', realm('https://auth.docker.io/token', 'registry.docker.io')],
    ['ghcr.io', realm('https://ghcr.io/token', 'ghcr.io')],
    ['public.ecr.aws', realm('https://public.ecr.aws/token/', 'public.ecr.aws')],
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', { kind: 'basic' }],
    ['registry.example', undefined],
  ] as const) {
    assert.deepEqual(expectedScheme(registry), scheme, registry);
  }
});

test('schemes are the same by kind, realm and service', () => {
  const bearer = (realm: string, service?: string): Scheme => ({
    ...{ kind: 'bearer', realm: new URL(realm) },
    ...(service === undefined ? {} : { service }),
  });
  const one = bearer('https://a.example/t', 's');
  assert.ok(sameScheme(one, bearer('https://a.example/t', 's')));
  assert.ok(sameScheme({ kind: 'basic' }, { kind: 'basic' }));
  for (const other of [
    bearer('https://a.example/u', 's'),
    bearer('https://a.example/t', 'r'),
    bearer('https://a.example/t'),
    { kind: 'basic' } as const,
  ]) {
    assert.ok(!sameScheme(one, other) && !sameScheme(other, one));
    assert.ok(!sameScheme(undefined, other));
  }
});

test('fault 15: scopes of a challenge are added as far as the run asked for such rights', () => {
  const [pull, push] = [pullScope('a/b'), pushScope('a/b')];
  assert.deepEqual([pull, push], ['repository:a/b:pull', 'repository:a/b:pull,push']);
  const further = (scope: string | undefined, asked: string) => {
    const header = scope === undefined ? 'Bearer realm="x"' : `Bearer scope="${scope}"`;
    return furtherScopes(parseChallenges(header)[0], [asked]);
  };
  assert.deepEqual(furtherScopes(undefined, [pull]), []);
  assert.deepEqual(further(undefined, pull), []);
  assert.deepEqual(further('', pull), []);
  assert.deepEqual(further(pull, pull), []);
  assert.deepEqual(further('aws  repository:c/d:pull', pull), ['aws', 'repository:c/d:pull']);
  assert.deepEqual(further('repository:a/b:push', pull), []);
  assert.deepEqual(further('repository:c/d:pull,push', pull), []);
  assert.deepEqual(further('repository:c/d:pull,push', push), ['repository:c/d:pull,push']);
  for (const scope of [
    'registry:catalog:*',
    'repository:a/b:delete',
    'repository:a/b:pull,delete',
  ]) {
    assert.deepEqual(further(scope, push), [], scope);
  }
  assert.deepEqual(further('repository(plugin):a/b:pull', push), []);
});

test('credentials as a header', () => {
  const decode = (header: string | undefined) =>
    Buffer.from(header?.slice(6) ?? '', 'base64').toString();
  const basic = basicAuthorization({ kind: 'basic', username: 'u', password: 'p:w' });
  assert.ok(basic?.startsWith('Basic '));
  assert.equal(decode(basic), 'u:p:w');
  assert.equal(decode(basicAuthorization({ kind: 'identity', token: 't' })), '<token>:t');
  assert.equal(decode(basicAuthorization({ kind: 'identity', token: 't', username: 'u' })), 'u:t');
  assert.equal(basicAuthorization({ kind: 'bearer', token: 't' }), undefined);
});
