/** Whether a signer, as reports and ledgers have it, is one that a policy waits for. */

import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { readIdentityPolicies } from '../../src/identity/policy.ts';
import {
  accepts,
  acceptsName,
  identitySignerOf,
  trustedIdentityOf,
} from '../../src/identity/trusted.ts';
import type { IdentitySigner, Signer, TrustedIdentity } from '../../src/signature/signer.ts';

const signer: IdentitySigner = {
  kind: 'identity',
  identity: 'https://github.com/o/r/.github/workflows/x.yml@refs/tags/v1',
  issuer: 'https://token.actions.githubusercontent.com',
  claims: { 'source-ref': 'refs/tags/v1' },
};

function trusted(inputs: Parameters<typeof readIdentityPolicies>[0]): TrustedIdentity {
  const [policy] = readIdentityPolicies(inputs);
  if (policy === undefined) throw new Error('no policy');
  return trustedIdentityOf(policy);
}

const exact = trusted({
  certificateIdentity: [signer.identity],
  certificateOidcIssuer: signer.issuer,
  certificateClaims: ['source-ref=refs/tags/v1'],
});

test('name, issuer and claims must all be those of the policy', () => {
  strictEqual(accepts(exact, signer), true);
  strictEqual(accepts(exact, { ...signer, identity: `${signer.identity}0` }), false);
  strictEqual(accepts(exact, { ...signer, issuer: 'https://example.com' }), false);
  strictEqual(accepts(exact, { ...signer, claims: { 'source-ref': 'refs/heads/main' } }), false);
  const { claims: _, ...named } = signer;
  strictEqual(accepts(exact, named), false);
  strictEqual(acceptsName(exact, named), true);
  strictEqual(acceptsName(exact, { ...named, issuer: 'https://example.com' }), false);
});

test('a pattern stays a pattern', () => {
  const pattern = trusted({
    certificateIdentityRegexp: '^https://github\\.com/o/r/.*',
    certificateOidcIssuerRegexp: '^https://token\\.actions\\.githubusercontent\\.com$',
  });
  deepStrictEqual([pattern.identityMatch, pattern.issuerMatch], ['pattern', 'pattern']);
  strictEqual(accepts(pattern, signer), true);
  strictEqual(accepts(pattern, { ...signer, identity: 'https://github.com/o/s/x' }), false);
  strictEqual(accepts(pattern, { ...signer, issuer: 'https://example.com' }), false);
});

test('a key is accepted by its fingerprint, and never as an identity', () => {
  const key: Signer = { kind: 'key', fingerprint: 'a'.repeat(64) } as Signer;
  const other: Signer = { kind: 'key', fingerprint: 'b'.repeat(64) } as Signer;
  const waited = { ...key, source: 'k.pub', pinned: true } as never;
  strictEqual(accepts(waited, key), true);
  strictEqual(accepts(waited, other), false);
  strictEqual(accepts(waited, signer), false);
  strictEqual(accepts(exact, key), false);
  strictEqual(acceptsName(waited, key), true);
  strictEqual(acceptsName(waited, signer), false);
});

test('a certificate without an issuer is no signer that a policy could name', () => {
  const { identity, issuer, claims = {} } = signer;
  deepStrictEqual(identitySignerOf({ identity, issuer, claims }), signer);
  strictEqual(identitySignerOf({ identity, issuer: undefined, claims }), undefined);
});
