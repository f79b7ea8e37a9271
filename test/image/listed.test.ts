/** What an index lists, checked against the bytes that the registry sends for it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { index, type Part, platformImage } from '../../sandbox/images.ts';
import { readChildImage, readChildIndex } from '../../src/image/child.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import type { ReadableRepository } from '../../src/registry/repository.ts';

const image = platformImage('linux/amd64');
const list = index([image]);

/** Serves one part by its digest, under a type of the registry's choice. */
function serving(part: Part, contentType: string): ReadableRepository {
  const digest = digestOf(part.bytes);
  const manifest = async (wanted: string) =>
    wanted === digest ? { bytes: part.bytes, digest, contentType } : undefined;
  return { manifest } as Partial<ReadableRepository> as ReadableRepository;
}

const listedAs = (part: Part, more = {}) => ({
  ...{ digest: digestOf(part.bytes), size: part.bytes.length },
  ...more,
});
const refusal = (code: string, message: string, part: Part) => ({
  ...{ name: 'TrustError', code, message },
  details: { digest: digestOf(part.bytes) },
});

test('an image and an index are read as what they are listed', async () => {
  const read = await readChildImage(serving(image, mediaTypes.manifest), listedAs(image));
  assert.equal(read.kind, 'image');
  const nested = await readChildIndex(serving(list, mediaTypes.index), listedAs(list));
  assert.deepEqual(
    nested.manifests.map(({ digest }) => digest),
    [digestOf(image.bytes)],
  );
});

test('threat 21: an image listed as an index, and the reverse, is E_MANIFEST', async () => {
  await assert.rejects(
    readChildIndex(serving(image, mediaTypes.manifest), listedAs(image)),
    refusal('E_MANIFEST', 'listed as an index, but it is an image manifest', image),
  );
  await assert.rejects(
    readChildImage(serving(list, mediaTypes.index), listedAs(list)),
    refusal('E_MANIFEST', 'listed as an image, but it is an index', list),
  );
});

test('threat 21: the type that the registry sends may not contradict the bytes', async () => {
  const repository = serving(image, mediaTypes.dockerManifest);
  await assert.rejects(readChildImage(repository, listedAs(image)), { code: 'E_MANIFEST' });
});

test('threat 5: another size than the index declares is E_DIGEST', async () => {
  const { length } = image.bytes;
  for (const size of [length - 1, length + 1]) {
    await assert.rejects(
      readChildImage(serving(image, mediaTypes.manifest), listedAs(image, { size })),
      refusal('E_DIGEST', `the index declares ${size} bytes, the registry sent ${length}`, image),
    );
  }
});

test('what the registry does not have is E_COVER', async () => {
  await assert.rejects(
    readChildImage(serving(list, mediaTypes.index), listedAs(image)),
    refusal('E_COVER', 'listed in the index, but the registry does not have it', image),
  );
});
