/** Each kind of difference as a whole: every field of it, and the rest of the report. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { put } from '../../sandbox/images.ts';
import type { Difference } from '../../src/drift/report.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { describePolicy } from '../../src/verify/policy.ts';
import { bundleReferrer, putSignatures, testPolicy } from '../support/signer.ts';
import { fingerprintOf } from '../support/signers.ts';
import { check, held, Image, ledgerOf, registry, repository } from './support/world.ts';

const [hub, ecr] = [await registry(), await registry()];
const both = [hub, ecr];
const older = new Image('0.1.24').put(hub).put(ecr);
const image = new Image('0.1.25').put(hub).put(ecr);
const ledger = await ledgerOf([hub], '0.1.24');
const snapshots = both.map((at) => ({
  tags: [...held(at).tags],
  blobs: [...held(at).blobs],
  manifests: [...held(at).manifests.values()],
}));

beforeEach(() => {
  for (const [nth, at] of both.entries()) {
    at.reset();
    for (const [digest, bytes] of snapshots[nth]?.blobs ?? []) held(at).putBlob(bytes, digest);
    for (const { bytes, mediaType, digest } of snapshots[nth]?.manifests ?? []) {
      held(at).putManifest(bytes, mediaType, digest);
    }
    for (const [tag, digest] of snapshots[nth]?.tags ?? []) held(at).tags.set(tag, digest);
  }
});

const [place, source] = [`${ecr.host}/${repository}`, `${hub.host}/${repository}`];
const index = image.part.digest;
const [amd64, , attestation] = image.part.children.map(({ digest }) => digest) as [
  Digest,
  Digest,
  Digest,
];
const [key] = testPolicy.keys;
const flags = `--key ${key?.source} --key-fingerprint ${key?.fingerprint} --trusted-root '${testPolicy.trustedRoots[0]?.source}'`;
const mirror = (how: string, from = source, tag = '0.1.25') =>
  `webdis-trust mirror ${from}@${index} ${place}:${tag} ${how}${flags.replaceAll("'test root'", "'test root'")}`;
const signaturesOf = (manifest: Digest) =>
  (ledger.releases[1]?.signatures ?? []).filter((one) => one.manifest === manifest);
const legacyOf = (manifest: Digest) =>
  signaturesOf(manifest).find(({ format }) => format === 'legacy')?.id ?? '';
const tail = (id: string) => id.slice(id.lastIndexOf(':') + 1).slice(0, 16);
const noCopy =
  'no other registry has all of it: restore it from a backup, or release it again under another version';
const nowhere =
  'no registry has it: sign the image again, replace its signatures in the ledger, and mirror them';

async function only(task: Parameters<typeof check>[1] = { ledger }): Promise<Difference> {
  const { report } = await check(both, task);
  const [difference, ...others] = report.differences;
  assert.deepEqual(others, []);
  assert.ok(difference);
  return difference;
}

const unquoted = (one: Difference): Difference =>
  one.fix === undefined ? one : { ...one, fix: one.fix.replace(/'([^' ]+)'/g, '$1') };

function same(actual: Difference, expected: Difference): void {
  assert.deepEqual(unquoted(actual), unquoted(expected));
}

const base = { registry: place, version: '0.1.25', tag: '0.1.25' } as const;

test('rolled back', async () => {
  held(ecr).tags.set('0.1.25', older.part.digest);
  same(await only(), {
    ...base,
    id: `rolled-back/${place}:0.1.25`,
    kind: 'rolled-back',
    code: 'E_ROLLBACK',
    expected: index,
    found: older.part.digest,
    message: `the tag 0.1.25 points to release 0.1.24, ${older.part.digest}`,
    fix: mirror('--on-conflict overwrite '),
  });
});

test('moved', async () => {
  const other = put(ecr, repository, new Image('other').part, '0.1.25');
  same(await only(), {
    ...base,
    id: `tag-moved/${place}:0.1.25`,
    kind: 'tag-moved',
    code: 'E_DRIFT',
    expected: index,
    found: other,
    message: `the tag 0.1.25 points to ${other}, which is not signed as required: no release of the ledger`,
    fix: mirror('--on-conflict overwrite '),
  });
});

test('a tag that is missing', async () => {
  held(ecr).tags.delete('0.1.25');
  same(await only(), {
    ...base,
    id: `tag-missing/${place}:0.1.25`,
    kind: 'tag-missing',
    code: 'E_NOTFOUND',
    expected: index,
    message: 'the tag 0.1.25 does not exist, although the repository does',
    fix: mirror(''),
  });
});

test('a tag that is missing everywhere: the registry itself has what it pointed to', async () => {
  for (const at of both) held(at).tags.delete('0.1.25');
  const { report } = await check(both, { ledger });
  assert.deepEqual(
    report.differences.map(({ kind }) => kind),
    ['tag-missing', 'tag-missing'],
  );
  for (const { fix, registry: name } of report.differences) {
    assert.ok(fix?.includes(`@${index} ${name}:0.1.25 `), fix);
  }
});

test('a manifest that is missing', async () => {
  held(ecr).removeManifest(amd64);
  const difference = await only();
  same(difference, {
    ...base,
    id: `manifest-missing/${place}:0.1.25@${amd64}`,
    kind: 'manifest-missing',
    code: 'E_COVER',
    digest: amd64,
    platform: 'linux/amd64',
    message: 'linux/amd64 is listed in the index, but the registry does not have it',
    fix: mirror('--deep '),
  });
  const { report } = await check(both, { ledger });
  const images = report.releases[0]?.images;
  const states = (at: number) => images?.[at]?.manifests.map(({ state, code }) => [state, code]);
  const ok = ['ok', undefined];
  assert.deepEqual(states(0), [ok, ok, ok, ok, ok]);
  assert.deepEqual(states(1), [ok, ['drift', 'E_NOTFOUND'], ok, ok, ok]);
  assert.deepEqual(images?.[1]?.differences, [difference.id]);
  assert.deepEqual(
    images?.map(({ state, tagDigest }) => [state, tagDigest]),
    [
      ['ok', index],
      ['drift', index],
    ],
  );
});

test('the same of an attestation manifest, which need not be signed', async () => {
  held(ecr).removeManifest(attestation);
  const difference = await only();
  assert.deepEqual([difference.kind, difference.digest], ['manifest-missing', attestation]);
});

test('a signature that is missing', async () => {
  held(ecr).tags.delete(signatureTag(index));
  same(await only(), {
    ...base,
    id: `signature-missing/${place}:0.1.25@${index}#${tail(legacyOf(index))}`,
    kind: 'signature-missing',
    code: 'E_NOSIG',
    digest: index,
    expected: legacyOf(index),
    message: 'the index lacks a legacy signature',
    fix: mirror('--deep '),
  });
});

test('a signature of an attestation manifest that is missing', async () => {
  held(ecr).tags.delete(signatureTag(attestation));
  const { message, code, platform } = await only();
  assert.equal(message, 'the attestation lacks a legacy signature');
  assert.deepEqual([code, platform], ['E_COVER', 'unknown/unknown']);
});

test('a signature that was added', async () => {
  const bundle = bundleReferrer(amd64);
  put(ecr, repository, bundle);
  const difference = await only();
  const added = difference.found ?? '';
  same(difference, {
    ...base,
    id: `signature-added/${place}:0.1.25@${amd64}#${tail(added)}`,
    kind: 'signature-added',
    code: 'E_DRIFT',
    digest: amd64,
    platform: 'linux/amd64',
    found: added,
    message: 'linux/amd64 has a bundle signature that counts and is not in the ledger',
    advice:
      'if you made it, add it to the ledger and mirror it; if not, someone else may have the key',
  });
  assert.notEqual(added, '');
});

test('a signature that does not verify', async () => {
  const plain = new Image('1.0.0', 'legacy').put(hub).put(ecr);
  const digest = plain.part.digest;
  const own = await ledgerOf([hub], '1.0.0');
  const text = Buffer.from(held(ecr).manifest(signatureTag(digest))?.bytes ?? []).toString();
  const [layer] = JSON.parse(text).layers;
  const forged = { ...layer.annotations, 'dev.cosignproject.cosign/signature': 'AAAA' };
  const bytes = held(ecr).blobs.get(layer.digest) ?? new Uint8Array();
  putSignatures(ecr, repository, digest, [
    { bytes, descriptor: { ...layer, annotations: forged } },
  ]);
  const { message, fix, ...rest } = await only({ ledger: own });
  assert.deepEqual(rest, {
    registry: place,
    version: '1.0.0',
    tag: '1.0.0',
    id: `signature-bad/${place}:1.0.0@${digest}`,
    kind: 'signature-bad',
    code: 'E_SIG',
    digest,
    advice: `find out who wrote the tag ${signatureTag(digest)} there before you replace it`,
  });
  assert.match(message, /^the index has signatures, but none is accepted: /);
  assert.match(fix ?? '', / --deep /);
});

test('a blob that is missing', async () => {
  const layer = JSON.parse(Buffer.from(image.part.children[0]?.bytes ?? []).toString()).layers[0];
  held(ecr).blobs.delete(layer.digest);
  same(await only({ ledger, blobs: true }), {
    ...base,
    id: `blob-missing/${place}:0.1.25@${layer.digest}`,
    kind: 'blob-missing',
    code: 'E_NOTFOUND',
    digest: layer.digest,
    message: `the blob ${layer.digest} is named by a manifest, but the registry does not have it`,
    fix: mirror('--deep '),
  });
});

test('where neither has it, no command brings it back', async () => {
  for (const at of both) held(at).tags.delete(signatureTag(index));
  const { report } = await check(both, { ledger });
  assert.equal(report.differences.length, 2);
  for (const { fix, advice } of report.differences) {
    assert.deepEqual([fix, advice], [undefined, nowhere]);
  }
  const layer = JSON.parse(Buffer.from(image.part.children[0]?.bytes ?? []).toString()).layers[0];
  for (const [nth, at] of both.entries()) {
    for (const [tag, digest] of snapshots[nth]?.tags ?? []) held(at).tags.set(tag, digest);
    held(at).blobs.delete(layer.digest);
  }
  const lost = (await check(both, { ledger, blobs: true })).report.differences;
  assert.equal(lost.length, 2);
  for (const { kind, fix, advice } of lost) {
    assert.deepEqual([kind, fix, advice], ['blob-missing', undefined, noCopy]);
  }
});

const signed = `is signed by key ${key?.fingerprint.slice(0, 16)}`;

test('a version that no ledger knows, and latest', async () => {
  held(hub).tags.set('latest', index);
  held(ecr).tags.set('latest', older.part.digest);
  held(ecr).tags.set('0.3.0', index);
  const first = await check(both, { ledger });
  assert.deepEqual(first.report.notes, [
    {
      severity: 'note',
      code: 'E_DRIFT',
      image: `${place}:0.3.0`,
      message: `the tag 0.3.0 is not a release in the ledger, and ${signed}: drift if the next run sees it as well`,
    },
  ]);
  const { report } = await check(both, { ledger, state: first.state });
  const [unknown, latest] = report.differences as [Difference, Difference];
  same(unknown, {
    id: `tag-unknown/${place}:0.3.0`,
    kind: 'tag-unknown',
    code: 'E_DRIFT',
    registry: place,
    version: '0.3.0',
    tag: '0.3.0',
    message: `the tag 0.3.0 is not a release in the ledger, ${signed}, and was there in the run before as well`,
    advice:
      'if it is a release, add it to the ledger; if not, find out who pushed it, and delete it',
  });
  same(latest, {
    id: `latest-wrong/${place}:latest`,
    kind: 'latest-wrong',
    code: 'E_ROLLBACK',
    registry: place,
    version: '0.1.25',
    tag: 'latest',
    expected: index,
    found: older.part.digest,
    message: `latest points to release 0.1.24, which ${signed}: it must point to 0.1.25, the highest release`,
    fix: mirror('--on-conflict overwrite ', place, 'latest'),
  });
  assert.equal(report.differences.length, 2);
});

test('tags without a ledger: two that differ, and one that only the other has', async () => {
  held(hub).tags.set('edge', older.part.digest);
  held(ecr).tags.set('edge', index);
  const { report } = await check(both, { tags: ['edge'] });
  assert.deepEqual(report.differences, [
    {
      id: `tag-moved/${place}:edge`,
      kind: 'tag-moved',
      code: 'E_DRIFT',
      registry: place,
      tag: 'edge',
      expected: older.part.digest,
      found: index,
      message: `the tag edge points to ${index}, also signed: another image than on ${source}`,
      advice: 'without a ledger it is not known which is right: find out before you fix a tag',
    },
  ]);
  held(ecr).tags.delete('edge');
  const missing = await only({ tags: ['edge'] });
  assert.deepEqual([missing.kind, missing.expected], ['tag-missing', older.part.digest]);
  assert.match(missing.fix ?? '', new RegExp(`${source}@${older.part.digest} ${place}:edge `));
});

test('the report: what it says of itself, of the policy and of each registry', async () => {
  const progress: unknown[] = [];
  const { report } = await check(both, { ledger, onProgress: (one) => progress.push(one) });
  assert.deepEqual(report.policy, describePolicy(testPolicy));
  assert.equal(report.started, report.finished);
  assert.deepEqual(report.tool, { name: 'test', version: '0' });
  assert.deepEqual(
    report.registries.map(({ name, state, insecure, tagsLeftOut }) => ({
      ...{ name, state, insecure, tagsLeftOut },
    })),
    [source, place].map((name) => ({
      name,
      state: 'ok',
      insecure: undefined,
      tagsLeftOut: undefined,
    })),
  );
  const sum = report.registries.reduce((all, { requests }) => all + requests, 0);
  assert.equal(sum, report.requests);
  assert.deepEqual(
    report.releases.map(({ version, state, digest }) => [version, state, digest]),
    [
      ['0.1.25', 'ok', index],
      ['0.1.24', 'ok', older.part.digest],
    ],
  );
  assert.equal(progress.length, 4);
  const last = progress.at(-1) as { done: number; of: number; image: string; requests: number };
  assert.deepEqual([last.done, last.of], [4, 4]);
  assert.ok(last.requests > 10 && last.requests <= report.requests);
  assert.match(last.image, /^127\.0\.0\.1:\d+\/nicolas\/webdis:0\.1\.2[45]$/);
  const manifests = report.releases[0]?.images[0]?.manifests ?? [];
  assert.deepEqual(
    manifests.map(({ role, platforms, state, code }) => [role, platforms.join(), state, code]),
    [
      ['index', '', 'ok', undefined],
      ['platform', 'linux/amd64', 'ok', undefined],
      ['platform', 'linux/arm64', 'ok', undefined],
      ['attestation', 'unknown/unknown', 'ok', undefined],
      ['attestation', 'unknown/unknown', 'ok', undefined],
    ],
  );
  const [signature] = manifests[0]?.signatures ?? [];
  assert.equal(fingerprintOf(signature?.signer), key?.fingerprint);
  assert.ok((signature?.logEntries.length ?? 0) > 0);
  assert.ok(
    held(hub)
      .referrers(index)
      .some(({ artifactType }) => artifactType === mediaTypes.bundle),
  );
});

/** The ledger with only so many signatures of the newest release. */
const recording = (count: number) => ({
  ...ledger,
  releases: ledger.releases.map((one) =>
    one.version === '0.1.25' ? { ...one, signatures: one.signatures.slice(0, count) } : one,
  ),
});

test('a ledger without signatures: the registries are compared with each other', async () => {
  const own = recording(0);
  assert.equal((await check(both, { ledger: own })).report.state, 'ok');
  held(ecr).tags.delete(signatureTag(index));
  const { kind, digest, expected } = await only({ ledger: own });
  assert.deepEqual([kind, digest, expected], ['signature-missing', index, legacyOf(index)]);
});

test('a ledger that records one signature knows of no other', async () => {
  const [recorded] = recording(1).releases[1]?.signatures ?? [];
  const { report } = await check(both, { ledger: recording(1) });
  const added = report.differences.map(({ kind, found, registry: name }) => [kind, found, name]);
  const others = (ledger.releases[1]?.signatures ?? []).filter((one) => one !== recorded);
  assert.equal(added.length, 2 * others.length);
  assert.ok(added.every(([kind, found]) => kind === 'signature-added' && found !== recorded?.id));
});

test('an index that a HEAD promises and no GET gives is missing, and not badly signed', async () => {
  const path = `manifests/${index}`;
  const when = { method: 'GET', path, times: Number.POSITIVE_INFINITY } as const;
  hub.faults.add({ when, do: { status: 404 } });
  const { report } = await check([hub], { ledger });
  assert.deepEqual(
    report.differences.map(({ kind, code, tag }) => [kind, code, tag]),
    [['manifest-missing', 'E_NOTFOUND', '0.1.25']],
  );
});
