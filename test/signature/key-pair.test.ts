/** New key pairs: in cosign's form, and never the same twice. */

import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { it } from 'node:test';
import { decryptKey } from '../../src/signature/encrypted-key.ts';
import { parsePublicKey, verifySignature } from '../../src/signature/key.ts';
import { makeKeyPair } from '../../src/signature/key-pair.ts';
import { parsePem } from '../../src/signature/pem.ts';
import { openPrivateKey } from '../../src/signature/private-key.ts';
import { cosignMade } from '../support/shared-vectors.ts';
import { thorough } from '../support/thorough.ts';
import { paths } from './support.ts';

const password = 'correct horse';
const pair = await makeKeyPair(password);
const open = (pem: string, given: string) =>
  openPrivateKey(pem, 'new.key', { password: async () => given, allowUnencrypted: false });

function contentOf(pem: string): Record<string, Record<string, unknown>> {
  return JSON.parse(parsePem(pem).der.toString());
}

it('a new pair opens with its password, and only with that', async () => {
  const { privatePem, publicPem, fingerprint } = pair;
  const key = await open(privatePem, password);
  const signature = await key.sign(Buffer.from('x'));
  assert.ok(verifySignature(parsePublicKey(publicPem, 'new.pub'), Buffer.from('x'), signature));
  assert.equal(key.public.fingerprint, fingerprint);
  assert.equal(key.public.algorithm, 'ecdsa-p256');
  await assert.rejects(open(privatePem, `${password} `), /the password is wrong/);
});

thorough('an empty password is one, as for cosign', async () => {
  const { privatePem, fingerprint } = await makeKeyPair('');
  assert.equal((await open(privatePem, '')).public.fingerprint, fingerprint);
});

it('is written as cosign writes it: fields, order, parameters, lines', async () => {
  const { privatePem, publicPem } = pair;
  const cosigns = cosignMade('signer.key').toString();
  const [ours, theirs] = [contentOf(privatePem), contentOf(cosigns)];
  assert.deepEqual(paths(ours), paths(theirs));
  assert.deepEqual(ours['kdf']?.['params'], theirs['kdf']?.['params']);
  for (const text of [privatePem, publicPem]) {
    const lines = text.split('\n');
    assert.equal(lines.pop(), '');
    assert.ok(lines.slice(1, -2).every((line) => line.length === 64));
  }
  const shape = (text: string) => text.replace(/[A-Za-z0-9+/=]{64}/g, 'x').split('\n')[0];
  assert.equal(shape(privatePem), shape(cosigns));
  assert.equal(shape(publicPem), shape(cosignMade('signer.pub').toString()));
});

it('holds PKCS#8, byte for byte as cosign encodes such a key', async () => {
  const { der } = parsePem(pair.privatePem);
  const ours = await decryptKey(der, password);
  const theirs = await decryptKey(
    parsePem(cosignMade('signer.key').toString()).der,
    'webdis-vectors-only',
  );
  // All but the 32 bytes of the number and the 64 of the point.
  const frame = (bytes: Buffer) => [bytes.subarray(0, 36), bytes.subarray(68, 74), bytes.length];
  assert.deepEqual(frame(ours), frame(theirs));
  assert.equal(createPrivateKey({ key: ours, format: 'der', type: 'pkcs8' }).type, 'private');
});

it('what decrypts or is decrypted is wiped from memory after its use', async (t) => {
  const wiped: string[] = [];
  const { fill } = Buffer.prototype;
  t.mock.method(Buffer.prototype, 'fill', function (this: Buffer, ...args: [number]) {
    if (args[0] === 0) wiped.push(this.toString('hex'));
    return fill.apply(this, args);
  });
  const { privatePem } = await makeKeyPair(password);
  const made = wiped.splice(0);
  const plaintext = (await decryptKey(parsePem(privatePem).der, password)).toString('hex');
  const derived = wiped.splice(0);
  await open(privatePem, password);
  assert.deepEqual(
    derived.map(({ length }) => length),
    [64],
  );
  assert.deepEqual(made, [...derived, plaintext]);
  assert.deepEqual(wiped, [...derived, plaintext]);
});

it('never the same salt, nonce or key', async () => {
  const [a, b] = [pair, await makeKeyPair(password)];
  assert.notEqual(a.fingerprint, b.fingerprint);
  const [one, two] = [contentOf(a.privatePem), contentOf(b.privatePem)];
  assert.notEqual(one['kdf']?.['salt'], two['kdf']?.['salt']);
  assert.notEqual(one['cipher']?.['nonce'], two['cipher']?.['nonce']);
  const bytes = (text: unknown) => Buffer.from(String(text), 'base64').length;
  assert.deepEqual([bytes(one['kdf']?.['salt']), bytes(one['cipher']?.['nonce'])], [32, 24]);
  assert.equal(createPublicKey(a.publicPem).asymmetricKeyDetails?.namedCurve, 'prime256v1');
});
