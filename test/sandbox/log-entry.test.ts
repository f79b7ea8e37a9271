/** Entries of the sandbox log. */

import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, test } from 'node:test';
import { verifyDigest } from '../../sandbox/log/ecdsa.ts';
import { proposeV1 } from '../../sandbox/log/entry-v1.ts';
import { proposeV2 } from '../../sandbox/log/entry-v2.ts';
import type { JsonValue } from '../../src/oci/json.ts';
import { edit, removed } from '../signature/support.ts';
import { cosignMade, sharedFile, skipWithout } from '../support/shared-vectors.ts';
import {
  base64,
  payload,
  Signer,
  sha256,
  signedDigest,
  signedEnvelope,
  signedPayload,
} from './log-support.ts';

type Document = Record<string, unknown>;

/** Everything of these media types that the real cosign and the real Rekor made. */
function logged(): { body: Buffer; envelope?: Document }[] {
  const cases = JSON.parse(cosignMade('cases.json').toString()) as {
    name: string;
    blobs: string[];
    manifests: Record<string, string>;
  }[];
  const content = (digest: string): Buffer => cosignMade('content', 'sha256', digest.slice(7));
  const wanted = ['legacy-rekor-v1', 'bundle-rekor-v1', 'bundle-rekor-v2'];
  const layers = cases
    .filter(({ name }) => wanted.includes(name))
    .flatMap(({ manifests }) => Object.keys(manifests))
    .flatMap((digest) => JSON.parse(content(digest).toString()).layers ?? []);
  return layers.flatMap(({ digest, mediaType, annotations = {} }) => {
    const annotation = annotations['dev.sigstore.cosign/bundle'];
    if (annotation !== undefined) {
      return [{ body: Buffer.from(JSON.parse(annotation).Payload.body, 'base64') }];
    }
    if (mediaType !== 'application/vnd.dev.sigstore.bundle.v0.3+json') return [];
    const { verificationMaterial, dsseEnvelope } = JSON.parse(content(digest).toString());
    const [entry] = verificationMaterial.tlogEntries;
    return [{ body: Buffer.from(entry.canonicalizedBody, 'base64'), envelope: dsseEnvelope }];
  });
}

test('the bodies are Rekor’s, byte for byte', () => {
  const seen: string[] = [];
  for (const { body, envelope } of logged()) {
    const recorded = JSON.parse(body.toString());
    const kind = `${recorded.kind}/${recorded.apiVersion}`;
    seen.push(kind);
    assert.deepEqual(rebuilt(kind, recorded, envelope), body, kind);
  }
  assert.deepEqual([...new Set(seen)].sort(), [
    'dsse/0.0.1',
    'hashedrekord/0.0.1',
    'hashedrekord/0.0.2',
  ]);
});

function rebuilt(kind: string, recorded: Document, envelope: Document = {}): Buffer {
  const spec = recorded['spec'] as Record<string, never>;
  if (kind === 'hashedrekord/0.0.1') return proposeV1(recorded as JsonValue as never).body;
  if (kind === 'dsse/0.0.1') {
    const { payload: content, payloadType, signatures } = envelope;
    // As Go writes it, and cosign sent it.
    const sent = JSON.stringify({ payload: content, payloadType, signatures });
    const [{ verifier }] = spec['signatures'] as unknown as [{ verifier: string }];
    const proposedContent = { envelope: sent, verifiers: [verifier] };
    return proposeV1({ apiVersion: '0.0.1', kind: 'dsse', spec: { proposedContent } }).body;
  }
  const { data, signature } = spec['hashedRekordV002'] as unknown as {
    data: { digest: string };
    signature: JsonValue;
  };
  return proposeV2({ hashedRekordRequestV002: { digest: data.digest, signature } }).body;
}

test('requests of Rekor’s own tests', { skip: skipWithout('sigstore-rekor') }, () => {
  for (const kind of ['hashedrekord', 'dsse']) {
    const file = ['pkg', 'generated', 'models', 'testdata', `${kind}.json`];
    const request = JSON.parse(sharedFile('sigstore-rekor', ...file).toString());
    assert.equal(proposeV1(request).kind, kind);
  }
});

describe('what is not logged', () => {
  const other = new Signer();
  const hash = 'spec.data.hash';
  const signature = 'spec.signature';
  const v1: [why: RegExp, path: string, value: unknown][] = [
    [/of a kind that is not logged/, 'kind', 'rekord'],
    [/of a kind that is not logged/, 'apiVersion', '0.0.2'],
    [/spec is missing/, 'spec', removed],
    [/algorithm is "md5"/, `${hash}.algorithm`, 'md5'],
    [/is not a sha256/, `${hash}.value`, 'ab'],
    [/is not a sha256/, `${hash}.value`, 'zz'.repeat(32)],
    [/verifying signature/, `${hash}.value`, sha256(Buffer.from('other')).toString('hex')],
    [/content is not standard base64/, `${signature}.content`, '!'],
    [/verifying signature/, `${signature}.content`, base64('no DER')],
    [/verifying signature/, `${signature}.content`, base64(other.sign(payload))],
    [/verifying signature/, `${signature}.publicKey.content`, base64(other.pem)],
    [/not one PEM block/, `${signature}.publicKey.content`, base64('no PEM')],
    [/cannot handle type/, `${signature}.publicKey.content`, base64(pem('EC PRIVATE KEY'))],
    [/certificate cannot be parsed/, `${signature}.publicKey.content`, base64(pem('CERTIFICATE'))],
    [/cannot be parsed/, `${signature}.publicKey.content`, base64(pem('PUBLIC KEY'))],
    [/unknown field "x"/, 'spec.x', 1],
  ];
  for (const [why, path, value] of v1) {
    test(`hashedrekord 0.0.1: ${path}: ${why.source}`, () => {
      refused(() => proposeV1(edit(signedPayload().request, path, value) as never), why);
    });
  }

  const proposed = 'spec.proposedContent';
  const dsse: [why: RegExp, path: string, value: unknown][] = [
    [/envelope is not strict JSON/, `${proposed}.envelope`, '{'],
    [
      /must have one signature, has 2/,
      `${proposed}.envelope`,
      envelope({ sig: 'AAAA' }, { sig: 'AAAA' }),
    ],
    [/keyid must be empty/, `${proposed}.envelope`, envelope({ sig: 'AAAA', keyid: 'x' })],
    [/could not verify envelope/, `${proposed}.envelope`, envelope({ sig: 'AAAA' })],
    [/could not verify envelope/, `${proposed}.verifiers`, [base64(other.pem)]],
    [/could not verify envelope/, `${proposed}.verifiers`, []],
    [/for the log to fill in/, 'spec.payloadHash', { algorithm: 'sha256', value: '' }],
  ];
  for (const [why, path, value] of dsse) {
    test(`dsse 0.0.1: ${path}: ${why.source}`, () => {
      refused(() => proposeV1(edit(signedEnvelope().request, path, value) as never), why);
    });
  }

  const at = 'hashedRekordRequestV002';
  const v2: [why: RegExp, path: string, value: unknown][] = [
    [/is missing/, at, removed],
    [/unknown field "dsseRequestV002"/, 'dsseRequestV002', {}],
    [/is not a SHA2_256/, `${at}.digest`, 'AAAA'],
    [/verifying signature/, `${at}.digest`, base64(sha256(Buffer.from('other')))],
    [/verifying signature/, `${at}.signature.content`, base64(other.sign(payload))],
    [/verifying signature/, `${at}.signature.verifier.publicKey.rawBytes`, base64(other.spki)],
    [/is not a key of/, `${at}.signature.verifier.keyDetails`, 'PKIX_ECDSA_P384_SHA_384'],
    [/keyDetails is "PKIX_ED25519"/, `${at}.signature.verifier.keyDetails`, 'PKIX_ED25519'],
  ];
  for (const [why, path, value] of v2) {
    test(`hashedrekord 0.0.2: ${path}: ${why.source}`, () => {
      refused(() => proposeV2(edit(signedDigest().request, path, value) as never), why);
    });
  }

  function refused(propose: () => unknown, why: RegExp): void {
    assert.throws(propose, (error) => error instanceof SyntaxError && why.test(error.message));
  }

  function pem(label: string): string {
    return `-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----\n`;
  }

  function envelope(...signatures: object[]): string {
    return JSON.stringify({ payload: 'AAAA', payloadType: 'text/plain', signatures });
  }
});

describe('signatures over digests', () => {
  const content = Buffer.from('content');
  for (const [curve, hash] of [
    ['prime256v1', 'sha256'],
    ['prime256v1', 'sha512'],
    ['secp384r1', 'sha384'],
    ['secp384r1', 'sha256'],
    ['secp521r1', 'sha512'],
  ] as const) {
    test(`${curve} with ${hash}, as Node over the content`, () => {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: curve });
      const digest = createHash(hash).update(content).digest();
      const signature = sign(hash, content, privateKey);
      assert.ok(verifyDigest(publicKey, digest, signature));
      assert.ok(!verifyDigest(publicKey, createHash(hash).digest(), signature));
      assert.ok(!verifyDigest(publicKey, digest, Buffer.concat([signature, Buffer.alloc(1)])));
      // The larger curves take Node's ECDH tens of milliseconds.
      const step = curve === 'prime256v1' ? 1 : 19;
      for (let at = 0; at < signature.length; at += step) {
        const changed = Buffer.from(signature);
        changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
        assert.equal(
          verifyDigest(publicKey, digest, changed),
          verify(hash, content, publicKey, changed),
          `byte ${at}`,
        );
      }
    });
  }

  test('RSA', () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const rawBytes = base64(publicKey.export({ type: 'spki', format: 'der' }));
    const request = (digest: Buffer) => ({
      hashedRekordRequestV002: {
        digest: base64(digest),
        signature: {
          content: base64(sign('sha256', content, privateKey)),
          verifier: { publicKey: { rawBytes }, keyDetails: 'PKIX_RSA_PKCS1V15_2048_SHA256' },
        },
      },
    });
    assert.equal(proposeV2(request(sha256(content))).version, '0.0.2');
    assert.throws(() => proposeV2(request(sha256(payload))), /verifying signature/);
  });
});
