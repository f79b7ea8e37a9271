/** What the target has of its own: an older image under the tag, signatures, entries in fallback lists. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { artifact, blob, index, type Part, put } from '../../sandbox/images.ts';
import { referrersTag } from '../../sandbox/registry/index.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { legacyLayer, putSignatures } from '../support/signer.ts';
import { every } from '../support/thorough.ts';
import { assertMirrored, listedAt } from './support/holdings.ts';
import { platformOnly } from './support/images.ts';
import { errors, only, putImage, registry, repository, run, tag, writes } from './support/world.ts';

const source = await registry();
const target = await registry();

beforeEach(() => {
  source.reset();
  target.reset();
});

const held = () => target.store.repository(repository);
const tagged = () => held().tags.get(tag);
const image = platformOnly('new');
const older = platformOnly('old');

function putOlder(): Digest {
  return put(target, repository, older, tag);
}

test('a tag on another digest: nothing is copied', async () => {
  putImage(source, 'legacy', image);
  const old = putOlder();
  const report = await run(source, target);
  assert.deepEqual(errors(report), [
    `E_DRIFT: the tag ${tag} points to another image there, ${old}, and nothing was copied`,
  ]);
  assert.equal(report.exitCode, 20);
  assert.match(
    only(report).findings[0]?.advice ?? '',
    /nothing was copied.*still points to sha256:/,
  );
  assert.deepEqual(writes(target), []);
});

for (const status of every([400, 403, 404, 405, 501], 2)) {
  test(`a tag that a HEAD does not show (${status}) is not overwritten`, async () => {
    putImage(source, 'legacy', image);
    const old = putOlder();
    target.faults.add({ when: { method: 'HEAD', times: Infinity }, do: { status } });
    const report = await run(source, target);
    assert.match(errors(report).join(), /^E_DRIFT: the tag 0\.1\.24 points to another image/);
    assert.equal(tagged(), old);
    assert.deepEqual(writes(target), []);
  });
}

test('threat 205: where a HEAD shows nothing, what is there is not sent again', async () => {
  putImage(source, 'both', image);
  await run(source, target);
  for (const at of [source, target]) {
    at.faults.add({ when: { method: 'HEAD', times: Infinity }, do: { status: 404 } });
  }
  const before = writes(target).length;
  for (const deep of [false, true]) {
    const report = await run(source, target, { deep });
    assert.deepEqual(errors(report), []);
    assert.equal(only(report).tag, 'unchanged');
  }
  assert.equal(writes(target).length, before);
  assertMirrored(source, target);
});

test('where a HEAD shows nothing, an image is brought and tagged', async () => {
  putImage(source, 'both', image);
  for (const at of [source, target]) {
    at.faults.add({ when: { method: 'HEAD', times: Infinity }, do: { status: 404 } });
  }
  const report = await run(source, target);
  assert.deepEqual(errors(report), []);
  assert.equal(only(report).tag, 'written');
  assertMirrored(source, target);
});

test('keep: everything is brought, and the tag stays where it is', async () => {
  putImage(source, 'legacy', image);
  const old = putOlder();
  const report = await run(source, target, { onConflict: 'keep' });
  assert.deepEqual(errors(report), []);
  assert.equal(only(report).tag, 'kept');
  assert.equal(tagged(), old);
  held().tags.set(tag, image.digest);
  assertMirrored(source, target);
});

test('overwrite: the tag is moved, last of all', async () => {
  putImage(source, 'both', image);
  const old = putOlder();
  const report = await run(source, target, { onConflict: 'overwrite' });
  assert.equal(only(report).tag, 'written');
  assert.equal(only(report).tagBefore, old);
  assert.match(writes(target).at(-1) ?? '', /^PUT .*\/manifests\/0\.1\.24$/);
  assertMirrored(source, target);
});

test('without a tag, everything is there by digest', async () => {
  putImage(source, 'legacy', image);
  const report = await run(source, target, { as: 'no tag' });
  assert.equal(only(report).tag, 'not asked for');
  assert.equal(report.outcome, 'verified');
  assert.equal(tagged(), undefined);
  assert.ok(held().manifests.has(image.digest));
});

for (const [onConflict, outcome, wins] of [
  ['fail', 'not written', older],
  ['keep', 'kept', older],
  ['overwrite', 'written', image],
] as const) {
  test(`fault 32: the target's tag is moved in mid-run; ${onConflict}`, async () => {
    putImage(source, 'legacy', image);
    target.faults.add({ when: { method: 'PUT', path: '/blobs/' }, do: { first: putOlder } });
    const report = await run(source, target, { onConflict });
    assert.equal(only(report).tag, outcome);
    assert.equal(tagged(), wins.digest);
    const moved = /^E_DRIFT: another writer moved the tag 0\.1\.24 during this run, from nothing/;
    if (onConflict === 'fail') {
      assert.match(errors(report).join(), moved);
      assert.match(only(report).findings[0]?.advice ?? '', /parts are there; look where/);
    } else assert.deepEqual(errors(report), []);
  });

  test(`fault 32: a tag that was right at the beginning is moved in mid-run; ${onConflict}`, async () => {
    putImage(source, 'legacy', image);
    put(target, repository, image, tag);
    target.faults.add({ when: { method: 'PUT', path: '/blobs/' }, do: { first: putOlder } });
    const report = await run(source, target, { onConflict });
    assert.equal(only(report).tag, outcome);
    assert.equal(tagged(), wins.digest);
    assert.equal(errors(report).length, onConflict === 'fail' ? 1 : 0);
  });
}

for (const [what, when] of [
  ['the answer to its PUT', { method: 'PUT', path: `/manifests/${tag}` }],
  // Right before it is written, and after that.
  ['the look at it afterwards', { method: 'HEAD', path: `/manifests/${tag}`, nth: 2 }],
] as const) {
  test(`fault 32: the tag is written, and ${what} is lost: nothing is said about where it points`, async () => {
    putImage(source, 'legacy', image);
    putOlder();
    target.faults.add({ when: { ...when, times: Number.POSITIVE_INFINITY }, do: 'lose-answer' });
    const report = await run(source, target, { onConflict: 'overwrite' });
    assert.match(errors(report).join(), /^E_NET: /);
    const { advice = '' } = only(report).findings[0] ?? {};
    assert.match(advice, /^[0-9]+ of [0-9]+ parts are there; look where the tag 0\.1\.24 points/);
    assert.equal(tagged(), image.digest);
  });
}

test('fault 32: another client writes the tag right after it was written', async () => {
  putImage(source, 'legacy', image);
  // What is likely absent is asked for by GET.
  const when = { method: 'HEAD', path: `/manifests/${tag}` };
  target.faults.add({ when, do: { first: putOlder } });
  const report = await run(source, target);
  const moved = `E_DRIFT: the tag ${tag} was written, and points to ${older.digest}: another writer writes it too`;
  assert.deepEqual(errors(report), [moved]);
  assert.equal(only(report).tag, 'not written');
  assert.equal(tagged(), older.digest);
});

test('a tag that cannot be read is not said to be absent', async () => {
  putImage(source, 'legacy', image);
  putOlder();
  target.faults.add({ when: { times: Number.POSITIVE_INFINITY }, do: { status: 403 } });
  const report = await run(source, target);
  assert.match(errors(report).join(), /^E_AUTH: /);
  const { advice = '' } = only(report).findings[0] ?? {};
  assert.match(advice, /^0 of [0-9]+ parts are there; look where the tag 0\.1\.24 points; log in/);
  assert.equal(tagged(), older.digest);
});

test('fault 29: an immutable tag on the same digest is a success', async () => {
  putImage(source, 'legacy', image);
  assert.equal((await run(source, target)).exitCode, 0);
  target.settings.immutableTags = true;
  const before = target.requests.length;
  for (const deep of [false, true]) {
    const report = await run(source, target, { deep });
    assert.deepEqual(errors(report), []);
    assert.equal(only(report).tag, 'unchanged');
    assert.equal(only(report).looked, deep ? 'everything' : 'lists');
  }
  assert.deepEqual(writes({ requests: target.requests.slice(before) }), []);
});

test('fault 29: an immutable tag on another digest', async () => {
  putImage(source, 'legacy', image);
  const old = putOlder();
  target.settings.immutableTags = true;
  const report = await run(source, target, { onConflict: 'overwrite' });
  assert.match(errors(report).join(), /^E_IMMUTABLE: .*nicolas\/webdis:0\.1\.24 cannot be moved/);
  assert.equal(tagged(), old);
});

const sig = signatureTag(image.digest);
const [ours, theirs, third] = ['a', 'b', 'c'].map((reference) =>
  legacyLayer(image.digest, { reference }),
) as [
  ReturnType<typeof legacyLayer>,
  ReturnType<typeof legacyLayer>,
  ReturnType<typeof legacyLayer>,
];

test("signatures: what the target has more stays, and is not the source's to remove", async () => {
  putImage(source, 'legacy', image);
  putSignatures(source, repository, image.digest, [ours]);
  const more = putSignatures(target, repository, image.digest, [ours, theirs]);
  const report = await run(source, target);
  assert.deepEqual(errors(report), []);
  assert.equal(held().tags.get(sig), more);
  assert.equal(tagged(), image.digest);
});

test('signatures: what the target has less is completed', async () => {
  putImage(source, 'legacy', image);
  const all = putSignatures(source, repository, image.digest, [ours, theirs]);
  putSignatures(target, repository, image.digest, [ours]);
  assert.deepEqual(errors(await run(source, target)), []);
  assert.equal(held().tags.get(sig), all);
});

test('signatures: if each side has its own, nothing is copied', async () => {
  putImage(source, 'legacy', image);
  putSignatures(source, repository, image.digest, [ours, theirs]);
  const own = putSignatures(target, repository, image.digest, [ours, third]);
  const report = await run(source, target, { onConflict: 'overwrite' });
  assert.match(
    errors(report).join(),
    /^E_DRIFT: source and target each have content that the other lacks under sha256-/,
  );
  assert.deepEqual(writes(target), []);
  assert.equal(held().tags.get(sig), own);
});

test('signatures: two over one payload are two', async () => {
  putImage(source, 'legacy', image);
  const again = legacyLayer(image.digest, { reference: 'a' });
  assert.equal(again.descriptor['digest'], ours.descriptor['digest']);
  const both = putSignatures(source, repository, image.digest, [ours, again]);
  putSignatures(target, repository, image.digest, [ours]);
  assert.deepEqual(errors(await run(source, target)), []);
  assert.equal(held().tags.get(sig), both);
});

test('fault 28: another client signs at the target in mid-run', async () => {
  putImage(source, 'legacy', image);
  putSignatures(source, repository, image.digest, [ours]);
  let more: Digest | undefined;
  const sign = () => {
    more ??= putSignatures(target, repository, image.digest, [ours, theirs]);
  };
  target.faults.add({ when: { method: 'PUT', path: '/blobs/' }, do: { first: sign } });
  assert.deepEqual(errors(await run(source, target)), []);
  assert.equal(held().tags.get(sig), more);
});

test('fault 28: another client signs at the target in mid-run, and lacks what the source has', async () => {
  putImage(source, 'legacy', image);
  putSignatures(source, repository, image.digest, [ours]);
  let own: Digest | undefined;
  const sign = () => {
    own ??= putSignatures(target, repository, image.digest, [theirs]);
  };
  target.faults.add({ when: { method: 'PUT', path: '/blobs/' }, do: { first: sign } });
  const report = await run(source, target);
  assert.match(
    errors(report).join(),
    /^E_DRIFT: source and target each have content that the other lacks/,
  );
  assert.equal(held().tags.get(sig), own);
  assert.equal(tagged(), undefined);
});

const list = referrersTag(image.digest);

/** As a client that knows of these only; `put` would make a list of all that is there. */
function putList(referrers: readonly Part[]): void {
  for (const { bytes, mediaType } of referrers) held().putManifest(bytes, mediaType);
  const { bytes, mediaType } = index(referrers);
  held().tags.set(list, held().putManifest(bytes, mediaType));
}

/** Something of the target's own: what is signed again may be the source's, byte for byte. */
function note(text: string) {
  const fields = { subject: { mediaType: image.mediaType, digest: image.digest, size: 1 } };
  return artifact('text/note', [blob(Buffer.from(text), 'text/plain')], fields);
}

test('fault 27: another client overwrites the list of referrers', async () => {
  target.settings.referrersApi = 'off-404';
  putImage(source, 'bundles', image);
  const other = note('other');
  const overwrite = () => {
    // Before it is read back; he has not seen what was written.
    putList([other]);
  };
  // Read to be changed, read back.
  const when = { method: 'GET', path: new RegExp(`/manifests/${list}$`), nth: 2 };
  target.faults.add({ when, do: { first: overwrite } });
  assert.deepEqual(errors(await run(source, target)), []);
  const written = writes(target).filter((line) => line.endsWith(`/manifests/${list}`));
  assert.equal(written.length, 2, 'once more after it was overwritten');
  assert.ok(listedAt(target, image.digest).has(other.digest));
  assertMirrored(source, target);
});

test('fault 27: a registry that supports If-Match keeps what was written in between', async () => {
  Object.assign(target.settings, { referrersApi: 'off-404', honourIfMatch: true });
  putImage(source, 'bundles', image);
  const first = note('first');
  const second = note('second');
  putList([first]);
  const attach = () => putList([first, second]);
  target.faults.add({ when: { method: 'PUT', path: `/manifests/${list}` }, do: { first: attach } });
  assert.deepEqual(errors(await run(source, target)), []);
  assert.ok(listedAt(target, image.digest).has(second.digest));
  assertMirrored(source, target);
});

test('fault 22: the fallback list is completed where the target has entries of its own', async () => {
  target.settings.referrersApi = 'off-405';
  putImage(source, 'bundles', image);
  const own = put(target, repository, note('own'));
  assert.deepEqual(errors(await run(source, target)), []);
  assert.ok(listedAt(target, image.digest).has(own));
  assertMirrored(source, target);
});
