/**
 * Properties over real signatures: change any byte of certificate, SCT, log entry or timestamp, exchange any field
 * between two good ones, and nothing is thrown, and nothing else is verified than before.
 */

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { describe, test } from 'node:test';
import { certificateIn } from '../../src/identity/material.ts';
import { type CertificateResult, verifyCertificateSignature } from '../../src/identity/verify.ts';
import type { BundleCandidate, Candidate, LegacyCandidate } from '../../src/signature/candidate.ts';
import { checkClaims } from '../../src/signature/claims.ts';
import {
  annotationKeys,
  base64,
  bundleCandidate,
  edit,
  get,
  type Json,
  paths,
  withAnnotations,
} from '../signature/support.ts';
import { certificatePem } from '../support/certificate.ts';
import { every, isThorough } from '../support/thorough.ts';
import { authority, CtLog, labPolicy, rootWith, signedBundle, signedLegacy } from './lab.ts';

import {
  candidatesOf,
  caseOf,
  defaultInputs,
  manifestsOf,
  policyOf,
  root,
  rootOf,
} from './vectors.ts';

const policy = policyOf();
/** Without a log, nothing but the certificate's own signature covers its bytes. */
const unlogged = policyOf(defaultInputs, {
  roots: [root, rootOf('trusted-root-no-logs.json')],
  transparencyLog: 'ignored',
  sct: 'ignored',
});

interface Good {
  readonly candidate: Candidate;
  readonly subject: ReturnType<typeof manifestsOf>[number];
}

function goodOf(name: string, at = 0): Good {
  const one = caseOf(name);
  const subject = manifestsOf(one)[at];
  const [candidate] = subject === undefined ? [] : candidatesOf(one, subject);
  if (candidate === undefined || subject === undefined) throw new Error(`${name} has no ${at}`);
  return { candidate, subject };
}

function bundleOf(name: string, at?: number): Good & { readonly json: Json } {
  const good = goodOf(name, at);
  return {
    ...good,
    json: JSON.parse(Buffer.from((good.candidate as BundleCandidate).bytes).toString()),
  };
}

const v2 = bundleOf('keyless-bundle-v2');
const v2Other = bundleOf('keyless-bundle-v2', 1);
const v1 = bundleOf('keyless-bundle-v1');
const v1Other = bundleOf('keyless-bundle-v1', 1);
const legacy = goodOf('keyless-legacy');
const legacyOther = goodOf('keyless-legacy', 1);

/** What is verified of it; undefined if it is not. */
function accepted(
  { candidate, subject }: Good,
  under = policy,
): Partial<CertificateResult> | undefined {
  const { good, signer, entries, times } = verifyCertificateSignature(candidate, under);
  const claims = checkClaims(candidate, { subject, annotations: {} });
  return good && claims.state === 'passed'
    ? { ...(signer && { signer }), entries, times }
    : undefined;
}

test('the good ones are good', () => {
  for (const good of [v1, v2, v1Other, v2Other, legacy, legacyOther]) {
    ok(accepted(good) !== undefined);
    ok(accepted(good, unlogged) !== undefined);
  }
});

const material = {
  certificate: 'verificationMaterial.certificate.rawBytes',
  timestamp: 'verificationMaterial.timestampVerificationData.rfc3161Timestamps.0.signedTimestamp',
  body: 'verificationMaterial.tlogEntries.0.canonicalizedBody',
  set: 'verificationMaterial.tlogEntries.0.inclusionPromise.signedEntryTimestamp',
  hash: 'verificationMaterial.tlogEntries.0.inclusionProof.rootHash',
} as const;

/** One bit of every `step`th byte. */
function* flips(bytes: Uint8Array, step: number): Generator<{ at: number; changed: Buffer }> {
  const places = Array.from({ length: Math.ceil(bytes.length / step) }, (_, nth) => nth * step);
  for (const at of every(places, 30)) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ (1 << ((at * 5) % 8)), at);
    yield { at, changed };
  }
}

function withBytes(good: Good & { readonly json: Json }, path: string, bytes: Uint8Array): Good {
  return { ...good, candidate: bundleCandidate(edit(good.json, path, base64(bytes))) };
}

describe('a byte changed', () => {
  test('of a certificate with its SCT, logged or not', () => {
    for (const good of [v1, v2]) {
      const der = Buffer.from(String(get(good.json, material.certificate)), 'base64');
      for (const { at, changed } of flips(der, 79)) {
        const candidate = withBytes(good, material.certificate, changed);
        strictEqual(accepted(candidate), undefined, `byte ${at}`);
      }
      for (const { at, changed } of flips(der, 53)) {
        const candidate = withBytes(good, material.certificate, changed);
        strictEqual(accepted(candidate, unlogged), undefined, `byte ${at}, no log`);
      }
    }
  });

  test('of a legacy certificate', () => {
    const { candidate, subject } = legacy as Good & { candidate: LegacyCandidate };
    const pem = candidate.layer.annotations[annotationKeys.certificate] ?? '';
    for (const { at, changed } of flips(Buffer.from(pem), 37)) {
      const annotations = { [annotationKeys.certificate]: changed.toString('latin1') };
      const other = withAnnotations(candidate, annotations);
      const result = accepted({ candidate: other, subject });
      // White space and the line between the markers are no part of the certificate.
      if (result !== undefined)
        deepStrictEqual(certificateIn(other), certificateIn(candidate), `${at}`);
    }
  });

  test('of an SCT that the authority has signed with the rest', () => {
    const changed = new CtLog();
    const known = labPolicy(undefined, {
      roots: [rootWith({ ctLogs: [changed.instance()] })],
    });
    const make = CtLog.prototype.sct.bind(changed);
    const good = signedBundle(authority.issue({ ctLogs: [changed] }));
    ok(verifyCertificateSignature(good, known).good);
    // Version, log, time, length and text of the extension, hash, kind of key, length and text of the signature.
    const fields = [0, 1, 33, 40, 41, 42, 43, 50, 51, 52, 53, 54, 55, 60, 90, 120];
    for (const at of isThorough ? Array.from({ length: 125 }, (_, byte) => byte) : fields) {
      changed.sct = (...of) => {
        const bytes = make(...of);
        bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (at % 8)), at);
        return bytes;
      };
      const candidate = signedBundle(authority.issue({ ctLogs: [changed] }));
      ok(!verifyCertificateSignature(candidate, known).good, `byte ${at}`);
    }
  });

  test('of a chain that comes along: the root decides, and nothing changes', () => {
    const issued = authority.issue();
    const chain = [issued.der, ...authority.chain].map(certificatePem).join('');
    const candidate = withAnnotations(signedLegacy(issued), { [annotationKeys.chain]: chain });
    const before = verifyCertificateSignature(candidate, labPolicy());
    ok(before.good);
    for (const { at, changed } of flips(Buffer.from(chain), 61)) {
      const annotations = { [annotationKeys.chain]: changed.toString('latin1') };
      const result = verifyCertificateSignature(
        withAnnotations(candidate, annotations),
        labPolicy(),
      );
      deepStrictEqual(result, before, `byte ${at}`);
    }
  });

  test('of a log entry, its promise and its proof', () => {
    for (const [good, path] of [
      [v1, material.body],
      [v2, material.body],
      [v1, material.set],
      [v1, material.hash],
      [v2, material.hash],
    ] as const) {
      const bytes = Buffer.from(String(get(good.json, path)), 'base64');
      for (const { at, changed } of flips(bytes, 151)) {
        strictEqual(accepted(withBytes(good, path, changed)), undefined, `${path} ${at}`);
      }
    }
  });

  test('of a timestamp: refused, or the same time', () => {
    const before = accepted(v2);
    const bytes = Buffer.from(String(get(v2.json, material.timestamp)), 'base64');
    let [tried, refused] = [0, 0];
    for (const { at, changed } of flips(bytes, 29)) {
      tried += 1;
      const result = accepted(withBytes(v2, material.timestamp, changed));
      // What the authority did not sign, such as the certificate that it sends along.
      if (result === undefined) refused += 1;
      else deepStrictEqual(result, before, `byte ${at}`);
    }
    ok(refused > tried / 4);
  });

  test('of the whole bundle as text', () => {
    const { bytes } = v2.candidate as BundleCandidate;
    const before = accepted(v2);
    for (const { at, changed } of flips(bytes, 151)) {
      const result = accepted({ ...v2, candidate: bundleCandidate(changed) });
      if (result !== undefined) deepStrictEqual(result, before, `byte ${at}`);
    }
  });

  test('a certificate cut off anywhere', () => {
    const der = Buffer.from(String(get(v2.json, material.certificate)), 'base64');
    for (let end = 0; end < der.length; end += 41) {
      const candidate = withBytes(v2, material.certificate, der.subarray(0, end));
      strictEqual(accepted(candidate, unlogged), undefined, `${end}`);
    }
  });
});

describe('a field of another good one', () => {
  for (const [name, a, b] of [
    ['Rekor v1', v1, v1Other],
    ['Rekor v2', v2, v2Other],
    ['Rekor v1 and v2', v1, v2],
    [
      'one certificate for all',
      bundleOf('keyless-one-certificate'),
      bundleOf('keyless-one-certificate', 1),
    ],
  ] as const) {
    test(name, () => {
      const before = accepted(a);
      for (const path of paths(a.json)) {
        const value = field(b.json, path);
        if (value === undefined || JSON.stringify(value) === JSON.stringify(get(a.json, path)))
          continue;
        const result = accepted({ ...a, candidate: bundleCandidate(edit(a.json, path, value)) });
        // A promise proves the time as well: what the timestamp is does not matter then.
        const isTimestamp = `${material.timestamp}.`.startsWith(`${path}.`) && /Data/.test(path);
        if (isTimestamp && result !== undefined) {
          deepStrictEqual({ ...result, times: 0 }, { ...before, times: 0 }, path);
        } else strictEqual(result, undefined, path);
      }
    });
  }

  test('legacy payloads and annotations', () => {
    for (const [a, b] of [
      [legacy, legacyOther],
      [legacyOther, legacy],
    ] as readonly (readonly [Good, Good])[]) {
      const [mine, theirs] = [a.candidate, b.candidate] as [LegacyCandidate, LegacyCandidate];
      const mixed = [
        { ...mine, payload: theirs.payload },
        ...[annotationKeys.signature, annotationKeys.rekorBundle, annotationKeys.certificate].map(
          (key) => withAnnotations(mine, { [key]: theirs.layer.annotations[key] }),
        ),
      ];
      for (const candidate of mixed) strictEqual(accepted({ ...a, candidate }), undefined);
    }
  });
});

test('each value of a bundle missing, or of another type: nothing is thrown', () => {
  for (const path of paths(v2.json)) {
    for (const value of [undefined, null, 1, 'AAAA', [], {}]) {
      const candidate = bundleCandidate(edit(v2.json, path, value));
      const { good } = verifyCertificateSignature(candidate, policy);
      if (good)
        ok(
          /mediaType|publicKey|keyid|hashes|Timestamp|inclusionPromise|integratedTime|Index/.test(
            path,
          ),
          path,
        );
    }
  }
});

test('a certificate with a byte changed that can still be read is not by its authority', () => {
  const issued = authority.issue();
  let readable = 0;
  for (const { at, changed } of flips(issued.der, 11)) {
    const candidate = signedBundle({ ...issued, der: changed });
    const { good, checks } = verifyCertificateSignature(candidate, labPolicy());
    ok(!good, `byte ${at}`);
    if (checks.certificate.state === 'passed') throw new Error(`byte ${at} is not covered`);
    if (checks.signature.state === 'passed') readable += 1;
  }
  ok(readable > 10);
});

function field(document: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? (at as Json)[key] : undefined),
      document,
    );
}
