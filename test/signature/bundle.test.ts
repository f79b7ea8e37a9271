/** The form of a bundle, of its envelope and of its statement. */

import { ok, strictEqual } from 'node:assert/strict';
import { describe, test } from 'node:test';
import { attestationType } from '../../src/signature/bundle.ts';
import type { Candidate } from '../../src/signature/candidate.ts';
import { checkClaims } from '../../src/signature/claims.ts';
import { preAuthEncoding } from '../../src/signature/envelope.ts';
import { checkSignature } from '../../src/signature/verify.ts';
import { checkLog } from '../../src/transparency/log.ts';
import {
  bundle,
  bundleJson,
  goodStatement,
  now,
  root,
  signer,
  subject,
} from '../transparency/test-log.ts';
import {
  assertFailed,
  assertPassed,
  base64,
  bundleCandidate,
  edit,
  type Json,
  removed,
} from './support.ts';

const claims = (candidate: Candidate) => checkClaims(candidate, { subject, annotations: {} });
const signature = (candidate: Candidate) => checkSignature(candidate, [signer.key]).check;
const logged = (candidate: Candidate) => checkLog(candidate, { key: signer.key, root, now }).check;

/** A malformed bundle fails every check, for the same reason. */
function assertMalformed(candidate: Candidate, why: RegExp, about = ''): void {
  for (const check of [claims, signature, logged]) {
    assertFailed(check(candidate), 'E_SIG', why, about);
  }
}

function withStatement(path: string, value: unknown): Candidate {
  return bundle({ statement: Buffer.from(JSON.stringify(edit(goodStatement, path, value))) });
}

test('a good bundle passes every check, under both spellings of its type', () => {
  for (const mediaType of [
    'application/vnd.dev.sigstore.bundle.v0.3+json',
    'application/vnd.dev.sigstore.bundle+json;version=0.3',
  ]) {
    for (const version of ['v1', 'v2'] as const) {
      const candidate = bundle({ version, bundle: { mediaType } });
      for (const check of [claims, signature, logged]) assertPassed(check(candidate), mediaType);
    }
  }
});

describe('threat 85: other versions, and anything but a bundle', () => {
  test('threat 85: media types', () => {
    for (const mediaType of [
      'application/vnd.dev.sigstore.bundle+json;version=0.1',
      'application/vnd.dev.sigstore.bundle+json;version=0.2',
      'application/vnd.dev.sigstore.bundle.v0.4+json',
      'application/vnd.dev.sigstore.bundle.v0.3+json;x',
      'application/vnd.dev.sigstore.bundle+json;version=99.9',
      '',
      3,
    ]) {
      assertMalformed(bundle({ bundle: { mediaType } }), /mediaType/);
    }
  });

  test('threat 85: bytes that are not JSON, or not an object', () => {
    const text = JSON.stringify(bundleJson());
    for (const bytes of ['', '{', '[]', 'null', '3', text.slice(0, -1), `${text}x`, '\ufeff{}']) {
      assertMalformed(bundleCandidate(Buffer.from(bytes)), /bundle/, bytes.slice(0, 20));
    }
    assertMalformed(bundleCandidate(Buffer.from([0xff, 0xfe])), /UTF-8/);
  });

  test('threat 85: every field missing, null, of another type; nothing is thrown, nothing passes', () => {
    const required = [
      'mediaType',
      'verificationMaterial',
      'verificationMaterial.tlogEntries.0.logId',
      'verificationMaterial.tlogEntries.0.logId.keyId',
      'verificationMaterial.tlogEntries.0.kindVersion',
      'verificationMaterial.tlogEntries.0.kindVersion.kind',
      'verificationMaterial.tlogEntries.0.kindVersion.version',
      'verificationMaterial.tlogEntries.0.inclusionPromise.signedEntryTimestamp',
      'verificationMaterial.tlogEntries.0.inclusionProof',
      'verificationMaterial.tlogEntries.0.inclusionProof.rootHash',
      'verificationMaterial.tlogEntries.0.inclusionProof.treeSize',
      'verificationMaterial.tlogEntries.0.inclusionProof.checkpoint',
      'verificationMaterial.tlogEntries.0.inclusionProof.checkpoint.envelope',
      'verificationMaterial.tlogEntries.0.canonicalizedBody',
      'dsseEnvelope',
      'dsseEnvelope.payload',
      'dsseEnvelope.payloadType',
      'dsseEnvelope.signatures',
      'dsseEnvelope.signatures.0',
      'dsseEnvelope.signatures.0.sig',
    ];
    const json = bundleJson();
    for (const path of required) {
      for (const value of [removed, null, 1, true, [], [null], {}]) {
        const about = `${path} = ${String(JSON.stringify(value))}`;
        assertMalformed(bundleCandidate(edit(json, path, value)), /./, about);
      }
    }
    for (const path of [
      'verificationMaterial.publicKey',
      'verificationMaterial.publicKey.hint',
      'verificationMaterial.tlogEntries',
      'verificationMaterial.tlogEntries.0',
      'verificationMaterial.tlogEntries.0.logIndex',
      'verificationMaterial.tlogEntries.0.integratedTime',
      'verificationMaterial.tlogEntries.0.inclusionPromise',
      'verificationMaterial.tlogEntries.0.inclusionProof.logIndex',
      'verificationMaterial.tlogEntries.0.inclusionProof.hashes',
      'dsseEnvelope.signatures.0.keyid',
      'verificationMaterial.timestampVerificationData',
      'verificationMaterial.certificate',
      'messageSignature',
    ]) {
      for (const value of [1, true]) {
        const about = `${path} = ${String(JSON.stringify(value))}`;
        assertMalformed(bundleCandidate(edit(json, path, value)), /bundle/, about);
      }
    }
  });

  test('threat 85: certificate chains, two signers, two contents', () => {
    const der = { rawBytes: base64('certificate') };
    const chain = 'verificationMaterial.x509CertificateChain';
    for (const certificates of [[], [der], [der, der]]) {
      const both = { [chain]: { certificates } };
      assertMalformed(bundle({ bundle: both }), /either a key or a certificate/);
      const only = { 'verificationMaterial.publicKey': removed, ...both };
      assertMalformed(bundle({ bundle: only }), /certificate chain/);
    }
    const old = { mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1' };
    const empty = {
      ...old,
      'verificationMaterial.publicKey': removed,
      [chain]: { certificates: [] },
    };
    assertMalformed(bundle({ bundle: empty }), /holds an empty chain/);
  });

  test('threat 84: a message signature, right or wrong about its digest, is for files', () => {
    const message = { messageDigest: { algorithm: 'SHA2_256', digest: 'AA==' }, signature: 'AA==' };
    assertMalformed(bundle({ bundle: { messageSignature: message } }), /either an envelope or/);
    for (const algorithm of ['SHA2_256', 'SHA2_384', 'SHA2_512', 'SHA3_256', 'SHA3_384']) {
      const messageSignature = edit(message, 'messageDigest.algorithm', algorithm);
      const file = { dsseEnvelope: removed, messageSignature };
      assertMalformed(bundle({ bundle: file }), /message signature, which is for files/);
    }
    const odd = edit(message, 'messageDigest.algorithm', 'MD5');
    const file = { dsseEnvelope: removed, messageSignature: odd };
    assertMalformed(bundle({ bundle: file }), /algorithm is "MD5"/);
  });
});

test('threat 37: unknown and duplicate fields', () => {
  for (const path of [
    'unexpected',
    'MediaType',
    'verificationMaterial.unexpected',
    'verificationMaterial.publicKey.rawBytes',
    'verificationMaterial.tlogEntries.0.unexpected',
    'verificationMaterial.tlogEntries.0.log_index',
    'verificationMaterial.tlogEntries.0.inclusionProof.unexpected',
    'dsseEnvelope.unexpected',
    'dsseEnvelope.signatures.0.unexpected',
  ]) {
    assertMalformed(bundle({ bundle: { [path]: 'x' } }), /unknown field/, path);
  }
  const text = JSON.stringify(bundleJson());
  const twice = text.replace('"payloadType":', '"payloadType":"text/plain","payloadType":');
  assertMalformed(bundleCandidate(Buffer.from(twice)), /duplicate key "payloadType"/);
});

test('threat 39: int64 are counts in decimal text, up to 2^53', () => {
  const index = 'verificationMaterial.tlogEntries.0.logIndex';
  const time = 'verificationMaterial.tlogEntries.0.integratedTime';
  for (const value of [
    1234,
    '-1',
    '01234',
    '1234.0',
    '1e3',
    '',
    ' 1234',
    '0x1',
    '9007199254740993',
  ]) {
    assertMalformed(bundle({ bundle: { [index]: value } }), /integer in decimal text|not text/);
    assertMalformed(bundle({ bundle: { [time]: value } }), /integer in decimal text|not text/);
  }
});

test('threat 67: base64 that is not canonical', () => {
  const good = base64(Buffer.from([0xfb, 0xff]));
  for (const value of [
    `${good}\n`,
    ` ${good}`,
    good.replace('=', ''),
    `${good}=`,
    '-_8=',
    '+/9=',
    '+*8=',
    '',
  ]) {
    for (const path of ['dsseEnvelope.signatures.0.sig', 'dsseEnvelope.payload']) {
      assertMalformed(bundle({ bundle: { [path]: value } }), /base64|empty/, value);
    }
  }
});

describe('threat 80: the envelope', () => {
  test('threat 80: lengths are in bytes', () => {
    const type = 'application/\u00fcn\u00efc\u00f6de';
    strictEqual(
      preAuthEncoding(type, Buffer.from('\u20ac')).toString(),
      `DSSEv1 22 ${type} 3 \u20ac`,
    );
    const candidate = bundle({ payloadType: type });
    assertPassed(signature(candidate));
    // Another implementation that counts characters would sign other bytes.
    const json = bundleJson({ payloadType: type });
    const payload = Buffer.from(String((json['dsseEnvelope'] as Json)['payload']), 'base64');
    const characters = Buffer.from(`DSSEv1 ${type.length} ${type} ${payload.length} ${payload}`);
    const sig = 'dsseEnvelope.signatures.0.sig';
    const wrong = base64(signer.sign(characters));
    assertFailed(signature(bundleCandidate(edit(json, sig, wrong))), 'E_SIG', /not made/);
  });

  test('threat 80: another payload type is not what was signed', () => {
    const changed = bundle({ bundle: { 'dsseEnvelope.payloadType': 'text/plain' } });
    assertFailed(signature(changed), 'E_SIG', /not over these bytes/);
    const signedSo = bundle({ payloadType: 'text/plain' });
    assertPassed(signature(signedSo));
    assertFailed(claims(signedSo), 'E_CLAIM', /payload is of type "text\/plain"/);
  });

  test('threat 81: no signature, two, the same twice', () => {
    const signatures = (bundleJson()['dsseEnvelope'] as Json)['signatures'] as Json[];
    const [one] = signatures;
    for (const list of [
      [],
      [one, one],
      [one, { sig: base64('other') }],
      [one, { sig: 'AA==', keyid: '' }],
    ]) {
      const edits = { 'dsseEnvelope.signatures': list };
      assertMalformed(bundle({ bundle: edits }), /must have one signature/);
    }
  });

  test('threat 81: a keyid must be empty, as cosign has it', () => {
    assertPassed(signature(bundle({ bundle: { 'dsseEnvelope.signatures.0.keyid': '' } })));
    for (const keyid of ['x', base64(Buffer.from(signer.key.fingerprint, 'hex'))]) {
      const edits = { 'dsseEnvelope.signatures.0.keyid': keyid };
      assertMalformed(bundle({ bundle: edits }), /keyid must be empty/);
    }
  });
});

describe('threat 59: attestations', () => {
  const provenance = 'https://slsa.dev/provenance/v1';

  test('threat 59: the predicate type inside the statement decides', () => {
    const candidate = withStatement('predicateType', provenance);
    ok(candidate.format === 'bundle');
    strictEqual(attestationType(candidate.bytes), provenance);
    // By the right key, in the log, about the right digest: and still no signature.
    assertPassed(signature(candidate));
    assertPassed(logged(candidate));
    assertFailed(claims(candidate), 'E_CLAIM', /is an attestation/);
  });

  test('threat 59: a signature is none, and what cannot be read stays a candidate', () => {
    strictEqual(attestationType(bundle().bytes), undefined);
    const typed = (value: unknown) => {
      const candidate = withStatement('predicateType', value);
      return candidate.format === 'bundle' ? attestationType(candidate.bytes) : '';
    };
    for (const value of [removed, null, 1, {}]) strictEqual(typed(value), undefined);
    for (const bytes of [
      '',
      '{}',
      '[]',
      '{"dsseEnvelope":1}',
      '{"dsseEnvelope":{"payload":"*"}}',
    ]) {
      strictEqual(attestationType(Buffer.from(bytes)), undefined);
    }
    strictEqual(attestationType(bundle({ payloadType: 'text/plain' }).bytes), undefined);
  });

  test('threat 59: also in bundles that are not read otherwise, as other tools write them', () => {
    const statement = Buffer.from(JSON.stringify(edit(goodStatement, 'predicateType', provenance)));
    const old = { mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.2', extra: 1 };
    strictEqual(attestationType(bundle({ statement, bundle: old }).bytes), provenance);
  });

  test('statements: exact type, no unknown fields', () => {
    for (const [path, value] of [
      ['_type', 'https://in-toto.io/Statement/v0.1'],
      ['_type', removed],
      ['predicateType', removed],
      ['predicateType', 'https://sigstore.dev/cosign/sign/v2'],
      ['predicateType', 'https://sigstore.dev/cosign/sign/v1/'],
      ['predicate', 1],
      ['predicate', []],
      ['unexpected', 1],
      ['subject.0.unexpected', 1],
      ['subject.0.annotations', []],
    ] as const) {
      assertPassed(signature(withStatement(path, value)));
      assertFailed(claims(withStatement(path, value)), 'E_CLAIM', /statement|attestation/, path);
    }
    for (const [path, value] of [
      ['predicate', removed],
      ['predicate', null],
      ['subject.0.annotations', removed],
      ['subject.0.name', 'x'],
    ] as const) {
      assertPassed(claims(withStatement(path, value)), path);
    }
  });
});

test('threat 86: a certificate where keys are accepted', () => {
  const edits = {
    'verificationMaterial.publicKey': removed,
    'verificationMaterial.certificate': { rawBytes: base64(signer.key.spki) },
  };
  // The very same signature, which the key would verify.
  assertFailed(signature(bundle({ bundle: edits })), 'E_KEY', /certificate/);
});

test('a hint proves nothing: any, or none', () => {
  for (const hint of ['', 'x', removed, base64('another key')]) {
    const candidate = bundle({ bundle: { 'verificationMaterial.publicKey.hint': hint } });
    for (const check of [claims, signature, logged]) assertPassed(check(candidate));
  }
});
