/** Drift of every kind, alone and together, between two sandbox registries and their ledger. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { platformImage, put } from '../../sandbox/images.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { signatureTag } from '../../src/signature/store.ts';
import {
  bundleReferrer,
  legacyLayer,
  putSignatures,
  signatureImage,
  signLegacy,
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

const [hub, ecr] = [await registry({ name: 'Hub' }), await registry({ name: 'ECR' })];
const both = [hub, ecr];
const images = ['0.1.24', '0.1.25', '0.1.26'].map((version) => new Image(version));
const [first, , last] = images as [Image, Image, Image];
for (const image of images) image.put(hub);
const ledger = await ledgerOf([hub], '0.1.24');
const original = await snapshot();

/** What the stores hold, to be restored before each test. */
async function snapshot() {
  const { manifests, blobs, tags } = held(hub);
  return { manifests: [...manifests.values()], blobs: [...blobs], tags: [...tags] };
}

beforeEach(() => {
  for (const at of both) {
    at.reset();
    for (const [digest, bytes] of original.blobs) held(at).putBlob(bytes, digest);
    for (const { bytes, mediaType, digest } of original.manifests) {
      held(at).putManifest(bytes, mediaType, digest);
    }
    for (const [tag, digest] of original.tags) held(at).tags.set(tag, digest);
  }
});

const nameOf = (at: { readonly host: string }) => `${at.host}/${repository}`;
const childOf = (image: Image, at = 0) => image.part.children[at]?.digest as Digest;
const bundleOf = (subject: Digest) =>
  held(ecr)
    .referrers(subject)
    .find(({ artifactType }) => artifactType === mediaTypes.bundle)?.digest as Digest;

/** The kinds of difference, each with how it is made on the second registry, and what is reported. */
const made: Record<string, { readonly make: () => unknown; readonly kinds: readonly string[] }> = {
  'threat 16: a tag that was moved back to an older release': {
    make: () => held(ecr).tags.set('0.1.26', first.part.digest),
    kinds: ['1 rolled-back 0.1.26'],
  },
  'a tag that points to an unsigned image': {
    make: () => held(ecr).tags.set('0.1.25', put(ecr, repository, new Image('evil').part)),
    kinds: ['1 tag-moved 0.1.25'],
  },
  'a tag that is not there': {
    make: () => held(ecr).tags.delete('0.1.24'),
    kinds: ['1 tag-missing 0.1.24'],
  },
  'fault 46: a platform that was collected': {
    make: () => held(ecr).removeManifest(childOf(first)),
    kinds: ['1 manifest-missing 0.1.24'],
  },
  'fault 46: a signature tag that expired': {
    make: () => held(ecr).tags.delete(signatureTag(childOf(last))),
    kinds: ['1 signature-missing 0.1.26'],
  },
  'fault 46: a bundle that was collected': {
    make: () => held(ecr).removeManifest(bundleOf(last.part.digest)),
    kinds: ['1 signature-missing 0.1.26'],
  },
};

for (const [name, { make, kinds: expected }] of Object.entries(made)) {
  test(name, async () => {
    make();
    const { report } = await check(both, { ledger });
    assert.deepEqual(kinds(report), expected);
    assert.deepEqual([report.state, report.exitCode], ['drift', 20]);
    assert.deepEqual(report.unreachable, []);
    const [hubState, ecrState] = report.registries;
    assert.deepEqual([hubState?.state, ecrState?.state], ['ok', 'drift']);
    // Every release but one is as it was.
    assert.equal(report.releases.filter(({ state }) => state === 'ok').length, 2);
    const [difference] = report.differences;
    assert.match(
      difference?.fix ?? '',
      new RegExp(
        `^webdis-trust mirror ${nameOf(hub)}@sha256:[0-9a-f]{64} ${nameOf(ecr)}:0\\.1\\.2[456]( |$)`,
      ),
    );
  });
}

test('all of them together are each reported as what they are', async () => {
  for (const { make } of Object.values(made)) make();
  const { report } = await check(both, { ledger });
  assert.deepEqual(
    kinds(report),
    Object.values(made)
      .flatMap((one) => one.kinds)
      .sort(),
  );
  assert.equal(new Set(report.differences.map(({ id }) => id)).size, report.differences.length);
});

test('no drift: every release verified on both registries, no findings', async () => {
  const { report, history } = await check(both, { ledger });
  assert.deepEqual([report.state, report.exitCode], ['ok', 0], JSON.stringify(report));
  assert.deepEqual([report.differences, report.unreachable, report.notes], [[], [], []]);
  assert.deepEqual(
    report.releases.map(({ version }) => version),
    ['0.1.26', '0.1.25', '0.1.24'],
  );
  for (const { images } of report.releases) {
    for (const { looked, manifests, state } of images) {
      assert.deepEqual([looked, manifests.length, state], ['verified', 5, 'ok']);
      assert.ok(manifests.every(({ signatures }) => signatures.length === 2));
      assert.ok(manifests.every(({ signatures: [one] }) => one?.logEntries.length === 1));
      assert.ok(
        manifests.every((one) => !('attestations' in one)),
        'none was looked for',
      );
    }
  }
  assert.equal(history.runs.length, 1);
});

test('an image without an index is verified as one with an index', async () => {
  const image = new Image('3.0.0', 'legacy', platformImage('linux/amd64')).put(hub).put(ecr);
  const { report } = await check(both, { tags: [image.version] });
  const looked = report.releases[0]?.images.map((one) => [one.looked, one.manifests.length]);
  assert.deepEqual(looked, Array(2).fill(['verified', 1]));
});

test('the fix of a moved tag moves it; that of what is gone looks deep', async () => {
  made['threat 16: a tag that was moved back to an older release']?.make();
  made['fault 46: a platform that was collected']?.make();
  const { report } = await check(both, { ledger });
  assert.match(differenceOf(report, 'rolled-back').fix ?? '', / --on-conflict overwrite /);
  assert.match(differenceOf(report, 'manifest-missing').fix ?? '', /:0\.1\.24 --deep /);
  assert.match(differenceOf(report, 'rolled-back').message, /points to release 0\.1\.24/);
});

test('a moved tag says whether the key has signed what it points to', async () => {
  const evil = new Image('evil', 'legacy');
  held(ecr).tags.set('0.1.25', put(ecr, repository, evil.part));
  const unsigned = differenceOf((await check(both, { ledger })).report, 'tag-moved');
  assert.match(unsigned.message, /which is not signed as required: no release of the ledger/);
  signLegacy(ecr, repository, evil.part);
  const signed = differenceOf((await check(both, { ledger })).report, 'tag-moved');
  assert.match(signed.message, /which is signed: no release/);
  assert.match(signed.advice ?? '', /it is signed with the key: find out who/);
});

test('another index under the same tag, with what was released still there by digest', async () => {
  const other = new Image('other').part;
  held(ecr).tags.set('0.1.26', put(ecr, repository, other));
  held(ecr).tags.delete(signatureTag(childOf(last)));
  const { report } = await check(both, { ledger });
  assert.deepEqual(kinds(report), ['1 signature-missing 0.1.26', '1 tag-moved 0.1.26']);
  const image = report.releases[0]?.images[1];
  assert.equal(image?.tagDigest, other.digest);
  assert.equal(image?.differences.length, 2);
});

test('threat 17: a frozen mirror lacks the newest release', async () => {
  held(ecr).tags.delete('0.1.26');
  for (const digest of [last.part.digest, ...last.part.children.map(({ digest }) => digest)]) {
    held(ecr).removeManifest(digest);
  }
  const { report } = await check(both, { ledger });
  assert.deepEqual(kinds(report), ['1 tag-missing 0.1.26']);
});

test('threat 17: a frozen mirror, without a ledger: latest is older there', async () => {
  held(hub).tags.set('latest', last.part.digest);
  held(ecr).tags.set('latest', first.part.digest);
  const { report } = await check(both, { tags: ['latest'] });
  assert.deepEqual(kinds(report), ['1 tag-moved latest']);
  const [difference] = report.differences;
  assert.equal(difference?.fix, undefined, 'it is not known which side is right');
  assert.match(difference?.message ?? '', /also signed: another image than on/);
  // Both were verified for what they are.
  assert.deepEqual(
    report.releases[0]?.images.map(({ looked }) => looked),
    ['verified', 'verified'],
  );
});

test('threat 18: a split view: both validly signed, and different', async () => {
  const other = new Image('0.1.26', 'legacy', new Image('another 0.1.26').part);
  held(ecr).tags.delete('0.1.26');
  put(ecr, repository, other.part, '0.1.26');
  signLegacy(ecr, repository, other.part);
  const { report } = await check(both, { tags: ['0.1.26'] });
  assert.deepEqual(kinds(report), ['1 tag-moved 0.1.26']);
  assert.equal(report.exitCode, 20);
});

test('threat 19: a registry that gives docker another digest than us', async () => {
  const other = put(ecr, repository, new Image('for docker only').part);
  const path = '/manifests/0.1.26';
  const isDocker = () => String(ecr.requests.at(-1)?.headers['user-agent']).startsWith('docker/');
  // Every request for the tag, distinguished by who asks.
  for (let at = 0; at < 8; at += 1) {
    const lie = {
      first: () => held(ecr).tags.set('0.1.26', isDocker() ? other : last.part.digest),
    };
    ecr.faults.add({ when: { path, nth: at + 1 }, do: lie });
  }
  const { report } = await check(both, { ledger });
  assert.ok(report.differences.length > 0);
  assert.deepEqual([...new Set(kinds(report))], ['1 tag-moved 0.1.26']);
  const reported = report.differences.find(({ message }) => message.includes('answers clients'));
  assert.match(reported?.message ?? '', /answers clients differently about the tag 0\.1\.26/);
  assert.equal(reported?.fix, undefined);
});

test('an unsigned child, where all signatures are gone', async () => {
  held(ecr).tags.delete(signatureTag(childOf(last)));
  held(ecr).removeManifest(bundleOf(childOf(last)));
  const { report } = await check(both, { ledger });
  assert.deepEqual(kinds(report), ['1 signature-missing 0.1.26', '1 signature-missing 0.1.26']);
  assert.ok(
    report.differences.every(
      ({ code, platform }) => code === 'E_COVER' && platform === 'linux/amd64',
    ),
  );
});

test('a signature tag that was overwritten is a bad signature, and the command names what it replaces', async () => {
  const image = new Image('1.0.0', 'legacy').put(hub).put(ecr);
  const own = await ledgerOf([hub], '1.0.0');
  const digest = image.part.digest;
  putSignatures(ecr, repository, digest, [legacyLayer(digest, { reference: 'x' })]);
  const forged = signatureImage([
    {
      ...legacyLayer(digest),
      descriptor: {
        ...legacyLayer(digest).descriptor,
        annotations: { 'dev.cosignproject.cosign/signature': 'AAAA' },
      },
    },
  ]);
  put(ecr, repository, forged, signatureTag(digest));
  const { report } = await check(both, { ledger: own });
  assert.deepEqual(kinds(report), ['1 signature-bad 1.0.0']);
  const [difference] = report.differences;
  assert.match(difference?.advice ?? '', /\.sig there before you replace it/);
  const pinned = `${signatureTag(digest)}@${held(ecr).tags.get(signatureTag(digest))}`;
  assert.ok(difference?.fix?.includes(` --deep --replace-signature-tag ${pinned} `));
});

test('a signature that only one registry has, and the ledger does not know', async () => {
  const digest = last.part.digest;
  const tag = signatureTag(digest);
  held(ecr).tags.delete(tag);
  putSignatures(ecr, repository, digest, [legacyLayer(digest)]);
  const { report } = await check(both, { ledger });
  assert.deepEqual(kinds(report), ['1 signature-added 0.1.26', '1 signature-missing 0.1.26']);
  assert.equal(differenceOf(report, 'signature-added').fix, undefined);
});

test('merged signature tags and fallback indexes are not drift: content counts', async () => {
  const image = new Image('2.0.0', 'both').put(hub);
  const digest = image.part.digest;
  const own = await ledgerOf([hub], '2.0.0');
  image.put(ecr);
  ecr.settings.referrersApi = 'off-404';
  image.put(ecr);
  // The same layer with one of another user, in a manifest with another digest.
  const layers = JSON.parse(
    Buffer.from(held(hub).manifest(signatureTag(digest))?.bytes ?? []).toString(),
  ).layers;
  const stranger = legacyLayer(digest, { reference: 'stranger' });
  const mine = {
    bytes: held(hub).blobs.get(layers[0].digest) ?? new Uint8Array(),
    descriptor: layers[0],
  };
  putSignatures(ecr, repository, digest, [
    {
      ...stranger,
      descriptor: {
        ...stranger.descriptor,
        annotations: { 'dev.cosignproject.cosign/signature': 'AAAA' },
      },
    },
    mine,
  ]);
  const { report } = await check(both, { ledger: own });
  assert.deepEqual(kinds(report), []);
  assert.deepEqual(report.state, 'ok', JSON.stringify(report.unreachable));
});

test('a ledger that contradicts itself is reported, and nothing is fixed by it', async () => {
  const releases = ledger.releases.map((one) => ({
    ...one,
    platforms: { ...one.platforms, 'linux/amd64': childOf(last) },
  }));
  const { report } = await check(both, { ledger: { ...ledger, releases: releases.slice(0, 1) } });
  assert.deepEqual(
    kinds(report).filter((one) => one.includes('manifest')),
    ['0 manifest-missing 0.1.24', '1 manifest-missing 0.1.24'],
  );
  assert.ok(
    report.differences
      .filter(({ kind }) => kind === 'manifest-missing')
      .every(({ fix }) => fix === undefined),
  );
});

test('with --blobs, a layer that is gone is found, and asked for once', async () => {
  const layer = JSON.parse(Buffer.from(last.part.children[0]?.bytes ?? []).toString()).layers[0]
    .digest;
  held(ecr).blobs.delete(layer);
  assert.equal((await check(both, { ledger })).report.state, 'ok');
  const { report } = await check(both, { ledger, blobs: true });
  assert.deepEqual(kinds(report), ['1 blob-missing 0.1.26']);
  assert.equal(differenceOf(report, 'blob-missing').digest, layer);
  const asked = ecr.requests.filter(
    ({ method, path }) => method === 'HEAD' && path.includes(layer),
  );
  assert.equal(asked.length, 1);
  assert.match(differenceOf(report, 'blob-missing').fix ?? '', / --deep /);
  for (const { images } of report.releases) {
    for (const { blobs } of images) assert.ok((blobs?.present ?? 0) > 10);
  }
});

test('with --blobs, none is asked for of an image that is unchanged', async () => {
  const { state } = await check(both, { ledger });
  const { report } = await check(both, { ledger, blobs: true, state });
  const images = report.releases.flatMap((release) => release.images);
  assert.deepEqual(
    images.map(({ looked, blobs }) => [looked, blobs]),
    Array(6).fill(['unchanged', undefined]),
  );
});

test('with --blobs, where a HEAD is refused one byte is requested', async () => {
  ecr.settings.headBlobs = '401';
  const layer = JSON.parse(Buffer.from(last.part.children[0]?.bytes ?? []).toString()).layers[0]
    .digest;
  held(ecr).blobs.delete(layer);
  const { report } = await check(both, { ledger, blobs: true });
  assert.deepEqual(kinds(report), ['1 blob-missing 0.1.26']);
  const gets = ecr.requests.filter(
    ({ method, path }) => method === 'GET' && path.includes('/blobs/'),
  );
  assert.ok(
    gets.length > 0 &&
      gets.every(({ headers }) => /^bytes=\d+-$/.test(headers.range ?? 'bytes=0-')),
  );
});

test('a registry that answers every HEAD with 404 is not drift, and what is gone there is', async () => {
  const { state } = await check(both, { ledger });
  const when = { method: 'HEAD', times: Number.POSITIVE_INFINITY };
  ecr.faults.add({ when, do: { status: 404 } });
  for (const options of [
    { ledger, blobs: true },
    { ledger, state },
  ]) {
    const { report } = await check(both, options);
    assert.deepEqual([report.state, kinds(report)], ['ok', []]);
  }
  held(ecr).tags.delete('0.1.25');
  assert.deepEqual(kinds((await check(both, { ledger })).report), ['1 tag-missing 0.1.25']);
});

test('a bundle that was written again without the key is not an other signature', async () => {
  const { state } = await check(both, { ledger });
  const subject = last.part.digest;
  const stored = held(ecr).manifest(bundleOf(subject));
  const { layers } = JSON.parse(Buffer.from(stored?.bytes ?? '').toString());
  const bundle = JSON.parse(Buffer.from(held(ecr).blobs.get(layers[0].digest) ?? '').toString());
  const spaced = Buffer.from(JSON.stringify(bundle, undefined, 2));
  put(ecr, repository, bundleReferrer(subject, spaced));
  for (const options of [{ ledger }, { ledger, state }]) {
    const { report } = await check(both, options);
    assert.deepEqual([report.state, kinds(report)], ['ok', []]);
  }
  const { releases } = await ledgerOf([ecr], '0.1.24');
  assert.deepEqual(releases, ledger.releases);
});
