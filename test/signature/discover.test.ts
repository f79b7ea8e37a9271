/** Finding signature material within bounds, whatever lies there. */

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { artifact, blob, type Layer, platformImage, put } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { limits } from '../../src/limits.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { parseReference } from '../../src/oci/reference.ts';
import type { Candidate } from '../../src/signature/candidate.ts';
import {
  type Discovery,
  discoverByFallbackTag,
  discoverSignatures,
} from '../../src/signature/discover.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { errorCodes, verify, withClient } from '../support/run.ts';
import {
  bundleBytes,
  bundleReferrer,
  legacyLayer,
  putSignatures,
  signatureImage,
  testPolicy,
} from '../support/signer.ts';

const registry = await startRegistry();
const image = platformImage('linux/amd64');
const { digest } = image;
const subject = { mediaType: image.mediaType, digest, size: image.bytes.length };

beforeEach(() => {
  registry.reset();
  put(registry, 'a/b', image, '1');
});
after(() => registry.stop());

function discover(...payloadReferences: string[]): Promise<Discovery<Candidate>> {
  return withClient((client) => {
    const repository = client.repository(parseReference(`${registry.host}/a/b`));
    return discoverSignatures(repository, digest, { payloadReferences }, (candidate) => candidate);
  });
}

async function verdict(): Promise<string> {
  const report = await verify(`${registry.host}/a/b:1`, testPolicy);
  return errorCodes(report).join(' ') || report.outcome;
}

function codes({ unusable }: Discovery<Candidate>): string[] {
  return unusable.map(({ store, error }) => `${store} ${error.code}`);
}

/** Layers that look like signatures and are none. */
function junk(count: number): Layer[] {
  return Array.from({ length: count }, (_, at) =>
    blob(Buffer.from(`junk ${at}`), mediaTypes.simpleSigning, { annotations: {} }),
  );
}

function blobRequests(): number {
  return registry.requests.filter(({ path }) => path.includes('/blobs/')).length;
}

test('candidates of all stores', async () => {
  putSignatures(registry, 'a/b', digest);
  const fields = { artifactType: mediaTypes.cosignArtifactSig, subject };
  put(registry, 'a/b', artifact(mediaTypes.cosignArtifactSig, [legacyLayer(digest)], fields));
  put(registry, 'a/b', bundleReferrer(digest));
  const { candidates, unusable, otherArtifacts: foreign } = await discover();
  assert.deepEqual(candidates.map(({ store }) => store).sort(), ['bundle', 'referrer', 'tag']);
  assert.deepEqual([unusable, foreign], [[], []]);
});

test('threat 52: 10 000 signature layers are more than a manifest may have: E_LIMIT', async () => {
  const many = signatureImage(new Array(10_000).fill(legacyLayer(digest)));
  put(registry, 'a/b', many, signatureTag(digest));
  assert.deepEqual(codes(await discover()), ['tag E_LIMIT']);
  assert.equal(blobRequests(), 0);
  assert.equal(await verdict(), 'E_LIMIT');
});

test('threats 52, 53: 100 layers are read, and what is behind them is E_LIMIT, not "unsigned"', async () => {
  putSignatures(registry, 'a/b', digest, [...junk(limits.signatures), legacyLayer(digest)]);
  const { candidates, ...rest } = await discover();
  assert.equal(candidates.length, limits.signatures);
  assert.equal(blobRequests(), limits.signatures);
  assert.deepEqual(codes({ candidates, ...rest }), ['tag E_LIMIT']);
  assert.equal(await verdict(), 'E_LIMIT');
});

test('threat 53: the hundredth layer still counts, and then the limit is reported only', async () => {
  const layers = [...junk(limits.signatures - 1), legacyLayer(digest), ...junk(2)];
  putSignatures(registry, 'a/b', digest, layers);
  assert.equal(await verdict(), 'verified');
});

test('threat 53: junk in one store does not use up what may be read of another', async () => {
  putSignatures(registry, 'a/b', digest, junk(300));
  put(registry, 'a/b', bundleReferrer(digest));
  assert.equal(await verdict(), 'verified');

  registry.reset();
  put(registry, 'a/b', image, '1');
  for (let at = 0; at < 150; at += 1) {
    put(registry, 'a/b', bundleReferrer(digest, Buffer.from(`${at}`)));
  }
  putSignatures(registry, 'a/b', digest);
  assert.equal(await verdict(), 'verified');
});

test('threat 52: 100 referrers are read, and as many layers of all of them together', async () => {
  const fields = { artifactType: mediaTypes.cosignArtifactSig, subject };
  for (let at = 0; at < 110; at += 1) {
    const layers = [legacyLayer(digest, { optional: { at } }), ...junk(2)];
    put(registry, 'a/b', artifact(mediaTypes.cosignArtifactSig, layers, fields));
  }
  const found = await discover();
  assert.equal(found.candidates.length, limits.signatures);
  const manifests = registry.requests.filter(({ path }) => path.includes('/manifests/sha256:'));
  assert.equal(manifests.length, limits.signatures);
  assert.ok(codes(found).every((code) => code.endsWith('E_LIMIT')));
});

test('threat 54: a payload or bundle over its limit is not fetched', async () => {
  const oversize = (limit: number, type: string) => blob(Buffer.alloc(limit + 1), type);
  putSignatures(registry, 'a/b', digest, [oversize(limits.payload, mediaTypes.simpleSigning)]);
  put(registry, 'a/b', bundleReferrer(digest, Buffer.alloc(limits.bundle + 1)));
  assert.deepEqual(codes(await discover()).sort(), ['bundle E_LIMIT', 'tag E_LIMIT']);
  assert.equal(blobRequests(), 0);
  assert.equal(await verdict(), 'E_LIMIT');
});

test('threat 54: a bundle over its limit in the descriptor itself is not used either', async () => {
  const bytes = Buffer.alloc(limits.bundle + 1, ' ');
  const layer = blob(bytes, mediaTypes.bundle, { data: bytes.toString('base64') });
  put(registry, 'a/b', artifact(mediaTypes.bundle, [layer], { subject }));
  assert.deepEqual(codes(await discover()), ['bundle E_LIMIT']);
});

test('threat 5: a payload that is longer or shorter than declared is E_DIGEST', async () => {
  const layer = legacyLayer(digest);
  for (const size of [layer.bytes.length - 1, layer.bytes.length + 1]) {
    const wrong = { ...layer, descriptor: { ...layer.descriptor, size } };
    putSignatures(registry, 'a/b', digest, [wrong]);
    assert.deepEqual(codes(await discover()), ['tag E_DIGEST']);
  }
});

test('threat 42: content in a descriptor is used if it hashes to the digest, else the blob is', async () => {
  const bytes = bundleBytes(digest);
  const referrer = (data: string) =>
    artifact(mediaTypes.bundle, [blob(bytes, mediaTypes.bundle, { data })], { subject });
  put(registry, 'a/b', referrer(bytes.toString('base64')));
  assert.equal((await discover()).candidates.length, 1);
  assert.equal(blobRequests(), 0);

  registry.reset();
  put(registry, 'a/b', image, '1');
  put(registry, 'a/b', referrer(Buffer.from('another bundle').toString('base64')));
  const [candidate] = (await discover()).candidates;
  assert.equal(candidate?.format === 'bundle' && digestOf(candidate.bytes), digestOf(bytes));
  assert.equal(blobRequests(), 1);
});

test('a payload that the registry lacks is rebuilt, only where it hashes to the layer’s digest', async () => {
  const layer = legacyLayer(digest);
  putSignatures(registry, 'a/b', digest, [layer]);
  const references = ['x/y', 'index.docker.io/nicolas/webdis'];
  const fetched = await discover(...references);
  registry.store.repository('a/b').blobs.delete(layer.descriptor['digest'] as Digest);
  const guessed = await discover(...references);
  const [theirs, ours] = [fetched, guessed].map(({ candidates: [candidate] }) =>
    candidate?.format === 'legacy' ? candidate : undefined,
  );
  assert.ok(theirs && ours);
  assert.deepEqual(Buffer.from(ours.payload), Buffer.from(theirs.payload));
  assert.deepEqual([theirs.rebuilt, ours.rebuilt?.code], [undefined, 'E_NOSIG']);
  for (const others of [['x/y'], []]) {
    assert.deepEqual(codes(await discover(...others)), ['tag E_NOSIG']);
  }
});

test('threat 55: endless pages of referrers end at the limit, with E_LIMIT', async () => {
  let page = 0;
  registry.faults.add({
    when: { path: '/referrers/', times: Infinity },
    do: {
      get headers() {
        page += 1;
        return { link: `</v2/a/b/referrers/${digest}?page=${page}>; rel="next"` };
      },
    },
  });
  assert.deepEqual(codes(await discover()), ['referrers E_LIMIT']);
  assert.equal(page, limits.pages);
});

test('threat 55: a Link to the same page again is E_NET', async () => {
  const link = `</v2/a/b/referrers/${digest}>; rel="next"`;
  registry.faults.add({
    when: { path: '/referrers/', times: Infinity },
    do: { headers: { link } },
  });
  const found = await discover();
  assert.deepEqual([codes(found), found.referrers], [['referrers E_NET'], 0]);
  assert.equal(await verdict(), 'E_NET');
});

test('threat 56: a Link to another host is E_NET, and no request is sent there', async () => {
  const elsewhere = await startRegistry();
  try {
    const link = `<${elsewhere.url}/v2/a/b/referrers/${digest}>; rel="next"`;
    registry.faults.add({ when: { path: '/referrers/' }, do: { headers: { link } } });
    assert.deepEqual(codes(await discover()), ['referrers E_NET']);
    assert.equal(elsewhere.requests.length, 0);
  } finally {
    await elsewhere.stop();
  }
});

test('a defect is not a finding: it passes through', async () => {
  putSignatures(registry, 'a/b', digest);
  await withClient(async (client) => {
    const repository = client.repository(parseReference(`${registry.host}/a/b`));
    const broken = () => {
      throw new TypeError('a bug');
    };
    await assert.rejects(
      discoverSignatures(repository, digest, { payloadReferences: [] }, broken),
      TypeError,
    );
  });
});

test('anything but a signature is named by store, digest and type', async () => {
  const sbom = artifact('application/spdx+json', [blob(Buffer.from('{}'), 'text/plain')], {
    subject,
  });
  const untyped = artifact('application/vnd.odd', [blob(Buffer.from('x'), 'text/plain')], {
    ...{ subject, artifactType: mediaTypes.empty },
  });
  const long = artifact('x'.repeat(300), [blob(Buffer.from('y'), 'text/plain')], { subject });
  const predicate = 'https://slsa.dev/provenance/v1';
  const provenance = bundleReferrer(digest, bundleBytes(digest, { predicateType: predicate }));
  const hinted = bundleReferrer(digest, Buffer.from('never read'), {
    annotations: { 'dev.sigstore.bundle.predicateType': predicate },
  });
  const parts = [sbom, untyped, long, provenance, hinted];
  for (const one of parts) put(registry, 'a/b', one);
  const there = put(registry, 'a/b', platformImage('linux/arm64'), signatureTag(digest));
  const found = await discover();
  const byDigest = new Map(found.otherArtifacts.map(({ manifest, ...rest }) => [manifest, rest]));
  assert.deepEqual(byDigest.get(sbom.digest), {
    store: 'referrers',
    type: 'application/spdx+json',
  });
  assert.deepEqual(byDigest.get(untyped.digest), { store: 'referrers', type: mediaTypes.empty });
  assert.deepEqual(byDigest.get(long.digest), { store: 'referrers', type: 'x'.repeat(255) });
  assert.deepEqual(byDigest.get(provenance.digest), { store: 'bundle', type: predicate });
  assert.deepEqual(byDigest.get(hinted.digest), { store: 'bundle', type: predicate });
  assert.deepEqual(byDigest.get(there), { store: 'tag' });
  assert.equal(found.otherArtifacts.length, 6);
  assert.deepEqual([found.candidates, found.unusable, found.skipped], [[], [], []]);
  assert.equal(found.signatureImageType, mediaTypes.manifest);
  // Those that say what they are were not read.
  assert.equal(found.referrers, 2);
  assert.deepEqual(found.listedByApi, new Set(parts.map((part) => part.digest)));
});

test('where nothing is stored, nothing is found', async () => {
  assert.deepEqual(await discover(), {
    ...{ candidates: [], unusable: [], otherArtifacts: [], skipped: [] },
    ...{ listedByApi: new Set(), referrers: 0, signatureImageType: undefined },
  });
});

test('a referrer that is listed and gone, or about another image, is unusable, with its digest', async () => {
  const [gone, other] = [bundleReferrer(digest), bundleReferrer(digestOf(Buffer.from('other')))];
  for (const one of [gone, other]) put(registry, 'a/b', one);
  const entry = ({ digest, bytes }: typeof gone) => ({
    ...{ mediaType: mediaTypes.manifest, digest, size: bytes.length },
    artifactType: mediaTypes.bundle,
  });
  const list = {
    schemaVersion: 2,
    mediaType: mediaTypes.index,
    manifests: [gone, other].map(entry),
  };
  registry.faults.add({
    when: { path: '/referrers/', times: Infinity },
    do: { status: 200, headers: { 'content-type': mediaTypes.index }, body: JSON.stringify(list) },
  });
  registry.store.repository('a/b').removeManifest(gone.digest);
  const { unusable, candidates } = await discover();
  assert.deepEqual(candidates, []);
  const said = unusable.map(({ store, manifest, error }) => [store, manifest, error.code]);
  assert.deepEqual(
    new Set(said),
    new Set([
      ['bundle', gone.digest, 'E_NOSIG'],
      ['bundle', other.digest, 'E_CLAIM'],
    ]),
  );
});

test('fault 22: the fallback tag gives what the API did not list', async () => {
  const [one, two] = [bundleReferrer(digest), bundleReferrer(digest, bundleBytes(digest))];
  for (const part of [one, two]) put(registry, 'a/b', part);
  const entries = [one, two].map(({ digest, bytes }) => ({
    ...{ mediaType: mediaTypes.manifest, digest, size: bytes.length },
  }));
  const list = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: entries };
  const held = registry.store.repository('a/b');
  const bytes = Buffer.from(JSON.stringify(list));
  const fallback = digestOf(bytes);
  held.putManifest(bytes, mediaTypes.index, fallback);
  held.tags.set(digest.replace(':', '-'), fallback);
  const found = await withClient((client) =>
    discoverByFallbackTag(
      client.repository(parseReference(`${registry.host}/a/b`)),
      digest,
      { payloadReferences: [] },
      (candidate) => candidate.manifest,
      new Set([one.digest]),
    ),
  );
  assert.deepEqual(found.candidates, [two.digest]);
  assert.deepEqual([found.listedByApi, found.referrers], [undefined, 1]);
  assert.equal(found.signatureImageType, undefined, 'the .sig tag is not read again');
});

test('threat 42: what is in a descriptor counts up to the limit of a bundle, and by its size', async () => {
  const bytes = bundleBytes(digest);
  for (const size of [bytes.length - 1, bytes.length + 1]) {
    const layer = blob(bytes, mediaTypes.bundle, { data: bytes.toString('base64'), size });
    put(registry, 'a/b', artifact(mediaTypes.bundle, [layer], { subject }));
    assert.deepEqual(codes(await discover()), ['bundle E_DIGEST']);
    registry.reset();
    put(registry, 'a/b', image, '1');
  }
  const full = Buffer.alloc(limits.bundle, ' ');
  const layer = blob(full, mediaTypes.bundle, { data: full.toString('base64') });
  put(registry, 'a/b', artifact(mediaTypes.bundle, [layer], { subject }));
  const before = blobRequests();
  assert.equal((await discover()).candidates.length, 1);
  assert.equal(blobRequests(), before);
});
