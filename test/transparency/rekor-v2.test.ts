/** The client of Rekor v2: its requests, and the entries that it accepts. */

import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { it, type TestContext } from 'node:test';
import { HashAlgorithm } from '@sigstore/protobuf-specs';
import type { SignatureBundle } from '@sigstore/sign';
import { startServer } from '../../sandbox/http/server.ts';
import { preAuthEncoding } from '../../src/signature/envelope.ts';
import { rekorV2 } from '../../src/transparency/rekor-v2.ts';
import { EntryExists } from '../../src/transparency/service.ts';
import { edit, get, type Json, removed } from '../signature/support.ts';
import { certificate } from '../support/tls-certificate.ts';
import { rig } from '../support/transport.ts';
import { bundleJson, p256, pemOf } from './test-log.ts';

const [payload, payloadType] = [Buffer.from('{}'), 'application/vnd.in-toto+json'];
const envelope: SignatureBundle = {
  $case: 'dsseEnvelope',
  dsseEnvelope: { payload, payloadType, signatures: [{ sig: Buffer.from('sig'), keyid: '' }] },
};
const good = get(bundleJson({ version: 'v2' }), 'verificationMaterial.tlogEntries.0') as Json;
const key = p256().publicKey;

async function log(t: TestContext, answer: () => { status: number; body: unknown }) {
  const sent: string[] = [];
  const server = await startServer(
    async (request) => {
      sent.push(`${request.method} ${request.path} ${Buffer.from(await request.body())}`);
      const { status, body } = answer();
      const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
      return { status, headers: { 'content-type': 'application/json' }, body: bytes };
    },
    () => 0,
  );
  t.after(() => server.stop());
  const transport = rig(t);
  const testify = (content = envelope, signedWith: KeyObject = key) =>
    rekorV2(`${server.url}/`, transport).testify(content, pemOf(signedWith));
  return { sent, testify, url: server.url };
}

it('posts the digest of what was signed, the signature and the key with its kind', async (t) => {
  const { sent, testify, url } = await log(t, () => ({ status: 201, body: good }));
  const kinds = [
    ['PKIX_ECDSA_P256_SHA_256', key],
    ...[2048, 3072, 4096].map((modulusLength) => [
      `PKIX_RSA_PKCS1V15_${modulusLength}_SHA256`,
      generateKeyPairSync('rsa', { modulusLength }).publicKey,
    ]),
  ] as [string, KeyObject][];
  for (const [keyDetails, publicKey] of kinds) {
    const rawBytes = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    await testify(envelope, publicKey);
    const signed = preAuthEncoding(payloadType, payload);
    const request = {
      hashedRekordRequestV002: {
        digest: createHash('sha256').update(signed).digest('base64'),
        signature: { content: 'c2ln', verifier: { publicKey: { rawBytes }, keyDetails } },
      },
    };
    assert.equal(sent.at(-1), `POST /api/v2/log/entries ${JSON.stringify(request)}`);
  }
  const client = rekorV2(url, rig(t));
  await client.testify(envelope, certificate);
  const [, der] = /-----\n([^-]+)-----/.exec(certificate) ?? [];
  const { hashedRekordRequestV002: request } = JSON.parse(sent.at(-1)?.replace(/^[^{]+/, '') ?? '');
  assert.deepEqual(request.signature.verifier, {
    x509Certificate: { rawBytes: der?.replaceAll('\n', '') },
    keyDetails: 'PKIX_ECDSA_P256_SHA_256',
  });
  assert.deepEqual([client.url, client.version], [url, 'rekor-v2']);
});

it('takes whole entries only', async (t) => {
  let body: unknown = good;
  const { testify } = await log(t, () => ({ status: 200, body }));
  const { tlogEntries } = await testify();
  assert.equal(tlogEntries.length, 1);
  assert.equal(tlogEntries[0].logIndex, '0');
  assert.equal(tlogEntries[0].inclusionProof.treeSize, '1');
  for (const path of ['logId', 'kindVersion', 'inclusionProof', 'inclusionProof.checkpoint']) {
    body = edit(good, path, removed);
    await assert.rejects(testify(), {
      code: 'E_NET',
      message: /^the log .* did not return a log entry: response is not a complete entry$/,
    });
  }
  for (const odd of ['', '{', '[]', '1']) {
    body = odd;
    await assert.rejects(testify(), { code: 'E_NET', message: /did not return a log entry/ });
  }
});

it('an entry that exists is not handed out again', async (t) => {
  const { testify, url } = await log(t, () => ({ status: 409, body: {} }));
  const { host } = new URL(url);
  await assert.rejects(testify(), (error) => {
    assert.ok(error instanceof EntryExists);
    assert.deepEqual([error.code, error.details], ['E_TLOG', { host, status: 409 }]);
    assert.equal(error.message, `the log ${host} already has this entry, and does not return it`);
    return true;
  });
});

it('legacy signatures and keys of other kinds are refused before anything is sent', async (t) => {
  const { sent, testify } = await log(t, () => ({ status: 201, body: good }));
  const digest = createHash('sha256').update('').digest();
  const messageDigest = { algorithm: HashAlgorithm.SHA2_256, digest };
  const message: SignatureBundle = {
    $case: 'messageSignature',
    messageSignature: { messageDigest, signature: Buffer.from('x') },
  };
  await assert.rejects(testify(message), {
    code: 'E_INPUT',
    message: 'Rekor v2 issues no signed entry timestamps, which legacy signatures require',
  });
  for (const other of [
    generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).publicKey,
    generateKeyPairSync('ed25519').publicKey,
    generateKeyPairSync('rsa', { modulusLength: 2056 }).publicKey,
  ]) {
    await assert.rejects(testify(envelope, other), {
      code: 'E_KEY',
      message: /^Rekor v2 accepts ECDSA P-256 keys/,
    });
  }
  assert.deepEqual(sent, []);
});
