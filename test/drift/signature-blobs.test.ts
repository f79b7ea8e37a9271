/** Signatures whose manifests are served, while the registry has lost what they consist of. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { blob, manifest, put } from '../../sandbox/images.ts';
import type { SandboxRegistry } from '../../sandbox/registry/index.ts';
import { lostBlobs } from '../../src/drift/blobs.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { driftVerdictOf } from '../../src/report/drift/verdict.ts';
import { signatureTag } from '../../src/signature/store.ts';
import {
  bundleBytes,
  bundleReferrer,
  legacyLayer,
  manifestsOf,
  putSignatures,
} from '../support/signer.ts';
import {
  check,
  differenceOf,
  held,
  Image,
  kinds,
  ledgerOf,
  registry,
  repository,
} from './support/world.ts';

const [hub, ecr] = [await registry(), await registry()];
const both = [hub, ecr];
const image = new Image('0.1.24', 'both');
const index = image.part.digest;
const child = image.part.children[0]?.digest as Digest;

beforeEach(() => {
  for (const at of both) at.reset();
});

/** Names of blobs that signatures of `subject` consist of, by format. */
function blobsOf(at: SandboxRegistry, subject: Digest): { legacy: Digest; bundle: Digest } {
  const layerOf = (name: Digest | string): Digest =>
    JSON.parse(Buffer.from(held(at).manifest(name)?.bytes ?? []).toString()).layers[0].digest;
  const bundle = held(at)
    .referrers(subject)
    .find(({ artifactType }) => artifactType === mediaTypes.bundle);
  return {
    legacy: layerOf(signatureTag(subject)),
    bundle: layerOf(bundle?.digest as Digest),
  };
}

const lose = (at: SandboxRegistry, ...blobs: readonly Digest[]) => {
  for (const blob of blobs) assert.ok(held(at).blobs.delete(blob), blob);
};

for (const [which, at] of [
  [0, hub],
  [1, ecr],
] as const) {
  test(`fault 46: registry ${which} lost every payload and every bundle`, async () => {
    image.put(hub).put(ecr);
    const ledger = await ledgerOf([hub]);
    for (const manifest of manifestsOf(image.part)) {
      lose(at, ...Object.values(blobsOf(at, manifest)));
    }
    const { report } = await check(both, { ledger });
    assert.deepEqual(kinds(report), Array(10).fill(`${which} signature-missing 0.1.24`));
    for (const { message, fix } of report.differences) {
      assert.match(message, /: the registry lists it and has lost its content, sha256:/);
      assert.match(fix ?? '', / --deep /);
    }
    assert.deepEqual(
      report.registries.map(({ state }) => state),
      which === 0 ? ['drift', 'ok'] : ['ok', 'drift'],
    );
  });

  for (const format of ['legacy', 'bundle'] as const) {
    test(`fault 46: registry ${which} lost the ${format} of one platform`, async () => {
      image.put(hub).put(ecr);
      const ledger = await ledgerOf([hub]);
      const lost = blobsOf(at, child)[format];
      lose(at, lost);
      const { report } = await check(both, { ledger });
      assert.deepEqual(kinds(report), [`${which} signature-missing 0.1.24`]);
      const { message, code, platform } = differenceOf(report, 'signature-missing');
      assert.ok(message.includes(`linux/amd64 lacks a ${format} signature: `), message);
      assert.ok(message.endsWith(lost));
      assert.deepEqual([code, platform], ['E_COVER', 'linux/amd64']);
    });
  }
}

test('a payload that verify could rebuild is missed, also without a ledger and a second registry', async () => {
  image.put(hub);
  const lost = blobsOf(hub, index).legacy;
  lose(hub, lost);
  const { report } = await check([hub], { tags: ['0.1.24'] });
  assert.deepEqual(kinds(report), ['0 signature-missing 0.1.24']);
  const { message, expected, advice } = differenceOf(report, 'signature-missing');
  assert.match(message, /^a signature of the index is listed, but the registry has lost/);
  assert.equal(expected, lost);
  assert.match(advice ?? '', /sign the image again/);
});

test('the same of the only signature: it does not verify', async () => {
  const plain = new Image('0.1.24', 'legacy', image.part).put(hub);
  const digest = plain.part.digest;
  const text = Buffer.from(held(hub).manifest(signatureTag(digest))?.bytes ?? []).toString();
  lose(hub, JSON.parse(text).layers[0].digest);
  const { report } = await check([hub], { tags: ['0.1.24'] });
  assert.equal(report.state, 'drift');
  assert.deepEqual([...new Set(report.differences.map(({ digest: one }) => one))], [digest]);
});

test('with --blobs, it is reported once', async () => {
  image.put(hub).put(ecr);
  const ledger = await ledgerOf([hub]);
  lose(ecr, blobsOf(ecr, child).legacy);
  const { report } = await check(both, { ledger, blobs: true });
  assert.deepEqual(kinds(report), ['1 signature-missing 0.1.24']);
});

test('a HEAD that denies what a GET serves is not a loss', async () => {
  image.put(hub).put(ecr);
  const ledger = await ledgerOf([hub]);
  ecr.faults.add({
    when: { method: 'HEAD', path: '/blobs/', times: Number.POSITIVE_INFINITY },
    do: { status: 404 },
  });
  for (const blobs of [false, true]) {
    const { report } = await check(both, { ledger, blobs });
    assert.deepEqual([report.state, kinds(report)], ['ok', []]);
  }
});

test('fault 47: a blob that cannot be requested is neither lost nor there', async () => {
  image.put(hub).put(ecr);
  const ledger = await ledgerOf([hub]);
  const blob = blobsOf(ecr, child).legacy;
  ecr.faults.add({ when: { path: blob, times: Number.POSITIVE_INFINITY }, do: { status: 503 } });
  const { report } = await check(both, { ledger });
  assert.deepEqual([report.state, report.differences], ['unreachable', []]);
});

test('other artifacts next to the signatures may be missing', async () => {
  image.put(hub).put(ecr);
  const ledger = await ledgerOf([hub]);
  const text = Buffer.from(held(ecr).manifest(signatureTag(index))?.bytes ?? []).toString();
  const [mine] = JSON.parse(text).layers;
  const bytes = held(ecr).blobs.get(mine.digest) ?? new Uint8Array();
  const stranger = legacyLayer(index, { reference: 'stranger' });
  const annotations = { 'dev.cosignproject.cosign/signature': 'AAAA' };
  const junk = { ...stranger, descriptor: { ...stranger.descriptor, annotations } };
  putSignatures(ecr, repository, index, [junk, { bytes, descriptor: mine }]);
  lose(ecr, stranger.descriptor['digest'] as Digest);
  const { report } = await check(both, { ledger });
  assert.deepEqual([report.state, kinds(report)], ['ok', []]);
});

test('of two registries that both lost it, no command brings it back', async () => {
  image.put(hub).put(ecr);
  const ledger = await ledgerOf([hub]);
  for (const at of both) lose(at, blobsOf(at, child).legacy);
  const { report } = await check(both, { ledger });
  assert.deepEqual(kinds(report), ['0 signature-missing 0.1.24', '1 signature-missing 0.1.24']);
  assert.ok(report.differences.every(({ fix }) => fix === undefined));
});

test('a bundle that is an attestation may be lost: it is not a signature', async () => {
  ecr.settings.referrersApi = 'off-404';
  image.put(hub).put(ecr);
  const predicateType = 'https://slsa.dev/provenance/v1';
  const bytes = bundleBytes(index, { predicateType });
  const attestation = bundleReferrer(index, bytes, {
    annotations: { 'dev.sigstore.bundle.predicateType': predicateType },
  });
  put(ecr, repository, attestation);
  lose(ecr, digestOf(bytes));
  const { report } = await check(both, { tags: ['0.1.24'] });
  assert.deepEqual([report.state, kinds(report)], ['ok', []]);
});

test('the envelope of an attestation is missed where attestations matter, and only there', async () => {
  const layers = [mediaTypes.dsseEnvelope, mediaTypes.simpleSigning, 'text/plain'].map((type) =>
    blob(Buffer.from(type), type),
  );
  const { bytes, mediaType: contentType, digest } = manifest(blob(Buffer.of(), 'x/y'), layers);
  const store = {
    readAnywhere: async () => ({ bytes, contentType, digest }),
    has: async () => false,
  };
  const [envelope, payload] = layers.map(({ descriptor }) => descriptor['digest']);
  assert.deepEqual(await lostBlobs(store, [digest]), [payload]);
  assert.deepEqual((await lostBlobs(store, [digest], true)).toSorted(), [envelope, payload].sort());
});

test('an unchanged run asks for none of them, and says so', async () => {
  image.put(hub).put(ecr);
  const ledger = await ledgerOf([hub]);
  const first = await check(both, { ledger });
  assert.match(
    driftVerdictOf(first.report).sentence,
    /Checked: every manifest and signature with its payload, but not layers and configs, of 2 images\.$/,
  );
  lose(ecr, blobsOf(ecr, child).legacy);
  const second = await check(both, { ledger, state: first.state });
  assert.equal(second.report.state, 'ok');
  assert.match(
    driftVerdictOf(second.report).sentence,
    /Checked: only the tag and the signatures of the index, of 2 images unchanged since a full check on 20[0-9-]{8} or later/,
  );
  const third = await check(both, { ledger, blobs: true });
  assert.equal(third.report.state, 'drift');
});
