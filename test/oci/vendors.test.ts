/** Quirks of the registries of known vendors, by their whole names. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vendorOf } from '../../src/oci/vendors.ts';

test('threats 11, 112: how a registry is asked is known by its whole name', () => {
  const shown = (name: string) => {
    const { authorization } = vendorOf(name);
    return typeof authorization === 'object'
      ? `${authorization.realm} ${authorization.service}`
      : authorization;
  };
  const docker = 'https://auth.docker.io/token registry.docker.io';
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['docker.io', docker],
    ['index.docker.io', docker],
    ['registry-1.docker.io', docker],
    ['ghcr.io', 'https://ghcr.io/token ghcr.io'],
    ['public.ecr.aws', 'https://public.ecr.aws/token/ public.ecr.aws'],
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', 'basic'],
    ['123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com', 'basic'],
    ['123456789012.dkr-ecr.eu-west-1.on.aws', 'basic'],
    ['123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn', 'basic'],
    [`123456789012.dkr.ecr.${'r'.repeat(40)}.amazonaws.eu`, 'basic'],
    [`123456789012.dkr.ecr.${'r'.repeat(41)}.amazonaws.eu`, undefined],
    ['x123456789012.dkr.ecr.eu-west-1.amazonaws.com', undefined],
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com.evil.example', undefined],
    ['12345678901.dkr.ecr.eu-west-1.amazonaws.com', undefined],
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com:443', undefined],
    ['evilghcr.io', undefined],
    ['quay.io', undefined],
  ];
  for (const [name, expected] of rows) assert.equal(shown(name), expected, name);
});

test('the names under which other programs know Docker Hub', () => {
  const { apiHost, cosignName, credentialServer, limitsPulls } = vendorOf('docker.io');
  assert.deepEqual(
    [apiHost, cosignName, credentialServer, limitsPulls],
    [
      'registry-1.docker.io',
      'index.docker.io',
      'https://index.docker.io/v1/',
      { as: 'Docker Hub' },
    ],
  );
  assert.deepEqual(vendorOf('quay.io'), {});
});

test('how a repository is created where a push does not create it', () => {
  const create = (registry: string, path: string) =>
    vendorOf(registry).createRepository?.(registry, path);
  const name = '--repository-name';
  assert.equal(
    create('123456789012.dkr.ecr.eu-west-1.amazonaws.com', 'a/b'),
    `aws ecr create-repository --region eu-west-1 ${name} a/b`,
  );
  assert.equal(
    create('public.ecr.aws', 'alias/a/b'),
    `aws ecr-public create-repository --region us-east-1 ${name} a/b`,
  );
  assert.equal(create('docker.io', 'a/b'), undefined);
});

test('vendors: which have the Referrers API, as far as is known (registries.md §4)', () => {
  const names = ['docker.io', 'public.ecr.aws', '123456789012.dkr.ecr.eu-west-1.amazonaws.com'];
  for (const name of names) assert.equal(vendorOf(name).hasReferrersApi, true, name);
  assert.equal(vendorOf('ghcr.io').hasReferrersApi, false);
});
