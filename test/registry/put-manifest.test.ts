/** Pushes manifests. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { index, platformImage, put } from '../../sandbox/images.ts';
import type { Strike } from '../../sandbox/registry/index.ts';
import { TrustError } from '../../src/error.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { MissingContent, putWithContent } from '../../src/registry/update-tag.ts';
import { digestWith } from './support/documents.ts';
import { pushing } from './support/writer.ts';

const image = platformImage('linux/amd64');
const { bytes, digest, mediaType } = image;
const other = platformImage('linux/arm64');
const putting = { method: 'PUT', path: '/manifests/' };
const sparse = { requireContent: false };

function problem(code: string, message = 'no'): string {
  return JSON.stringify({ errors: [{ code, message }] });
}

test('manifest up: the bytes as they are, by digest and by tag', async (t) => {
  const { registry, repository } = await pushing(t, sparse);
  const odd = Buffer.from(` ${Buffer.from(bytes)}\n`);
  assert.equal(await repository.putManifest(digestOf(odd), odd, mediaType), true);
  assert.equal(await repository.putManifest('0.1.24', odd, mediaType), true);
  const held = registry.store.find('nicolas/webdis')?.manifest('0.1.24');
  assert.deepEqual(held?.bytes, odd);
  assert.equal(held?.mediaType, mediaType);
  const { headers } = registry.requests[0] ?? assert.fail();
  assert.equal(headers['content-type'], mediaType);
  assert.equal(headers['content-length'], String(odd.byteLength));
});

test('manifest up: sent again after a reset, for it is the same', async (t) => {
  const { registry, repository } = await pushing(t, sparse);
  registry.faults.add({ when: putting, do: 'lose-answer' });
  assert.equal(await repository.putManifest('1', bytes, mediaType), true);
  assert.equal(registry.requests.length, 2);
});

test('threat 2: bytes are not sent under a digest that is not theirs', async (t) => {
  const { registry, repository } = await pushing(t, sparse);
  const refused = repository.putManifest(digestWith('a'), bytes, mediaType);
  await assert.rejects(refused, { code: 'E_DIGEST' });
  assert.equal(registry.requests.length, 0);
});

test('threat 12: anything but a tag or digest is never part of a path', async (t) => {
  const { registry, repository } = await pushing(t, sparse);
  for (const reference of ['../x', 'a/b', 'a?b', '', 'sha256:../../x']) {
    await assert.rejects(repository.putManifest(reference, bytes, mediaType), {
      code: /^E_(?:REF|DIGEST)$/,
    });
  }
  assert.equal(registry.requests.length, 0);
});

for (const [title, strike] of [
  ['says that it stored something else', { headers: { 'docker-content-digest': digestWith('b') } }],
  [
    'stored it by another algorithm',
    { headers: { 'docker-content-digest': digestOf(bytes, 'sha512') } },
  ],
  ['got other bytes', { status: 400, body: problem('DIGEST_INVALID') }],
] as const) {
  test(`a registry that ${title} is E_DIGEST`, async (t) => {
    const { registry, repository } = await pushing(t, sparse);
    registry.faults.add({ when: putting, do: strike as Strike });
    await assert.rejects(repository.putManifest('1', bytes, mediaType), { code: 'E_DIGEST' });
  });
}

test('a registry that says nothing about the digest is believed', async (t) => {
  const { repository } = await pushing(t, { ...sparse, omitContentDigest: true });
  assert.equal(await repository.putManifest('1', bytes, mediaType), true);
});

for (const strike of [
  { status: 413 },
  // As distribution, which has a limit of 4 MiB (registries.md §2.4).
  { status: 400, body: problem('SIZE_INVALID', 'manifest too large') },
]) {
  test(`fault 36: a manifest that is too large (${strike.status}) is E_LIMIT with its size`, async (t) => {
    const { registry, repository } = await pushing(t, sparse);
    registry.faults.add({ when: putting, do: strike });
    await assert.rejects(repository.putManifest('1', bytes, mediaType), {
      code: 'E_LIMIT',
      message: new RegExp(`a manifest of ${bytes.byteLength} bytes is more than`),
    });
  });
}

const immutable: Readonly<Record<string, Strike>> = {
  'as ECR says it': {
    status: 400,
    body: problem('TAG_INVALID', "The image tag '1' already exists and cannot be overwritten"),
  },
  'as ECR calls it': { status: 400, body: problem('ImageTagAlreadyExistsException') },
  'as Harbor says it': {
    status: 412,
    body: problem(
      'PRECONDITION',
      "Failed to process request due to 'webdis:1' configured as immutable.",
    ),
  },
  'as GAR says it': { status: 400, body: problem('DENIED', 'tag immutability is enabled') },
  'as 403': { status: 403, body: problem('DENIED', 'The tag is immutable') },
  'as 409': { status: 409 },
  'in plain text': { status: 405, body: 'immutable tag' },
};

for (const [title, strike] of Object.entries(immutable)) {
  test(`fault 29: an immutable tag, ${title}, is E_IMMUTABLE unless it holds the same`, async (t) => {
    const { registry, repository } = await pushing(t);
    registry.faults.add({ when: { ...putting, times: Infinity }, do: strike });
    put(registry, 'nicolas/webdis', other, '1');
    await assert.rejects(repository.putManifest('1', bytes, mediaType), (error) => {
      assert.ok(error instanceof TrustError);
      const { code, message, details } = error;
      assert.equal(code, 'E_IMMUTABLE');
      assert.match(message, /nicolas\/webdis:1 cannot be moved/);
      assert.equal(details.tag, '1');
      assert.equal(details.repository, 'nicolas/webdis');
      return true;
    });
    put(registry, 'nicolas/webdis', image, '1');
    assert.equal(await repository.putManifest('1', bytes, mediaType), true);
  });
}

test('fault 29: a refusal that has nothing to do with tags is not E_IMMUTABLE', async (t) => {
  const { registry, repository } = await pushing(t);
  registry.faults.add({ when: putting, do: { status: 403, body: problem('DENIED', 'no access') } });
  await assert.rejects(repository.putManifest('1', bytes, mediaType), { code: 'E_AUTH' });
  const byDigest = { status: 400, body: problem('TAG_INVALID') };
  registry.faults.add({ when: { ...putting, nth: 1 }, do: byDigest });
  await assert.rejects(repository.putManifest(digest, bytes, mediaType), { code: 'E_UNSUPPORTED' });
  for (const [status, code] of [
    [401, 'E_AUTH'],
    [404, 'E_NOTFOUND'],
    [422, 'E_UNSUPPORTED'],
    [501, 'E_NET'],
  ] as const) {
    const said = { status, body: problem('X', 'the tag already exists, and is immutable') };
    registry.faults.add({ when: putting, do: said });
    await assert.rejects(repository.putManifest('1', bytes, mediaType), { code });
  }
});

test('fault 29: a PUT whose answer was lost succeeds on a registry of immutable tags', async (t) => {
  const { registry, repository } = await pushing(t, { ...sparse, immutableTags: true });
  registry.faults.add({ when: putting, do: 'lose-answer' });
  assert.equal(await repository.putManifest('1', bytes, mediaType), true);
});

test('fault 29: for a tag of signatures, how to continue', async (t) => {
  const { registry, repository } = await pushing(t, { immutableTags: true });
  const tag = `${digest.replace(':', '-')}.sig`;
  put(registry, 'nicolas/webdis', image);
  put(registry, 'nicolas/webdis', other, tag);
  await assert.rejects(repository.putManifest(tag, bytes, mediaType), {
    code: 'E_IMMUTABLE',
    message: /exempt tags that begin with sha256-/,
  });
});

test('If-Match: false if the tag has moved, and nothing is overwritten', async (t) => {
  const { registry, repository } = await pushing(t, { ...sparse, honourIfMatch: true });
  put(registry, 'nicolas/webdis', other, '1');
  const { etag } = (await repository.manifest('1')) ?? assert.fail();
  assert.equal(await repository.putManifest('1', bytes, mediaType, etag), true);
  assert.equal(await repository.putManifest('1', other.bytes, mediaType, etag), false);
  assert.equal(registry.store.find('nicolas/webdis')?.tags.get('1'), digest);
});

test('If-Match: a weak entity tag, which never matches, is not used', async (t) => {
  const { registry, repository } = await pushing(t);
  put(registry, 'nicolas/webdis', other, '1');
  registry.faults.add({ do: { headers: { etag: 'W/"x"' } } });
  assert.equal((await repository.manifest('1'))?.etag, undefined);
  assert.notEqual((await repository.manifest('1'))?.etag, undefined);
});

const list = index([image, other]);

test('fault 17: children that the registry does not find are pushed again, once', async (t) => {
  const { registry, repository } = await pushing(t, sparse);
  let pushed = 0;
  const children = async () => {
    pushed += 1;
    // The registry forgets the first time.
    if (pushed === 2) put(registry, 'nicolas/webdis', list);
  };
  registry.settings.requireContent = true;
  const result = await putWithContent(children, () =>
    repository.putManifest('1', list.bytes, list.mediaType),
  );
  assert.equal(result, true);
  assert.equal(pushed, 2);
});

test('fault 35: a blob that was stored, and is not there, is pushed again', async (t) => {
  const { registry, repository } = await pushing(t);
  const when = { method: 'PUT', path: '/blobs/uploads/' };
  registry.faults.add({ when, do: { status: 201 } });
  const content = () =>
    Promise.all(
      image.blobs.map((blob) =>
        repository.putBlob({ digest: digestOf(blob), size: blob.byteLength }, () => blob),
      ),
    );
  await putWithContent(content, () => repository.putManifest('1', bytes, mediaType));
  assert.equal(registry.store.find('nicolas/webdis')?.tags.get('1'), digest);
});

test('fault 17: each code for missing content', async (t) => {
  const { registry, repository } = await pushing(t);
  for (const code of ['MANIFEST_BLOB_UNKNOWN', 'BLOB_UNKNOWN', 'MANIFEST_UNKNOWN']) {
    registry.faults.add({ when: putting, do: { status: 404, body: problem(code) } });
    const refused = repository.putManifest('1', bytes, mediaType);
    await assert.rejects(refused, (error) => error instanceof MissingContent, code);
  }
});

test('fault 17: content that stays missing is an error that names it', async (t) => {
  const { registry, repository } = await pushing(t);
  let pushed = 0;
  const content = async () => {
    pushed += 1;
  };
  const refused = putWithContent(content, () => repository.putManifest('1', bytes, mediaType));
  await assert.rejects(refused, (error) => {
    assert.ok(error instanceof MissingContent);
    assert.equal(error.code, 'E_NET');
    assert.match(error.message, /does not find what the manifest names \(MANIFEST_BLOB_UNKNOWN/);
    return true;
  });
  assert.equal(pushed, 2);
  assert.equal(registry.requests.length, 2);
});

test('putWithContent: any other refusal is final', async (t) => {
  const { registry, repository } = await pushing(t);
  registry.faults.add({ when: putting, do: { status: 405 } });
  let pushed = 0;
  const content = async () => {
    pushed += 1;
  };
  const refused = putWithContent(content, () => repository.putManifest('1', bytes, mediaType));
  await assert.rejects(refused, { code: 'E_UNSUPPORTED' });
  assert.equal(pushed, 1);
});

for (const status of [400, 405, 415, 422]) {
  test(`a manifest that a registry cannot store (${status}) is E_UNSUPPORTED, in its words`, async (t) => {
    const { registry, repository } = await pushing(t);
    registry.faults.add({
      when: putting,
      do: { status, body: problem('UNSUPPORTED', 'Invalid JSON') },
    });
    await assert.rejects(repository.putManifest(digest, bytes, mediaType), {
      code: 'E_UNSUPPORTED',
      message: new RegExp(
        `does not accept this manifest: ${status} \\(UNSUPPORTED: Invalid JSON\\)`,
      ),
    });
  });
}

test('a repository that does not exist is E_NOTFOUND', async (t) => {
  const { repository } = await pushing(t, { createRepositories: false });
  const refused = repository.putManifest('1', bytes, mediaTypes.manifest);
  await assert.rejects(refused, { code: 'E_NOTFOUND', message: /create it on the registry first/ });
});

test('whether a tag can be moved is seen by putting what it holds again', async (t) => {
  const { registry, repository } = await pushing(t, sparse);
  await repository.putManifest('1', bytes, mediaType);
  const { etag: _, ...stored } = (await repository.manifest('1')) ?? assert.fail();
  await repository.assertMovable('1', stored);
  const before = registry.store.find('nicolas/webdis')?.tags.get('1');
  registry.settings.immutableTags = true;
  await assert.rejects(repository.assertMovable('1', stored), { code: 'E_IMMUTABLE' });
  registry.settings.immutableTags = false;
  for (const [status, etag, code] of [
    [200, undefined, undefined],
    // Another run has moved it meanwhile: so it can be moved.
    [412, '"x"', undefined],
    [412, undefined, 'E_IMMUTABLE'],
    [409, '"x"', 'E_IMMUTABLE'],
    [403, undefined, 'E_AUTH'],
    [202, undefined, 'E_NET'],
  ] as const) {
    registry.faults.add({ when: { ...putting, nth: 1 }, do: { status, body: '{}' } });
    const tried = repository.assertMovable('1', { ...stored, ...(etag && { etag }) });
    if (code === undefined) await tried;
    else await assert.rejects(tried, { code }, `${status}`);
    registry.faults.clear();
  }
  assert.equal(registry.store.find('nicolas/webdis')?.tags.get('1'), before);
});
