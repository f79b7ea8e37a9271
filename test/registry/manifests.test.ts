/** Fetches manifests, and resolves tags. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '../../src/limits.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { manifestTypes, mediaTypes } from '../../src/oci/media-type.ts';
import { digestOfTag } from '../../src/registry/manifests.ts';
import { type Reply, startScripted } from '../support/scripted.ts';
import { connect } from './support/connect.ts';
import { digestWith, indexOf, loginPage, served } from './support/documents.ts';

const manifest = served(indexOf());

function withHeader(name: string, value: string): Reply {
  return { ...manifest.reply, headers: { ...manifest.reply.headers, [name]: value } };
}

test('manifest: bytes, digest and media type as received; all four types are accepted', async (t) => {
  const type = `${mediaTypes.index}; charset=utf-8`;
  const server = await startScripted(t, () => withHeader('content-type', type));
  const { bytes, digest, contentType } =
    (await connect(t).repository(server).manifest('0.1.24')) ?? assert.fail();
  assert.deepEqual(Buffer.from(bytes), manifest.bytes);
  assert.equal(digest, manifest.digest);
  assert.equal(contentType, mediaTypes.index);
  assert.deepEqual(server.lines(), ['GET /v2/nicolas/webdis/manifests/0.1.24']);
  assert.deepEqual(server.received[0]?.headers.accept?.split(', '), [...manifestTypes]);
});

test('manifest: a 404 is an answer', async (t) => {
  const server = await startScripted(t, () => undefined);
  const repository = connect(t).repository(server);
  assert.equal(await repository.manifest('1'), undefined);
  assert.equal(await repository.manifest(manifest.digest), undefined);
  assert.equal(await repository.manifestHead('1'), undefined);
});

test('threat 2: bytes that do not hash to the digest', async (t) => {
  const server = await startScripted(t, () => withHeader('docker-content-digest', digestWith('a')));
  await assert.rejects(connect(t).repository(server).manifest(digestWith('a')), {
    code: 'E_DIGEST',
  });
});

test('threat 3: a header that contradicts the bytes of a tag', async (t) => {
  const server = await startScripted(t, () => withHeader('docker-content-digest', digestWith('a')));
  await assert.rejects(connect(t).repository(server).manifest('1'), { code: 'E_DIGEST' });
});

test('threat 3: a header that is not a digest says nothing, and contradicts nothing', async (t) => {
  const { digest } = manifest;
  const upper = digest.toUpperCase();
  for (const header of ['', ' ', '""', `"${digest}"`, upper, 'sha256:', 'md5:00', 'none']) {
    const server = await startScripted(t, () => withHeader('docker-content-digest', header));
    const repository = connect(t).repository(server);
    assert.equal((await repository.manifest('1'))?.digest, digest, header);
    assert.equal((await repository.manifestHead('1'))?.digest, undefined, header);
  }
});

test('threat 3: for a digest, the header does not count', async (t) => {
  const server = await startScripted(t, () => withHeader('docker-content-digest', digestWith('a')));
  assert.ok(await connect(t).repository(server).manifest(manifest.digest));
});

test('threat 3: a sha512 header is compared with the bytes, and the tag still has a sha256 digest', async (t) => {
  const header = digestOf(manifest.bytes, 'sha512');
  const server = await startScripted(t, () => withHeader('docker-content-digest', header));
  const found = await connect(t).repository(server).manifest('1');
  assert.equal(found?.digest, manifest.digest);
});

for (const status of [400, 403, 404, 405, 501]) {
  test(`threat 4: a HEAD that is answered with ${status} shows no absence: the GET decides`, async (t) => {
    let there = true;
    const server = await startScripted(t, ({ method }) =>
      method === 'HEAD' ? { status } : there ? manifest.reply : undefined,
    );
    const repository = connect(t).repository(server);
    for (const reference of ['1', manifest.digest]) {
      const head = await repository.manifestHead(reference);
      assert.equal(head?.digest, manifest.digest);
      assert.equal(head?.size, manifest.bytes.byteLength);
    }
    there = false;
    assert.equal(await repository.manifestHead('1'), undefined);
    const asked = ['HEAD', 'GET'].map((method) => `${method} /v2/nicolas/webdis/manifests/1`);
    assert.deepEqual(server.lines().slice(-2), asked);
  });
}

test('a HEAD that is answered with 200 costs no GET', async (t) => {
  const server = await startScripted(t, () => manifest.reply);
  assert.equal(
    (await connect(t).repository(server).manifestHead('1'))?.size,
    manifest.bytes.byteLength,
  );
  assert.deepEqual(server.lines(), ['HEAD /v2/nicolas/webdis/manifests/1']);
});

test('threat 4: a HEAD gives what the headers say', async (t) => {
  const server = await startScripted(t, () => withHeader('docker-content-digest', digestWith('a')));
  const head = await connect(t).repository(server).manifestHead(digestWith('b'));
  assert.deepEqual(head, {
    digest: digestWith('a'),
    size: manifest.bytes.byteLength,
    contentType: mediaTypes.index,
  });
});

test('threat 7: sha512 digests are hashed as such', async (t) => {
  const server = await startScripted(t, () => manifest.reply);
  const repository = connect(t).repository(server);
  const digest = digestOf(manifest.bytes, 'sha512');
  assert.equal((await repository.manifest(digest))?.digest, digest);
  await assert.rejects(repository.manifest(`sha512:${'0'.repeat(128)}`), { code: 'E_DIGEST' });
});

for (const [reference, code] of [
  ['sha256:../../x', 'E_DIGEST'],
  [`sha256:${'A'.repeat(64)}`, 'E_DIGEST'],
  [`sha1:${'a'.repeat(40)}`, 'E_DIGEST'],
  ['sha256:abc', 'E_DIGEST'],
  ['../tags/list', 'E_REF'],
  ['a?b', 'E_REF'],
  ['a#b', 'E_REF'],
  ['a%2fb', 'E_REF'],
  ['', 'E_REF'],
] as const) {
  test(`threats 6, 8 and 12: ${JSON.stringify(reference)} is never requested`, async (t) => {
    const server = await startScripted(t, () => manifest.reply);
    const repository = connect(t).repository(server);
    await assert.rejects(repository.manifest(reference), { code });
    await assert.rejects(repository.manifestHead(reference), { code });
    assert.equal(server.received.length, 0);
  });
}

test('manifest: a login page is E_NET, whether asked for directly or through a redirect', async (t) => {
  const login = await startScripted(t, () => loginPage);
  const server = await startScripted(t, ({ path }) =>
    path.endsWith('/direct') ? loginPage : { status: 302, headers: { location: login.origin } },
  );
  const repository = connect(t).repository(server);
  await assert.rejects(repository.manifest('direct'), { code: 'E_NET' });
  await assert.rejects(repository.manifest('1'), { code: 'E_NET' });
  await assert.rejects(repository.manifestHead('1'), { code: 'E_NET' });
});

test('manifest: more than the limit is E_LIMIT', async (t) => {
  const body = Buffer.alloc(limits.manifest + 1);
  const server = await startScripted(t, () => ({ body }));
  await assert.rejects(connect(t).repository(server).manifest('1'), { code: 'E_LIMIT' });
});

test('what a tag points to costs no pull, unless the registry leaves the digest out', async () => {
  const sha512 = digestOf(manifest.bytes, 'sha512');
  const asked: string[] = [];
  const repository = (head?: string) => ({
    manifestHead: async () => {
      asked.push('HEAD');
      return head === 'none' ? undefined : { ...(head && { digest: head as never }) };
    },
    manifest: async () => {
      asked.push('GET');
      return { bytes: manifest.bytes, digest: manifest.digest };
    },
  });
  for (const [head, algorithm, found, requests] of [
    ['none', undefined, undefined, ['HEAD']],
    [manifest.digest, undefined, manifest.digest, ['HEAD']],
    [manifest.digest, 'sha256', manifest.digest, ['HEAD']],
    [manifest.digest, 'sha512', sha512, ['HEAD', 'GET']],
    [sha512, 'sha512', sha512, ['HEAD']],
    [undefined, undefined, manifest.digest, ['HEAD', 'GET']],
    [undefined, 'sha512', sha512, ['HEAD', 'GET']],
  ] as const) {
    asked.length = 0;
    assert.equal(await digestOfTag(repository(head) as never, '1', algorithm), found);
    assert.deepEqual(asked, requests, `${head} ${algorithm}`);
  }
  const gone = { manifestHead: async () => ({}), manifest: async () => undefined };
  assert.equal(await digestOfTag(gone, '1'), undefined);
});
