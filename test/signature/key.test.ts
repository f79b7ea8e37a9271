/** Which public keys are accepted, and which signatures by them. */

import { throws } from 'node:assert';
import { deepStrictEqual, doesNotThrow, ok, strictEqual } from 'node:assert/strict';
import {
  constants,
  createECDH,
  createHash,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { isTrustError } from '../../src/error.ts';
import { parsePublicKey, verifySignature } from '../../src/signature/key.ts';
import { cosignMade, sharedFile, skipWithout } from '../support/shared-vectors.ts';

const webdis = readFileSync(join(import.meta.dirname, '..', '..', 'webdis.pub'), 'utf8');
const fingerprint = 'c921084265695461eef46c6a5953b3dfc501c0f6f82f54ff05bdddb65670bc59';

function pem(key: KeyObject, type: 'spki' | 'pkcs1' = 'spki'): string {
  return key.export({ type, format: 'pem' }).toString();
}

function block(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

function refuses(text: string, why: RegExp): void {
  throws(
    () => parsePublicKey(text, 'the.pub'),
    (error) =>
      isTrustError(error, 'E_KEY') &&
      error.message.startsWith('the.pub ') &&
      why.test(error.message),
    String(why),
  );
}

test('the key of Webdis, by its published fingerprint', () => {
  const key = parsePublicKey(webdis, 'webdis.pub');
  strictEqual(key.fingerprint, fingerprint);
  strictEqual(key.algorithm, 'ecdsa-p256');
  strictEqual(key.source, 'webdis.pub');
  strictEqual(createHash('sha256').update(key.spki).digest('hex'), fingerprint);
});

test('the allow-list: P-256, P-384, P-521, Ed25519, RSA in both encodings', () => {
  for (const [namedCurve, algorithm] of [
    ['prime256v1', 'ecdsa-p256'],
    ['secp384r1', 'ecdsa-p384'],
    ['secp521r1', 'ecdsa-p521'],
  ] as const) {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve });
    strictEqual(parsePublicKey(pem(publicKey), 'x').algorithm, algorithm);
  }
  const { publicKey: edwards } = generateKeyPairSync('ed25519');
  strictEqual(parsePublicKey(pem(edwards), 'x').algorithm, 'ed25519');
  const { publicKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const [spki, pkcs1] = [pem(rsa), pem(rsa, 'pkcs1')].map((text) => parsePublicKey(text, 'x'));
  strictEqual(spki?.algorithm, 'rsa');
  strictEqual(pkcs1?.fingerprint, spki.fingerprint, 'one key, one fingerprint');
});

test('PEM headers are tolerated, as in the Docker Content Trust key of Webdis', () => {
  const withHeaders = webdis.replace('KEY-----\n', 'KEY-----\nrole: nicolasff\nX-Y: a-b\n\n');
  strictEqual(parsePublicKey(withHeaders, 'x').fingerprint, fingerprint);
  strictEqual(
    parsePublicKey(`\r\n ${webdis.replaceAll('\n', '\r\n')}\t\n`, 'x').fingerprint,
    fingerprint,
  );
  refuses(webdis.replace('KEY-----\n', 'KEY-----\nrole: nicolasff\n'), /not base64/);
});

describe('threat 72: what does not decode to a key', () => {
  const der = parsePublicKey(webdis, 'x').spki;

  test('threat 72: no PEM, no base64, no DER, nothing', () => {
    refuses('', /not one PEM block/);
    refuses('hello', /not one PEM block/);
    refuses(block('PUBLIC KEY', Buffer.from('hello')), /does not decode/);
    refuses('-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n', /is empty/);
    refuses(webdis.replace('MFkw', 'MF*w'), /not base64/);
    refuses(webdis.replace('END PUBLIC', 'END RSA PUBLIC'), /not one PEM block/);
  });

  test('threat 72: a point off the curve', () => {
    const off = Buffer.from(der);
    off.writeUInt8(off.readUInt8(off.length - 1) ^ 1, off.length - 1);
    refuses(block('PUBLIC KEY', off), /does not decode/);
  });

  test('threat 72: other encodings of the same key', () => {
    refuses(block('PUBLIC KEY', Buffer.concat([der, Buffer.from([0])])), /canonical/);
    const point = createECDH('prime256v1');
    point.generateKeys();
    const compressed = Buffer.concat([
      Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex'),
      point.getPublicKey(null, 'compressed'),
    ]);
    refuses(block('PUBLIC KEY', compressed), /canonical/);
  });

  test('threat 72: the undecodable key of the conformance suite', {
    skip: skipWithout('sigstore-conformance'),
  }, () => {
    const folder = 'sigstore-conformance/bundle-verify/managed-key-wrong-key_fail';
    refuses(sharedFile(folder, 'key.pub').toString(), /base64/);
  });
});

test('threat 73: exactly one block, and nothing around it', () => {
  const second = cosignMade('signer.pub').toString();
  refuses(webdis + second, /several PEM blocks/);
  refuses(webdis + webdis, /several PEM blocks/);
  refuses(`junk\n${webdis}`, /nothing before or after it/);
  refuses(`${webdis}junk`, /nothing before or after it/);
  refuses(`\ufeff${webdis}`, /nothing before or after it/);
  refuses(`${webdis}\u00a0`, /nothing before or after it/);
});

test('threat 74: private keys are refused, and not a word of them is repeated', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const texts = [
    privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    privateKey.export({ type: 'sec1', format: 'pem' }).toString(),
    block('ENCRYPTED SIGSTORE PRIVATE KEY', Buffer.from('{"kdf":"secret secret"}')),
    block('OPENSSH PRIVATE KEY', Buffer.from('secret secret secret')),
  ];
  for (const secret of [
    ...texts,
    ...texts.map((text) => webdis + text),
    ...texts.map((text) => `x${text}`),
  ]) {
    throws(
      () => parsePublicKey(secret, 'env://KEY'),
      (error) => {
        ok(isTrustError(error, 'E_KEY'));
        ok(/private key/.test(error.message));
        const all = `${error.message} ${error.stack} ${JSON.stringify(error.details)} ${error.cause}`;
        for (const line of secret.split('\n').filter((l) => /^[A-Za-z0-9+/=]{8,}$/.test(l))) {
          ok(!all.includes(line.slice(0, 8)), 'part of the key is repeated');
        }
        return true;
      },
    );
  }
});

test('threat 75: everything outside the allow-list', () => {
  const curve = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve }).publicKey;
  refuses(pem(curve('secp256k1')), /only ECDSA/);
  refuses(pem(curve('brainpoolP256r1')), /only ECDSA/);
  refuses(pem(curve('prime239v1')), /only ECDSA/);
  refuses(pem(generateKeyPairSync('ed448').publicKey), /only ECDSA/);
  refuses(pem(generateKeyPairSync('x25519').publicKey), /only ECDSA/);
  refuses(pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey), /2048 bits/);
  refuses(pem(generateKeyPairSync('rsa', { modulusLength: 2040 }).publicKey), /2048 bits/);
  refuses(pem(generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey), /only ECDSA/);
  refuses(pem(dsa()), /only ECDSA/);
  refuses(block('CERTIFICATE', parsePublicKey(webdis, 'x').spki), /is a certificate/);
  refuses(block('EC PARAMETERS', Buffer.from([1])), /type EC PARAMETERS/);
  const explicit = generateKeyPairSync('ec', {
    namedCurve: 'prime256v1',
    paramEncoding: 'explicit',
  });
  refuses(pem(explicit.publicKey), /canonical/);
});

function dsa(): KeyObject {
  return generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).publicKey;
}

test('a file over the limit is refused before it is looked at', () => {
  refuses(' '.repeat(70_000) + webdis, /more than 65536 characters/);
});

describe('signatures', () => {
  const message = Buffer.from('what is signed');

  test('threat 70: the digest follows from the key, as cosign writes it', () => {
    const cases = [
      ['prime256v1', ['sha256'], ['sha384', 'sha512', 'sha1']],
      ['secp384r1', ['sha384', 'sha256'], ['sha512', 'sha1']],
      ['secp521r1', ['sha512', 'sha256'], ['sha384', 'sha1']],
    ] as const;
    for (const [namedCurve, good, bad] of cases) {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve });
      const key = parsePublicKey(pem(publicKey), 'x');
      for (const digest of good) {
        ok(
          verifySignature(key, message, sign(digest, message, privateKey)),
          `${namedCurve} ${digest}`,
        );
      }
      for (const digest of bad) {
        ok(
          !verifySignature(key, message, sign(digest, message, privateKey)),
          `${namedCurve} ${digest}`,
        );
      }
      // The digest signed rather than the bytes.
      const digest = createHash(good[0]).update(message).digest();
      ok(!verifySignature(key, message, sign(good[0], digest, privateKey)));
    }
  });

  test('threat 70: RSA is PKCS #1 v1.5 with SHA-256, Ed25519 is pure', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = parsePublicKey(pem(rsa.publicKey), 'x');
    ok(verifySignature(key, message, sign('sha256', message, rsa.privateKey)));
    ok(!verifySignature(key, message, sign('sha512', message, rsa.privateKey)));
    const pss = { key: rsa.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING };
    ok(!verifySignature(key, message, sign('sha256', message, pss)));
    const edwards = generateKeyPairSync('ed25519');
    const other = parsePublicKey(pem(edwards.publicKey), 'x');
    ok(verifySignature(other, message, sign(null, message, edwards.privateKey)));
    ok(!verifySignature(other, message, Buffer.alloc(64)));
    ok(!verifySignature(other, message, Buffer.alloc(0)));
  });

  test('threat 68: ECDSA signatures are strict DER', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const key = parsePublicKey(pem(publicKey), 'x');
    const { der, r, s } = signatureWithSmallParts(privateKey, message);
    const accepts = (bytes: Buffer) => verifySignature(key, message, bytes);
    doesNotThrow(() => deepStrictEqual(sequence(integer(r), integer(s)), der));
    ok(accepts(der));

    ok(!accepts(Buffer.concat([der, Buffer.from([0])])), 'trailing byte');
    ok(!accepts(Buffer.concat([r, s])), 'P1363');
    ok(!accepts(sequence(integer(Buffer.alloc(1)), integer(s))), 'r is 0');
    ok(!accepts(sequence(integer(r), integer(Buffer.alloc(1)))), 's is 0');
    ok(!accepts(sequence(integer(Buffer.alloc(1)), integer(Buffer.alloc(1)))), 'both are 0');
    const padded = Buffer.concat([Buffer.from([0]), r]);
    ok(!accepts(sequence(tagged(2, padded), integer(s))), 'r is not minimal');
    ok(!accepts(sequence(integer(r), integer(s), Buffer.from([5, 0]))), 'a third element');
    ok(!accepts(Buffer.concat([Buffer.from([0x30, 0x81]), der.subarray(1)])), 'BER length');
    ok(!accepts(Buffer.alloc(0)), 'nothing');
    for (let end = 0; end < der.length; end += 1) ok(!accepts(der.subarray(0, end)), 'truncated');
  });
});

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, body.length]), body]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, ...parts);
}

function integer(value: Buffer): Buffer {
  return tagged(2, value.readUInt8(0) < 0x80 ? value : Buffer.concat([Buffer.from([0]), value]));
}

/** A signature whose r and s both start below 0x80, so that an added zero is one too many. */
function signatureWithSmallParts(key: KeyObject, message: Buffer) {
  for (;;) {
    const raw = sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' });
    const [r, s] = [raw.subarray(0, 32), raw.subarray(32)];
    const starts = [r.readUInt8(0), s.readUInt8(0)];
    if (starts.every((byte) => byte > 0 && byte < 0x80)) {
      return { r, s, der: sequence(integer(r), integer(s)) };
    }
  }
}
