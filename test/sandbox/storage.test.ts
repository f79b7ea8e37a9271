/** The storage server of the sandbox registry. */

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { startRegistry } from '../../sandbox/registry/index.ts';

let now = 0;
const registry = await startRegistry({ redirectBlobs: true, now: () => now });
let blob: string;

beforeEach(() => {
  registry.reset();
  const digest = registry.store.repository('a/b').putBlob(Buffer.from('0123456789'));
  blob = `${registry.url}/v2/a/b/blobs/${digest}`;
});
after(() => registry.stop());

async function location(): Promise<string> {
  const answer = await fetch(blob, { redirect: 'manual' });
  assert.equal(answer.status, 307);
  return answer.headers.get('location') ?? '';
}

test('a blob comes from another host, by a signed URL', async () => {
  const url = await location();
  assert.equal(new URL(url).host, registry.storage.host);
  assert.notEqual(registry.storage.host, registry.host);
  assert.equal(await (await fetch(url)).text(), '0123456789');
  const range = await fetch(url, { headers: { range: 'bytes=8-' } });
  assert.equal(range.status, 206);
  assert.equal(await range.text(), '89');
});

test('the URL expires, and cannot be made up', async () => {
  const url = await location();
  assert.equal((await fetch(url.replace(/.$/, (c) => (c === '0' ? '1' : '0')))).status, 403);
  assert.equal((await fetch(url.replace(/expires=[0-9]+/, '$&0'))).status, 403);
  now += 300_000;
  assert.equal((await fetch(url)).status, 403);
});

test('credentials that are handed on are refused, and seen', async () => {
  const url = await location();
  assert.equal((await fetch(url, { headers: { authorization: 'Bearer x' } })).status, 400);
  assert.deepEqual(
    registry.storage.requests.map(({ authorization }) => authorization),
    [true],
  );
});

test('it has faults of its own, and a blob that is gone is 404', async () => {
  const url = await location();
  registry.storage.faults.add({ do: { status: 503 } });
  assert.equal((await fetch(url)).status, 503);
  registry.store.clear();
  assert.equal((await fetch(url)).status, 404);
});
