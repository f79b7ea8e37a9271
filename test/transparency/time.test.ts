/** When was it signed: only what a log or a timestamp authority has signed counts. */

import { deepStrictEqual, ok } from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Candidate } from '../../src/signature/candidate.ts';
import { checkLog } from '../../src/transparency/log.ts';
import { checkTime, provenTimes, type TimePolicy } from '../../src/transparency/time.ts';
import { parseTrustedRoot } from '../../src/transparency/trusted-root.ts';
import {
  annotationKeys,
  assertFailed,
  assertPassed,
  base64,
  bundleCandidate,
  content,
  cosignRoot,
  signer as cosignSigner,
  edit,
  get,
  type Json,
  now,
  removed,
  withAnnotations,
} from '../signature/support.ts';
import { cosignMade } from '../support/shared-vectors.ts';
import { bundle, legacy, root, signedAt, signer, now as testNow } from './test-log.ts';

/** Bundles of cosign v3 with a timestamp: Rekor v1, signed at 06:16:04Z, and Rekor v2. */
const withTimestamp = 'fc9602cf45049d854409c4fe9715f073835c90ba51c8fa7b2bec4c8afd1ff63b';
const v2WithTimestamp = '800635fa32ae40abd9d4c7af8b405647934cbae63e151db831ee6c8787a06dfe';
const v2Without = '90b542426405f9fb01d0a5b0374e113b1b3151b173a346ffe7f1d05fdcbb73d0';
const timestamps = 'verificationMaterial.timestampVerificationData.rfc3161Timestamps';

function json(digest: string): Json {
  return JSON.parse(content(digest).toString());
}

function check(candidate: Candidate, policy: Partial<TimePolicy> = {}, notAfter?: string) {
  const key =
    notAfter === undefined ? cosignSigner : { ...cosignSigner, notAfter: new Date(notAfter) };
  const { entries } = checkLog(candidate, { key, root: cosignRoot, now });
  return checkTime(candidate, { key, root: cosignRoot, entries, timestamps: 'ignored', ...policy });
}

const required = { timestamps: 'required' } as const;

test('what is skipped and what fails is said', () => {
  const without = bundleCandidate(json(v2Without));
  deepStrictEqual(check(without), { state: 'skipped', why: 'the policy requires no time' });
  assertFailed(check(without, required), 'E_TIME', /^it has no RFC 3161 timestamp$/);
  const later = check(without, {}, '2030-01-01T00:00:00Z');
  const until = /^the key is valid until 2030-01-01T00:00:00\.000Z, and nothing proves when/;
  assertFailed(later, 'E_TIME', until);
});

test('nothing is asked of the time by default, and junk in timestamps does not matter', () => {
  const junk = edit(json(withTimestamp), `${timestamps}.0.signedTimestamp`, base64('junk'));
  for (const candidate of [bundleCandidate(json(v2Without)), bundleCandidate(junk)]) {
    ok(check(candidate).state === 'skipped');
  }
});

describe('threat 103: timestamps, if they are required', () => {
  test('threat 103: a good one', () => {
    assertPassed(check(bundleCandidate(content(withTimestamp)), required));
    assertPassed(check(bundleCandidate(content(v2WithTimestamp)), required));
  });

  test('threat 103: none, junk, and one over another signature', () => {
    assertFailed(check(bundleCandidate(content(v2Without)), required), 'E_TIME', /no RFC 3161/);
    const good = json(withTimestamp);
    const replaced = (value: unknown) =>
      bundleCandidate(edit(good, `${timestamps}.0.signedTimestamp`, value));
    assertFailed(check(replaced(base64('junk')), required), 'E_TIME', /./);
    assertFailed(check(replaced(base64(Buffer.alloc(200, 0x30))), required), 'E_TIME', /./);
    for (const encoded of [
      '',
      'AAA',
      '-_8=',
      `${get(good, `${timestamps}.0.signedTimestamp`)}\n`,
    ]) {
      assertFailed(
        check(replaced(encoded), required),
        'E_TIME',
        /timestamp is (?:empty|not standard)/,
      );
    }
    const foreign = get(json(v2WithTimestamp), `${timestamps}.0.signedTimestamp`);
    assertFailed(check(replaced(foreign), required), 'E_TIME', /could not be verified/);
    const empty = bundleCandidate(edit(good, timestamps, []));
    assertFailed(check(empty, required), 'E_TIME', /no RFC 3161/);
    const data = 'verificationMaterial.timestampVerificationData';
    assertFailed(check(bundleCandidate(edit(good, data, removed)), required), 'E_TIME', /no RFC/);
  });

  test('threat 103: one good timestamp is enough', () => {
    const good = json(withTimestamp);
    const one = get(good, `${timestamps}.0`);
    const both = edit(good, timestamps, [{ signedTimestamp: base64('junk') }, one]);
    assertPassed(check(bundleCandidate(both), required));
  });

  test('threat 102: more than eight', () => {
    const good = json(withTimestamp);
    const many = Array.from({ length: 9 }, () => get(good, `${timestamps}.0`));
    const candidate = bundleCandidate(edit(good, timestamps, many));
    assertFailed(check(candidate, required), 'E_LIMIT', /9 timestamps; 8 are allowed/);
    assertPassed(check(bundleCandidate(edit(good, timestamps, many.slice(1))), required));
  });

  test('threat 103: an authority that the root does not know, or not for that time', () => {
    const trusted = JSON.parse(cosignMade('trusted-root.json').toString());
    const rootOf = (path: string, value: unknown) =>
      parseTrustedRoot(Buffer.from(JSON.stringify(edit(trusted, path, value))), 'root');
    const candidate = bundleCandidate(content(withTimestamp));
    for (const other of [
      rootOf('timestampAuthorities', []),
      rootOf('timestampAuthorities', removed),
      rootOf('timestampAuthorities.0.validFor', { start: '2026-11-23T06:16:05Z' }),
      rootOf('timestampAuthorities.0.validFor', {
        start: '2026-01-01T00:00:00Z',
        end: '2026-11-23T06:16:03Z',
      }),
    ]) {
      assertFailed(
        check(candidate, { ...required, root: other }),
        'E_TIME',
        /could not be verified/,
      );
    }
    const inclusive = { start: '2026-11-23T06:16:04Z', end: '2026-11-23T06:16:04Z' };
    const exact = rootOf('timestampAuthorities.0.validFor', inclusive);
    assertPassed(check(candidate, { ...required, root: exact }));
  });

  test('threat 103: of a legacy signature, in its annotation', () => {
    const timed = (value: string | undefined) => {
      const candidate = withAnnotations(legacy(), { [annotationKeys.timestamp]: value });
      const policy = { key: signer.key, root, entries: [], timestamps: 'required' } as const;
      return checkTime(candidate, policy);
    };
    assertFailed(timed(undefined), 'E_TIME', /no RFC 3161/);
    for (const value of [
      '',
      '{}',
      '{"SignedRFC3161Timestamp":"*"}',
      '{"SignedRFC3161Timestamp":"AAAA"}',
    ]) {
      assertFailed(timed(value), 'E_TIME', /./);
    }
  });
});

describe('threat 79: a key that counts until a certain time', () => {
  const at = new Date(signedAt * 1000);

  function legacyUntil(notAfter: Date, candidate: Candidate = legacy()) {
    const key = { ...signer.key, notAfter };
    const { entries } = checkLog(candidate, { key, root, now: testNow });
    return checkTime(candidate, { key, root, entries, timestamps: 'ignored' });
  }

  test('threat 79: the time of the SET, inclusive', () => {
    for (const candidate of [legacy(), bundle()]) {
      assertPassed(legacyUntil(at, candidate));
      const before = new Date(at.getTime() - 1);
      assertFailed(legacyUntil(before, candidate), 'E_TIME', /signed at 2026-06-01T12:00:00/);
    }
  });

  test('threat 79: without a proven time the key does not count', () => {
    const later = new Date('2030-01-01T00:00:00Z');
    assertFailed(legacyUntil(later, bundle({ version: 'v2' })), 'E_TIME', /nothing proves/);
    // The entry still says when; but that is not signed (threat 98).
    const promise = { 'verificationMaterial.tlogEntries.0.inclusionPromise': removed };
    assertFailed(legacyUntil(later, bundle({ bundle: promise })), 'E_TIME', /nothing proves/);
    const unlogged = withAnnotations(legacy(), { [annotationKeys.rekorBundle]: undefined });
    assertFailed(legacyUntil(later, unlogged), 'E_TIME', /nothing proves/);
  });

  test('threat 79: a timestamp proves the time where the log has none', () => {
    const candidate = bundleCandidate(content(v2WithTimestamp));
    assertPassed(check(candidate, {}, '2026-11-23T06:15:50Z'));
    assertFailed(check(candidate, {}, '2026-11-23T06:15:49Z'), 'E_TIME', /signed at 2026-11-23/);
    assertFailed(
      check(bundleCandidate(content(v2Without)), {}, '2030-01-01T00:00:00Z'),
      'E_TIME',
      /nothing proves/,
    );
  });

  test('threat 79: every proven time counts, and both rules hold', () => {
    const candidate = bundleCandidate(content(withTimestamp));
    assertPassed(check(candidate, required, '2026-11-23T06:16:04Z'));
    assertFailed(check(candidate, required, '2026-11-23T06:16:03Z'), 'E_TIME', /signed at/);
  });
});

test('threat 103: a timestamp that cannot be read proves no time, and says why', () => {
  const { entries } = checkLog(legacy(), { key: signer.key, root, now: testNow });
  const policy = { key: signer.key, root, entries };
  const proven = (value: string) =>
    provenTimes(withAnnotations(legacy(), { [annotationKeys.timestamp]: value }), policy);
  for (const value of ['', '{', '{"SignedRFC3161Timestamp":"*"}']) {
    const { authorities, logs, failures } = proven(value);
    deepStrictEqual([authorities, logs], [[], [new Date(signedAt * 1000)]]);
    deepStrictEqual(
      failures.map(({ code }) => code),
      ['E_TIME'],
    );
  }
  const bare = provenTimes(legacy(), { ...policy, entries: [] });
  deepStrictEqual(bare, { authorities: [], logs: [], failures: [] });
});
