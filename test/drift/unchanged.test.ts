/** The look at what is unchanged since the last run: what it costs, and what it must not miss. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { bySha512, index, platformImage, put } from '../../sandbox/images.ts';
import { referrersTag } from '../../sandbox/registry/index.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { bundleReferrer, putSignatures } from '../support/signer.ts';
import { every } from '../support/thorough.ts';
import {
  check,
  held,
  Image,
  kinds,
  ledgerOf,
  registry,
  repository,
  type Signing,
} from './support/world.ts';

const [hub, ecr] = [await registry(), await registry()];
const both = [hub, ecr];

beforeEach(() => {
  for (const at of both) at.reset();
});

const count = 3;

/** Requests for each image on each registry, without what is asked once for each repository. */
async function costs(signing: Signing, api: 'on' | 'off-404') {
  for (const at of both) {
    at.reset();
    at.settings.referrersApi = api;
  }
  for (let at = 0; at < count; at += 1) new Image(`0.1.${at}`, signing).put(hub).put(ecr);
  const ledger = await ledgerOf([hub]);
  const perImage = (requests: number) => (requests - once) / count;
  const pullsPerImage = (pulls: number) => (pulls - absent) / count;
  // The list of tags; latest, by HEAD and by GET, for it is not there; the API, where it is missing.
  const absent = 1;
  const once = 2 + absent + (api === 'on' ? 0 : 1);
  const cold = await check(both, { ledger });
  const warm = await check(both, { ledger, state: cold.state });
  for (const { report } of [cold, warm]) assert.equal(report.state, 'ok', JSON.stringify(report));
  const looked = warm.report.releases.flatMap(({ images }) => images.map((one) => one.looked));
  assert.ok(looked.every((one) => one === 'unchanged'));
  const [first, second] = cold.report.registries.map(({ requests, pulls }) => [
    perImage(requests),
    pullsPerImage(pulls),
  ]);
  // An ordinary run believes the list that there is no latest. Without bundles, no API is asked.
  const often = 1 + (api === 'on' || signing === 'legacy' ? 0 : 1);
  const [unchanged, other] = warm.report.registries.map(({ requests, pulls }) => [
    (requests - often) / count,
    pulls / count,
  ]);
  assert.deepEqual(unchanged, other);
  return { first, second, unchanged };
}

/** Index, two platforms, two attestation manifests, all signed. */
const kindsOfImage = [
  ['legacy', 'on', [22, 6], [21, 0], [3, 0]],
  ['bundles', 'on', [27, 11], [16, 0], [2, 0]],
  ['both', 'on', [32, 11], [26, 0], [3, 0]],
  ['legacy', 'off-404', [24, 13], [21, 5], [2, 0]],
  ['bundles', 'off-404', [29, 18], [21, 5], [2, 1]],
] as const;

for (const [signing, api, first, second, unchanged] of every(kindsOfImage, 2)) {
  test(`requests and pulls, ${signing}, Referrers API ${api}: ${unchanged} when unchanged`, async () => {
    assert.deepEqual(await costs(signing, api), { first, second, unchanged });
  });
}

const image = new Image('0.1.24', 'both');
const child = image.part.children[0]?.digest as Digest;
const bundle = (subject: Digest) =>
  held(ecr)
    .referrers(subject)
    .find(({ artifactType }) => artifactType === mediaTypes.bundle)?.digest as Digest;

/** Made after a run that found all to be well. */
const changes: Record<
  string,
  {
    readonly make: () => unknown;
    readonly kind: string;
    /** whether only a full look sees it */
    readonly isDeep?: true;
  }
> = {
  'a tag that moved': {
    make: () => held(ecr).tags.set('0.1.24', put(ecr, repository, new Image('other').part)),
    kind: 'tag-moved',
  },
  'a tag that is gone': { make: () => held(ecr).tags.delete('0.1.24'), kind: 'tag-missing' },
  'a child that is gone': {
    make: () => held(ecr).removeManifest(child),
    kind: 'manifest-missing',
    isDeep: true,
  },
  'a signature tag that is gone': {
    make: () => held(ecr).tags.delete(signatureTag(child)),
    kind: 'signature-missing',
  },
  'a signature tag that points to something else': {
    make: () => held(ecr).tags.set(signatureTag(child), put(ecr, repository, new Image('x').part)),
    kind: 'signature-missing',
    isDeep: true,
  },
  'a bundle that is gone': {
    make: () => held(ecr).removeManifest(bundle(child)),
    kind: 'signature-missing',
    isDeep: true,
  },
  'a signature of the index that was added': {
    make: () => put(ecr, repository, bundleReferrer(image.part.digest)),
    kind: 'signature-added',
  },
};

for (const [api, lists] of [
  ['on', 'the Referrers API'],
  ['off-404', 'fallback tags'],
] as const) {
  for (const [name, { make, kind, isDeep }] of every(Object.entries(changes), 3)) {
    test(`an unchanged image that is none, with ${lists}: ${name}`, async () => {
      ecr.settings.referrersApi = api;
      image.put(hub).put(ecr);
      const ledger = await ledgerOf([hub]);
      const { state, report: before } = await check(both, { ledger });
      assert.equal(before.state, 'ok', JSON.stringify(before.differences));
      make();
      const ordinary = await check(both, { ledger, state });
      assert.equal(ordinary.report.releases[0]?.images[0]?.looked, 'unchanged');
      const seen = [`1 ${kind} 0.1.24`];
      assert.deepEqual(kinds(ordinary.report), isDeep ? [] : seen);
      const full = await check(both, { ledger, state: ordinary.state, fullEvery: 1 });
      assert.deepEqual(kinds(full.report), seen);
    });
  }
}

test('fault 46: a fallback tag that lists a bundle which was collected', async () => {
  // With different APIs, the lists would differ anyway: only an API tells which referrers are foreign.
  for (const at of both) at.settings.referrersApi = 'off-404';
  image.put(hub).put(ecr);
  const ledger = await ledgerOf([hub]);
  const { state } = await check(both, { ledger });
  const gone = bundle(child);
  held(ecr).manifests.delete(gone);
  assert.ok(held(ecr).tags.has(referrersTag(child)));
  const { report } = await check(both, { ledger, state, fullEvery: 1 });
  assert.deepEqual(kinds(report), ['1 signature-missing 0.1.24']);
});

test('a signature that was added to a child alone is seen by the next complete run', async () => {
  const plain = new Image('0.1.24', 'legacy', image.part).put(hub).put(ecr);
  const ledger = await ledgerOf([hub]);
  const { state } = await check(both, { ledger });
  put(ecr, repository, bundleReferrer(plain.part.children[0]?.digest as Digest));
  assert.equal((await check(both, { ledger, state })).report.state, 'ok');
  assert.deepEqual(kinds((await check(both, { ledger })).report), ['1 signature-added 0.1.24']);
});

test('what was not well is looked at completely, until it is', async () => {
  image.put(hub).put(ecr);
  const ledger = await ledgerOf([hub]);
  const tag = signatureTag(child);
  const was = held(ecr).tags.get(tag) as Digest;
  held(ecr).tags.delete(tag);
  const first = await check(both, { ledger });
  const second = await check(both, { ledger, state: first.state });
  assert.deepEqual(kinds(second.report), kinds(first.report));
  assert.deepEqual(
    second.report.releases[0]?.images.map(({ looked }) => looked),
    ['unchanged', 'verified'],
  );
  held(ecr).tags.set(tag, was);
  const third = await check(both, { ledger, state: second.state });
  assert.equal(third.report.state, 'ok');
  const fourth = await check(both, { ledger, state: third.state });
  assert.deepEqual(
    fourth.report.releases[0]?.images.map(({ looked }) => looked),
    ['unchanged', 'unchanged'],
  );
});

test('what could not be reached keeps what was known about it', async () => {
  image.put(hub).put(ecr);
  const ledger = await ledgerOf([hub]);
  const first = await check(both, { ledger });
  ecr.faults.add({ when: { times: Number.POSITIVE_INFINITY }, do: { status: 503 } });
  const second = await check(both, { ledger, state: first.state });
  assert.equal(second.report.state, 'unreachable');
  ecr.faults.clear();
  const third = await check(both, { ledger, state: second.state });
  assert.deepEqual(
    third.report.releases[0]?.images.map(({ looked }) => looked),
    ['unchanged', 'unchanged'],
  );
});

test('a forged state file hides no more than the stores that it names', async () => {
  image.put(hub).put(ecr);
  const ledger = await ledgerOf([hub]);
  const { state } = await check(both, { ledger });
  const text = Buffer.from(state.bytes).toString();
  const tampered = (change: (text: string) => string) => ({ bytes: Buffer.from(change(text)) });
  // The state agrees with what the registry now says about its signature; the ledger does not.
  const junk = put(ecr, repository, new Image('junk').part, signatureTag(child));
  const was = /"tag":"(sha256:[0-9a-f]{64})"/g;
  const tags = [...text.matchAll(was)].map(([, digest]) => digest as string);
  assert.equal(tags.length, 10);
  const [, , , , , , second = ''] = tags;
  const forged = tampered((all) => {
    const at = all.lastIndexOf(second);
    return `${all.slice(0, at)}${junk}${all.slice(at + junk.length)}`;
  });
  const hidden = await check(both, { ledger, state: forged });
  assert.equal(hidden.report.state, 'ok', 'a signature: only a run without the state sees it');
  // Signatures that the ledger names and the state leaves out; a tree without a platform; another digest.
  for (const change of [
    (all: string) => all.replace(/"id":"sha256:/g, '"id":"sha512:'),
    (all: string) => all.replaceAll(child, image.part.children[1]?.digest as Digest),
  ]) {
    assert.equal((await check(both, { ledger, state: tampered(change) })).report.state, 'drift');
  }
  // Signed attestation manifests are in the ledger as well.
  const lines = text.split('\n').map((line) => {
    const known = line.startsWith('{"version"') ? JSON.parse(line) : undefined;
    if (known === undefined) return line;
    const isKept = (_: unknown, at: number) => known.manifests[at].role !== 'attestation';
    const images = known.images.map((one: { looks: unknown[] }) => ({
      ...one,
      looks: one.looks.filter(isKept),
    }));
    return JSON.stringify({ ...known, images, manifests: known.manifests.filter(isKept) });
  });
  const smaller = await check(both, { ledger, state: { bytes: Buffer.from(lines.join('\n')) } });
  assert.deepEqual(smaller.report.notes, []);
  const onFirst = kinds(smaller.report).filter((one) => one.startsWith('0'));
  assert.deepEqual(onFirst, Array(2).fill('0 manifest-missing 0.1.24'));
  const moved = put(ecr, repository, new Image('evil').part, '0.1.24');
  const elsewhere = tampered((all) => all.replaceAll(image.part.digest, moved));
  assert.deepEqual(kinds((await check(both, { ledger, state: elsewhere })).report), [
    '1 signature-missing 0.1.24',
    '1 tag-moved 0.1.24',
  ]);
});

for (const [what, change] of [
  ['is cut off', (text: string) => text.slice(0, -20)],
  ['is not JSON', () => 'hello\nworld\n'],
  ['is empty', () => ''],
  [
    'was written under another policy',
    (text: string) => text.replace('"policy":"test"', '"policy":"x"'),
  ],
] as const) {
  test(`a state file that ${what} is not used, and that is reported`, async () => {
    image.put(hub).put(ecr);
    const ledger = await ledgerOf([hub]);
    const { state } = await check(both, { ledger });
    const bytes = Buffer.from(change(Buffer.from(state.bytes).toString()));
    const { report } = await check(both, { ledger, state: { bytes } });
    assert.equal(report.state, 'ok');
    assert.ok(report.releases[0]?.images.every(({ looked }) => looked === 'verified'));
    assert.equal(report.notes.length, 1);
  });
}

test('a merged signature tag is looked at, found good, and unchanged from then on', async () => {
  const plain = new Image('0.1.24', 'legacy', image.part).put(hub).put(ecr);
  const ledger = await ledgerOf([hub]);
  const digest = plain.part.digest;
  const { state } = await check(both, { ledger });
  const stored = held(hub).manifest(signatureTag(digest))?.bytes ?? [];
  const [layer] = JSON.parse(Buffer.from(stored).toString()).layers;
  const bytes = held(hub).blobs.get(layer.digest) ?? new Uint8Array();
  const stranger = {
    bytes,
    descriptor: { ...layer, annotations: { 'dev.cosignproject.cosign/signature': 'AAAA' } },
  };
  putSignatures(ecr, repository, digest, [{ bytes, descriptor: layer }, stranger]);
  const second = await check(both, { ledger, state });
  assert.equal(second.report.state, 'ok', JSON.stringify(second.report.differences));
  assert.equal(second.report.releases[0]?.images[1]?.looked, 'verified');
  const third = await check(both, { ledger, state: second.state });
  assert.equal(third.report.releases[0]?.images[1]?.looked, 'unchanged');
});

test('a platform with a sha512 digest: its signatures are bundles, and no tag is requested', async () => {
  const children = ['linux/amd64', 'linux/arm64'].map((name) => bySha512(platformImage(name)));
  const odd = new Image('0.1.24', 'bundles', index(children)).put(hub).put(ecr);
  const ledger = await ledgerOf([hub]);
  assert.deepEqual(Object.values(ledger.releases[0]?.platforms ?? {}), [
    ...odd.part.children.map(({ digest }) => digest),
  ]);
  const cold = await check(both, { ledger });
  const warm = await check(both, { ledger, state: cold.state });
  for (const { report } of [cold, warm]) assert.equal(report.state, 'ok', JSON.stringify(report));
  // Where tags cannot be listed, every store is asked.
  const path = 'tags/list';
  ecr.faults.add({ when: { path, times: Number.POSITIVE_INFINITY }, do: { status: 503 } });
  const { report } = await check(both, { ledger });
  assert.deepEqual([...new Set(report.unreachable.map(({ code }) => code))], ['E_NET']);
  assert.deepEqual(kinds(report), []);
});
