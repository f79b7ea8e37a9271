/** Fingerprints of public keys. */

import { doesNotThrow, strictEqual, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { isTrustError } from '../../src/error.ts';
import { assertFingerprints, normalizeFingerprint } from '../../src/signature/key.ts';
import { other, signer } from './support.ts';

const hex = 'c921084265695461eef46c6a5953b3dfc501c0f6f82f54ff05bdddb65670bc59';
const colons = hex.match(/../g)?.join(':') ?? '';

function refuses(run: () => unknown, why: RegExp): void {
  throws(run, (error) => isTrustError(error, 'E_KEY') && why.test(error.message));
}

test('hex in any case, with or without colons and prefix, is one fingerprint', () => {
  for (const text of [
    hex,
    hex.toUpperCase(),
    colons,
    colons.toUpperCase(),
    `sha256:${hex}`,
    ` ${hex}\n`,
    `SHA256:${colons}`,
  ]) {
    strictEqual(normalizeFingerprint(text), hex);
  }
});

test('threat 76: what is not a fingerprint is refused, and the message says what is wanted', () => {
  const base64 = Buffer.from(hex, 'hex').toString('base64');
  for (const text of [
    '',
    base64,
    `SHA256:${base64}`,
    hex.slice(1),
    `${hex}0`,
    `0x${hex}`,
    hex.replace('c', 'g'),
    colons.replace(':', ''),
    colons.replaceAll(':', ' '),
    `aa:${colons}`,
    `${colons}:aa`,
    `x${colons}`,
  ]) {
    refuses(() => normalizeFingerprint(text), /64 hex digits.*not base64/);
  }
});

test('threat 76: every key matches, and every fingerprint is matched', () => {
  const [a, b] = [signer.fingerprint, other.fingerprint];
  doesNotThrow(() => assertFingerprints([signer], [a]));
  doesNotThrow(() => assertFingerprints([signer, other], [b.toUpperCase(), a]));
  doesNotThrow(() => assertFingerprints([signer, signer], [a, a]));
  refuses(() => assertFingerprints([signer], [b]), /signer\.pub has the fingerprint .* stop here/);
  refuses(() => assertFingerprints([signer, other], [a]), /other\.pub has the fingerprint/);
  refuses(() => assertFingerprints([signer], [a, b]), /no key has the fingerprint/);
  refuses(() => assertFingerprints([], [a]), /no key has the fingerprint/);
  refuses(() => assertFingerprints([signer], []), /not one of those given/);
});
