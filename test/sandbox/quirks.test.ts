// The switches that make the registry another vendor's; what all share is the conformance suite's business.
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { artifact, multiPlatformImage, part, platformImage, put } from '../../sandbox/images.ts';
import { referrersTag, startRegistry } from '../../sandbox/registry/index.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';

const registry = await startRegistry();
const { settings, store } = registry;
const image = platformImage('linux/amd64');
const signature = artifact('application/x-signature', [], {
  subject: { mediaType: image.mediaType, digest: image.digest, size: image.bytes.length },
  annotations: { by: 'ada' },
});
const base = `${registry.url}/v2/a/b`;
const referrers = `${base}/referrers/${image.digest}`;

beforeEach(() => registry.reset());
after(() => registry.stop());

const push = (reference: string, bytes: Uint8Array, headers: Record<string, string> = {}) =>
  fetch(`${base}/manifests/${reference}`, {
    method: 'PUT',
    body: Buffer.from(bytes),
    headers: { 'content-type': mediaTypes.manifest, ...headers },
  });
const code = async (answer: Response): Promise<string> => {
  const { errors } = (await answer.json()) as { errors: { code: string }[] };
  return `${answer.status} ${errors[0]?.code}`;
};

test('without the Referrers API: how distribution, olareg and a login page answer', async () => {
  settings.referrersApi = 'off-404';
  const missing = await fetch(referrers);
  assert.equal(`${missing.status} ${await missing.text()}`, '404 404 page not found\n');
  settings.referrersApi = 'off-405';
  assert.equal(await code(await fetch(referrers)), '405 UNSUPPORTED');
  settings.referrersApi = 'html';
  const page = await fetch(referrers);
  assert.equal(`${page.status} ${page.headers.get('content-type')}`, '200 text/html');
});

test('OCI-Subject follows the API, unless it is sent without', async () => {
  put(registry, 'a/b', signature);
  const subject = async () =>
    (await push(signature.digest, signature.bytes)).headers.get('oci-subject');
  assert.equal(await subject(), image.digest);
  settings.referrersApi = 'off-404';
  assert.equal(await subject(), null);
  settings.ociSubjectHeader = true;
  assert.equal(await subject(), image.digest);
});

test('referrers come in pages, filtered only if that is said', async () => {
  for (const name of ['one', 'two', 'three']) {
    const subject = { mediaType: image.mediaType, digest: image.digest, size: 1 };
    put(registry, 'a/b', artifact(`application/x-${name}`, [], { subject }));
  }
  settings.pageSize = 2;
  const types: string[][] = [];
  let url: string | undefined = referrers;
  while (url !== undefined) {
    const answer: Response = await fetch(url);
    const { manifests } = (await answer.json()) as { manifests: { artifactType: string }[] };
    types.push(manifests.map(({ artifactType }) => artifactType));
    const next = /^<(.+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
    url = next && new URL(next, url).href;
  }
  assert.deepEqual(types, [['application/x-one', 'application/x-two'], ['application/x-three']]);

  const filtered = await fetch(`${referrers}?artifactType=application/x-two`);
  assert.equal(filtered.headers.get('oci-filters-applied'), 'artifactType');
  assert.equal(((await filtered.json()) as { manifests: unknown[] }).manifests.length, 1);
  settings.filterReferrers = false;
  const unfiltered = await fetch(`${referrers}?artifactType=application/x-two`);
  assert.equal(unfiltered.headers.get('oci-filters-applied'), null);
  assert.equal(((await unfiltered.json()) as { manifests: unknown[] }).manifests.length, 2);
});

test('a removed referrer is listed no more', async () => {
  put(registry, 'a/b', signature);
  assert.deepEqual(
    store
      .repository('a/b')
      .referrers(image.digest)
      .map(({ annotations }) => annotations),
    [{ by: 'ada' }],
  );
  store.repository('a/b').removeManifest(signature.digest);
  assert.deepEqual(store.repository('a/b').referrers(image.digest), []);
});

test('tags come in lexical order and in pages, and the last one need not exist', async () => {
  put(registry, 'a/b', image, '1', '3', '2');
  settings.pageSize = 2;
  const first = await fetch(`${base}/tags/list`);
  assert.deepEqual(await first.json(), { name: 'a/b', tags: ['1', '2'] });
  assert.equal(first.headers.get('link'), '</v2/a/b/tags/list?n=2&last=2>; rel="next"');
  const rest = await fetch(`${base}/tags/list?last=2a`);
  assert.deepEqual(await rest.json(), { name: 'a/b', tags: ['3'] });
  assert.equal(rest.headers.get('link'), null);
});

test('an immutable tag refuses even the digest that it has', async () => {
  settings.immutableTags = true;
  put(registry, 'a/b', image);
  assert.equal((await push('1', image.bytes)).status, 201);
  assert.equal(await code(await push('1', image.bytes)), '400 TAG_INVALID');
});

test('If-Match is ignored, unless the registry is one that honours it', async () => {
  put(registry, 'a/b', image, '1');
  assert.equal((await push('1', image.bytes, { 'if-match': '"other"' })).status, 201);
  settings.honourIfMatch = true;
  assert.equal(
    await code(await push('1', image.bytes, { 'if-match': '"other"' })),
    '412 PRECONDITION_FAILED',
  );
  assert.equal((await push('1', image.bytes, { 'if-match': `"${image.digest}"` })).status, 201);
});

test('a manifest over the limit is 413, one with missing content 400, anything else than JSON too', async () => {
  assert.equal(await code(await push('1', image.bytes)), '400 MANIFEST_BLOB_UNKNOWN');
  settings.requireContent = false;
  assert.equal((await push('1', image.bytes)).status, 201);
  settings.maxManifestBytes = image.bytes.length - 1;
  assert.equal(await code(await push('1', image.bytes)), '413 SIZE_INVALID');
  assert.equal(await code(await push('1', Buffer.from('{'))), '400 MANIFEST_INVALID');
});

test('a repository that has to be made first', async () => {
  settings.createRepositories = false;
  assert.equal(await code(await push('1', image.bytes)), '404 NAME_UNKNOWN');
  assert.equal(
    await code(await fetch(`${base}/blobs/uploads/`, { method: 'POST' })),
    '404 NAME_UNKNOWN',
  );
});

test('a manifest is served only to clients that accept its type', async () => {
  put(registry, 'a/b', multiPlatformImage(), '1');
  const accept = async (types: string) =>
    (await fetch(`${base}/manifests/1`, { headers: { accept: types } })).status;
  assert.equal(await accept(mediaTypes.manifest), 404);
  assert.equal(await accept(`${mediaTypes.manifest}, ${mediaTypes.index};q=0.5`), 200);
});

test('Docker-Content-Digest can be missing', async () => {
  put(registry, 'a/b', image, '1');
  const digest = async () =>
    (await fetch(`${base}/manifests/1`, { method: 'HEAD' })).headers.get('docker-content-digest');
  assert.equal(await digest(), image.digest);
  settings.omitContentDigest = true;
  assert.equal(await digest(), null);
});

test('ECR Public: HEAD of a blob is 401 for the anonymous, GET is not', async () => {
  const digest = store.repository('a/b').putBlob(Buffer.from('x'));
  settings.headBlobs = '401';
  assert.equal((await fetch(`${base}/blobs/${digest}`, { method: 'HEAD' })).status, 401);
  assert.equal((await fetch(`${base}/blobs/${digest}`)).status, 200);
});

test('GitLab: the fallback tag resolves to the image itself', async () => {
  put(registry, 'a/b', image);
  const fallback = `${base}/manifests/${referrersTag(image.digest)}`;
  assert.equal((await fetch(fallback)).status, 404);
  settings.resolveDigestTags = true;
  assert.equal((await fetch(fallback)).headers.get('docker-content-digest'), image.digest);
});

test('an upload wants the Location of its last answer', async () => {
  const opened = await fetch(`${base}/blobs/uploads/`, { method: 'POST' });
  const location = new URL(opened.headers.get('location') ?? '', base);
  const patch = () => fetch(location, { method: 'PATCH', body: 'abc' });
  assert.equal((await patch()).status, 202);
  assert.equal(await code(await patch()), '400 BLOB_UPLOAD_INVALID');
});

test('the store takes what the protocol would not: another digest, any bytes', async () => {
  const held = store.repository('a/b');
  held.putManifest(Buffer.from('not JSON'), mediaTypes.manifest, image.digest);
  const answer = await fetch(`${base}/manifests/${image.digest}`);
  assert.equal(await answer.text(), 'not JSON');
  put(registry, 'a/b', part(Buffer.from('[]'), 'text/plain'), 'odd');
  assert.equal((await fetch(`${base}/manifests/odd`)).headers.get('content-type'), 'text/plain');
});

test('every answer can be delayed', async () => {
  settings.delay = 5;
  const start = performance.now();
  await fetch(`${registry.url}/v2/`);
  assert.ok(performance.now() - start >= 4);
});

test('reset: as it was right after the start', async () => {
  settings.pageSize = 1;
  put(registry, 'a/b', image, '1');
  registry.faults.add({ do: { status: 500 } });
  registry.reset();
  assert.equal((await fetch(`${base}/tags/list`)).status, 404);
  assert.equal(settings.pageSize, 1000);
  assert.equal(registry.requests.length, 1);
});
