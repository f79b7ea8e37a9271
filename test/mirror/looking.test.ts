/** What a run looks at before it writes anything: the plan of a dry run, and the quick look. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { artifact, blob, platformImage, put } from '../../sandbox/images.ts';
import type { MirrorProgress } from '../../src/mirror/report.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { bundleBytes, bundleReferrer, legacyLayer, putSignatures } from '../support/signer.ts';
import { every } from '../support/thorough.ts';
import { assertMirrored } from './support/holdings.ts';
import { platformOnly } from './support/images.ts';
import { errors, only, putImage, registry, repository, run, tag, writes } from './support/world.ts';

const source = await registry();
const target = await registry();

beforeEach(() => {
  source.reset();
  target.reset();
});

const held = () => target.store.repository(repository);
const image = platformOnly('new');

async function look(options: Parameters<typeof run>[2] = {}) {
  const report = await run(source, target, options);
  assert.deepEqual(errors(report), []);
  return only(report);
}

test('dry run: what is to be done is reported, and nothing is written', async () => {
  putImage(source, 'both', image);
  const { plan, content, tag: tagged } = await look({ dryRun: true });
  assert.deepEqual(writes(target), []);
  assert.equal(tagged, 'not written');
  assert.ok(content.every(({ state }) => state === 'missing'));
  const blobs = content.filter(({ kind }) => kind === 'blob');
  assert.equal(plan?.blobs, blobs.length);
  assert.equal(
    plan?.bytes,
    blobs.reduce((sum, { size }) => sum + size, 0),
  );
  assert.equal(plan?.manifests, content.length - blobs.length);

  const before = target.requests.length;
  const done = await look({ require: 'signed' });
  assert.equal(done.bytes, plan?.bytes);
  assert.ok(done.content.every(({ state }) => state === 'copied'));
  const sent = target.requests.length - before;
  const [planned = 0] = [plan?.requests];
  assert.ok(planned <= sent && planned > sent / 2, `planned ${planned}, sent ${sent}`);
});

test('dry run: a registry that shows everything is no reason for a warning', async () => {
  putImage(source, 'legacy', image);
  const { findings } = await look({ dryRun: true });
  assert.deepEqual(findings, []);
});

test('the report counts what the source has', async () => {
  const { digest } = putImage(source, 'both', image);
  const { content } = (await run(source, target, { dryRun: true })).source;
  const { manifests, blobs, tags } = source.store.repository(repository);
  const referrers = [...manifests.values()].filter(({ subject }) => subject !== undefined);
  assert.deepEqual(content, {
    manifests: [digest, ...image.children].length,
    // The image's own tag is not counted.
    tags: tags.size - 1,
    referrers: referrers.length,
    blobs: blobs.size,
    bytes: [...blobs.values()].reduce((sum, { byteLength }) => sum + byteLength, 0),
  });
});

test('progress: a run that verifies nothing has no step that says so', async () => {
  putImage(source, 'legacy', image);
  const steps = new Set<string>();
  await look({ require: 'signed', onProgress: ({ step }) => steps.add(step) });
  assert.deepEqual([...steps], ['looking', 'copying', 'tagging']);
});

test('dry run: a conflict is found as well, and so is a source that is not signed', async () => {
  putImage(source, 'none', image);
  assert.match(errors(await run(source, target, { dryRun: true })).join(), /^E_NOSIG/);
  put(target, repository, platformOnly('old'), tag);
  const report = await run(source, target, { dryRun: true, require: 'none' });
  assert.match(errors(report).join(), /^E_DRIFT/);
  assert.deepEqual(writes(target), []);
});

test('dry run: of a target that has it all', async () => {
  putImage(source, 'both', image);
  await look();
  const again = await look({ dryRun: true, deep: true });
  assert.deepEqual(
    { ...again.plan, requests: 0 },
    { blobs: 0, bytes: 0, manifests: 0, requests: 0 },
  );
  assert.equal(again.tag, 'unchanged');
});

test('what the source must be: verified, signed, or anything', async () => {
  putImage(source, 'none', image);
  const child = image.children[0]?.digest as Digest;
  putSignatures(source, repository, image.digest, [legacyLayer(child)]);
  putSignatures(source, repository, child, [legacyLayer(child)]);
  const report = await run(source, target);
  assert.match(errors(report).join(), /^E_CLAIM: the index has signatures, but none is accepted/);
  assert.equal(report.exitCode, 12);
  assert.deepEqual(writes(target), []);
  await look({ require: 'signed' });
  assertMirrored(source, target);
});

test('a target is verified before it is tagged', async () => {
  putImage(source, 'legacy', image);
  await look({ as: 'no tag' });
  // It has everything, by its own word, and does not give the payloads back.
  const when = { method: 'GET', path: '/blobs/', times: Number.POSITIVE_INFINITY };
  target.faults.add({ when, do: { status: 404 } });
  const report = await run(source, target);
  assert.match(errors(report).join(), /^E_NOSIG: the signature material of the index is unusable/);
  assert.equal(report.exitCode, 10);
  assert.equal(held().tags.get(tag), undefined);
});

test('an artifact with a large layer is copied, and not read for verification', async () => {
  putImage(source, 'both', image);
  const sbom = blob(Buffer.alloc(2 * 1024 * 1024, 's'), 'text/spdx+json');
  const subject = { mediaType: 'x/y', digest: image.digest, size: 1 };
  put(source, repository, artifact('text/spdx+json', [sbom], { subject }));
  await look();
  assertMirrored(source, target);
  const asked = target.requests.filter(({ path }) =>
    path.endsWith(`/blobs/${sbom.descriptor['digest']}`),
  );
  // Before it was there, and after that.
  assert.deepEqual(
    asked.map(({ method }) => method),
    ['HEAD', 'HEAD'],
  );
});

const signature = legacyLayer(image.digest);

/** Something attached after the first run: what the second one is to notice. */
const additions = {
  'a referrer': () =>
    put(source, repository, bundleReferrer(image.digest, bundleBytes(image.digest))),
  'a referrer of a platform': () => {
    const child = image.children[0]?.digest as Digest;
    return put(source, repository, bundleReferrer(child, bundleBytes(child)));
  },
  'a referrer of a signature': () => {
    const signature = source.store.repository(repository).referrers(image.digest)[0]?.digest;
    const subject = { mediaType: 'x/y', digest: signature, size: 1 };
    const note = blob(Buffer.from('n'), 'text/plain');
    return put(source, repository, artifact('text/note', [note], { subject }));
  },
  'a signature under its tag': () => {
    return putSignatures(source, repository, image.digest, [signature, legacyLayer(image.digest)]);
  },
  'an attestation under its tag': () => {
    const name = `${image.digest.replace(':', '-')}.att`;
    return put(source, repository, artifact('text/note', [blob(Buffer.from('a'), 'x/y')]), name);
  },
};

for (const [what, add] of every(Object.entries(additions), 2)) {
  for (const api of ['on', 'off-404'] as const) {
    test(`quick look: ${what} is noticed; referrers ${api}`, async () => {
      for (const at of [source, target]) at.settings.referrersApi = api;
      putImage(source, 'both', image);
      putSignatures(source, repository, image.digest, [signature]);
      await look();
      assert.equal((await look()).looked, 'lists');
      add();
      const { looked, tag: tagged } = await look();
      assert.deepEqual([looked, tagged], ['everything', 'unchanged']);
      assertMirrored(source, target);
      assert.equal((await look()).looked, 'lists');
    });
  }
}

test('quick look: what only the target has does not matter', async () => {
  putImage(source, 'bundles', image);
  await look();
  put(target, repository, bundleReferrer(image.digest, bundleBytes(image.digest)));
  assert.equal((await look()).looked, 'lists');
});

test('quick look: a signature tag that only the target has is not requested', async () => {
  putImage(source, 'bundles', image);
  await look();
  putSignatures(target, repository, image.digest, [legacyLayer(image.digest)]);
  const before = target.requests.length;
  const { looked } = await look();
  assert.equal(looked, 'lists');
  const asked = target.requests.slice(before).map(({ path }) => path);
  assert.deepEqual(
    asked.filter((path) => path.endsWith('.sig')),
    [],
  );
});

test('quick look: an attestation under its tag is compared by its digest, and not read', async () => {
  putImage(source, 'legacy', image);
  additions['an attestation under its tag']();
  await look();
  const before = target.requests.length;
  assert.equal((await look()).looked, 'lists');
  const asked = target.requests.slice(before).filter(({ path }) => path.endsWith('.att'));
  assert.deepEqual(
    asked.map(({ method }) => method),
    ['HEAD'],
  );
});

test('quick look: a payload that the target lists and does not give back', async () => {
  putImage(source, 'both', image);
  await look();
  const when = { method: 'GET', path: '/blobs/', times: Number.POSITIVE_INFINITY };
  target.faults.add({ when, do: { status: 404 } });
  const report = await run(source, target);
  assert.match(errors(report).join(), /^E_NOSIG/);
  assert.equal(only(report).looked, 'everything');
});

test('a source without the empty object that its artifacts name', async () => {
  putImage(source, 'bundles', image);
  const empty = digestOf(Buffer.from('{}'));
  assert.ok(source.store.repository(repository).blobs.delete(empty));
  await look();
  assert.ok(held().blobs.has(empty));
});

test('quick look: an image that does not say that it is signed is looked at', async () => {
  putImage(source, 'none', image);
  await look({ require: 'none' });
  const report = await run(source, target, { require: 'signed' });
  assert.match(errors(report).join(), /^E_NOSIG/);
});

test('quick look: a registry that does not list its tags is asked for each', async () => {
  putImage(source, 'legacy', image);
  await look();
  source.faults.add({
    when: { path: '/tags/list', times: Number.POSITIVE_INFINITY },
    do: { status: 404 },
  });
  assert.equal((await look()).looked, 'everything');
});

test('quick look: the same with more tags than a list may have', async () => {
  putImage(source, 'legacy', image);
  await look();
  const { tags } = source.store.repository(repository);
  for (let at = 0; at <= 1000; at += 1) tags.set(`a${at}`, image.digest);
  assert.equal((await look()).looked, 'everything');
});

test('deep: everything is looked at, though all lists are the same', async () => {
  putImage(source, 'both', image);
  await look();
  const { looked, content, tag: tagged } = await look({ deep: true });
  assert.deepEqual([looked, tagged], ['everything', 'unchanged']);
  assert.ok(content.every(({ state }) => state === 'present'));
});

test('progress: steps in order, parts up to all, bytes', async () => {
  putImage(source, 'both', image);
  const seen: MirrorProgress[] = [];
  const { bytes, content } = await look({ onProgress: (progress) => seen.push(progress) });
  const steps = [...new Set(seen.map(({ step }) => step))];
  assert.deepEqual(steps, ['looking', 'copying', 'verifying', 'tagging']);
  const last = seen.at(-1);
  assert.deepEqual([last?.done, last?.of, last?.bytes], [content.length, content.length, bytes]);
  const doneOnes = seen.map(({ done }) => done);
  assert.deepEqual(
    doneOnes,
    doneOnes.toSorted((a, b) => a - b),
  );
});

test('progress: what a target lacks is announced before anything is copied', async () => {
  putImage(source, 'legacy', image);
  const seen: MirrorProgress[] = [];
  const { content } = await look({ onProgress: (progress) => seen.push(progress) });
  const [planned] = seen.filter(({ of }) => of > 0);
  assert.deepEqual([planned?.step, planned?.done, planned?.of], ['looking', 0, content.length]);
});

test('a target that does not answer for blobs: signatures are not read for it', async () => {
  putImage(source, 'legacy', image);
  const when = { path: '/blobs/', times: Number.POSITIVE_INFINITY };
  target.faults.add({ when, do: { status: 400 } });
  const report = await run(source, target, { require: 'signed' });
  assert.notDeepEqual(errors(report), []);
  const read = source.requests.filter(({ path }) => path.includes('/blobs/'));
  assert.deepEqual(read, []);
});

test('a signature tag that the run writes is not read before it is there', async () => {
  const single = platformImage('linux/amd64', 'one');
  putImage(source, 'legacy', single);
  await look();
  const asked = target.requests.filter(({ path }) => path.endsWith('.sig'));
  assert.deepEqual(
    asked.map(({ method }) => method),
    ['GET', 'PUT', 'GET'],
  );
});

test('HEAD of a blob is refused: one byte is requested', async () => {
  putImage(source, 'legacy', image);
  await look();
  target.settings.headBlobs = '401';
  const { content } = await look({ deep: true });
  assert.ok(content.every(({ state }) => state === 'present'));
});

test('a registry that sends to its storage for blobs that were never pushed', async () => {
  target.settings.redirectBlobs = 'always';
  putImage(source, 'both', image);
  assert.equal((await look()).tag, 'written');
  assertMirrored(source, target);
});

test('no digest in the answers to HEAD', async () => {
  for (const at of [source, target]) at.settings.omitContentDigest = true;
  putImage(source, 'both', image);
  assert.equal((await look()).tag, 'written');
  assert.equal((await look()).tag, 'unchanged');
});

test('a source that does not exist', async () => {
  const report = await run(source, target);
  assert.match(errors(report).join(), /^E_NOTFOUND: the tag 0\.1\.24 does not exist/);
  assert.equal(report.exitCode, 11);
  assert.equal(only(report).outcome, 'rejected');
});
