/** What a verification costs a registry. Docker Hub counts GETs of manifests; cosign needs 24 and 41 (design.md). */

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { loadCase, platformImage, put, vectorCases } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { verify } from '../support/run.ts';
import { signLegacy, testPolicy } from '../support/signer.ts';
import { every } from '../support/thorough.ts';

const registry = await startRegistry();

beforeEach(() => registry.reset());
after(() => registry.stop());

/** How often each kind of request was sent. */
interface Count {
  /** of a tag that names the image */
  readonly tag: number;
  readonly sigTags: number;
  readonly fallbackTags: number;
  readonly heads: number;
  readonly referrers: number;
  /** by digest: what the referrers list */
  readonly manifests: number;
  readonly blobs: number;
}

const names: Readonly<Record<keyof Count, RegExp>> = {
  tag: /^GET .*\/manifests\/0\.1\.24$/,
  sigTags: /^GET .*\/manifests\/sha256-[0-9a-f]{64}\.sig$/,
  fallbackTags: /^GET .*\/manifests\/sha256-[0-9a-f]{64}$/,
  heads: /^HEAD .*\/manifests\/sha256:[0-9a-f]{64}$/,
  referrers: /^GET .*\/referrers\/sha256:[0-9a-f]{64}$/,
  manifests: /^GET .*\/manifests\/sha256:[0-9a-f]{64}$/,
  blobs: /^GET .*\/blobs\/sha256:[0-9a-f]{64}$/,
};

function counted(): Count {
  const lines = registry.requests.map(({ method, path }) => `${method} ${path}`);
  const counts = Object.entries(names).map(([name, pattern]) => {
    return [name, lines.filter((line) => pattern.test(line)).length] as const;
  });
  assert.equal(
    counts.reduce((sum, [, count]) => sum + count, 0),
    lines.length,
    `a request of no known kind: ${lines.join('\n')}`,
  );
  return Object.fromEntries(counts) as unknown as Count;
}

interface Cost {
  readonly api: 'on' | 'off-404';
  readonly at: string;
  readonly most: number;
  readonly count: Count;
}

/** Five manifests each: an index, two platforms, two attestation manifests. */
const costs: Readonly<Record<string, readonly Cost[]>> = {
  // The payloads name the registry that cosign spoke to, so each has to be fetched.
  'legacy-rekor-v1': [
    { api: 'on', at: 'nicolas/webdis', most: 20, count: count(5, 0, 5, 0, 5) },
    // One request shows that there is no API. buildx's attestation manifests are referrers too, and
    // what a fallback tag says about its entries cannot be relied on: the two are read.
    { api: 'off-404', at: 'nicolas/webdis', most: 23, count: count(5, 5, 1, 2, 5) },
  ],
  'bundle-rekor-v1': [
    { api: 'on', at: 'nicolas/webdis', most: 25, count: count(5, 0, 5, 5, 5) },
    { api: 'off-404', at: 'nicolas/webdis', most: 28, count: count(5, 5, 1, 7, 5) },
  ],
  'oci-1-1-experimental': [
    { api: 'on', at: 'nicolas/webdis', most: 25, count: count(5, 0, 5, 5, 5) },
  ],
  // Where nothing good was found, the fallback tag is asked as well (fault 22).
  unsigned: [{ api: 'on', at: 'nicolas/webdis', most: 20, count: count(5, 5, 5, 0, 0) }],
};

function count(
  sigTags: number,
  fallbackTags: number,
  referrers: number,
  manifests: number,
  blobs: number,
): Count {
  return { tag: 1, sigTags, fallbackTags, heads: 4, referrers, manifests, blobs };
}

for (const [name, rows] of Object.entries(costs)) {
  for (const { api, at, most, count: expected } of rows) {
    test(`${name}, Referrers API ${api}: ${most} requests at most`, async () => {
      registry.settings.referrersApi = api;
      loadCase(registry, at, name);
      const { requests } = await verify(`${registry.host}/${at}:0.1.24`);
      const found = counted();
      assert.deepEqual(found, expected);
      assert.equal(requests, registry.requests.length);
      assert.ok(requests <= most, `${requests} requests`);
    });
  }
}

/** Requests in all: with the API, and with fallback tags instead. */
const totals: Readonly<Record<string, readonly [number, number]>> = {
  // five manifests, verified: a legacy image is to cost 20 at most, one with bundles 25
  annotated: [20, 23],
  'legacy-by-cosign-v3': [20, 23],
  'legacy-hub-identity': [20, 23],
  'legacy-plus-foreign-attestation': [20, 25],
  'legacy-rekor-v1': [20, 23],
  'platforms-only': [20, 21],
  'annotated-bundle': [25, 28],
  'bundle-rekor-v1': [25, 28],
  'bundle-rekor-v1-no-tsa': [25, 28],
  'bundle-rekor-v2': [25, 28],
  'bundle-rekor-v2-no-tsa': [25, 28],
  'oci-1-1-experimental': [25, 28],
  // two signatures on everything
  'both-formats': [30, 33],
  'two-keys': [25, 28],
  'two-keys-bundle': [35, 38],
  // five manifests, rejected: the fallback tag is asked although there is an API (fault 22)
  'arm64-unsigned': [20, 22],
  'attestation-only': [20, 28],
  'bundle-no-log': [30, 28],
  'children-only': [20, 22],
  'index-only': [20, 19],
  'index-only-bundle': [21, 20],
  'legacy-no-log': [25, 23],
  'other-key': [25, 23],
  'other-key-bundle': [30, 28],
  replayed: [25, 23],
  unsigned: [20, 18],
  // three manifests, fifteen, and one
  'docker-media-types': [12, 13],
  'no-attestations': [12, 13],
  'seven-platforms': [75, 83],
  'single-image': [5, 6],
};

test('what each case of cosign-made costs in all', async () => {
  const found: Record<string, number[]> = {};
  const cases = every(vectorCases(), 8).map(({ name }) => name);
  for (const name of cases) {
    found[name] = [];
    for (const api of ['on', 'off-404'] as const) {
      registry.reset();
      registry.settings.referrersApi = api;
      loadCase(registry, 'a/b', name);
      found[name].push((await verify(`${registry.host}/a/b:0.1.24`)).requests);
    }
  }
  assert.deepEqual(found, Object.fromEntries(cases.map((name) => [name, totals[name]])));
  assert.deepEqual(
    Object.keys(totals).sort(),
    vectorCases()
      .map(({ name }) => name)
      .sort(),
  );
});

test('a payload that could be rebuilt is fetched, for other readers need it', async () => {
  loadCase(registry, 'nicolas/webdis', 'legacy-hub-identity');
  const image = `${registry.host}/nicolas/webdis:0.1.24`;
  const report = await verify(image, { expectedReference: 'index.docker.io/nicolas/webdis' });
  assert.equal(report.outcome, 'verified');
  assert.deepEqual(counted(), count(5, 0, 5, 0, 5));
});

test('each image’s own name is among those that its payloads may hold, however many there are', async () => {
  const image = platformImage('linux/amd64');
  const names = Array.from({ length: 20 }, (_, at) => `many/image-${at}`);
  for (const name of names) {
    put(registry, name, image, '0.1.24');
    signLegacy(registry, name, image, { reference: `${registry.host}/${name}` });
    const { blobs } = registry.store.repository(name);
    for (const [digest, bytes] of blobs) if (`${bytes}`.includes('critical')) blobs.delete(digest);
  }
  const images = names.map((name) => `${registry.host}/${name}:0.1.24`);
  const report = await verify(images, testPolicy);
  assert.equal(report.outcome, 'verified');
  for (const { manifests } of report.images) {
    assert.equal(manifests[0]?.signatures[0]?.rebuilt?.code, 'E_NOSIG');
  }
});

test('one HEAD for each child, and no other', async () => {
  const { digest, manifests } = loadCase(registry, 'nicolas/webdis', 'unsigned');
  await verify(`${registry.host}/nicolas/webdis:0.1.24`);
  const asked = registry.requests.filter(({ method }) => method === 'HEAD');
  const children = Object.keys(manifests).filter((manifest) => manifest !== digest);
  assert.deepEqual(asked.map(({ path }) => path.split('/').at(-1)).sort(), children.sort());
  registry.reset();
  loadCase(registry, 'a/b', 'single-image');
  await verify(`${registry.host}/a/b:0.1.24`);
  assert.ok(registry.requests.every(({ method }) => method === 'GET'));
});

test('progress counts the manifests of each image', async () => {
  loadCase(registry, 'nicolas/webdis', 'legacy-rekor-v1');
  const seen: number[] = [];
  await verify(
    `${registry.host}/nicolas/webdis:0.1.24`,
    {},
    {
      onProgress: ({ done, of }) => void seen.push(done / of),
    },
  );
  assert.deepEqual(seen, [0.2, 0.4, 0.6, 0.8, 1]);
});
