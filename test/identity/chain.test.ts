/** Who issued a certificate, when, and which logs have seen it and the signature. */

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, test } from 'node:test';
import { verifyCertificateSignature } from '../../src/identity/verify.ts';
import type { Candidate } from '../../src/signature/candidate.ts';
import { annotationKeys, assertFailed, removed, withAnnotations } from '../signature/support.ts';
import { log, p256, TestLog } from '../transparency/test-log.ts';
import {
  authority,
  CtLog,
  ctLog,
  der,
  type Issued,
  labPolicy,
  type RootOptions,
  rootWith,
  signedBundle,
  signedLegacy,
  TestAuthority,
  workflowInputs,
} from './lab.ts';
import { candidateOf, defaultInputs, policyOf, root, rootOf } from './vectors.ts';

function verify(candidate: Candidate, options: RootOptions = {}, more = {}) {
  return verifyCertificateSignature(
    candidate,
    labPolicy(workflowInputs, { roots: [rootWith(options)], ...more }),
  );
}

const good = authority.issue();
const other = new TestAuthority('other');

describe('threat 135: a certificate of another authority', () => {
  test('threat 135: an authority that the root does not know', () => {
    const { checks, signer } = verify(signedBundle(other.issue()));
    assertFailed(checks.certificate, 'E_TRUST', /not in lab root, whose newest .* 2026-01-01\. /);
    strictEqual(checks.identity.state, 'skipped');
    strictEqual(signer, undefined);
    const none = verify(signedBundle(good), { authorities: [] });
    assertFailed(none.checks.certificate, 'E_TRUST', /contains no certificate authority/);
  });

  test('threat 135: an authority of the same name', () => {
    const { checks } = verify(signedBundle(new TestAuthority('lab').issue()));
    assertFailed(checks.certificate, 'E_CERT', /not by its authority: .*no valid certificate path/);
  });

  test('threat 135: a chain of its own in the annotation does not help', () => {
    const issued = other.issue();
    const candidate = withAnnotations(signedLegacy(issued), { [annotationKeys.chain]: issued.pem });
    assertFailed(verify(candidate).checks.certificate, 'E_TRUST', /./);
  });

  test('threat 135: a certificate that an image signer issued', () => {
    const pair = p256();
    const middle = authority.issue({ pair });
    ok(verify(signedBundle(middle)).good);
    // It is by the key of `middle`, and says that the intermediate issued it.
    const forged = new TestAuthority('lab').issue({ pair });
    assertFailed(verify(signedBundle(forged)).checks.certificate, 'E_CERT', /./);
  });

  test('threat 135: an authority with a critical extension that is not understood', () => {
    const limited = new TestAuthority('limited', undefined, [
      { id: '2.5.29.30', critical: true, value: der(0x05) },
    ]);
    const { checks } = verify(signedBundle(limited.issue()), {
      authorities: [limited.instance()],
    });
    assertFailed(checks.certificate, 'E_CERT', /critical extension 2\.5\.29\.30/);
  });
});

describe('threat 138: signed when certificate or authority was not valid', () => {
  test('threat 138: before and after the certificate', () => {
    const late = authority.issue({ until: new Date('2026-06-01T11:59:59Z') });
    const early = authority.issue({ from: new Date('2026-06-01T12:00:01Z') });
    for (const issued of [late, early]) {
      for (const candidate of [signedBundle(issued), signedLegacy(issued)]) {
        const { checks } = verify(candidate);
        assertFailed(
          checks.time,
          'E_TIME',
          /signed at 2026-06-01T12:00:00.000Z, and its certificate/,
        );
        strictEqual(checks.certificate.state, 'skipped');
      }
    }
  });

  test('threat 138: an authority that has ended, or not begun (CVE-2026-24122)', () => {
    for (const period of [
      ['2026-01-01', '2026-06-01'],
      ['2026-06-02', '2030-01-01'],
    ] as const) {
      const [from, until] = period.map((day) => new Date(day));
      const ended = new TestAuthority('ended', [from ?? new Date(0), until ?? new Date(0)]);
      const { checks } = verify(signedBundle(ended.issue()), { authorities: [ended.instance()] });
      assertFailed(checks.certificate, 'E_TIME', /authority was not valid at the time/);
    }
  });

  test('threat 138: an authority that the root trusts for another time', () => {
    for (const validFor of [
      { start: '2026-01-01T00:00:00Z', end: '2026-06-01T11:59:59Z' },
      { start: '2026-06-01T12:00:01Z' },
    ]) {
      const { checks } = verify(signedBundle(good), {
        authorities: [authority.instance(validFor)],
      });
      assertFailed(checks.certificate, 'E_TIME', /authority was not valid at the time/);
    }
    const both = [
      authority.instance({ start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' }),
      authority.instance({ start: '2026-06-01T12:00:00Z' }),
    ];
    ok(verify(signedBundle(good), { authorities: both }).good);
    const untilThen = { start: '2026-01-01T00:00:00Z', end: '2026-06-01T12:00:00Z' };
    ok(verify(signedBundle(good), { authorities: [authority.instance(untilThen)] }).good);
  });
});

describe('threat 136: no SCT', () => {
  const bare = authority.issue({ ctLogs: [] });

  test('threat 136: is refused, unless the policy ignores it', () => {
    const { checks } = verify(signedBundle(bare));
    assertFailed(checks.sct, 'E_CERT', /has no signed certificate timestamp/);
    const ignored = verify(signedBundle(bare), {}, { sct: 'ignored' });
    strictEqual(ignored.checks.sct.state, 'skipped');
    ok(ignored.good);
  });

  test('threat 136: a root that lacks one kind of log only', () => {
    const noCt = verify(signedBundle(bare), { ctLogs: [] });
    assertFailed(noCt.checks.sct, 'E_CERT', /has no signed certificate timestamp/);
    const noLog = verify(signedBundle(good), { logs: [] });
    assertFailed(noLog.checks.log, 'E_TRUST', /has no logs at all/);
  });
});

describe('threat 137: SCTs that do not count', () => {
  const sct = (issued: Issued, options?: RootOptions) => {
    const { checks, good: isGood } = verify(signedBundle(issued), options);
    ok(!isGood);
    return checks.sct;
  };

  test('threat 137: of a log that the root does not know', () => {
    const foreign = authority.issue({ ctLogs: [new CtLog()] });
    assertFailed(
      sct(foreign),
      'E_TRUST',
      /log that is not in lab root, whose newest one started on 2026-01-01\./,
    );
    assertFailed(sct(good, { ctLogs: [] }), 'E_TRUST', /contains no certificate transparency log/);
    // The policy may ignore SCTs, and then it does not matter whose they are.
    ok(verify(signedBundle(foreign), {}, { sct: 'ignored' }).good);
  });

  test('threat 137: by another key under the name of a known log', () => {
    const impostor = new CtLog();
    Object.defineProperty(impostor, 'id', { value: ctLog.id });
    assertFailed(sct(authority.issue({ ctLogs: [impostor] })), 'E_CERT', /not by the log/);
  });

  test('threat 137: with another hash than SHA-256, or another kind of key than that of the log', () => {
    const odd = new CtLog();
    const roots = { ctLogs: [odd.instance()] };
    const make = odd.sct.bind(odd);
    for (const [hash, kind] of [
      ['sha1', [2, 3]],
      ['sha384', [5, 3]],
      ['sha256', [4, 1]],
    ] as const) {
      odd.sct = (issuer, precertificate, at) => make(issuer, precertificate, at, { hash, kind });
      assertFailed(sct(authority.issue({ ctLogs: [odd] }), roots), 'E_CERT', /not by the log/);
    }
    odd.sct = make;
    ok(verify(signedBundle(authority.issue({ ctLogs: [odd] })), roots).good);
  });

  test('threat 137: at a time when the log did not count', () => {
    const ended = ctLog.instance({ start: '2026-01-01T00:00:00Z', end: '2026-06-01T11:00:00Z' });
    assertFailed(sct(good, { ctLogs: [ended] }), 'E_CERT', /not by the log/);
    const early = authority.issue({ sctAt: new Date('2025-12-31T23:59:59Z') });
    assertFailed(sct(early), 'E_CERT', /not by the log/);
    for (const at of ['2026-01-01T00:00:00Z', '2026-06-01T11:00:00Z']) {
      const issued = authority.issue({ sctAt: new Date(at) });
      ok(verify(signedBundle(issued), { ctLogs: [ended] }).good, at);
    }
  });

  test('threat 137: of another certificate', () => {
    const copied = new CtLog();
    const theirs = ctLog.sct(Buffer.from('another issuer'), Buffer.from('another'), new Date(0));
    copied.sct = () => theirs;
    assertFailed(sct(authority.issue({ ctLogs: [copied] })), 'E_CERT', /not by the log/);
  });

  test('threat 137: malformed ones', () => {
    const broken = new CtLog();
    for (const bytes of [Buffer.alloc(0), Buffer.from([0]), Buffer.alloc(60, 1)]) {
      broken.sct = () => bytes;
      assertFailed(sct(authority.issue({ ctLogs: [broken] })), 'E_CERT', /./);
    }
    ok(verify(signedBundle(authority.issue({ ctLogs: Array(16).fill(ctLog) }))).good);
    assertFailed(sct(authority.issue({ ctLogs: Array(17).fill(ctLog) })), 'E_LIMIT', /17 SCTs/);
  });

  test('logs with an RSA key count as well', () => {
    const rsa = new CtLog(generateKeyPairSync('rsa', { modulusLength: 2048 }));
    const make = rsa.sct.bind(rsa);
    const issued = (kind: number) => {
      rsa.sct = (issuer, precertificate, at) =>
        make(issuer, precertificate, at, { hash: 'sha256', kind: [4, kind] });
      return authority.issue({ ctLogs: [rsa] });
    };
    const roots = { ctLogs: [rsa.instance()] };
    ok(verify(signedBundle(issued(1)), roots).good);
    for (const kind of [0, 2, 3])
      assertFailed(sct(issued(kind), roots), 'E_CERT', /not by the log/);
  });

  test('one good one is enough', () => {
    ok(verify(signedBundle(authority.issue({ ctLogs: [new CtLog(), ctLog] }))).good);
  });
});

describe('threat 139: no proven time', () => {
  test('threat 139: Rekor v2 gives none', () => {
    const { checks } = verify(signedBundle(good, { version: 'v2' }));
    strictEqual(checks.log.state, 'passed');
    assertFailed(checks.time, 'E_TIME', /nothing proves when it was signed/);
  });

  test('threat 139: an integrated time that no log has signed', () => {
    const entry = 'verificationMaterial.tlogEntries.0';
    const candidate = signedBundle(good, {
      version: 'v2',
      bundle: { [`${entry}.integratedTime`]: '1780315200' },
    });
    assertFailed(verify(candidate).checks.time, 'E_TIME', /nothing proves/);
    const v1 = signedBundle(good, { bundle: { [`${entry}.inclusionPromise`]: removed } });
    assertFailed(verify(v1).checks.time, 'E_TIME', /nothing proves/);
  });

  test('threat 139: a timestamp that is not good', () => {
    const candidate = signedBundle(good, {
      version: 'v2',
      bundle: {
        'verificationMaterial.timestampVerificationData': {
          rfc3161Timestamps: [{ signedTimestamp: 'AAAA' }],
        },
      },
    });
    assertFailed(verify(candidate).checks.time, 'E_TIME', /nothing proves when it was signed: ./);
  });

  test('threat 139: a timestamp where one is required', () => {
    const { checks } = verify(signedBundle(good), {}, { timestamps: 'required' });
    assertFailed(checks.time, 'E_TIME', /no RFC 3161 timestamp/);
    const stamped = policyOf(defaultInputs, { timestamps: 'required' });
    ok(verifyCertificateSignature(candidateOf('keyless-bundle-v2'), stamped).good);
    ok(!verifyCertificateSignature(candidateOf('keyless-bundle-v1-no-tsa'), stamped).good);
  });

  test('threat 139: a log that the policy ignores still proves a time, if its entry is good', () => {
    const ignored = { transparencyLog: 'ignored' } as const;
    const result = verify(signedLegacy(good), {}, ignored);
    ok(result.good);
    strictEqual(result.checks.log.state, 'skipped');
    const broken = signedLegacy(good, { annotation: { SignedEntryTimestamp: 'AAAA' } });
    assertFailed(verify(broken, {}, ignored).checks.time, 'E_TIME', /nothing proves/);
  });

  test('a bad timestamp next to a good time is noted', () => {
    const candidate = signedBundle(good, {
      bundle: {
        'verificationMaterial.timestampVerificationData': {
          rfc3161Timestamps: [{ signedTimestamp: 'AAAA' }],
        },
      },
    });
    const { checks, good: isGood } = verify(candidate);
    ok(isGood && checks.time.state === 'passed');
    ok(/other timestamps do not count/.test(checks.time.note ?? ''));
  });
});

describe('threat 140: the log entry is not of this certificate', () => {
  test('threat 140: another certificate of the same key', () => {
    const pair = p256();
    const mine = authority.issue({ pair });
    const logged = authority.issue({ pair, names: [Buffer.from('8203612e62', 'hex')] });
    for (const candidate of [
      signedBundle(mine, { logged }),
      signedBundle(mine, { logged, version: 'v2' }),
      signedLegacy(mine, { logged }),
    ]) {
      const { checks } = verify(candidate);
      assertFailed(checks.log, 'E_TLOG', /names another certificate than the signature has/);
    }
  });

  test('threat 140: the bare key', () => {
    const key = { 'spec.signatures.0.verifier': pemOfKey(good) };
    const { checks } = verify(signedBundle(good, { body: key }));
    assertFailed(checks.log, 'E_TLOG', /names a key, and not the certificate/);
  });

  test('threat 140: no entry at all', () => {
    const candidate = signedBundle(good, { bundle: { 'verificationMaterial.tlogEntries': [] } });
    assertFailed(verify(candidate).checks.log, 'E_TLOG', /no transparency log entry/);
    const layer = withAnnotations(signedLegacy(good), { [annotationKeys.rekorBundle]: undefined });
    assertFailed(verify(layer).checks.log, 'E_TLOG', /no transparency log entry/);
  });
});

function pemOfKey({ signer }: Issued): string {
  const pem = signer.key.key.export({ type: 'spki', format: 'pem' }).toString();
  return Buffer.from(pem).toString('base64');
}

describe('threat 150: a root that is too old', () => {
  test('threat 150: is said so, with its date, and never as a bad signature', () => {
    const newLog = new TestLog('log2027.rekor.test', 'v1');
    const { checks } = verify(signedBundle(good, { log: newLog }));
    assertFailed(checks.log, 'E_TRUST', /newest log in that root started on 2026-01-01/);
    strictEqual(checks.signature.state, 'passed');
    const newer = new TestAuthority('newer');
    const { checks: byNewer } = verify(signedBundle(newer.issue()));
    assertFailed(byNewer.certificate, 'E_TRUST', /started on 2026-01-01.*give a newer one/);
    strictEqual(byNewer.signature.state, 'passed');
  });
});

describe('threat 151: what one root lacks excuses nothing of another', () => {
  const noLogs = rootOf('trusted-root-no-logs.json');
  const unlogged = candidateOf('keyless-no-log');
  const unseen = candidateOf('keyless-no-sct');
  const otherNoLogs = rootWith({ ctLogs: [], logs: [], name: 'no logs' });

  test('threat 151: an instance without logs needs a timestamp, and no log', () => {
    for (const candidate of [unlogged, unseen]) {
      const result = verifyCertificateSignature(
        candidate,
        policyOf(defaultInputs, { roots: [noLogs] }),
      );
      ok(result.good, JSON.stringify(result.checks));
      deepStrictEqual([result.checks.log.state, result.checks.sct.state], ['skipped', 'skipped']);
      strictEqual(result.root, 'trusted-root-no-logs.json');
    }
    const untimed = candidateOf('keyless-no-time');
    ok(!verifyCertificateSignature(untimed, policyOf(defaultInputs, { roots: [noLogs] })).good);
  });

  test('threat 151: a root of another authority that has no logs', () => {
    for (const roots of [
      [root, otherNoLogs],
      [otherNoLogs, root],
    ]) {
      const policy = policyOf(defaultInputs, { roots });
      const withoutLog = verifyCertificateSignature(unlogged, policy);
      assertFailed(withoutLog.checks.log, 'E_TLOG', /no transparency log entry/);
      const withoutSct = verifyCertificateSignature(unseen, policy);
      assertFailed(withoutSct.checks.sct, 'E_CERT', /no signed certificate timestamp/);
      ok(verifyCertificateSignature(candidateOf('keyless-bundle-v2'), policy).good);
    }
  });

  test('threat 151: if none is enough, the result is that of the root with which most holds', () => {
    const someone = { certificateIdentity: ['me@example.com'], certificateOidcIssuer: 'https://x' };
    const [most, less] = [rootWith({ name: 'most' }), rootWith({ ctLogs: [], name: 'less' })];
    for (const roots of [
      [most, less],
      [less, most],
    ]) {
      const result = verifyCertificateSignature(signedBundle(good), labPolicy(someone, { roots }));
      deepStrictEqual([result.root, result.checks.sct.state], ['most', 'passed']);
      ok(result.signer !== undefined && !result.good);
    }
  });

  test('threat 151: authority, logs and time come from one root', () => {
    const halves = [
      rootWith({ authorities: [] }),
      rootWith({ ctLogs: [], logs: [log.instance()] }),
    ];
    const policy = labPolicy(workflowInputs, { roots: halves });
    ok(!verifyCertificateSignature(signedBundle(good), policy).good);
  });
});
