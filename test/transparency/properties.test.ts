/**
 * Properties over whole candidates of the real cosign: change any byte, exchange any field between two
 * good ones, and nothing is thrown, and nothing passes but what no check is meant to cover.
 */

import { deepStrictEqual, doesNotThrow, ok, strictEqual } from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Digest, parseDigest } from '../../src/oci/digest.ts';
import { attestationType } from '../../src/signature/bundle.ts';
import type { Candidate, LegacyCandidate } from '../../src/signature/candidate.ts';
import { checkClaims } from '../../src/signature/claims.ts';
import { checkSignature } from '../../src/signature/verify.ts';
import { checkLog } from '../../src/transparency/log.ts';
import { checkTime } from '../../src/transparency/time.ts';
import {
  annotationKeys,
  bundleCandidate,
  content,
  cosignRoot,
  edit,
  get,
  type Json,
  legacyOf,
  now,
  other,
  paths,
  signer,
  withAnnotations,
} from '../signature/support.ts';
import { cosignMade } from '../support/shared-vectors.ts';
import { every } from '../support/thorough.ts';

interface Good {
  readonly candidate: Candidate;
  readonly subject: Digest;
}

function bundleOf(digest: string): Good & { readonly json: Json; readonly text: string } {
  const text = content(digest).toString();
  const json = JSON.parse(text) as Json;
  const statement = decode(String(get(json, 'dsseEnvelope.payload')));
  const subject = parseDigest(`sha256:${get(statement, 'subject.0.digest.sha256')}`);
  return { candidate: bundleCandidate(content(digest)), subject, json, text };
}

function legacyIn(name: string): readonly (Good & { readonly candidate: LegacyCandidate })[] {
  const cases = JSON.parse(cosignMade('cases.json').toString()) as {
    name: string;
    tags: Record<string, string>;
  }[];
  const tags = cases.find((repository) => repository.name === name)?.tags ?? {};
  return Object.entries(tags).flatMap(([tag, digest]) => {
    const hex = /^sha256-([0-9a-f]{64})\.sig$/.exec(tag)?.[1];
    if (hex === undefined) return [];
    const candidate = legacyOf(JSON.parse(content(digest).toString()) as Json);
    return [{ candidate, subject: parseDigest(`sha256:${hex}`) }];
  });
}

function decode(base64: string): Json {
  return JSON.parse(Buffer.from(base64, 'base64').toString()) as Json;
}

/** Rekor v1 with a timestamp, Rekor v2 with one: by the same key, about two images. */
const v1 = bundleOf('fc9602cf45049d854409c4fe9715f073835c90ba51c8fa7b2bec4c8afd1ff63b');
const v2 = bundleOf('800635fa32ae40abd9d4c7af8b405647934cbae63e151db831ee6c8787a06dfe');
const v1Other = bundleOf('2d2b28d1f425decdafac20e446565bec7a61620d902133a8699d1c7d05e9cb83');
const v2Other = bundleOf('90b542426405f9fb01d0a5b0374e113b1b3151b173a346ffe7f1d05fdcbb73d0');

/** All checks; `undefined` unless each passes, else what they found. The cheapest first, as for real. */
function accepted({ candidate, subject }: Good) {
  const claims = checkClaims(candidate, { subject, annotations: {} });
  if (claims.state !== 'passed') return undefined;
  const { check, key } = checkSignature(candidate, [signer, other]);
  if (check.state !== 'passed' || key === undefined) return undefined;
  const { check: logged, entries } = checkLog(candidate, { key, root: cosignRoot, now });
  return logged.state === 'passed' ? { fingerprint: key.fingerprint, entries } : undefined;
}

test('the good ones are good', () => {
  for (const good of [v1, v2, v1Other, v2Other, ...legacyIn('legacy-rekor-v1')]) {
    ok(accepted(good) !== undefined);
  }
});

/** The bytes between which the value of a field is. */
function span(bytes: Buffer, value: unknown): readonly [number, number] {
  const json = JSON.stringify(value);
  const start = bytes.indexOf(json);
  ok(start >= 0 && bytes.indexOf(json, start + 1) < 0, 'found once');
  return [start, start + json.length];
}

const hint = 'verificationMaterial.publicKey.hint';
const timestamp =
  'verificationMaterial.timestampVerificationData.rfc3161Timestamps.0.signedTimestamp';
/** What no check covers by design: a bare key uses neither (cosign-formats.md §12.2). */
const uncovered = [hint, timestamp];

describe('a byte changed', () => {
  /** Every byte with one bit of it, another one for its neighbours; every 32nd byte with all of them. */
  function* flips(bytes: Uint8Array): Generator<{ at: number; changed: Buffer }> {
    for (const at of every([...bytes.keys()], 300)) {
      for (let bit = 0; bit < 8; bit += 1) {
        if (at % 32 !== 0 && bit !== (at * 5) % 8) continue;
        const changed = Buffer.from(bytes);
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
        yield { at, changed };
      }
    }
  }

  for (const [name, good] of [
    ['Rekor v1', v1],
    ['Rekor v2', v2],
  ] as const) {
    test(`of a bundle, ${name}`, () => {
      const bytes = Buffer.from(good.text);
      const spans = uncovered.map((path) => span(bytes, get(good.json, path)));
      const before = accepted(good);
      let [tried, passing] = [0, 0];
      for (const { at, changed } of flips(bytes)) {
        tried += 1;
        const candidate = bundleCandidate(changed);
        const result = accepted({ ...good, candidate });
        if (result === undefined) continue;
        const where = bytes.subarray(Math.max(0, at - 30), at + 10);
        ok(
          spans.some(([start, end]) => start < at && at < end),
          `byte ${at}: …${where}`,
        );
        deepStrictEqual(result, before);
        passing += 1;
      }
      ok(passing > tried / 100, 'the bytes of the hint and the timestamp, which decide nothing');
    });
  }

  test('of a legacy payload, signature or log entry', () => {
    const [good] = legacyIn('legacy-rekor-v1');
    ok(good !== undefined);
    for (const { changed } of flips(good.candidate.payload)) {
      strictEqual(
        accepted({ ...good, candidate: { ...good.candidate, payload: changed } }),
        undefined,
      );
    }
    for (const key of [annotationKeys.signature, annotationKeys.rekorBundle]) {
      const text: string = good.candidate.layer.annotations[key] ?? '';
      for (const { at, changed } of flips(Buffer.from(text))) {
        const candidate = withAnnotations(good.candidate, { [key]: changed.toString() });
        strictEqual(accepted({ ...good, candidate }), undefined, `${key}, byte ${at}`);
      }
    }
  });

  test('cut off anywhere', () => {
    for (const good of [v1, v2]) {
      for (let end = 0; end < good.text.length; end += 7) {
        const candidate = bundleCandidate(Buffer.from(good.text.slice(0, end)));
        strictEqual(accepted({ ...good, candidate }), undefined);
        doesNotThrow(() => attestationType(candidate.bytes));
        const policy = {
          key: signer,
          root: cosignRoot,
          entries: [],
          timestamps: 'required',
        } as const;
        strictEqual(checkTime(candidate, policy).state, 'failed');
      }
    }
  });

  test('of a timestamp that is required', () => {
    const policy = { key: signer, root: cosignRoot, entries: [], timestamps: 'required' } as const;
    const der = Buffer.from(String(get(v2.json, timestamp)), 'base64');
    // TSTInfo, the signed attributes and the signature; around them stand type names and versions.
    const signed = [
      [72, 239],
      [342, 585],
      [601, 671],
    ] as const;
    for (let at = 0; at < der.length; at += 4) {
      const changed = Buffer.from(der);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 8)), at);
      const candidate = bundleCandidate(edit(v2.json, timestamp, changed.toString('base64')));
      const { state } = checkTime(candidate, policy);
      if (signed.some(([start, end]) => start <= at && at < end))
        strictEqual(state, 'failed', `${at}`);
    }
  });
});

describe('a field of another good one', () => {
  for (const [name, a, b] of [
    ['Rekor v1', v1, v1Other],
    ['Rekor v2', v2, v2Other],
    ['Rekor v1 and v2', v1, v2],
    ['Rekor v2 and v1', v2, v1],
  ] as const) {
    test(`threat 51: bundles of ${name}`, () => {
      const before = accepted(a);
      for (const path of paths(a.json)) {
        const value = field(b.json, path);
        if (value === undefined || JSON.stringify(value) === JSON.stringify(get(a.json, path)))
          continue;
        const result = accepted({ ...a, candidate: bundleCandidate(edit(a.json, path, value)) });
        // What holds a timestamp and nothing else may come from anywhere.
        if (
          uncovered.includes(path) ||
          (timestamp.startsWith(`${path}.`) && path.includes('Data'))
        ) {
          deepStrictEqual(result, before, path);
        } else {
          strictEqual(result, undefined, path);
        }
      }
    });
  }

  test('threat 51: legacy payloads, signatures and log entries', () => {
    const all = legacyIn('legacy-rekor-v1');
    for (const a of all) {
      for (const b of all) {
        if (a === b) continue;
        const mixed = [
          { ...a.candidate, payload: b.candidate.payload },
          ...Object.values(annotationKeys).map((key) =>
            withAnnotations(a.candidate, { [key]: b.candidate.layer.annotations[key] }),
          ),
        ].filter((candidate) => JSON.stringify(candidate) !== JSON.stringify(a.candidate));
        strictEqual(mixed.length, 3);
        for (const candidate of mixed) strictEqual(accepted({ ...a, candidate }), undefined);
      }
    }
  });
});

function field(document: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? (at as Json)[key] : undefined),
      document,
    );
}

const keyAndText = /"([A-Za-z0-9]+)":(?:"[^"]*"|\[\])/g;

describe('keys reordered, repeated, spaced out', () => {
  test('order and white space mean nothing', () => {
    for (const good of [v1, v2]) {
      const before = accepted(good);
      const reordered = Buffer.from(JSON.stringify(reverseKeys(good.json), null, 2));
      deepStrictEqual(accepted({ ...good, candidate: bundleCandidate(reordered) }), before);
    }
  });

  test('threat 37: every key repeated, with its own value', () => {
    for (const good of [v1, v2]) {
      for (const { 0: pair, 1: key, index } of good.text.matchAll(keyAndText)) {
        const twice = [good.text.slice(0, index), pair, ',', good.text.slice(index)].join('');
        const candidate = bundleCandidate(Buffer.from(twice));
        strictEqual(accepted({ ...good, candidate }), undefined, key);
      }
    }
  });

  test('every value left out', () => {
    for (const good of [v1, v2]) {
      for (const path of paths(good.json)) {
        const candidate = bundleCandidate(edit(good.json, path, undefined));
        const result = accepted({ ...good, candidate });
        const droppable = /publicKey\.hint$|Timestamp|timestampVerificationData|inclusionPromise$/;
        const zero = /hashes$|logIndex$/.test(path);
        if (result !== undefined) ok(droppable.test(path) || zero, path);
      }
    }
  });
});

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, reverseKeys(item)]);
  return Object.fromEntries(entries.reverse());
}
