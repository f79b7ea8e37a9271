/** Private keys: cosign's own open, everything else says why not, and nothing of key or password is reported. */

import assert from 'node:assert/strict';
import { createHook } from 'node:async_hooks';
import { generateKeyPairSync, type KeyObject, scryptSync, verify } from 'node:crypto';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { TrustError } from '../../src/error.ts';
import { encryptKey } from '../../src/signature/encrypted-key.ts';
import { verifySignature } from '../../src/signature/key.ts';
import { generateSigningKey, openPrivateKey } from '../../src/signature/private-key.ts';
import { cosignMade } from '../support/shared-vectors.ts';
import { every, thorough } from '../support/thorough.ts';
import { signer } from './support.ts';

const password = 'webdis-vectors-only';
const vector = cosignMade('signer.key').toString();
const message = Buffer.from('to be signed');

function open(pem: string, given: string | undefined = password, allowUnencrypted = false) {
  return openPrivateKey(pem, 'my.key', { password: async () => given, allowUnencrypted });
}

function pem(label: string, bytes: Uint8Array): string {
  return `-----BEGIN ${label}-----\n${Buffer.from(bytes).toString('base64')}\n-----END ${label}-----\n`;
}

const encryptedLabel = 'ENCRYPTED SIGSTORE PRIVATE KEY';

async function encrypted(plaintext: Uint8Array): Promise<string> {
  return pem(encryptedLabel, await encryptKey(plaintext, password));
}

/** As cosign before 2.0 did it, by other means than the code under test. */
function encryptedLongAgo(plaintext: Uint8Array, N = 32768): string {
  const params = { N, r: 8, p: 1 };
  const [salt, nonce] = [Buffer.alloc(32, 1), Buffer.alloc(24, 2)];
  const key = scryptSync(password, salt, 32, { ...params, maxmem: 256 * 1024 * 1024 });
  const ciphertext = xsalsa20poly1305(key, nonce).encrypt(plaintext);
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const content = {
    kdf: { name: 'scrypt', params, salt: base64(salt) },
    cipher: { name: 'nacl/secretbox', nonce: base64(nonce) },
    ciphertext: base64(ciphertext),
  };
  return pem('ENCRYPTED COSIGN PRIVATE KEY', Buffer.from(JSON.stringify(content)));
}

/** Fails with E_KEY for that reason, and shows nothing secret, in any depth. */
async function assertRefused(
  opening: Promise<unknown>,
  why: RegExp,
  secrets: readonly string[] = [],
): Promise<void> {
  await assert.rejects(opening, (error: unknown) => {
    assert.ok(error instanceof TrustError, String(error));
    assert.equal(error.code, 'E_KEY');
    assert.match(error.message, /^my\.key is not a usable private key: /);
    assert.match(error.message, why);
    const everything = inspect(error, { depth: 20, showHidden: true });
    for (const secret of [password, ...secrets])
      assert.ok(!everything.includes(secret), everything);
    return true;
  });
}

function document(change: (content: Record<string, never>) => unknown): string {
  const body = vector.replace(/-----.*-----|\n/g, '');
  const content = JSON.parse(Buffer.from(body, 'base64').toString());
  const changed = change(content) ?? content;
  return pem(encryptedLabel, Buffer.from(JSON.stringify(changed)));
}

describe('keys that cosign made', () => {
  it('open, and sign what their public half verifies', async () => {
    const key = await open(vector);
    assert.equal(key.public.fingerprint, signer.fingerprint);
    assert.ok(verifySignature(signer, message, await key.sign(message)));
    assert.ok(!verifySignature(signer, Buffer.from('another'), await key.sign(message)));
  });

  it('open under their former name, and with Windows line ends', async () => {
    const texts = [
      vector.replaceAll('SIGSTORE', 'COSIGN'),
      vector.replaceAll('\n', '\r\n'),
      vector.trimEnd(),
    ];
    for (const text of every(texts, 2)) {
      assert.equal((await open(text)).public.fingerprint, signer.fingerprint);
    }
  });

  it('open with the parameters of cosign before 2.0', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const der = privateKey.export({ type: 'pkcs8', format: 'der' });
    for (const N of [32768, 131072]) {
      const key = await open(encryptedLongAgo(der, N));
      assert.ok(verifySignature(key.public, message, await key.sign(message)));
    }
  });

  thorough('stay closed with SEC1 inside', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const sec1 = privateKey.export({ type: 'sec1', format: 'der' });
    for (const text of [await encrypted(sec1), encryptedLongAgo(sec1)]) {
      await assertRefused(open(text), /its content is not PKCS#8.+cosign import-key-pair/, [
        sec1.toString('base64').slice(0, 20),
      ]);
    }
  });
});

describe('errors for anything but a signing key', () => {
  const p256 = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const pkcs8 = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'der' });

  it('a wrong password, or none', async () => {
    await assertRefused(open(vector, 'wrong-password'), /the password is wrong/, [
      'wrong-password',
    ]);
    await assertRefused(open(vector, `${password}\n`), /the password is wrong/);
    await assertRefused(open(vector, ''), /the password is wrong/);
    const none = { password: async () => undefined, allowUnencrypted: false };
    await assertRefused(openPrivateKey(vector, 'my.key', none), /there is no password/);
  });

  it('threat 74: the public half, a certificate, another block, no block, two', async () => {
    const [first, second] = [p256(), p256()];
    const text = (key: KeyObject, type: 'spki' | 'pkcs8' | 'sec1') =>
      key.export({ type: type as 'pkcs8', format: 'pem' }).toString();
    const secret = text(first.privateKey, 'pkcs8').split('\n')[1] ?? '';
    for (const [given, why] of [
      [text(first.publicKey, 'spki'), /it is a public key/],
      [pem('RSA PUBLIC KEY', Buffer.from('x')), /it is a public key/],
      [pem('CERTIFICATE', Buffer.from('x')), /it is a certificate/],
      [text(first.privateKey, 'sec1'), /EC PRIVATE KEY; convert it with cosign import-key-pair/],
      [
        pem('ENCRYPTED PRIVATE KEY', Buffer.from('x')),
        /type ENCRYPTED PRIVATE KEY; convert it with cosign import/,
      ],
      [pem('OPENSSH PRIVATE KEY', Buffer.from('x')), /type OPENSSH PRIVATE KEY/],
      ['', /not one PEM block/],
      [`${secret}\n`, /not one PEM block/],
      [text(first.privateKey, 'pkcs8') + text(second.privateKey, 'pkcs8'), /several PEM blocks/],
      [`junk ${text(first.privateKey, 'pkcs8')}`, /not one PEM block/],
      [`${'x'.repeat(70_000)}`, /more than 65536 characters/],
    ] as const) {
      await assertRefused(open(given, password, true), why, [secret, secret.slice(8, 24)]);
    }
  });

  it('PKCS#8 without encryption, unless it is requested', async () => {
    const { privateKey } = p256();
    const text = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await assertRefused(open(text), /it is not encrypted.+--allow-unencrypted-key/, [
      text.split('\n')[1] ?? '',
    ]);
    let asked = 0;
    const ask = async () => {
      asked += 1;
      return '';
    };
    const key = await openPrivateKey(text, 'my.key', { password: ask, allowUnencrypted: true });
    assert.ok(verifySignature(key.public, message, await key.sign(message)));
    assert.equal(asked, 0, 'a password that nothing needs');
  });

  it('threat 75: keys whose signatures no tool accepts', async () => {
    for (const [{ privateKey }, why] of [
      [generateKeyPairSync('ec', { namedCurve: 'secp384r1' }), /ecdsa-p384 signatures/],
      [generateKeyPairSync('ed25519'), /ed25519 signatures/],
      [
        generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
        /signatures by this kind of key are not accepted/,
      ],
      [
        generateKeyPairSync('rsa', { modulusLength: 1024 }),
        /signatures by this kind of key are not accepted/,
      ],
      [
        generateKeyPairSync('rsa-pss', { modulusLength: 2048 }),
        /signatures by this kind of key are not accepted/,
      ],
      [generateKeyPairSync('x25519'), /signatures by this kind of key are not accepted/],
    ] as const) {
      const text = pem('PRIVATE KEY', pkcs8(privateKey));
      await assertRefused(open(text, '', true), why, [text.slice(40, 80)]);
    }
  });

  it('threat 72: an encrypted something that is not a PKCS#8: nothing of it is reported', async () => {
    for (const content of every(['some other secret', '', '{"secret":1}'], 1)) {
      await assertRefused(open(encryptedLongAgo(Buffer.from(content))), /not PKCS#8/, [
        'some other secret',
      ]);
    }
  });

  it('RSA, encrypted as cosign does', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = await open(await encrypted(pkcs8(privateKey)));
    assert.ok(verify('sha256', message, publicKey, await key.sign(message)));
  });
});

describe('threats 115, 131: the document around an encrypted key', () => {
  it('is never quoted', async () => {
    for (const change of [
      () => 'secret-text',
      () => ['secret-text'],
      () => ({ 'secret-text': 1 }),
      (content: object) => ({ ...content, 'secret-text': 1 }),
      (content: object) => ({ ...content, cipher: { name: 'secret-text' } }),
      (content: object) => ({ ...content, ciphertext: 'secret-text!' }),
      (content: { kdf?: object }) => ({ ...content, kdf: { ...content.kdf, name: 'secret-text' } }),
      (content: { kdf?: object }) => ({
        ...content,
        kdf: { ...content.kdf, salt: 'secret-text!' },
      }),
    ]) {
      await assertRefused(open(document(change)), /not in cosign's format for encrypted keys/, [
        'secret-text',
      ]);
    }
    const broken = pem(encryptedLabel, Buffer.from('secret-text {'));
    await assertRefused(open(broken), /not in cosign's format for encrypted keys/, ['secret-text']);
  });

  it('cannot ask for more memory or time than cosign', async () => {
    const started = process.memoryUsage.rss();
    for (const params of [
      { N: 2 ** 30, r: 8, p: 1 },
      { N: 2 ** 40, r: 8, p: 1 },
      { N: 262144, r: 8, p: 1 },
      { N: 65536, r: 1024, p: 1 },
      { N: 65536, r: 8, p: 1000 },
      { N: 65537, r: 8, p: 1 },
      { N: 2, r: 8, p: 1 },
      { N: 0, r: 0, p: 0 },
    ]) {
      const text = document((content) => ({
        ...content,
        kdf: { ...(content['kdf'] ?? {}), params },
      }));
      await assertRefused(
        open(text),
        new RegExp(`N=${params.N}, r=${params.r}, p=${params.p} are`),
      );
    }
    assert.ok(process.memoryUsage.rss() - started < 100 * 1024 * 1024);
  });

  it('must fit in every part', async () => {
    const nonce = Buffer.alloc(23).toString('base64');
    await assertRefused(
      open(document((content) => ({ ...content, cipher: { name: 'nacl/secretbox', nonce } }))),
      /its nonce is not 24 bytes long/,
    );
    const ciphertext = Buffer.alloc(3).toString('base64');
    await assertRefused(
      open(document((content) => ({ ...content, ciphertext }))),
      /the password is wrong, or the key file is damaged/,
    );
  });
});

it('scrypt runs once, however much is signed, and the password is requested once', async () => {
  let [derived, asked] = [0, 0];
  const hook = createHook({
    init: (_id, type) => {
      if (type === 'SCRYPTREQUEST') derived += 1;
    },
  }).enable();
  const ask = async () => {
    asked += 1;
    return password;
  };
  const key = await openPrivateKey(vector, 'my.key', { password: ask, allowUnencrypted: false });
  const signatures = await Promise.all(Array.from({ length: 50 }, () => key.sign(message)));
  hook.disable();
  assert.ok(signatures.every((signature) => verifySignature(key.public, message, signature)));
  assert.deepEqual([derived, asked], [1, 1]);
});

it('threat 131: nothing of the key shows when it is printed', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const text = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const key = await open(text, '', true);
  const { d } = privateKey.export({ format: 'jwk' });
  const printed = inspect(key, { depth: 20, showHidden: true }) + JSON.stringify(key);
  assert.ok(!printed.includes(d ?? '') && !printed.includes('PRIVATE'));
});

it('a key for one certificate is new each time, and signs with P-256', async () => {
  const key = generateSigningKey();
  const signature = await key.sign(message);
  assert.ok(verifySignature(key.public, message, signature));
  assert.equal(key.public.key.asymmetricKeyDetails?.namedCurve, 'prime256v1');
  assert.ok(!verifySignature(generateSigningKey().public, message, signature));
});
