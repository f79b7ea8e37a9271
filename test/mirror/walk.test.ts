/** How much may belong to an image; what belongs to it is seen in what a run copies. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { multiPlatformImage, put } from '../../sandbox/images.ts';
import { Snapshot } from '../../src/mirror/snapshot.ts';
import { Walk, type WalkListener } from '../../src/mirror/walk.ts';
import { pushing } from '../registry/support/writer.ts';
import { repository } from './support/world.ts';

const ignored: WalkListener = { onManifest() {}, onTag() {}, onReferrersOf() {}, onBlob() {} };

test('threat 34: more manifests, or bytes of them, than are kept in memory', async (t) => {
  const { registry, repository: live } = await pushing(t);
  const image = multiPlatformImage(['linux/amd64']);
  put(registry, repository, image);
  const all = [image, ...image.children];
  const bytes = all.reduce((sum, part) => sum + part.bytes.length, 0);

  const walk = async (most: { manifests: number; bytes: number }) => {
    const snapshot = new Snapshot(live);
    const walking = new Walk({ image: snapshot, signatures: snapshot }, ignored, most);
    const root = await snapshot.manifest(image.digest);
    assert.ok(root);
    await walking.from(root);
    return [...walking.found].length;
  };
  assert.equal(await walk({ manifests: 3, bytes }), all.length);
  const message = /^more than [0-9]+ manifests, [0-9]+ bytes belong to the image$/;
  for (const most of [
    { manifests: 2, bytes },
    { manifests: 3, bytes: bytes - 1 },
  ]) {
    await assert.rejects(walk(most), { code: 'E_LIMIT', message });
  }
});
