/** Lists referrers, by the API or the fallback tag. */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { limits } from '../../src/limits.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { type Reply, type Script, startScripted } from '../support/scripted.ts';
import { connect } from './support/connect.ts';
import {
  descriptor,
  digestWith,
  emptyList,
  indexOf,
  loginPage,
  served,
} from './support/documents.ts';

const subject = digestWith('5');
const apiPath = `/v2/nicolas/webdis/referrers/${subject}`;
const tagPath = `/v2/nicolas/webdis/manifests/sha256-${'5'.repeat(64)}`;
const one = served(indexOf(descriptor(digestWith('1')))).reply;
const two = served(indexOf(descriptor(digestWith('2')))).reply;

function unknown(code: string): Reply {
  return { status: 404, body: { errors: [{ code, message: 'unknown' }] } };
}

async function start(t: TestContext, script: Script) {
  const server = await startScripted(t, script);
  const connection = connect(t);
  return { server, repository: connection.repository(server), notes: connection.notes };
}

/** Answers of the API, and of the fallback tag. */
function routes(api: Reply | undefined, tag?: Reply): Script {
  return ({ path }) => (path.startsWith('/v2/nicolas/webdis/referrers/') ? api : tag);
}

const digestsOf = (list: { descriptors: readonly { digest: string }[] }) =>
  list.descriptors.map(({ digest }) => digest);

test('referrers: by the API, with one request', async (t) => {
  const { server, repository } = await start(t, routes(one));
  const list = await repository.referrers(subject);
  assert.equal(list.source, 'api');
  assert.deepEqual(digestsOf(list), [digestWith('1')]);
  assert.deepEqual(server.lines(), [`GET ${apiPath}`]);
  assert.equal(server.received[0]?.headers.accept, mediaTypes.index);
});

test('referrers: all pages, by relative and by absolute links', async (t) => {
  const { server, repository } = await start(t, ({ path, headers }) => {
    if (path.endsWith('page=2')) {
      const link = `<http://${headers.host}${apiPath}?page=3>; foo=bar; rel="last next"`;
      return { ...two, headers: { ...two.headers, link } };
    }
    if (path.endsWith('page=3')) return one;
    return { ...one, headers: { ...one.headers, link: '<?page=2>; rel=next' } };
  });
  const list = await repository.referrers(subject);
  assert.deepEqual(digestsOf(list), ['1', '2', '1'].map(digestWith));
  assert.equal(server.received.length, 3);
});

test('threat 55: a list that never ends is E_LIMIT after 20 pages', async (t) => {
  let page = 0;
  const { server, repository } = await start(t, () => {
    page += 1;
    return { ...one, headers: { ...one.headers, link: `<?page=${page}>; rel="next"` } };
  });
  await assert.rejects(repository.referrers(subject), { code: 'E_LIMIT' });
  assert.equal(server.received.length, limits.pages);
});

test('threat 55: a page that links to one that was read is E_NET', async (t) => {
  const link = `<${apiPath}>; rel="next"`;
  const { server, repository } = await start(t, () => ({
    ...one,
    headers: { ...one.headers, link },
  }));
  await assert.rejects(repository.referrers(subject), { code: 'E_NET' });
  assert.equal(server.received.length, 1);
});

test('threat 56: a link to another origin is E_NET, and no request is sent there', async (t) => {
  const other = await startScripted(t, () => two);
  for (const target of [
    `${other.origin}${apiPath}`,
    `//${other.host}${apiPath}`,
    'https://169.254.169.254/',
    'file:///etc/passwd',
  ]) {
    const { repository } = await start(t, () => ({
      ...one,
      headers: { ...one.headers, link: `<${target}>; rel="next"` },
    }));
    await assert.rejects(repository.referrers(subject), { code: 'E_NET' });
  }
  assert.equal(other.received.length, 0);
});

test('threat 55: part of a list is never the whole', async (t) => {
  for (const second of [{ status: 404 }, { status: 403 }, loginPage]) {
    const { repository } = await start(t, ({ path }) =>
      path.includes('page')
        ? second
        : { ...emptyList, headers: { ...emptyList.headers, link: '<?page=2>; rel="next"' } },
    );
    await assert.rejects(repository.referrers(subject), { code: 'E_NET' });
  }
});

for (const [title, api] of [
  ['404', unknown('MANIFEST_UNKNOWN')],
  ['404 page not found', { status: 404, body: '404 page not found\n' }],
  ['400', { status: 400 }],
  ['405', { status: 405 }],
  ['406', { status: 406 }],
  ['501', { status: 501 }],
] as const) {
  test(`fault 19: ${title} means that there is no API, so the fallback tag counts`, async (t) => {
    const { repository } = await start(t, routes(api, two));
    const list = await repository.referrers(subject);
    assert.equal(list.source, 'tag');
    assert.deepEqual(digestsOf(list), [digestWith('2')]);
  });
}

test('fault 19: neither API nor tag: no referrers', async (t) => {
  const { repository } = await start(t, routes(undefined));
  assert.deepEqual(await repository.referrers(subject), { descriptors: [], source: 'tag' });
});

test('fault 20: NAME_UNKNOWN says that the repository is missing', async (t) => {
  const { server, repository } = await start(t, routes(unknown('NAME_UNKNOWN')));
  await assert.rejects(repository.referrers(subject), { code: 'E_NOTFOUND' });
  await assert.rejects(repository.referrers(subject), { code: 'E_NOTFOUND' });
  assert.deepEqual(server.lines(), [`GET ${apiPath}`, `GET ${apiPath}`]);
});

test('fault 21: a web page or another content type is not an API', async (t) => {
  for (const api of [loginPage, { ...one, headers: { 'content-type': 'application/json' } }]) {
    const { repository } = await start(t, routes(api, two));
    assert.equal((await repository.referrers(subject)).source, 'tag');
  }
});

test('fault 22: API and fallback tag both answer, for the caller to unite', async (t) => {
  const { repository } = await start(t, routes(emptyList, two));
  assert.deepEqual(await repository.referrers(subject), { descriptors: [], source: 'api' });
  const tagged = await repository.referrersByTag(subject);
  assert.equal(tagged.source, 'tag');
  assert.deepEqual(digestsOf(tagged), [digestWith('2')]);
});

test('fault 23: OCI-Subject and OCI-Filters-Applied prove no API', async (t) => {
  const headers = { 'oci-subject': subject, 'oci-filters-applied': 'artifactType' };
  const { repository } = await start(t, routes({ ...unknown('X'), headers }, two));
  assert.equal((await repository.referrers(subject)).source, 'tag');
});

for (const [status, code] of [
  [401, 'E_AUTH'],
  [403, 'E_AUTH'],
  [429, 'E_RATE'],
  [500, 'E_NET'],
  [503, 'E_NET'],
] as const) {
  test(`threat 62, fault 24: ${status} is ${code}, never "none", and is not remembered`, async (t) => {
    let healthy = false;
    const { server, repository } = await start(t, ({ path }) => {
      if (!path.includes('/referrers/')) return two;
      // A burst would be outlasted; this one asks for more than the run has.
      return healthy ? one : { status, headers: { 'retry-after': '3600' } };
    });
    await assert.rejects(repository.referrers(subject), { code });
    assert.ok(server.lines().every((line) => line === `GET ${apiPath}`));
    healthy = true;
    assert.equal((await repository.referrers(subject)).source, 'api');
  });
}

test('fault 24: an error on the fallback tag is an error too', async (t) => {
  const { repository } = await start(t, routes(undefined, { status: 403 }));
  await assert.rejects(repository.referrers(subject), { code: 'E_AUTH' });
});

test('referrers: digests that are requested together share one look for the API', async (t) => {
  const { server, repository } = await start(t, routes(undefined));
  await Promise.all(
    ['1', '2', '3', '4', '5'].map((digit) => repository.referrers(digestWith(digit))),
  );
  await repository.referrers(digestWith('6'));
  const api = server.lines().filter((line) => line.includes('/referrers/'));
  assert.equal(api.length, 1);
  assert.equal(server.received.length, 1 + 6);
});

test('referrers: one odd answer does not undo an API that has answered', async (t) => {
  const odd = digestWith('f');
  const { server, repository } = await start(t, ({ path }) => {
    if (!path.includes('/referrers/')) return undefined;
    return path.endsWith(odd) ? { status: 400 } : one;
  });
  await repository.referrers(subject);
  assert.equal((await repository.referrers(odd)).source, 'tag');
  assert.equal((await repository.referrers(subject)).source, 'api');
  assert.equal(server.received.length, 4);
});

test('referrers: junk next to a referrer is skipped and noted, and hides nothing', async (t) => {
  const junk = [7, {}, descriptor('sha256:_uploads'), descriptor(`md5:${'a'.repeat(32)}`)];
  const list = served(indexOf(...junk, descriptor(digestWith('1')))).reply;
  const { repository, notes } = await start(t, routes(list));
  assert.deepEqual(digestsOf(await repository.referrers(subject)), [digestWith('1')]);
  assert.equal(notes.length, junk.length);
});

test('referrers: `null` is the empty list of some registries', async (t) => {
  const { repository } = await start(
    t,
    routes(served({ schemaVersion: 2, manifests: null }).reply),
  );
  assert.deepEqual(await repository.referrers(subject), { descriptors: [], source: 'api' });
});

test('referrers: an answer of the API that cannot be read is E_MANIFEST', async (t) => {
  const headers = { 'content-type': mediaTypes.index };
  for (const body of ['{', '[]', '{}', '{"manifests":[],"manifests":[]}']) {
    const { repository } = await start(t, routes({ headers, body }));
    await assert.rejects(repository.referrers(subject), { code: 'E_MANIFEST' });
  }
});

test('referrers: more entries than allowed are E_LIMIT, never fewer referrers', async (t) => {
  const many = Array.from({ length: limits.children + 1 }, () => descriptor(digestWith('1')));
  const { repository } = await start(t, routes(served(indexOf(...many)).reply));
  await assert.rejects(repository.referrers(subject), { code: 'E_LIMIT' });
});

const image = {
  schemaVersion: 2,
  mediaType: mediaTypes.manifest,
  config: descriptor(digestWith('c')),
  layers: [],
};

for (const [title, tag] of [
  ['an image', served(image, mediaTypes.manifest).reply],
  ['an image that is called an index', served(image).reply],
  ['an index with layers', served({ ...indexOf(), layers: [] }).reply],
  [
    'a Docker manifest list',
    served({ ...indexOf(), mediaType: mediaTypes.dockerIndex }, mediaTypes.dockerIndex).reply,
  ],
  ['something without a media type of its own', served({ manifests: [] }, 'text/plain').reply],
  [
    'an index that calls itself a manifest',
    served({ ...indexOf(), mediaType: mediaTypes.manifest }).reply,
  ],
  ['no JSON', { ...emptyList, body: 'x' }],
] as const) {
  test(`threat 15: a fallback tag that points to ${title} means none, and is noted`, async (t) => {
    const { repository, notes } = await start(t, routes(undefined, tag));
    assert.deepEqual(digestsOf(await repository.referrers(subject)), []);
    assert.match(notes[0] ?? '', /the referrers tag is ignored/);
    assert.ok(notes[0]?.includes(`:sha256-${'5'.repeat(64)}: `));
  });
}

test('threat 15: GitLab reads the fallback tag as the digest, and answers with the subject', async (t) => {
  const index = served(indexOf(descriptor(digestWith('1'))));
  const { repository, notes } = await start(t, routes(undefined, index.reply));
  assert.deepEqual(digestsOf(await repository.referrers(index.digest)), []);
  assert.match(notes[0] ?? '', /points to the subject itself/);
});

test('threat 58: entries are listed as they are, whatever they claim to be', async (t) => {
  const lying = descriptor(digestWith('1'), { artifactType: 'application/vnd.oci.empty.v1+json' });
  const { server, repository } = await start(t, routes(served(indexOf(lying)).reply));
  const { descriptors } = await repository.referrers(subject);
  assert.equal(descriptors[0]?.artifactType, 'application/vnd.oci.empty.v1+json');
  assert.ok(
    !server.lines().some((line) => line.includes('artifactType')),
    'no filter is asked for',
  );
});

test('referrers: the tag for sha512 is cut to 64 digits', async (t) => {
  const { server, repository } = await start(t, () => undefined);
  const digest = digestOf(Buffer.from('x'), 'sha512');
  await repository.referrersByTag(digest);
  const tag = `sha512-${digest.slice('sha512:'.length, 'sha512:'.length + 64)}`;
  assert.deepEqual(server.lines(), [`GET /v2/nicolas/webdis/manifests/${tag}`]);
});

test('threat 6: a subject is checked before it is part of a path', async (t) => {
  const { server, repository } = await start(t, () => one);
  const bad = 'sha256:../x' as typeof subject;
  await assert.rejects(repository.referrers(bad), { code: 'E_DIGEST' });
  await assert.rejects(repository.referrersByTag(bad), { code: 'E_DIGEST' });
  assert.equal(server.received.length, 0);
});

test('referrers: the fallback tag alone needs one request', async (t) => {
  const { server, repository } = await start(t, routes(one, two));
  await repository.referrersByTag(subject);
  assert.deepEqual(server.lines(), [`GET ${tagPath}`]);
});

/** Requests to the API before the first of them is answered. */
async function askedAtOnce(t: TestContext, asking: { readonly ahead?: boolean }): Promise<number> {
  const held = Promise.withResolvers<void>();
  let asked = 0;
  const { repository } = await start(t, async ({ path }) => {
    if (!path.includes('/referrers/')) return undefined;
    asked += 1;
    await held.promise;
    return { status: 404 };
  });
  // Shows that no authorization is asked for, which holds requests back as well.
  await repository.manifest('1');
  const lists = ['1', '2', '3'].map((hex) => repository.referrers(digestWith(hex), asking));
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
  const before = asked;
  held.resolve();
  await Promise.all(lists);
  return before;
}

test('referrers: the first request goes alone, unless all are to be asked for ahead', async (t) => {
  assert.equal(await askedAtOnce(t, {}), 1);
  assert.equal(await askedAtOnce(t, { ahead: true }), 3);
});

test('referrers: a list under the fallback tag that was asked for already is used', async (t) => {
  const { server, repository } = await start(t, routes(unknown('UNSUPPORTED')));
  const list = { descriptors: [], source: 'tag' } as const;
  assert.equal(await repository.referrers(subject, { byTag: async () => list }), list);
  assert.deepEqual(server.lines(), [`GET ${apiPath}`]);
});
