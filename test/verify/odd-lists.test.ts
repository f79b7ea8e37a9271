/** Lists of referrers with odd entries: what needs nothing but a digest is found, and what is left out is reported. */

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { platformImage, put } from '../../sandbox/images.ts';
import { referrersTag, startRegistry } from '../../sandbox/registry/index.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { errorCodes, errors, manifestOf, only, verify } from '../support/run.ts';
import { bundleReferrer, testPolicy } from '../support/signer.ts';

const registry = await startRegistry();
const image = platformImage('linux/amd64');
const { digest } = image;
const signature = bundleReferrer(digest);

beforeEach(() => {
  registry.reset();
  put(registry, 'a/b', image, '1');
});
after(() => registry.stop());

const large = '@9007199254740993@';

/** The list as served: numbers that JavaScript does not have are written with `large`. */
function listOf(entries: readonly unknown[], fields: object = {}): Buffer {
  const list = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: entries, ...fields };
  return Buffer.from(JSON.stringify(list).replaceAll(/"@(\d+)@"/g, '$1'));
}

type Way = 'API' | 'fallback tag';
const ways: readonly Way[] = ['API', 'fallback tag'];

/** Serves that list, and verifies. */
function run(way: Way, list: Buffer): Promise<VerifyReport> {
  if (way === 'API') {
    const served = { body: () => list };
    registry.faults.add({ when: { path: '/referrers/', times: Infinity }, do: served });
  } else {
    registry.settings.referrersApi = 'off-404';
    const held = registry.store.repository('a/b');
    held.tags.set(referrersTag(digest), held.putManifest(list, mediaTypes.index));
  }
  return verify(`${registry.host}/a/b:1`, testPolicy);
}

const plain = { mediaType: signature.mediaType, digest: signature.digest, size: 1 };

const oddEntries: Readonly<Record<string, object>> = {
  'nothing but a digest': { digest: signature.digest },
  'half a platform': { ...plain, platform: { os: 'linux', architecture: '' } },
  'an empty platform': { ...plain, platform: { os: '', architecture: '' } },
  'a platform that is null': { ...plain, platform: null },
  'a platform that is text': { ...plain, platform: 'linux/amd64' },
  'annotations that are null': { ...plain, annotations: null },
  'an annotation that is null': { ...plain, annotations: { a: null } },
  'an annotation that is a number': { ...plain, annotations: { a: 1 } },
  'annotations that are a list': { ...plain, annotations: [] },
  'a huge annotation': { ...plain, annotations: { a: 'x'.repeat(300_000) } },
  'an artifact type that is empty': { ...plain, artifactType: '' },
  'an artifact type that is null': { ...plain, artifactType: null },
  'an artifact type that is a number': { ...plain, artifactType: 7 },
  'data that is empty': { ...plain, data: '' },
  'urls that are null': { ...plain, urls: null },
  'no media type': { ...plain, mediaType: '' },
  'a size of null': { ...plain, size: null },
  'a size beyond 2^53': { ...plain, size: large },
  'a negative size': { ...plain, size: -1 },
  'an unknown field beyond 2^53': { ...plain, created: large },
};

const oddLists: Readonly<Record<string, object>> = {
  'a media type that is empty': { mediaType: '' },
  'a media type that is null': { mediaType: null },
  'annotations that are null': { annotations: null },
  'a subject that is null': { subject: null },
  'an artifact type that is empty': { artifactType: '' },
  'a number beyond 2^53': { x: large },
};

for (const way of ways) {
  for (const [what, entry] of Object.entries(oddEntries)) {
    test(`${way}: an entry with ${what} is found`, async () => {
      put(registry, 'a/b', signature);
      const report = await run(way, listOf([entry]));
      assert.equal(report.outcome, 'verified', JSON.stringify(errors(report)));
      assert.deepEqual(manifestOf(only(report), 'image').ignored, []);
    });
  }

  for (const [what, fields] of Object.entries(oddLists)) {
    test(`${way}: a list with ${what} is read`, async () => {
      put(registry, 'a/b', signature);
      const report = await run(way, listOf([plain], fields));
      assert.equal(report.outcome, 'verified', JSON.stringify(errors(report)));
    });
  }

  const junk = [null, 7, {}, { ...plain, digest: '' }, { ...plain, digest: 'sha1:00' }];

  test(`${way}: entries without a digest hide nothing, and are reported`, async () => {
    put(registry, 'a/b', signature);
    const report = await run(way, listOf([...junk, plain]));
    assert.equal(report.outcome, 'verified');
    assert.deepEqual(manifestOf(only(report), 'image').ignored, [
      {
        store: 'referrers',
        code: 'E_MANIFEST',
        message:
          'part of the list of referrers cannot be read: manifests[0] is not an object (and 4 more)',
      },
    ]);
  });

  test(`${way}: where no signature is found, what was left out is reported in one breath`, async () => {
    const report = await run(way, listOf([{}]));
    assert.deepEqual(errorCodes(report), ['E_NOSIG']);
    assert.equal(report.exitCode, 10);
    assert.equal(
      errors(report)[0]?.message,
      'the image carries no signature; part of the list of referrers cannot be read: manifests[0] has no digest',
    );
  });
}

test('a fallback tag that cannot be read is reported', async () => {
  const report = await run('fallback tag', Buffer.from('{"manifests":[],"manifests":[]}'));
  assert.deepEqual(errorCodes(report), ['E_NOSIG']);
  assert.match(
    errors(report)[0]?.message ?? '',
    /the referrers tag is ignored: it is not an image/,
  );
});

test('a list of an API that cannot be read is not "unsigned" without a word', async () => {
  put(registry, 'a/b', signature);
  const report = await run('API', Buffer.from('{"manifests":[],"manifests":[]}'));
  assert.deepEqual(errorCodes(report), ['E_MANIFEST']);
});

for (const [what, fields] of Object.entries({
  'a subject that is null': { subject: null },
  'a subject of another image': { subject: { ...plain, digest: signature.digest } },
  'a subject that cannot be read': { subject: 5 },
})) {
  test(`threat 57: a referrer with ${what} does not count`, async () => {
    const odd = bundleReferrer(digest, undefined, fields);
    put(registry, 'a/b', odd);
    const report = await run('API', listOf([{ ...plain, digest: odd.digest }]));
    assert.deepEqual(errorCodes(report), ['E_CLAIM']);
  });
}
