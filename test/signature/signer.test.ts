/** Signers: the same one in every run and every document, whatever it is called. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  describeSigner,
  longSigner,
  type Signer,
  sameSigner,
  shortSigner,
  signer,
  signerId,
  signerOf,
  trustedSigner,
  trustedSignerOf,
  withKind,
  withoutName,
} from '../../src/signature/signer.ts';
import { signer as testSigner } from '../transparency/test-log.ts';

const { key } = testSigner;
const { fingerprint } = key;
const other: Signer = { kind: 'key', fingerprint: 'a'.repeat(64), algorithm: 'ecdsa-p256' };

test('a signer is the same under every name, and another key is another signer', () => {
  const one = signerOf(key);
  assert.ok(sameSigner(one, withoutName(one)));
  assert.ok(sameSigner(one, { ...one, name: 'env://OTHER' }));
  assert.ok(sameSigner(one, trustedSignerOf({ ...key, pinned: true, notAfter: new Date(0) })));
  assert.equal(signerId(one), `key:${fingerprint}`);
  assert.ok(!sameSigner(one, other));
});

test('documents keep the signer, without claims about one run', () => {
  const trusted = trustedSignerOf({ ...key, notAfter: new Date(0) });
  assert.equal(trusted.notAfter, '1970-01-01T00:00:00.000Z');
  assert.deepEqual(withoutName(trusted), { kind: 'key', fingerprint, algorithm: key.algorithm });
});

const workflow: Signer = {
  kind: 'identity',
  identity: 'https://github.com/webdis/webdis/.github/workflows/release.yml@refs/tags/1.0',
  issuer: 'https://token.actions.githubusercontent.com',
  claims: { 'source-ref': 'refs/tags/1.0' },
};

test('an identity is the same with the same name and issuer, whatever its run was', () => {
  const { claims: _, ...bare } = workflow;
  assert.deepEqual(withoutName(workflow), bare);
  assert.ok(sameSigner(workflow, bare));
  assert.ok(!sameSigner(workflow, { ...workflow, issuer: 'https://other.example' }));
  assert.ok(!sameSigner(workflow, other));
  const short = 'release.yml of webdis/webdis at refs/tags/1.0';
  assert.equal(shortSigner(workflow), short);
  assert.equal(longSigner(workflow), `${short} (token.actions.githubusercontent.com)`);
  assert.equal(describeSigner(workflow), `${workflow.identity} of ${workflow.issuer}`);
  assert.equal(withKind(workflow, short), short);
  assert.equal(withKind(other, 'aa'), 'key aa');
});

test('for people: short, with its name, and in full', () => {
  const one = signerOf({ ...key, source: 'team.pub' });
  assert.equal(shortSigner(one), fingerprint.slice(0, 16));
  assert.equal(longSigner(one), `${fingerprint.slice(0, 16)} (team.pub)`);
  assert.equal(longSigner(other), 'a'.repeat(16));
  assert.equal(describeSigner(one), `key ${fingerprint}`);
});

test('what is written is read; a kind that is not known is refused', () => {
  const read = <T>(value: T) => JSON.parse(JSON.stringify(value));
  assert.deepEqual(signer.read(read(signerOf(key)), 'it'), signerOf(key));
  assert.deepEqual(trustedSigner.read(read(trustedSignerOf(key)), 'it'), trustedSignerOf(key));
  assert.deepEqual(signer.read(read(workflow), 'it'), workflow);
  assert.throws(() => signer.read(read({ ...other, kind: 'kms' }), 'it'), {
    message: 'it.kind is "kms"',
  });
});
