/** What the logs answer, checked against this project's checks and against @sigstore/verify alone. */

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { bundleFromJSON } from '@sigstore/bundle';
import { TrustedRoot as LibraryRoot } from '@sigstore/protobuf-specs';
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';
import {
  type Lies,
  type SandboxLog,
  signingConfig,
  startLog,
  trustedRoot,
  writeSigningConfig,
  writeTrustedRoot,
} from '../../sandbox/log/index.ts';
import type { BundleCandidate, Candidate } from '../../src/signature/candidate.ts';
import { checkLog } from '../../src/transparency/log.ts';
import { parseTrustedRoot } from '../../src/transparency/trusted-root.ts';
import { assertFailed, assertPassed } from '../signature/support.ts';
import {
  bundleCandidate,
  get,
  legacyCandidate,
  post,
  type Signed,
  Signer,
  signedDigest,
  signedEnvelope,
  signedPayload,
  signer,
} from './log-support.ts';

const now = new Date('2026-06-01T12:00:00Z');
const clock = { now: () => now.getTime() };
let v1: SandboxLog;
let v2: SandboxLog;

before(async () => {
  [v1, v2] = await Promise.all([
    startLog({ version: 'rekor-v1', ...clock }),
    startLog({ version: 'rekor-v2', ...clock }),
  ]);
});
afterEach(() => {
  v1.reset();
  v2.reset();
});
after(() => Promise.all([v1.stop(), v2.stop()]));

/** A way to sign and log, and what the answer makes. */
interface Format {
  readonly name: string;
  readonly log: () => SandboxLog;
  readonly sign: (by?: Signer) => Signed;
  readonly candidate: typeof legacyCandidate | typeof bundleCandidate;
}

const legacy: Format = {
  name: 'legacy, Rekor v1',
  log: () => v1,
  sign: signedPayload,
  candidate: legacyCandidate,
};
const bundleV1: Format = {
  name: 'bundle, Rekor v1',
  log: () => v1,
  sign: signedEnvelope,
  candidate: bundleCandidate,
};
const bundleV2: Format = {
  name: 'bundle, Rekor v2',
  log: () => v2,
  sign: signedDigest,
  candidate: bundleCandidate,
};

function check(candidate: Candidate) {
  const root = parseTrustedRoot(Buffer.from(JSON.stringify(trustedRoot([v1, v2]))), 'the sandbox');
  return checkLog(candidate, { key: signer.key, root, now });
}

async function logged({ log, sign, candidate }: Format): Promise<Candidate> {
  const signed = sign();
  const { status, bytes } = await post(log(), signed.request);
  assert.equal(status, 201);
  return candidate(log(), signed, log().read(bytes));
}

function libraryVerify({ bytes }: BundleCandidate): void {
  const material = toTrustMaterial(LibraryRoot.fromJSON(trustedRoot([v1, v2])), () => ({
    publicKey: signer.key.key,
    validFor: () => true,
  }));
  const thresholds = { ctlogThreshold: 0, tlogThreshold: 1, timestampThreshold: 0 };
  const bundle = bundleFromJSON(JSON.parse(Buffer.from(bytes).toString()));
  new Verifier(material, thresholds).verify(toSignedEntity(bundle));
}

for (const format of [legacy, bundleV1, bundleV2]) {
  test(`${format.name}: entries pass, in trees of every size up to 9`, async () => {
    for (let size = 1; size <= 9; size += 1) {
      const candidate = await logged(format);
      const { check: verdict, entries } = check(candidate);
      assertPassed(verdict, `${size} entries`);
      const earlier = format === bundleV2 ? 0 : 4_163_431;
      assert.equal(entries[0]?.index, String(earlier + size - 1));
      if (candidate.format === 'bundle') libraryVerify(candidate);
    }
  });
}

test('an entry passes with the proof that is had for it later', async () => {
  const signed = signedEnvelope();
  const { headers } = await post(v1, signed.request);
  for (let more = 0; more < 4; more += 1) {
    await post(v1, signedPayload(new Signer()).request);
    const { bytes } = await get(v1, headers.get('location') ?? '');
    assertPassed(check(bundleCandidate(v1, signed, v1.read(bytes))).check);
  }
});

describe('lies', () => {
  type Lie = keyof Lies;
  /** A legacy signature holds no proof: what is wrong with it shows only to the signer. */
  const expected: [Format, Partial<Record<Lie, RegExp>>][] = [
    [
      legacy,
      {
        set: /timestamp is not by the log/,
        time: /timestamp is not by the log/,
        index: /timestamp is not by the log/,
        body: /timestamp is not by the log/,
        entry: /another signature|another key|other content/,
      },
    ],
    [
      bundleV1,
      {
        set: /inclusion promise/,
        time: /inclusion promise/,
        index: /inclusion promise/,
        proof: /inclusion proof|root/,
        checkpoint: /checkpoint/,
        fork: /inclusion proof|root/,
        body: /another signature|another key|other content/,
        entry: /another signature|another key|other content/,
      },
    ],
    [
      bundleV2,
      {
        index: /another index/,
        proof: /inclusion proof|root/,
        checkpoint: /checkpoint/,
        fork: /inclusion proof|root/,
        body: /another signature|another key|other content/,
        entry: /another signature|another key|other content/,
      },
    ],
  ];
  for (const [format, lies] of expected) {
    for (const [lie, why] of Object.entries(lies) as [Lie, RegExp][]) {
      test(`${format.name}: ${lie}`, async () => {
        const log = format.log();
        await post(log, format.sign(new Signer()).request);
        log.faults.add({ when: { method: 'POST' }, do: log.lies[lie] });
        assertFailed(check(await logged(format)).check, 'E_TLOG', why);
        // The entry itself was entered as it should be.
        assert.equal(log.entries.length, 2);
        assertPassed(check(await logged(format)).check);
      });
    }
  }

  test('in the only entry of a tree', async () => {
    for (const format of [bundleV1, bundleV2]) {
      const log = format.log();
      log.faults.add({ do: log.lies.proof });
      assertFailed(check(await logged(format)).check, 'E_TLOG', /invalid hash count/);
    }
  });

  test('a SET where none is made, another entry where there is none: the fault is at fault', async () => {
    v2.faults.add({ do: v2.lies.set });
    const answers = [await post(v2, signedDigest().request)];
    v1.faults.add({ do: v1.lies.entry });
    answers.push(await post(v1, signedPayload().request));
    for (const { status, bytes } of answers) {
      assert.equal(status, 500);
      assert.match(bytes.toString(), /a bug in the sandbox, or in a fault/);
    }
  });
});

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-log-'));
  after(() => rmSync(folder, { recursive: true }));

  test('a trusted root that names the logs, with the validity that is requested', () => {
    const path = join(folder, 'trusted-root.json');
    const validFor = { start: '2026-01-01T00:00:00Z', end: '2026-05-01T00:00:00Z' };
    writeTrustedRoot(path, [v1, v2], validFor);
    const root = parseTrustedRoot(readFileSync(path), path);
    assert.deepEqual(
      root.logs.map(({ host, logId, validFor: { start, end } }) => [host, logId, start, end]),
      [v1, v2].map(({ name, logId }) => [
        name,
        logId,
        new Date(validFor.start),
        new Date(validFor.end),
      ]),
    );
  });

  test('an entry after the log’s end is not accepted', async () => {
    const path = join(folder, 'ended.json');
    writeTrustedRoot(path, [v1], { start: '2026-01-01T00:00:00Z', end: '2026-05-01T00:00:00Z' });
    const root = parseTrustedRoot(readFileSync(path), path);
    const candidate = await logged(legacy);
    const result = checkLog(candidate, { key: signer.key, root, now });
    assertFailed(result.check, 'E_TLOG', /outside the validity/);
  });

  test('a signing config that says where they listen', () => {
    const path = join(folder, 'signing-config.json');
    writeSigningConfig(path, [v1, v2]);
    const validFor = { start: '2020-01-01T00:00:00Z' };
    assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), signingConfig([v1, v2]));
    assert.deepEqual(signingConfig([v1, v2]), {
      mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
      rekorTlogUrls: [
        { url: v1.url, majorApiVersion: 1, validFor, operator: 'rekor-v1.test' },
        { url: v2.url, majorApiVersion: 2, validFor, operator: 'rekor-v2.test' },
      ],
      rekorTlogConfig: { selector: 'ANY' },
      tsaConfig: {},
    });
  });
});
