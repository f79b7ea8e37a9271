/** What a policy asks of a signature beyond its own checks: keys, log, claims, another repository. */

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { index, type Layer, loadCase, platformImage, put } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { parseRepository } from '../../src/oci/reference.ts';
import { annotationKeys } from '../../src/signature/candidate.ts';
import { signatureTag } from '../../src/signature/store.ts';
import type { Policy } from '../../src/verify/policy.ts';
import type { ManifestReport, VerifyReport } from '../../src/verify/report.ts';
import { errorCodes, errors, manifestOf, only, other, signer, verify } from '../support/run.ts';
import {
  bundleBytes,
  bundleReferrer,
  layerOf,
  legacyLayer,
  putSignatures,
  testPolicy,
} from '../support/signer.ts';
import { fingerprintOf } from '../support/signers.ts';
import {
  goodStatement,
  legacy,
  TestLog,
  testRoot,
  signer as testSigner,
} from '../transparency/test-log.ts';

const registry = await startRegistry();
/** One manifest, so that nothing else decides. */
const image = platformImage('linux/amd64');
const { digest } = image;

beforeEach(() => {
  registry.reset();
  put(registry, 'a/b', image, '1');
});
after(() => registry.stop());

function run(policy: Partial<Policy> = {}): Promise<VerifyReport> {
  return verify(`${registry.host}/a/b:1`, { ...testPolicy, ...policy });
}

function signatures(...layers: readonly Layer[]): void {
  putSignatures(registry, 'a/b', digest, layers);
}

/** Code of the one error, or `verified`. */
async function verdict(policy: Partial<Policy> = {}): Promise<string> {
  const report = await run(policy);
  return errorCodes(report).join(' ') || report.outcome;
}

function root(report: VerifyReport): ManifestReport {
  return manifestOf(only(report), 'image');
}

test('threat 63: another repository for signatures is asked only if it is configured', async () => {
  const signatureRepository = parseRepository(`${registry.host}/side/signatures`);
  putSignatures(registry, 'side/signatures', digest, [legacyLayer(digest)]);
  assert.equal(await verdict(), 'E_NOSIG');
  assert.equal(await verdict({ signatureRepository }), 'verified');
  assert.equal(
    (await run({ signatureRepository })).policy.signatureRepository,
    `${registry.host}/side/signatures`,
  );
});

test('threat 63: then the image’s own repository does not count', async () => {
  signatures(legacyLayer(digest));
  const signatureRepository = parseRepository(`${registry.host}/side/signatures`);
  assert.equal(await verdict({ signatureRepository }), 'E_NOSIG');
});

test('threat 71: another key verifies nothing', async () => {
  loadCase(registry, 'c/d', 'legacy-rekor-v1');
  loadCase(registry, 'e/f', 'bundle-rekor-v1');
  for (const repository of ['c/d', 'e/f']) {
    for (const transparencyLog of ['required', 'ignored'] as const) {
      const policy = { keys: [other], transparencyLog };
      const report = await verify(`${registry.host}/${repository}:0.1.24`, policy);
      assert.deepEqual(errorCodes(report), ['E_SIG']);
      assert.equal(report.exitCode, 12);
    }
  }
});

test('threat 79: any of several keys may have signed, and the report says which', async () => {
  loadCase(registry, 'c/d', 'other-key');
  loadCase(registry, 'e/f', 'legacy-rekor-v1');
  const images = ['c/d', 'e/f'].map((repository) => `${registry.host}/${repository}:0.1.24`);
  const report = await verify(images, { keys: [signer, other] });
  assert.equal(report.outcome, 'verified');
  assert.deepEqual(
    report.images.map((one) => manifestOf(one, 'index').signatures[0]?.signer).map(fingerprintOf),
    [other.fingerprint, signer.fingerprint],
  );
});

test('threat 79: a retired key counts for what was proven to be signed before', async () => {
  signatures(legacyLayer(digest));
  const key = (date: string) => ({ keys: [{ ...testSigner.key, notAfter: new Date(date) }] });
  assert.equal(await verdict(key('2026-06-02')), 'verified');
  assert.equal(await verdict(key('2026-05-31')), 'E_TIME');
  const unproven = { ...key('2026-06-02'), transparencyLog: 'ignored' } as const;
  assert.equal(await verdict(unproven), 'E_TIME', 'without a log nothing proves the time');
});

test('threat 105: a log that the root does not know is E_TRUST, with what to do', async () => {
  signatures(legacyLayer(digest));
  const trustedRoot = testRoot(new TestLog('another.test', 'v1').instance());
  const report = await run({ trustedRoots: [trustedRoot] });
  assert.deepEqual(errorCodes(report), ['E_TRUST']);
  assert.match(errors(report)[0]?.message ?? '', /update to a newer release/);
});

test('of several roots, one that proves everything is enough; else the failure is of the one that knows the log', async () => {
  signatures(legacyLayer(digest));
  const unknown = testRoot(new TestLog('another.test', 'v1').instance());
  const [known] = testPolicy.trustedRoots;
  assert.ok(known);
  for (const trustedRoots of [
    [unknown, known],
    [known, unknown],
  ]) {
    const report = await run({ trustedRoots });
    assert.equal(report.outcome, 'verified');
    assert.equal(root(report).signatures[0]?.logEntries.length, 1);
    // No timestamp: with either root the time fails, with one of them the log as well.
    assert.equal(await verdict({ trustedRoots, timestamps: 'required' }), 'E_TIME');
  }
  await assert.rejects(run({ trustedRoots: [] }), RangeError);
});

test('threat 87: without a log entry it is E_TLOG, unless the log is ignored', async () => {
  const { payload, layer } = legacy({ payload: legacyLayer(digest).bytes });
  const annotations = { ...layer.annotations };
  delete annotations[annotationKeys.rekorBundle];
  signatures(layerOf({ ...legacy(), payload, layer: { ...layer, annotations } }));
  assert.equal(await verdict(), 'E_TLOG');
  assert.equal(await verdict({ transparencyLog: 'ignored' }), 'verified');
});

test('annotations must be signed, each with its value', async () => {
  signatures(legacyLayer(digest, { optional: { version: '0.1.24', by: 'webdis' } }));
  assert.equal(await verdict({ annotations: { version: '0.1.24' } }), 'verified');
  assert.equal(await verdict({ annotations: { version: '0.1.24', by: 'webdis' } }), 'verified');
  assert.equal(await verdict({ annotations: { version: '0.1.25' } }), 'E_CLAIM');
  assert.equal(await verdict({ annotations: { version: '0.1.24', more: '' } }), 'E_CLAIM');
  assert.equal(await verdict({ annotations: { constructor: '' } }), 'E_CLAIM');
});

test('annotations are those of one signature, not of all together', async () => {
  signatures(
    legacyLayer(digest, { optional: { version: '1' } }),
    legacyLayer(digest, { optional: { by: 'me' } }),
  );
  assert.equal(await verdict({ annotations: { version: '1', by: 'me' } }), 'E_CLAIM');
});

test('annotations of a statement are those of its subject for this image', async () => {
  const subject = (of: Digest, version: string) => ({
    digest: { sha256: of.slice('sha256:'.length) },
    annotations: { version },
  });
  const elsewhere = index([]).digest;
  const statement = { ...goodStatement, subject: [subject(digest, '1'), subject(elsewhere, '2')] };
  const bytes = bundleBytes(digest, { statement: Buffer.from(JSON.stringify(statement)) });
  put(registry, 'a/b', bundleReferrer(digest, bytes));
  assert.equal(await verdict({ annotations: { version: '2' } }), 'E_CLAIM');
  const report = await run({ annotations: { version: '1' } });
  assert.equal(report.outcome, 'verified');
  assert.deepEqual({ ...root(report).signatures[0]?.annotations }, { version: '1' });
});

test('an expected reference is for payloads; a bundle does not count for it', async () => {
  const expectedReference = 'docker.io/nicolas/webdis';
  signatures(legacyLayer(digest));
  assert.equal(await verdict({ expectedReference }), 'verified');
  assert.equal(await verdict({ expectedReference: 'nicolas/other' }), 'E_CLAIM');
  registry.store.repository('a/b').tags.delete(signatureTag(digest));
  put(registry, 'a/b', bundleReferrer(digest));
  assert.equal(await verdict({ expectedReference }), 'E_CLAIM');
});
