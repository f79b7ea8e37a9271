/** Which key made the signature, if any of those accepted did. */

import { deepStrictEqual, notStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, test } from 'node:test';
import { digestOf } from '../../src/oci/digest.ts';
import { signatureId } from '../../src/signature/candidate.ts';
import { checkSignature } from '../../src/signature/verify.ts';
import { checkLog } from '../../src/transparency/log.ts';
import {
  bundle,
  legacy,
  now,
  root,
  signer,
  stranger,
  TestSigner,
} from '../transparency/test-log.ts';
import { annotationKeys, assertFailed, assertPassed, base64, withAnnotations } from './support.ts';

const key = annotationKeys.signature;

test('the key that made it is named, whichever place it has', () => {
  for (const candidate of [legacy(), bundle()]) {
    for (const keys of [[signer.key], [stranger.key, signer.key], [signer.key, stranger.key]]) {
      const { check, key: by } = checkSignature(candidate, keys);
      assertPassed(check);
      strictEqual(by, signer.key);
    }
  }
});

test('threat 71: another key, or none', () => {
  for (const candidate of [legacy(), bundle(), bundle({ version: 'v2' })]) {
    for (const keys of [[stranger.key], []]) {
      const { check, key: by } = checkSignature(candidate, keys);
      assertFailed(check, 'E_SIG', /not made with an accepted key/);
      strictEqual(by, undefined);
    }
  }
});

test('keys of every allowed kind, in both formats', () => {
  const signers = [
    new TestSigner(generateKeyPairSync('ec', { namedCurve: 'secp384r1' }), 'sha384'),
    new TestSigner(generateKeyPairSync('ec', { namedCurve: 'secp384r1' }), 'sha256'),
    new TestSigner(generateKeyPairSync('ec', { namedCurve: 'secp521r1' }), 'sha512'),
    new TestSigner(generateKeyPairSync('rsa', { modulusLength: 2048 }), 'sha256'),
    new TestSigner(generateKeyPairSync('ed25519'), null),
  ];
  for (const by of signers) {
    for (const candidate of [
      legacy({ signer: by }),
      bundle({ signer: by }),
      bundle({ signer: by, version: 'v2' }),
    ]) {
      assertPassed(checkSignature(candidate, [by.key]).check, by.key.algorithm);
      assertPassed(checkLog(candidate, { key: by.key, root, now }).check, by.key.algorithm);
    }
  }
});

describe('threat 67: the legacy annotation', () => {
  const good = legacy().layer.annotations[key] ?? '';

  test('threat 67: not there, empty, not base64, doubled', () => {
    const candidate = legacy({ signature: good });
    assertPassed(checkSignature(candidate, [signer.key]).check);
    for (const value of [
      undefined,
      '',
      '+',
      '*',
      ` ${good}`,
      `${good}\n`,
      `${good}=`,
      `${good}${good}`,
      good.replaceAll('=', ''),
      good.replaceAll('/', '_'),
      `${good.slice(0, 10)}\n${good.slice(10)}`,
    ]) {
      if (value === good) continue;
      const changed = withAnnotations(candidate, { [key]: value });
      assertFailed(
        checkSignature(changed, [signer.key]).check,
        'E_SIG',
        /base64|missing|empty|not made/,
      );
    }
  });

  test('threat 68: trailing bytes', () => {
    const longer = base64(Buffer.concat([Buffer.from(good, 'base64'), Buffer.from([0])]));
    const changed = withAnnotations(legacy(), { [key]: longer });
    assertFailed(checkSignature(changed, [signer.key]).check, 'E_SIG', /not made/);
  });

  test("threat 69: the other s verifies too, but the log holds the signer's", () => {
    const candidate = legacy({ signature: good });
    const varied = withAnnotations(candidate, {
      [key]: base64(negateS(Buffer.from(good, 'base64'))),
    });
    assertPassed(checkSignature(varied, [signer.key]).check);
    const { check } = checkLog(varied, { key: signer.key, root, now });
    assertFailed(check, 'E_TLOG', /another signature/);
    notStrictEqual(signatureId(varied), signatureId(candidate));
  });
});

/** (r, n - s) from (r, s). */
function negateS(der: Buffer): Buffer {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const rLength = der.readUInt8(3);
  const r = der.subarray(2, 4 + rLength);
  const s = BigInt(`0x${der.subarray(6 + rLength).toString('hex')}`);
  const hex = (order - s).toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  const positive = bytes.readUInt8(0) < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes]);
  const body = Buffer.concat([r, Buffer.from([2, positive.length]), positive]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}

test('threat 86: a legacy layer with a certificate is E_KEY, unless an accepted key made it', () => {
  const annotation = { [annotationKeys.certificate]: '-----BEGIN CERTIFICATE-----' };
  const candidate = withAnnotations(legacy(), annotation);
  assertFailed(checkSignature(candidate, [stranger.key]).check, 'E_KEY', /certificate/);
  assertPassed(checkSignature(candidate, [signer.key]).check);
});

test('id: by content, not by place', () => {
  const candidate = legacy();
  const elsewhere = { ...candidate, store: 'referrer' as const, manifest: candidate.layer.digest };
  strictEqual(signatureId(elsewhere), signatureId(candidate));
  const again = legacy();
  deepStrictEqual(again.payload, candidate.payload);
  notStrictEqual(signatureId(again), signatureId(candidate), 'one payload, two signatures');
  const bytes = bundle();
  strictEqual(signatureId(bytes), signatureId({ ...bytes, bytes: Buffer.from(bytes.bytes) }));
  ok(signatureId(bytes).startsWith('sha256:'));
});

test('id: of a bundle, by what was signed and the signature, however the file is written', () => {
  const original = bundle();
  const file = JSON.parse(Buffer.from(original.bytes).toString());
  const { verificationMaterial: material, ...rest } = file;
  const written = (value: unknown, indent?: number) => ({
    ...original,
    bytes: Buffer.from(JSON.stringify(value, undefined, indent)),
  });
  for (const copy of [
    written(file, 2),
    { ...original, bytes: Buffer.concat([original.bytes, Buffer.from('\n')]) },
    written({ ...rest, verificationMaterial: material }),
    written({ ...file, verificationMaterial: { ...material, tlogEntries: [] } }),
  ]) {
    notStrictEqual(digestOf(copy.bytes), digestOf(original.bytes));
    strictEqual(signatureId(copy), signatureId(original));
  }
  notStrictEqual(signatureId(bundle()), signatureId(original), 'signed again');
  const unread = written({ ...file, dsseEnvelope: undefined });
  strictEqual(signatureId(unread), digestOf(unread.bytes));
});

test('threat 86: a certificate that cannot be read, and no certificate at all, have codes of their own', () => {
  const { check } = checkSignature(
    withAnnotations(legacy(), { [annotationKeys.certificate]: 'x' }),
    [],
  );
  assertFailed(check, 'E_KEY', /^it is signed with a certificate; /);
  const plain = checkSignature(legacy(), []);
  assertFailed(
    plain.check,
    'E_SIG',
    /^it was not made with an accepted key, or not over these bytes$/,
  );
  strictEqual(plain.key, undefined);
});
