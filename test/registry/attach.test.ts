/** Attaches referrers, with the Referrers API and with the fallback tag. */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  artifact,
  blob,
  index,
  type Part,
  part,
  platformImage,
  put,
} from '../../sandbox/images.ts';
import { type RegistryOptions, referrersTag } from '../../sandbox/registry/index.ts';
import { limits } from '../../src/limits.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { attachReferrer } from '../../src/registry/attach-referrer.ts';
import { updateTag } from '../../src/registry/update-tag.ts';
import { lines, type Pushing, pushing, writer } from './support/writer.ts';

const image = platformImage('linux/amd64');
const tag = referrersTag(image.digest);
const annotations = { 'dev.sigstore.bundle.content': 'dsse-envelope', z: 'ü', a: '<&>' };

/** A signature of the image; another `content` makes another. */
function referrer(content: string, fields = {}): Part {
  const layer = blob(Buffer.from(content), mediaTypes.bundle);
  const subject = {
    mediaType: image.mediaType,
    digest: image.digest,
    size: image.bytes.byteLength,
  };
  return artifact(mediaTypes.bundle, [layer], { subject, annotations, ...fields });
}

const ours = referrer('ours');
const theirs = referrer('theirs');

/** A registry that holds the image and the blobs of all referrers. */
async function holding(t: TestContext, settings: RegistryOptions = {}): Promise<Pushing> {
  const all = await pushing(t, settings);
  put(all.registry, 'nicolas/webdis', image, '0.1.24');
  const held = all.registry.store.repository('nicolas/webdis');
  for (const { blobs } of [ours, theirs]) for (const one of blobs) held.putBlob(one);
  return all;
}

const noApi = { referrersApi: 'off-404' } as const;

function listed({ registry }: Pick<Pushing, 'registry'>, under: string = tag) {
  const held = registry.store.find('nicolas/webdis')?.manifest(under) ?? assert.fail('no list');
  return JSON.parse(Buffer.from(held.bytes).toString()) as {
    manifests: { digest: Digest; annotations?: object; artifactType?: string; size: number }[];
  };
}

function digests(all: Pick<Pushing, 'registry'>): Digest[] {
  return listed(all).manifests.map(({ digest }) => digest);
}

test('attach: on a registry with the API, two requests and no tag', async (t) => {
  const all = await holding(t);
  assert.equal(await attachReferrer(all.repository, ours.bytes, all), 'api');
  assert.deepEqual(lines(all.registry), [
    `PUT manifests/${short(ours.digest)} 201`,
    `GET referrers/${short(image.digest)} 200`,
  ]);
  assert.deepEqual([...(all.registry.store.find('nicolas/webdis')?.tags.keys() ?? [])], ['0.1.24']);
});

function short(digest: Digest): string {
  return `${digest.slice(0, 'sha256:'.length + 4)}…`;
}

test('attach: without the API, the tag lists it with all that a reader may choose by', async (t) => {
  const all = await holding(t, noApi);
  assert.equal(await attachReferrer(all.repository, ours.bytes, all), 'tag');
  assert.deepEqual(listed(all), {
    schemaVersion: 2,
    mediaType: mediaTypes.index,
    manifests: [
      {
        mediaType: mediaTypes.manifest,
        size: ours.bytes.byteLength,
        digest: ours.digest,
        annotations,
        artifactType: mediaTypes.bundle,
      },
    ],
  });
  const { descriptors, source } = await all.repository.referrers(image.digest);
  assert.deepEqual([source, descriptors.map(({ digest }) => digest)], ['tag', [ours.digest]]);
});

test('attach: the artifact type of a referrer that names none is that of its config', async (t) => {
  const all = await holding(t, noApi);
  await attachReferrer(all.repository, referrer('ours', { artifactType: undefined }).bytes, all);
  assert.equal(listed(all).manifests[0]?.artifactType, mediaTypes.empty);
});

/** Writes of the list. */
function puts({ registry }: Pick<Pushing, 'registry'>) {
  return registry.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith(tag));
}

test('attach: a second time changes nothing', async (t) => {
  const all = await holding(t, noApi);
  await attachReferrer(all.repository, ours.bytes, all);
  await attachReferrer(all.repository, ours.bytes, all);
  assert.deepEqual(digests(all), [ours.digest]);
  assert.equal(puts(all).length, 1);
});

/** Under the tag, without the sandbox's own list of what it holds. */
function putThere({ registry }: Pick<Pushing, 'registry'>, bytes: Uint8Array): void {
  const held = registry.store.repository('nicolas/webdis');
  held.tags.set(tag, held.putManifest(bytes, mediaTypes.index));
}

test('attach: what others wrote into the list stays unchanged', async (t) => {
  const all = await holding(t, { ...noApi, requireContent: false });
  // Unknown fields, a size that is wrong, something that refers to nothing, the order.
  const odd = { ...theirs.entry, 'x-odd': [1, { b: 1, a: 2 }], size: 7 };
  const there = [odd, { mediaType: 'application/x', digest: image.digest, size: 1 }];
  const list = { manifests: there, annotations: { kept: 'yes' }, schemaVersion: 2 };
  putThere(all, Buffer.from(JSON.stringify(list)));
  await attachReferrer(all.repository, ours.bytes, all);
  const { manifests, ...rest } = listed(all);
  assert.deepEqual(manifests.slice(0, 2), there);
  assert.equal(manifests[2]?.digest, ours.digest);
  assert.deepEqual(rest, { annotations: { kept: 'yes' }, schemaVersion: 2 });
});

test("attach: Go's empty list is a list", async (t) => {
  const all = await holding(t, noApi);
  const bytes = Buffer.from(
    `{"schemaVersion":2,"mediaType":"${mediaTypes.index}","manifests":null}`,
  );
  put(all.registry, 'nicolas/webdis', part(bytes, mediaTypes.index), tag);
  await attachReferrer(all.repository, ours.bytes, all);
  assert.deepEqual(digests(all), [ours.digest]);
});

for (const api of ['off-404', 'off-405', 'html'] as const) {
  test(`fault 23: OCI-Subject without an API (${api}) is not believed`, async (t) => {
    const all = await holding(t, { referrersApi: api, ociSubjectHeader: true });
    assert.equal(await attachReferrer(all.repository, ours.bytes, all), 'tag');
    assert.deepEqual(digests(all), [ours.digest]);
  });
}

test('an API that lists late is asked again', async (t) => {
  const all = await holding(t);
  const empty = () => Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: [] }));
  all.registry.faults.add({ when: { path: '/referrers/', times: 3 }, do: { body: empty } });
  assert.equal(await attachReferrer(all.repository, ours.bytes, all), 'api');
  assert.deepEqual(all.pauses, [1, 2, 3]);
});

/** The API answers without it, the first `times` times. */
function unlisted({ registry }: Pick<Pushing, 'registry'>, times: number): void {
  const empty = () => Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: [] }));
  registry.faults.add({ when: { path: '/referrers/', times }, do: { body: empty } });
}

function pushes({ registry }: Pick<Pushing, 'registry'>, of: Digest): number {
  return registry.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith(of))
    .length;
}

test('fault 23: a referrer that is stored and not listed is put again', async (t) => {
  const all = await holding(t);
  unlisted(all, 5);
  assert.equal(await attachReferrer(all.repository, ours.bytes, all), 'api');
  assert.deepEqual(all.pauses, [1, 2, 3, 4]);
  assert.equal(pushes(all, ours.digest), 2);
  assert.equal(all.registry.store.find('nicolas/webdis')?.tags.has(tag), false);
});

test('fault 23: an API that never lists it is E_COVER, although the fallback tag exists', async (t) => {
  const all = await holding(t);
  unlisted(all, Infinity);
  await assert.rejects(attachReferrer(all.repository, ours.bytes, all), {
    code: 'E_COVER',
    message: new RegExp(`has stored ${ours.digest}, and its referrers API does not list it`),
  });
  assert.deepEqual(all.pauses, [1, 2, 3, 4, 1, 2, 3, 4]);
  assert.equal(pushes(all, ours.digest), 2);
  assert.deepEqual(digests(all), [ours.digest]);
});

test('an API in trouble is not an API that is missing', async (t) => {
  const all = await holding(t);
  all.registry.faults.add({ when: { path: '/referrers/', times: Infinity }, do: { status: 403 } });
  await assert.rejects(attachReferrer(all.repository, ours.bytes, all), { code: 'E_AUTH' });
  assert.equal(all.registry.store.find('nicolas/webdis')?.tags.has(tag), false);
});

/** As a client that has not seen our entry. */
function overwrite({ registry }: Pick<Pushing, 'registry'>): void {
  registry.store.repository('nicolas/webdis').putManifest(theirs.bytes, theirs.mediaType);
  putThere({ registry }, index([theirs]).bytes);
}

for (const honourIfMatch of [false, true]) {
  test(`fault 27: an entry that another client overwrites is written again (If-Match: ${honourIfMatch})`, async (t) => {
    const all = await holding(t, { ...noApi, honourIfMatch });
    const { registry } = all;
    put(registry, 'nicolas/webdis', index([]), tag);
    // Another client that has read the empty list writes before us, and once more after us.
    const write = () => overwrite(all);
    const putting = { method: 'PUT', path: tag };
    registry.faults.add({ when: putting, do: { first: write } });
    const reading = { method: 'GET', path: tag, nth: 3 };
    registry.faults.add({ when: reading, do: { first: write } });
    await attachReferrer(all.repository, ours.bytes, all);
    assert.deepEqual(digests(all), [theirs.digest, ours.digest]);
    assert.deepEqual(all.pauses, [1]);
  });
}

test('fault 27: If-Match is sent with the entity tag that was read', async (t) => {
  const all = await holding(t, { ...noApi, honourIfMatch: true });
  await attachReferrer(all.repository, ours.bytes, all);
  await attachReferrer(all.repository, theirs.bytes, all);
  const writes = puts(all);
  assert.equal(writes[0]?.headers['if-match'], undefined);
  assert.match(writes[1]?.headers['if-match'] ?? '', /^"sha256:[0-9a-f]{64}"$/);
});

test('fault 27: an entry that is overwritten each time is E_NET, in bounded time', async (t) => {
  const all = await holding(t, noApi);
  const reading = { method: 'GET', path: tag, times: Infinity };
  all.registry.faults.add({ when: reading, do: { first: () => overwrite(all) } });
  await assert.rejects(attachReferrer(all.repository, ours.bytes, all), {
    code: 'E_NET',
    message: /overwrote the tag sha256-[0-9a-f]{64} 6 times/,
    details: { repository: 'nicolas/webdis', tag },
  });
  assert.deepEqual(all.pauses, [1, 2, 3, 4, 5]);
});

/** Several signatures, with their blobs in the registry. */
function referrers({ registry }: Pick<Pushing, 'registry'>, count: number): Part[] {
  const many = Array.from({ length: count }, (_, at) => referrer(`signature ${at}`));
  const held = registry.store.repository('nicolas/webdis');
  for (const { blobs } of many) for (const one of blobs) held.putBlob(one);
  return many;
}

test('fault 27: writers of one process take turns', async (t) => {
  const all = await holding(t, noApi);
  const many = referrers(all, 8);
  await Promise.all(many.map(({ bytes }) => attachReferrer(all.repository, bytes, all)));
  assert.deepEqual(digests(all).toSorted(), many.map(({ digest }) => digest).toSorted());
  assert.deepEqual(all.pauses, [], 'no client had to try again');
});

test('fault 27: one that comes when the first is done waits for the second', async (t) => {
  const all = await holding(t, noApi);
  let inside = 0;
  const order: number[] = [];
  const update = (at: number) =>
    updateTag(
      all.repository,
      'list',
      {
        isDone: (stored) => Buffer.from(stored.bytes).includes(`"n":"${at}"`),
        next: async () => {
          inside += 1;
          assert.equal(inside, 1, 'between reading and writing');
          await new Promise((resolve) => setImmediate(resolve));
          order.push(at);
          const fields = { annotations: { n: String(at) } };
          const { bytes, mediaType } = artifact('text/plain', [], fields);
          return { bytes, mediaType };
        },
        onWritten: () => {
          inside -= 1;
        },
      },
      all,
    );
  const first = update(1);
  const second = update(2);
  await Promise.all([first.then(() => update(3)), second]);
  assert.deepEqual(order, [1, 2, 3]);
});

test('fault 27: after a client that failed, the next one has its turn', async (t) => {
  const all = await holding(t, noApi);
  all.registry.faults.add({ when: { method: 'PUT', path: tag }, do: { status: 403 } });
  const results = await Promise.allSettled([
    attachReferrer(all.repository, ours.bytes, all),
    attachReferrer(all.repository, theirs.bytes, all),
  ]);
  assert.deepEqual(results.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  assert.equal(digests(all).length, 1);
});

for (const honourIfMatch of [false, true]) {
  test(`fault 27: two processes that write at once (If-Match: ${honourIfMatch})`, async (t) => {
    const all = await holding(t, { ...noApi, honourIfMatch, delay: 2 });
    const writers = Array.from({ length: 2 }, () => writer(t, { onPause: jitter() }));
    const many = referrers(all, 2);
    await Promise.all(
      many.map(({ bytes }, at) => {
        const one = writers[at] ?? assert.fail();
        return attachReferrer(one.repository(all.registry), bytes, one);
      }),
    );
    const found = digests(all);
    assert.ok(many.every(({ digest }) => found.includes(digest)));
  });
}

let writers = 0;

/** Pauses of each writer's own length, without a timer: turns of the event loop. */
function jitter() {
  writers += 1;
  const own = writers * 40;
  return async (attempt: number) => {
    for (let turn = 0; turn < own * attempt; turn += 1) await new Promise(setImmediate);
  };
}

test('fault 16: a list that is not served at once is waited for', async (t) => {
  const all = await holding(t, noApi);
  const reading = { method: 'GET', path: tag, nth: 3, times: 2 };
  all.registry.faults.add({ when: reading, do: { status: 404 } });
  await attachReferrer(all.repository, ours.bytes, all);
  assert.deepEqual(all.pauses, [1, 2]);
  assert.equal(puts(all).length, 1);
});

const foreign: Readonly<Record<string, Part>> = {
  'an image': platformImage('linux/arm64'),
  'an image that calls itself an index': part(
    Buffer.from(
      JSON.stringify({
        ...JSON.parse(Buffer.from(image.bytes).toString()),
        mediaType: mediaTypes.index,
        manifests: [],
      }),
    ),
    mediaTypes.index,
  ),
  "Docker's list": part(
    Buffer.from(`{"schemaVersion":2,"mediaType":"${mediaTypes.dockerIndex}","manifests":[]}`),
    mediaTypes.dockerIndex,
  ),
  'no JSON': part(Buffer.from('{"manifests":[],}'), mediaTypes.index),
  'two lists in one': part(Buffer.from('{"manifests":[],"manifests":[]}'), mediaTypes.index),
};

for (const [title, there] of Object.entries(foreign)) {
  test(`threat 15: ${title} under the referrers tag is left alone`, async (t) => {
    const all = await holding(t, noApi);
    put(all.registry, 'nicolas/webdis', there, tag);
    await assert.rejects(attachReferrer(all.repository, ours.bytes, all), {
      code: 'E_MANIFEST',
      message: /it is not changed/,
      details: { tag, digest: there.digest },
    });
    assert.equal(all.registry.store.find('nicolas/webdis')?.tags.get(tag), there.digest);
  });
}

test('the subject under its own referrers tag gives way to the list', async (t) => {
  const all = await holding(t, { ...noApi, resolveDigestTags: true });
  await attachReferrer(all.repository, ours.bytes, all);
  assert.deepEqual(digests(all), [ours.digest]);
});

test('a list is not made longer than readers take', async (t) => {
  const all = await holding(t, noApi);
  putThere(all, index(Array.from({ length: limits.children }, () => theirs)).bytes);
  await assert.rejects(attachReferrer(all.repository, ours.bytes, all), { code: 'E_LIMIT' });
});

for (const [status, code] of [
  [405, 'UNSUPPORTED'],
  [400, 'UNSUPPORTED'],
] as const) {
  test(`fault 18: a registry that cannot store referrers (${status}) is E_UNSUPPORTED, with the way out`, async (t) => {
    const all = await holding(t, noApi);
    const errors = [{ code, message: "Invalid parameter at 'ImageManifest'" }];
    const body = JSON.stringify({ errors });
    all.registry.faults.add({ when: { method: 'PUT' }, do: { status, body } });
    await assert.rejects(attachReferrer(all.repository, ours.bytes, all), {
      code: 'E_UNSUPPORTED',
      message: /Invalid parameter.*cannot store referrers.*--format legacy/,
    });
    assert.equal(all.registry.requests.length, 1, 'and nothing gets tagged');
  });
}

test('fault 29: a referrers tag that is immutable says how to continue', async (t) => {
  const all = await holding(t, noApi);
  await attachReferrer(all.repository, ours.bytes, all);
  all.registry.settings.immutableTags = true;
  await assert.rejects(attachReferrer(all.repository, theirs.bytes, all), {
    code: 'E_IMMUTABLE',
    message: /exempt tags that begin with sha256-/,
  });
});

test('a manifest without a subject is not a referrer', async (t) => {
  const all = await holding(t);
  await assert.rejects(attachReferrer(all.repository, image.bytes, all), { code: 'E_MANIFEST' });
  assert.equal(all.registry.requests.length, 0);
});

test('a list with unknown fields is made longer, and keeps them digit by digit', async (t) => {
  const all = await holding(t, noApi);
  put(all.registry, 'nicolas/webdis', theirs);
  const entry = { ...theirs.entry, platform: { os: 'linux', architecture: '' }, annotations: null };
  for (const mediaType of [mediaTypes.index, '', null]) {
    const list = { schemaVersion: 2, mediaType, manifests: [{ ...entry, x: 'N' }], subject: null };
    const text = JSON.stringify(list).replace('"N"', '9007199254740993');
    putThere(all, Buffer.from(text));
    await attachReferrer(all.repository, ours.bytes, all);
    assert.deepEqual(digests(all), [theirs.digest, ours.digest]);
    const held = all.registry.store.find('nicolas/webdis')?.manifest(tag);
    const [before] = text.split(']');
    assert.ok(
      Buffer.from(held?.bytes ?? [])
        .toString()
        .startsWith(before ?? '?'),
    );
  }
});
