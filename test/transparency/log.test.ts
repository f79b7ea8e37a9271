/** The log check on candidates that differ from a good one in exactly one thing. */

import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, test } from 'node:test';
import type { Candidate } from '../../src/signature/candidate.ts';
import { checkSignature } from '../../src/signature/verify.ts';
import { checkLog, type LogResult } from '../../src/transparency/log.ts';
import type { TrustedRoot } from '../../src/transparency/trusted-root.ts';
import {
  annotationKeys,
  assertFailed,
  assertPassed,
  base64,
  bundleCandidate,
  edit,
  get,
  removed,
  withAnnotations,
} from '../signature/support.ts';
import { certificateOf, certificatePem } from '../support/certificate.ts';
import {
  bundle,
  bundleJson,
  goodPayload,
  legacy,
  log,
  log2,
  now,
  p256,
  pemOf,
  root,
  sha256,
  signedAt,
  signer,
  stranger,
  TestLog,
  TestSigner,
  testRoot,
} from './test-log.ts';

function check(candidate: Candidate, trusted: TrustedRoot = root, at: Date = now): LogResult {
  return checkLog(candidate, { key: signer.key, root: trusted, now: at });
}

/** The signature itself is good in all of these: what fails is the log check alone. */
function assertRejected(candidate: Candidate, why: RegExp, about = ''): void {
  assertPassed(checkSignature(candidate, [signer.key]).check, about);
  assertFailed(check(candidate).check, 'E_TLOG', why, about);
}

describe('a good entry', () => {
  test('legacy: the SET covers time and index', () => {
    const { check: result, entries } = check(legacy());
    assertPassed(result);
    deepStrictEqual(entries, [
      {
        log: 'rekor.test',
        logId: log.logId,
        index: '1234',
        kind: 'hashedrekord/0.0.1',
        version: 'rekor-v1',
        integratedTime: '2026-06-01T12:00:00.000Z',
        proof: ['set'],
      },
    ]);
  });

  test('bundle, Rekor v1: promise and proof', () => {
    const { check: result, entries } = check(bundle());
    assertPassed(result);
    deepStrictEqual(
      entries.map(({ kind, index, proof, integratedTime }) => [kind, index, proof, integratedTime]),
      [['dsse/0.0.1', '1234', ['set', 'inclusion'], '2026-06-01T12:00:00.000Z']],
    );
  });

  test('bundle, Rekor v2: proof only', () => {
    const { check: result, entries } = check(bundle({ version: 'v2' }));
    assertPassed(result);
    deepStrictEqual(entries, [
      {
        log: 'log2026.rekor.test',
        logId: log2.logId,
        index: '0',
        kind: 'hashedrekord/0.0.2',
        version: 'rekor-v2',
        proof: ['inclusion'],
      },
    ]);
  });
});

describe('no entry', () => {
  test('threat 87: a legacy signature without one', () => {
    assertRejected(
      withAnnotations(legacy(), { [annotationKeys.rekorBundle]: undefined }),
      /no tran/,
    );
  });

  test('threat 87: a bundle without one', () => {
    const without = { 'verificationMaterial.tlogEntries': removed };
    assertRejected(bundle({ bundle: without }), /no transparency log entry/);
    assertRejected(bundle({ bundle: { 'verificationMaterial.tlogEntries': [] } }), /no transp/);
  });
});

describe('the body is not this signature', () => {
  test('threat 88: the SET of another entry', () => {
    const annotationOf = (candidate: ReturnType<typeof legacy>) =>
      JSON.parse(candidate.layer.annotations[annotationKeys.rekorBundle] ?? '');
    const foreign = annotationOf(legacy({ entry: { logIndex: 99 } }));
    assertRejected(
      legacy({ annotation: { SignedEntryTimestamp: foreign.SignedEntryTimestamp } }),
      /signed entry timestamp/,
    );
    const set = 'verificationMaterial.tlogEntries.0.inclusionPromise.signedEntryTimestamp';
    const other = bundleJson({ entry: { logIndex: '99' } });
    assertRejected(bundle({ bundle: { [set]: get(other, set) } }), /inclusion promise/);
  });

  test('threat 89: same key and payload, another signature', () => {
    const again = base64(signer.sign(goodPayload));
    assertRejected(legacy({ body: { 'spec.signature.content': again } }), /another signature/);
    assertRejected(bundle({ body: { 'spec.signatures.0.signature': again } }), /another signature/);
    const content = 'spec.hashedRekordV002.signature.content';
    assertRejected(bundle({ version: 'v2', body: { [content]: again } }), /another signature/);
  });

  test('threat 90: another hash', () => {
    const hash = sha256(Buffer.from('another payload'));
    const hex = hash.toString('hex');
    assertRejected(legacy({ body: { 'spec.data.hash.value': hex } }), /other content/);
    assertRejected(bundle({ body: { 'spec.payloadHash.value': hex } }), /other content/);
    const digest = 'spec.hashedRekordV002.data.digest';
    assertRejected(bundle({ version: 'v2', body: { [digest]: base64(hash) } }), /other content/);
  });

  test('threat 90: another public key, under a valid SET (CVE-2026-22703; the library accepts it)', () => {
    const pem = base64(pemOf(stranger.key.key));
    assertRejected(legacy({ body: { 'spec.signature.publicKey.content': pem } }), /another key/);
    assertRejected(bundle({ body: { 'spec.signatures.0.verifier': pem } }), /another key/);
    const key = 'spec.hashedRekordV002.signature.verifier.publicKey.rawBytes';
    const spki = base64(stranger.key.spki);
    assertRejected(bundle({ version: 'v2', body: { [key]: spki } }), /another key/);
  });

  for (const [algorithm, pair] of [
    ['ECDSA', p256()],
    ['RSA', generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ] as const) {
    test(`threat 90: a certificate of the very key is accepted, of another key not: ${algorithm}`, () => {
      const by = new TestSigner(pair);
      const issuer = p256().privateKey;
      const verifier = 'spec.hashedRekordV002.signature.verifier';
      const naming = (key: KeyObject) => {
        const certificate = certificateOf(key, issuer);
        const pem = base64(Buffer.from(certificatePem(certificate)));
        const asCertificate = {
          [`${verifier}.publicKey`]: removed,
          [`${verifier}.x509Certificate`]: { rawBytes: base64(certificate) },
        };
        return {
          'legacy, SET': legacy({ signer: by, body: { 'spec.signature.publicKey.content': pem } }),
          'bundle, SET and proof': bundle({
            signer: by,
            body: { 'spec.signatures.0.verifier': pem },
          }),
          'bundle, proof': bundle({
            signer: by,
            body: { 'spec.signatures.0.verifier': pem },
            bundle: { 'verificationMaterial.tlogEntries.0.inclusionPromise': removed },
          }),
          'bundle, hashedrekord': bundle({
            signer: by,
            version: 'v2',
            body: asCertificate,
          }),
        };
      };
      for (const [name, candidate] of Object.entries(naming(by.key.key))) {
        const result = checkLog(candidate, { key: by.key, root, now });
        assertPassed(result.check, name);
        strictEqual(result.entries.length, 1, name);
      }
      for (const [name, candidate] of Object.entries(naming(stranger.key.key))) {
        const { check: failed } = checkLog(candidate, { key: by.key, root, now });
        assertFailed(failed, 'E_TLOG', /names a certificate of another key/, name);
      }
    });
  }

  test('threat 90: a certificate with something after it', () => {
    const certificate = certificateOf(signer.key.key, p256().privateKey);
    const longer = Buffer.concat([certificate, Buffer.from([0])]);
    const pem = base64(Buffer.from(certificatePem(longer)));
    assertRejected(legacy({ body: { 'spec.signature.publicKey.content': pem } }), /another key/);
  });

  test('threat 90: the key as if it were a certificate', () => {
    const pem = base64(pemOf(signer.key.key).replaceAll('PUBLIC KEY', 'CERTIFICATE'));
    assertRejected(legacy({ body: { 'spec.signature.publicKey.content': pem } }), /another key/);
    const verifier = 'spec.hashedRekordV002.signature.verifier';
    const asCertificate = {
      [`${verifier}.publicKey`]: removed,
      [`${verifier}.x509Certificate`]: { rawBytes: base64(signer.key.spki) },
    };
    assertRejected(bundle({ version: 'v2', body: asCertificate }), /another key/);
  });

  test('threat 51: a good entry of another good signature', () => {
    const [a, b] = [legacy(), legacy()];
    const key = annotationKeys.rekorBundle;
    assertRejected(withAnnotations(a, { [key]: b.layer.annotations[key] }), /another signature/);
    const entries = 'verificationMaterial.tlogEntries';
    assertRejected(bundle({ bundle: { [entries]: get(bundleJson(), entries) } }), /another sign/);
    assertRejected(
      bundle({ version: 'v2', bundle: { [entries]: get(bundleJson({ version: 'v2' }), entries) } }),
      /another signature/,
    );
  });

  test('threat 9: a hash that is not SHA-256', () => {
    const sha512 = { 'spec.data.hash.algorithm': 'sha512' };
    assertRejected(legacy({ body: sha512 }), /hash\.algorithm is "sha512"/);
    assertRejected(bundle({ body: { 'spec.payloadHash.algorithm': 'sha512' } }), /"sha512"/);
    const algorithm = 'spec.hashedRekordV002.data.algorithm';
    assertRejected(bundle({ version: 'v2', body: { [algorithm]: 'SHA2_512' } }), /"SHA2_512"/);
  });

  test('threat 90: a body that names two signers', () => {
    const [one] = get(JSON.parse(bundleBody()), 'spec.signatures') as unknown[];
    for (const signatures of [[], [one, one]]) {
      assertRejected(
        bundle({ body: { 'spec.signatures': signatures } }),
        /must have one signature/,
      );
    }
    const verifier = 'spec.hashedRekordV002.signature.verifier';
    const certificate = { rawBytes: base64(stranger.key.spki) };
    const both = { [`${verifier}.x509Certificate`]: certificate };
    assertRejected(bundle({ version: 'v2', body: both }), /either a key or a certificate/);
    const neither = { [`${verifier}.publicKey`]: removed };
    assertRejected(bundle({ version: 'v2', body: neither }), /either a key or a certificate/);
  });

  test('threat 93: rekord is read, other kinds are named', () => {
    const rekord = { kind: 'rekord', 'spec.signature.format': 'x509' };
    assertPassed(check(legacy({ body: rekord })).check);
    assertRejected(legacy({ body: { ...rekord, 'spec.signature.format': 'pgp' } }), /format/);
    assertRejected(legacy({ body: { kind: 'intoto' } }), /kind.*"intoto\/0\.0\.1"/);
    assertRejected(legacy({ body: { apiVersion: '6.6.6' } }), /"hashedrekord\/6\.6\.6"/);
    // A legacy layer never was a dsse entry, nor a bundle's envelope a rekord.
    assertRejected(legacy({ body: { kind: 'dsse' } }), /"dsse\/0\.0\.1"/);
    assertRejected(bundle({ body: { kind: 'rekord' } }), /"rekord\/0\.0\.1"/);
  });

  test('threat 93: a body that is not canonical, as the log signed it', () => {
    const { apiVersion, kind, spec } = JSON.parse(bodyOf(legacy()));
    const payload = legacy();
    const signature = payload.layer.annotations[annotationKeys.signature] ?? '';
    const bodyText = JSON.stringify({ spec: { ...spec }, kind, apiVersion }, null, 1).replace(
      spec.signature.content,
      signature,
    );
    assertPassed(check(legacy({ signature, bodyText })).check);
  });

  test('threat 94: kindVersion differs from the body', () => {
    const version = 'verificationMaterial.tlogEntries.0.kindVersion.version';
    assertRejected(bundle({ bundle: { [version]: '0.0.2' } }), /kind\/version mismatch/);
    const kind = 'verificationMaterial.tlogEntries.0.kindVersion.kind';
    assertRejected(bundle({ bundle: { [kind]: 'hashedrekord' } }), /kind\/version mismatch/);
  });
});

function bundleBody(): string {
  const body = get(bundleJson(), 'verificationMaterial.tlogEntries.0.canonicalizedBody');
  return Buffer.from(String(body), 'base64').toString();
}

function bodyOf(candidate: ReturnType<typeof legacy>): string {
  const annotation = JSON.parse(candidate.layer.annotations[annotationKeys.rekorBundle] ?? '');
  return Buffer.from(annotation.Payload.body, 'base64').toString();
}

describe('the log', () => {
  const unknown = new TestLog('rekor.unknown', 'v1');
  const trustingOthers = testRoot(unknown.instance());

  test('threats 91, 104, 105: a log that the root does not know is E_TRUST, and says what to do', () => {
    for (const candidate of [legacy(), bundle(), bundle({ version: 'v2' })]) {
      const { check: result, entries } = check(candidate, trustingOthers);
      assertFailed(result, 'E_TRUST', /log ID [0-9a-f]{64}.*2026-01-01.*update/);
      deepStrictEqual(entries, []);
    }
  });

  test('threat 91: another logID is another log', () => {
    const annotation = { 'Payload.logID': unknown.logId };
    assertFailed(check(legacy({ annotation })).check, 'E_TRUST', /does not know/);
    // Known, but not the one that signed.
    assertRejected(legacy({ annotation: { 'Payload.logID': log2.logId } }), /signed entry time/);
    const keyId = 'verificationMaterial.tlogEntries.0.logId.keyId';
    assertRejected(bundle({ bundle: { [keyId]: base64(log2.keyId) } }), /inclusion promise/);
    const v2 = bundle({ version: 'v2', bundle: { [keyId]: base64(log.keyId) } });
    assertRejected(v2, /checkpoint signature/);
  });

  test('threat 91: the right logID, another key', () => {
    const impostor = new TestLog(log.host, 'v1');
    const instance = edit(impostor.instance(), 'logId.keyId', base64(log.keyId));
    const fooled = testRoot(instance);
    assertFailed(check(legacy(), fooled).check, 'E_TLOG', /signed entry timestamp/);
    assertFailed(check(bundle(), fooled).check, 'E_TLOG', /inclusion promise/);
  });

  test('threat 92: time or index edited', () => {
    for (const field of ['integratedTime', 'logIndex']) {
      const annotation = { [`Payload.${field}`]: field === 'logIndex' ? 1235 : signedAt + 1 };
      assertRejected(legacy({ annotation }), /signed entry timestamp/, field);
      const path = `verificationMaterial.tlogEntries.0.${field}`;
      const value = field === 'logIndex' ? '1235' : String(signedAt + 1);
      assertRejected(bundle({ bundle: { [path]: value } }), /inclusion promise/, field);
    }
  });

  test('threat 92: a body without a signature of the log', () => {
    const body = base64(bodyOf(legacy()).replace('0.0.1', '6.6.6'));
    assertRejected(legacy({ annotation: { 'Payload.body': body } }), /signed entry timestamp/);
  });

  test('threat 95: outside the validity of the key; both ends are inside', () => {
    const at = new Date(signedAt * 1000).toISOString();
    const before = new Date(signedAt * 1000 - 1000).toISOString();
    const after = new Date(signedAt * 1000 + 1000).toISOString();
    const start = '2026-01-01T00:00:00Z';
    for (const candidate of [legacy(), bundle()]) {
      const within = (validFor: { start: string; end?: string }) =>
        check(candidate, testRoot(log.instance(validFor))).check;
      const legacyOrLibrary = /outside the validity|inclusion promise/;
      assertPassed(within({ start, end: at }));
      assertPassed(within({ start: at }));
      assertFailed(within({ start, end: before }), 'E_TLOG', legacyOrLibrary);
      assertFailed(within({ start: after }), 'E_TLOG', legacyOrLibrary);
    }
  });

  test('threat 95: one key listed for two periods counts in either', () => {
    const first = { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' };
    const twice = testRoot(log.instance(first), log.instance({ start: '2026-05-01T00:00:00Z' }));
    for (const candidate of [legacy(), bundle()]) assertPassed(check(candidate, twice).check);
  });

  test('threat 95: the key that signed must be the one that was valid', () => {
    const successor = edit(
      new TestLog(log.host, 'v1').instance(),
      'logId.keyId',
      base64(log.keyId),
    );
    const retired = { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' };
    const both = testRoot(log.instance(retired), successor);
    for (const candidate of [legacy(), bundle()]) {
      assertFailed(check(candidate, both).check, 'E_TLOG', /timestamp|promise/);
    }
  });

  test('threat 97: a time in the future, or none', () => {
    const soon = now.getTime() / 1000 + 300;
    assertPassed(check(legacy({ entry: { integratedTime: soon } })).check);
    assertRejected(legacy({ entry: { integratedTime: soon + 1 } }), /in the future/);
    assertRejected(legacy({ entry: { integratedTime: 0 } }), /not a time/);
    assertRejected(
      legacy({ entry: { integratedTime: -1 } }),
      /integratedTime is not a non-negative integer/,
    );
    assertPassed(check(bundle({ entry: { integratedTime: String(soon) } })).check);
    assertRejected(bundle({ entry: { integratedTime: String(soon + 1) } }), /in the future/);
    assertFailed(
      check(bundle({ entry: { integratedTime: '0' } }), testRoot(log.instance(sinceEver))).check,
      'E_TLOG',
      /not a time/,
    );
  });

  test('threats 98, 99: a time that no SET covers is not reported', () => {
    const time = 'verificationMaterial.tlogEntries.0.integratedTime';
    const promise = 'verificationMaterial.tlogEntries.0.inclusionPromise';
    const { check: result, entries } = check(bundle({ bundle: { [promise]: removed } }));
    assertPassed(result);
    strictEqual(entries[0]?.integratedTime, undefined);
    strictEqual(entries[0]?.index, '0', 'the index in the proof, since no SET covers the other');
    const v2 = check(bundle({ version: 'v2', bundle: { [time]: String(signedAt) } }));
    assertPassed(v2.check);
    strictEqual(v2.entries[0]?.integratedTime, undefined);
  });
});

const sinceEver = { start: '1970-01-01T00:00:00Z' };

describe('the inclusion proof', () => {
  const proof = 'verificationMaterial.tlogEntries.0.inclusionProof';

  for (const version of ['v1', 'v2'] as const) {
    const change = (edits: Record<string, unknown>) => bundle({ version, bundle: edits });

    test(`threat 100: ${version}, a proof that does not lead to the checkpoint's root`, () => {
      assertRejected(change({ [`${proof}.hashes`]: [base64(sha256())] }), /invalid hash count/);
      assertRejected(change({ [`${proof}.logIndex`]: '1' }), /invalid index|another index/);
      const foreign = bundle({ version, checkpoint: (at) => at.checkpoint(1, sha256()) });
      assertRejected(foreign, /root hash does not match/);
    });

    test(`threat 100: ${version}, fields of the proof that the library leaves unread`, () => {
      assertRejected(change({ [`${proof}.rootHash`]: base64(sha256()) }), /another tree/);
      assertRejected(change({ [`${proof}.treeSize`]: '2' }), /another tree/);
    });

    test(`threat 100: ${version}, the checkpoint is not signed by the log`, () => {
      const unsigned = bundle({ version, checkpoint: (at, leaf) => cut(at.checkpoint(1, leaf)) });
      assertRejected(unsigned, /no signatures/);
      const spoofed = bundle({
        version,
        checkpoint: (at, leaf) => at.checkpoint(1, leaf, 'rekor.evil', 'rekor.evil'),
      });
      assertRejected(spoofed, /checkpoint signature/);
      const other = new TestLog(version === 'v1' ? log.host : log2.host, version);
      const foreign = bundle({ version, checkpoint: (_, leaf) => other.checkpoint(1, leaf) });
      assertRejected(foreign, /checkpoint signature/);
    });

    test(`threat 100: ${version}, witnesses before and after the log do not matter`, () => {
      const line = `\u2014 witness.example ${base64(sha256(Buffer.from('w')))}\n`;
      for (const place of [
        (note: string) => note + line,
        (note: string) => note.replace('\n\n', `\n\n${line}`),
      ]) {
        const checkpoint = (at: TestLog, leaf: Buffer) => place(at.checkpoint(1, leaf));
        assertPassed(check(bundle({ version, checkpoint })).check);
      }
    });

    test(`threat 100: ${version}, a note that can be read in two ways`, () => {
      for (const change of [
        (note: string) => `${note}not a signature\n`,
        (note: string) => `${note}\n${note}`,
        (note: string) => note.replace('\n\n', '\n\n\n'),
        (note: string) => `${note}\u2014 witness.example\n`,
        (note: string) => `${note}\u2014 witness.example *AAAAAA=\n`,
        (note: string) => note.replace(/\n$/, ' x\n'),
        (note: string) => note.replace(/\n$/, ' \n'),
        (note: string) => note.replace(/\n$/, '=\n'),
      ]) {
        const checkpoint = (at: TestLog, leaf: Buffer) => change(at.checkpoint(1, leaf));
        assertRejected(bundle({ version, checkpoint }), /checkpoint|base64|no signatures/);
      }
    });

    test(`threat 100: ${version}, without a proof`, () => {
      const candidate = change({ [proof]: removed });
      assertFailed(check(candidate).check, 'E_SIG', /inclusionProof is missing/);
    });
  }

  test('threat 100: Rekor v2, the entry names another index than its proof', () => {
    const path = 'verificationMaterial.tlogEntries.0.logIndex';
    assertRejected(bundle({ version: 'v2', bundle: { [path]: '7' } }), /another index/);
  });
});

function cut(note: string): string {
  return note.slice(0, note.indexOf('\n\n') + 2);
}

describe('several entries', () => {
  const entry = (json: ReturnType<typeof bundleJson>, at = 0) =>
    get(json, `verificationMaterial.tlogEntries.${at}`);
  const path = 'verificationMaterial.tlogEntries';

  test('threat 101: the same entry twice', () => {
    const json = bundleJson();
    const twice = edit(json, path, [entry(json), entry(json)]);
    assertRejected(bundleCandidate(twice), /listed twice/);
    const reindexed = edit(entry(json), 'logIndex', '5');
    assertRejected(bundleCandidate(edit(json, path, [entry(json), reindexed])), /listed twice/);
  });

  test('threat 102: more than eight', () => {
    const json = bundleJson();
    const many = edit(
      json,
      path,
      Array.from({ length: 9 }, () => entry(json)),
    );
    assertFailed(check(bundleCandidate(many)).check, 'E_LIMIT', /9 log entries; 8 are allowed/);
    // Eight different ones are looked at: the first is good.
    const others = Array.from({ length: 7 }, () => entry(bundleJson()));
    strictEqual(
      check(bundleCandidate(edit(json, path, [entry(json), ...others]))).entries.length,
      1,
    );
  });

  test('threat 50: one good entry is enough, and the others are reported', () => {
    const json = bundleJson();
    const foreign = entry(bundleJson());
    for (const entries of [
      [entry(json), foreign],
      [foreign, entry(json)],
    ]) {
      const { check: result, entries: good } = check(bundleCandidate(edit(json, path, entries)));
      strictEqual(result.state, 'passed');
      strictEqual(good.length, 1);
      strictEqual(
        result.state === 'passed' && result.note,
        'other log entries do not count: the log entry has another signature',
      );
    }
  });

  test('what is wrong says more than what is unknown', () => {
    const json = bundleJson();
    const strange = edit(entry(json), 'logId.keyId', base64(sha256()));
    const broken = entry(bundleJson());
    const both = bundleCandidate(edit(json, path, [strange, broken]));
    assertFailed(check(both).check, 'E_TLOG', /another signature/);
  });
});
