/** Several targets: one read of the source for all of them, and none that holds up or breaks the others. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { blob, bySha512, index, manifest, type Part, put } from '../../sandbox/images.ts';
import type { SandboxRegistry } from '../../sandbox/registry/index.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { signBundles } from '../support/signer.ts';
import { every, thorough } from '../support/thorough.ts';
import { assertMirrored } from './support/holdings.ts';
import { platformOnly } from './support/images.ts';
import { errors, putImage, registry, repository, run, tag, writes } from './support/world.ts';

const source = await registry();
const first = await registry();
const second = await registry();
const third = await registry({ referrersApi: 'off-404' });
const all = [first, second, third];

beforeEach(() => {
  for (const at of [source, ...all]) at.reset();
});

const layers = ['a', 'b', 'c'].map((fill) => Buffer.alloc(1024 * 1024, fill));
const config = blob(Buffer.from('{"architecture":"amd64","os":"linux"}'), mediaTypes.config);
const platform = { os: 'linux', architecture: 'amd64' };

function largeImage(contents: readonly Uint8Array[] = layers): Part {
  const type = 'application/vnd.oci.image.layer.v1.tar';
  const child = manifest(
    config,
    contents.map((bytes) => blob(bytes, type)),
  );
  return index([{ ...child, entry: { ...child.entry, platform } }]);
}

/** Requests for layers at the source. */
function layerReads(): number {
  const digests = layers.map((bytes) => digestOf(bytes));
  return source.requests.filter(({ path }) => digests.some((digest) => path.endsWith(digest)))
    .length;
}

function tagged({ store }: SandboxRegistry) {
  return store.repository(repository).tags.get(tag);
}

test('three targets: every question and every blob is asked of the source once', async () => {
  putImage(source, 'both', largeImage());
  const report = await run(source, all, { onPause: () => new Promise(() => {}) });
  assert.deepEqual(errors(report), []);
  for (const target of all) assertMirrored(source, target);
  assert.equal(layerReads(), layers.length);
  const asked = source.requests.map(({ method, path }) => `${method} ${path}`);
  const again = asked.filter((line, at) => asked.indexOf(line) !== at && !line.startsWith('HEAD'));
  assert.deepEqual(again, []);
});

for (const failing of every([false, true], 1)) {
  test(`two tags of one repository, ${failing ? 'the first of which cannot be moved' : 'which gets everything once'}`, async () => {
    putImage(source, 'both', largeImage());
    if (failing) put(first, repository, platformOnly('old'), tag);
    const targets = [first, { host: first.host, as: 'latest' }, second];
    const report = await run(source, targets, { onPause: () => new Promise(() => {}) });
    assert.deepEqual(
      report.targets.map((target) => target.tag),
      [failing ? 'not written' : 'written', 'written', 'written'],
    );
    assert.equal(errors(report).length, failing ? 1 : 0);
    assert.equal(first.store.repository(repository).tags.get('latest'), tagged(second));
    assert.equal(layerReads(), layers.length);
    const sent = writes(first).map((line) => line.replace(/uploads\/[^?]+/, 'uploads'));
    const twice = sent.filter((line, at) => line.startsWith('PUT') && sent.indexOf(line) !== at);
    assert.deepEqual(twice, []);
  });
}

test('a target that has some of it does not keep the others waiting', async () => {
  putImage(source, 'legacy', largeImage());
  for (const bytes of layers.slice(1)) first.store.repository(repository).putBlob(bytes);
  const report = await run(source, all, { onPause: () => new Promise(() => {}) });
  assert.deepEqual(errors(report), []);
  for (const target of all) assertMirrored(source, target);
  assert.equal(layerReads(), layers.length);
});

test('a target that has all blobs is not waited for until it has the rest', async () => {
  putImage(source, 'none', largeImage());
  for (const bytes of source.store.repository(repository).blobs.values()) {
    first.store.repository(repository).putBlob(bytes);
  }
  const released = Promise.withResolvers<void>();
  const when = { method: 'PUT', path: '/manifests/', times: Number.POSITIVE_INFINITY };
  first.faults.add({ when, do: { first: () => released.promise } });
  const report = await run(source, [first, second], {
    require: 'none',
    onPause: () => new Promise(() => {}),
    onProgress: ({ target, step }) => {
      if (target.startsWith(second.host) && step === 'tagging') released.resolve();
    },
  });
  assert.deepEqual(errors(report), []);
  for (const target of [first, second]) assertMirrored(source, target);
});

test('a target that fails leaves the others as they would have been without it', async () => {
  putImage(source, 'legacy', largeImage());
  const times = Number.POSITIVE_INFINITY;
  second.faults.add({ when: { method: 'PUT', times }, do: { status: 403 } });
  third.faults.add({ when: { times }, do: 'reset' });
  const report = await run(source, all);
  assert.deepEqual(
    report.targets.map(({ outcome }) => outcome),
    ['verified', 'undetermined', 'undetermined'],
  );
  assert.equal(report.exitCode, 3);
  assertMirrored(source, first);
  assert.equal(tagged(second), undefined);
  assert.equal(tagged(third), undefined);
});

test('a target that has given up is not waited for', async () => {
  putImage(source, 'legacy', largeImage());
  const when = { method: 'POST', times: Number.POSITIVE_INFINITY };
  second.faults.add({ when, do: { status: 403 } });
  const report = await run(source, [first, second], { onPause: () => new Promise(() => {}) });
  assert.deepEqual(
    report.targets.map(({ tag }) => tag),
    ['written', 'not written'],
  );
  assertMirrored(source, first);
});

test('an upload that is interrupted at one target begins again, alone', async () => {
  putImage(source, 'legacy', largeImage());
  const when = { method: 'PUT', path: /blobs\/uploads/, nth: 2, times: 2 };
  second.faults.add({ when, do: 'lose-answer' });
  const report = await run(source, all);
  assert.deepEqual(errors(report), []);
  for (const target of all) assertMirrored(source, target);
});

thorough('a target that takes nothing is left behind, and reads on from where it was', async () => {
  // More than sockets take if nothing reads at their other end.
  putImage(source, 'legacy', largeImage([Buffer.alloc(48 * 1024 * 1024, 'd')]));
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const when = { method: 'PUT', path: '/blobs/uploads', times: 99 };
  second.faults.add({ when, do: { first: () => held } });
  const done = run(source, [first, second], {
    onProgress: ({ target, step }) => {
      if (target.startsWith(first.host) && step === 'verifying') release();
    },
  });
  const report = await done;
  assert.deepEqual(errors(report), []);
  for (const target of [first, second]) assertMirrored(source, target);
  assert.ok(source.requests.some(({ headers }) => /^bytes=[0-9]+-$/.test(String(headers.range))));
});

test('a read of the source that breaks off is gone on with by each', async () => {
  putImage(source, 'legacy', largeImage());
  const path = digestOf(layers[0] ?? Buffer.of());
  source.faults.add({ when: { method: 'GET', path }, do: 'reset-mid-body' });
  const report = await run(source, all);
  assert.deepEqual(errors(report), []);
  for (const target of all) assertMirrored(source, target);
});

test('one target is warm, one is cold', async () => {
  putImage(source, 'legacy', largeImage());
  await run(source, first);
  const report = await run(source, [first, second]);
  assert.deepEqual(
    report.targets.map(({ looked, tag }) => [looked, tag]),
    [
      ['lists', 'unchanged'],
      ['everything', 'written'],
    ],
  );
  assertMirrored(source, second);
});

test('an image with a sha512 digest is copied without a tag; none could point to it', async () => {
  const image = bySha512(largeImage([Buffer.from('small')]));
  const { digest } = image;
  put(source, repository, image);
  signBundles(source, repository, image);
  const options = { reference: { digest } };
  const [reported] = errors(await run(source, first, options));
  assert.match(reported ?? '', /^E_UNSUPPORTED: the tag 0\.1\.24 cannot point to a sha512 digest/);
  assert.deepEqual(writes(first), []);
  assert.deepEqual(errors(await run(source, first, { ...options, as: 'no tag' })), []);
  assertMirrored(source, first);
  assert.deepEqual([...first.store.repository(repository).tags], []);
});
