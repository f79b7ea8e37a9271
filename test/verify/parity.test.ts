/** Parity: two registries, one identity. */

import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import {
  index,
  type Layer,
  loadCase,
  type Part,
  platformImage,
  put,
} from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { entryOf, verifiedManifests } from '../../src/ledger/entry.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { signerOf } from '../../src/signature/signer.ts';
import { signatureTag } from '../../src/signature/store.ts';
import type { Policy } from '../../src/verify/policy.ts';
import type { ParityGroup, VerifyReport } from '../../src/verify/report.ts';
import { errorCodes, errors, verify, warnings } from '../support/run.ts';
import {
  bundleBytes,
  bundleReferrer,
  legacyLayer,
  manifestsOf,
  putSignatures,
  signatureImage,
  signBundles,
  signLegacy,
  testPolicy,
} from '../support/signer.ts';
import { fingerprintOf } from '../support/signers.ts';
import { stranger, signer as testSigner } from '../transparency/test-log.ts';

const hub = await startRegistry({ name: 'Hub' });
const ecr = await startRegistry({ name: 'ECR' });
const image = index([platformImage('linux/amd64'), platformImage('linux/arm64')]);
const name = 'nicolas/webdis';

beforeEach(() => {
  hub.reset();
  ecr.reset();
});
after(() => Promise.all([hub.stop(), ecr.stop()]));

function run(policy: Partial<Policy> = {}): Promise<VerifyReport> {
  const images = [hub, ecr].map(({ host }) => `${host}/${name}:1`);
  return verify(images, { ...testPolicy, ...policy });
}

function group({ parity: { groups } }: VerifyReport): Pick<ParityGroup, 'digests' | 'signatures'> {
  assert.equal(groups.length, 1);
  const { digests = 'undetermined', signatures = 'undetermined' } = groups[0] ?? {};
  return { digests, signatures };
}

/** The signed image, byte for byte the same on both, as a mirror leaves it. */
function mirrored(root: Part = image): void {
  put(hub, name, root, '1');
  signLegacy(hub, name, root);
  mirror();
}

function mirror(): void {
  const [from, to] = [hub, ecr].map(({ store }) => store.repository(name));
  assert.ok(from && to);
  for (const { bytes, mediaType } of from.manifests.values()) to.putManifest(bytes, mediaType);
  for (const bytes of from.blobs.values()) to.putBlob(bytes);
  for (const [tag, digest] of from.tags) to.tags.set(tag, digest);
}

function loseSignatures(digests: readonly Digest[] = manifestsOf(image)): void {
  for (const digest of digests) ecr.store.repository(name).tags.delete(signatureTag(digest));
}

test('a bundle that was written again without the key is the same signature', async () => {
  put(hub, name, image, '1');
  const bytes = bundleBytes(image.digest);
  put(hub, name, bundleReferrer(image.digest, bytes));
  for (const { digest } of image.children) put(hub, name, bundleReferrer(digest));
  mirror();
  const spaced = Buffer.from(JSON.stringify(JSON.parse(bytes.toString()), undefined, 2));
  put(ecr, name, bundleReferrer(image.digest, spaced));
  const report = await run({ parity: 'true' });
  assert.deepEqual([report.outcome, report.exitCode], ['verified', 0]);
  assert.deepEqual(group(report), { digests: 'same', signatures: 'same' });
  assert.deepEqual(warnings(report), []);
  // Both are reported, and the ledger of a release has one.
  const [root] = report.images[1]?.manifests ?? [];
  assert.equal(root?.signatures.filter((one) => one.good).length, 2);
  const signer = { kind: 'key', fingerprint: 'ab', algorithm: 'rsa' } as const;
  const about = { version: '1.2.3', digest: image.digest, signer, released: 'now' };
  const entries = report.images.map(
    (one) => entryOf(about, verifiedManifests(one)).signatures.length,
  );
  assert.deepEqual(entries, [3, 3]);
});

test('a true mirror: the same digests and signatures', async () => {
  mirrored();
  for (const parity of ['auto', 'true'] as const) {
    const report = await run({ parity });
    assert.deepEqual([report.outcome, report.exitCode], ['verified', 0]);
    assert.deepEqual(group(report), { digests: 'same', signatures: 'same' });
    assert.deepEqual(warnings(report), []);
  }
});

describe('threat 18: different digests, each validly signed', () => {
  const table: Readonly<Record<Policy['parity'], [string, number]>> = {
    auto: ['rejected', 20],
    true: ['rejected', 20],
    false: ['verified', 0],
  };
  for (const [parity, expected] of Object.entries(table) as [
    Policy['parity'],
    [string, number],
  ][]) {
    test(`parity ${parity}: ${expected}`, async () => {
      const other = index([platformImage('linux/amd64', 'older')]);
      put(hub, name, image, '1');
      put(ecr, name, other, '1');
      signLegacy(hub, name, image);
      signLegacy(ecr, name, other);
      const report = await run({ parity });
      assert.deepEqual([report.outcome, report.exitCode], expected);
      assert.deepEqual(errorCodes(report), parity === 'false' ? [] : ['E_DRIFT']);
      if (parity === 'false') assert.deepEqual(report.parity.groups, []);
      else assert.deepEqual(group(report), { digests: 'different', signatures: 'undetermined' });
    });
  }
});

test('threat 17: a mirror that is frozen at an older release differs', async () => {
  mirrored();
  const newer = index([platformImage('linux/amd64', 'newer')]);
  put(hub, name, newer, '1');
  signLegacy(hub, name, newer);
  const report = await run();
  assert.equal(report.exitCode, 20);
  assert.match(errors(report)[0]?.advice ?? '', /do not pull from either/);
});

test('a mirror that lost its signatures is rejected for that, and said to lack them', async () => {
  mirrored();
  loseSignatures();
  const report = await run();
  assert.deepEqual([report.outcome, report.exitCode], ['rejected', 10]);
  assert.deepEqual(group(report), { digests: 'same', signatures: 'different' });
  assert.deepEqual(
    report.images.map(({ outcome }) => outcome),
    ['verified', 'rejected'],
  );
  const [difference] = warnings(report);
  assert.match(difference?.message ?? '', new RegExp(`${ecr.host}/${name}:1 lacks some$`));
  assert.deepEqual(
    report.parity.groups[0]?.missing.map(({ platform }) => platform),
    [undefined, 'linux/amd64', 'linux/arm64'],
  );
});

describe('one of two good signatures is missing on the mirror', () => {
  const table: Readonly<Record<Policy['parity'], [string, number]>> = {
    auto: ['verified', 0],
    true: ['rejected', 20],
    false: ['verified', 0],
  };
  for (const [parity, expected] of Object.entries(table) as [
    Policy['parity'],
    [string, number],
  ][]) {
    test(`parity ${parity}: ${expected}`, async () => {
      mirrored();
      signBundles(hub, name, image);
      const report = await run({ parity });
      assert.deepEqual([report.outcome, report.exitCode], expected);
      assert.equal(warnings(report).length, parity === 'auto' ? 1 : 0);
      const [missing] = report.parity.groups[0]?.missing ?? [];
      if (parity === 'false') return;
      assert.equal(missing?.image, `${ecr.host}/${name}:1`);
      assert.equal(missing?.format, 'bundle');
      assert.equal(fingerprintOf(missing?.signer), signerOf(testSigner.key).fingerprint);
    });
  }
});

test('signatures are compared by content: a .sig tag with another’s appended is the same', async () => {
  mirrored();
  for (const digest of manifestsOf(image)) {
    const stray = legacyLayer(digest, { signer: stranger });
    const [own] = layersAt(digest);
    assert.ok(own);
    putSignatures(ecr, name, digest, [stray, own]);
  }
  const report = await run({ parity: 'true' });
  assert.equal(report.outcome, 'verified');
  assert.deepEqual(group(report), { digests: 'same', signatures: 'same' });
});

test('signatures are compared by content: skopeo writes another manifest around the same layers', async () => {
  mirrored();
  for (const digest of manifestsOf(image)) {
    const { bytes, ...rest } = signatureImage(layersAt(digest));
    const rewritten = JSON.stringify(JSON.parse(Buffer.from(bytes).toString()), undefined, 3);
    const held = ecr.store.repository(name);
    held.tags.set(signatureTag(digest), held.putManifest(Buffer.from(rewritten), rest.mediaType));
  }
  assert.deepEqual(group(await run({ parity: 'true' })), { digests: 'same', signatures: 'same' });
});

/** The signature layers that Hub has for a manifest, as they are. */
function layersAt(digest: Digest): Layer[] {
  const held = hub.store.repository(name);
  const { layers } = JSON.parse(
    Buffer.from(held.manifest(signatureTag(digest))?.bytes ?? []).toString(),
  );
  return layers.map((descriptor: { digest: Digest }) => ({
    descriptor,
    bytes: held.blobs.get(descriptor.digest),
  }));
}

test('other signatures by the same key are different ones', async () => {
  mirrored();
  signLegacy(ecr, name, image);
  const report = await run({ parity: 'true' });
  assert.equal(report.exitCode, 20, 'ECDSA signs at random: each signature is its own');
});

test('signatures that count under no key are not compared', async () => {
  mirrored();
  put(ecr, name, image);
  const [digest] = manifestsOf(image);
  assert.ok(digest);
  signBundles(ecr, name, { ...image, children: [] }, { signer: stranger });
  assert.deepEqual(group(await run({ parity: 'true' })), { digests: 'same', signatures: 'same' });
});

describe('a store of one side could not be read, and both verify', () => {
  const table = [
    ['auto', 'verified', 0],
    ['true', 'undetermined', 3],
  ] as const;
  for (const [parity, outcome, exitCode] of table) {
    test(`parity ${parity}: ${outcome}`, async () => {
      mirrored();
      ecr.faults.add({ when: { path: '/referrers/', times: Infinity }, do: { status: 500 } });
      const report = await run({ parity });
      assert.deepEqual([report.outcome, report.exitCode], [outcome, exitCode]);
      assert.deepEqual(group(report), { digests: 'same', signatures: 'undetermined' });
      assert.deepEqual(errorCodes(report), parity === 'true' ? ['E_NET'] : []);
      if (parity === 'true')
        assert.match(
          errors(report)[0]?.message ?? '',
          /^could not check whether .* have the same signatures: /,
        );
    });
  }
});

test('what could not be read on one side is not missing there', async () => {
  mirrored();
  loseSignatures();
  ecr.faults.add({ when: { path: '.sig', times: Infinity }, do: { status: 429 } });
  const report = await run();
  assert.deepEqual(group(report), { digests: 'same', signatures: 'undetermined' });
  assert.deepEqual(report.parity.groups[0]?.missing, []);
  assert.deepEqual([report.outcome, report.exitCode], ['undetermined', 3]);
});

test('a side that cannot be read at all leaves the digests unknown', async () => {
  mirrored();
  ecr.faults.add({ when: { times: Infinity }, do: { status: 500 } });
  const report = await run({ parity: 'true' });
  assert.deepEqual(group(report), { digests: 'undetermined', signatures: 'undetermined' });
  assert.deepEqual([report.outcome, report.exitCode], ['undetermined', 3]);
});

test('a side whose tree cannot be read has no signatures to be the same', async () => {
  const nested = index([image]);
  mirrored(nested);
  ecr.faults.add({
    when: { path: `manifests/${image.digest}`, times: Infinity },
    do: { status: 500 },
  });
  const report = await run();
  assert.deepEqual(group(report), { digests: 'same', signatures: 'undetermined' });
});

test('auto compares what shares path and tag, and nothing else', async () => {
  mirrored();
  for (const other of ['other/path:1', `${name}:2`]) {
    const [path = '', tag = ''] = other.split(':');
    const root = index([platformImage('linux/amd64', other)]);
    put(ecr, path, root, tag);
    signLegacy(ecr, path, root);
    const images = [`${hub.host}/${name}:1`, `${ecr.host}/${other}`];
    const auto = await verify(images, testPolicy);
    assert.deepEqual([auto.outcome, auto.parity.groups], ['verified', []]);
    const all = await verify(images, { ...testPolicy, parity: 'true' });
    assert.equal(all.exitCode, 20);
  }
});

test('auto does not compare digests that were requested by digest', async () => {
  mirrored();
  const other = index([platformImage('linux/amd64', 'other')]);
  put(ecr, name, other);
  signLegacy(ecr, name, other);
  const images = [`${hub.host}/${name}@${image.digest}`, `${ecr.host}/${name}@${other.digest}`];
  assert.equal((await verify(images, testPolicy)).outcome, 'verified');
});

test('rejected wins over registries that differ: 12, then 20', async () => {
  loadCase(hub, name, 'other-key', { tags: {} });
  loadCase(ecr, name, 'legacy-rekor-v1');
  const report = await verify([hub, ecr].map(({ host }) => `${host}/${name}:0.1.24`));
  assert.deepEqual(errorCodes(report), ['E_SIG', 'E_DRIFT']);
  assert.equal(report.exitCode, 12);
});

test('each registry has its own key in force: rotation on one side only', async () => {
  mirrored();
  loseSignatures();
  signLegacy(ecr, name, image, { signer: stranger });
  const both = { keys: [testSigner.key, stranger.key] };
  assert.equal((await run(both)).outcome, 'verified');
  assert.equal((await run({ ...both, parity: 'true' })).exitCode, 20);
});

test('an image of one manifest has its signatures compared as well, without a platform', async () => {
  const single = platformImage('linux/amd64');
  mirrored(single);
  assert.deepEqual(group(await run()), { digests: 'same', signatures: 'same' });
  const [from, to] = [hub, ecr].map(({ store }) => store.repository(name).tags);
  assert.deepEqual(from?.get('1'), to?.get('1'));
  loseSignatures([single.digest]);
  const [missing] = (await run()).parity.groups[0]?.missing ?? [];
  assert.deepEqual([missing?.digest, missing?.format], [single.digest, 'legacy']);
});
