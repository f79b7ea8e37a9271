/** The order in which blobs are sent. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { Blob, Inventory, Item } from '../../src/mirror/content.ts';
import { Copy } from '../../src/mirror/copy.ts';
import { CopyProgress } from '../../src/mirror/copy-progress.ts';
import { Snapshot, smallBlob } from '../../src/mirror/snapshot.ts';
import type { SourceBlobs } from '../../src/mirror/source-blobs.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { WritableRepository } from '../../src/registry/repository.ts';

const digest = (text: string) => digestOf(Buffer.from(text));

/** A manifest that names these blobs. */
function item(name: string, inTree: boolean, blobs: readonly string[]): Item {
  const contents = { blobs: blobs.map((one) => ({ digest: digest(one) })), manifests: [] };
  const found = { digest: digest(name), inTree, byDigest: false, tags: [], contents };
  return found as unknown as Item;
}

test('the largest blobs are sent first, then those that most manifests of the image wait for', async () => {
  const names = ['large', 'larger', 'note', 'platform', 'payload', 'config'];
  const sent: string[] = [];
  const source = {
    contentOf: (blob: Blob) => {
      sent.push(names.find((name) => digest(name) === blob.digest) ?? '');
      return new Promise(() => {});
    },
  } as unknown as SourceBlobs;
  const items = [
    item('amd64', true, ['config', 'platform', 'large']),
    item('arm64', true, ['config', 'larger']),
    ...['1', '2', '3'].map((at) => item(`signature ${at}`, false, ['payload'])),
    item('sbom', false, ['note']),
  ];
  const inventory = {
    items: new Map(items.map((one) => [one.digest, one])),
  } as unknown as Inventory;
  const live = { name: { registry: 'r.example', path: 'a/b' } } as unknown as WritableRepository;
  const from = { name: live.name } as Blob['from'];
  const blobs = names.map((name) => ({
    ...{ digest: digest(name), from },
    size: name.startsWith('large') ? smallBlob + 1 : 1,
  }));
  const copy = new Copy({
    ...{ inventory, source, after: new Snapshot(live), isVerified: false },
    plan: { blobs, manifests: new Set(), tags: [], listings: [] },
    progress: new CopyProgress('there', undefined),
    onWritten: () => {},
    pause: async () => {},
  });
  void copy.bring();
  await setImmediate();
  assert.deepEqual(sent, ['large', 'larger', 'config', 'payload', 'platform', 'note']);
});
