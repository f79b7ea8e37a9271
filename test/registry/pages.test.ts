/** Lists page by page, lists of referrers, refusals of what was pushed: against an endpoint that is made up. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import type { HttpResponse } from '../../src/http/request.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { contentType, type Endpoint } from '../../src/registry/endpoint.ts';
import { AccessRefused, isAccessRefused, rateAdvice } from '../../src/registry/errors.ts';
import { readPages } from '../../src/registry/lists.ts';
import { declaredDigest, headOf, readReference } from '../../src/registry/manifests.ts';
import {
  artifactTypeOf,
  describeSkipped,
  isReferrersTag,
  readReferrerIndex,
  referrerEntry,
  referrersTag,
} from '../../src/registry/referrer-list.ts';
import { addReferrer, assertListable } from '../../src/registry/referrers-tag.ts';
import { MissingContent, putWithContent, readBack } from '../../src/registry/update-tag.ts';
import { confirmDigest, writeError } from '../../src/registry/write-error.ts';

const first = new URL('https://r.example/v2/a/b/tags/list?n=2');
const digest = (text: string) => digestOf(Buffer.from(text));

const response = (status: number, headers = {}, body = '', url = first): HttpResponse => ({
  ...{ status, headers, url, body: Buffer.from(body) },
});

/** Answers what it is asked for by the path and query. */
function endpoint(answers: Readonly<Record<string, HttpResponse>>, more: Partial<Endpoint> = {}) {
  const asked: string[] = [];
  const made = {
    name: { registry: 'r.example', path: 'a/b' },
    origin: new URL('https://r.example'),
    request: async (method: string, url: URL, headers: object) => {
      asked.push(`${method} ${url.pathname}${url.search} ${JSON.stringify(headers)}`);
      return answers[`${url.pathname}${url.search}`] ?? response(404);
    },
    where: (subject: object, details = {}) => ({ ...subject, ...details }),
    error: async (answer: HttpResponse) => new TrustError('E_NET', `status ${answer.status}`),
    isAnonymous: async () => true,
    ...more,
  };
  return { asked, endpoint: made as unknown as Endpoint };
}

async function pages(link: string | undefined, most?: number, status = 200) {
  const headers = link === undefined ? {} : { link };
  const { endpoint: at, asked } = endpoint({
    '/v2/a/b/tags/list?n=2': response(status, headers),
    '/v2/a/b/tags/list?n=2&last=x': response(200),
    '/next': response(200, { link: '</over>; rel=next' }),
    '/bad': response(500),
  });
  let count = 0;
  for await (const _ of readPages(at, first, 'a/b', most === undefined ? {} : { most })) count += 1;
  return { count, asked: asked.map((line) => line.split(' ')[1]), accept: asked[0] };
}

test('pages: a link of the relation "next" is followed, however it is written', async () => {
  for (const link of [
    '</v2/a/b/tags/list?n=2&last=x>; rel="next"',
    '<?n=2&last=x>;rel=next',
    '<list?n=2&last=x> ; REL = "prev Next"',
    '<https://r.example/v2/a/b/tags/list?n=2&last=x>; title="x"; rel="next"',
    '</other>; rel="prev", <?n=2&last=x>; rel="next"',
  ]) {
    const { count, asked } = await pages(link);
    assert.deepEqual([count, asked[1]], [2, '/v2/a/b/tags/list?n=2&last=x'], link);
  }
  for (const link of [
    undefined,
    '',
    '</x>',
    '</x>; rel="prev"',
    '</x>; rel="nextish"',
    'x; rel="next"',
  ]) {
    assert.equal((await pages(link)).count, 1, link);
  }
  const { accept } = await pages(undefined);
  assert.equal(accept, 'GET /v2/a/b/tags/list?n=2 {"accept":"a/b"}');
  assert.equal((await pages('</next>; rel="next"', undefined, 404)).count, 1);
});

test('threats 55, 56: another host, a circle, a page that fails, and too many of them end the list', async () => {
  const details = { host: 'r.example', url: 'https://r.example/v2/a/b/tags/list' };
  const refused = async (link: string, code: string, why: string, most?: number) =>
    assert.rejects(pages(link, most), { code, message: `r.example: ${why}`, details });
  for (const target of [
    'https://evil.example/x',
    'http://r.example/x',
    'https://r.example:8443/x',
    'https://u@r.example/x',
    'https://:p@r.example/x',
    'https://[',
  ]) {
    await refused(`<${target}>; rel="next"`, 'E_NET', 'the next page of a list is on another host');
  }
  await refused('<?n=2>; rel="next"', 'E_NET', 'the pages of a list form a circle');
  await refused('</bad>; rel="next"', 'E_NET', 'page 2 of a list was answered with 500');
  await refused('</next>; rel="next"', 'E_LIMIT', 'a list has more than 2 pages', 2);
  await refused('</next>; rel="next"', 'E_NET', 'page 3 of a list was answered with 404', 3);
});

const subject = digest('subject');
const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));
const entry = (text: string, more = {}) => ({
  ...{ mediaType: mediaTypes.manifest, digest: digest(text), size: 1 },
  ...more,
});

test('the fallback tag cuts both parts of the digest', () => {
  assert.equal(referrersTag(subject), subject.replace(':', '-'));
  const sha512 = digestOf(Buffer.from('x'), 'sha512');
  assert.equal(referrersTag(sha512), `sha512-${sha512.slice(7, 71)}`);
  for (const tag of [referrersTag(subject), referrersTag(sha512)]) {
    assert.ok(isReferrersTag(tag));
    for (const other of [`${tag}.sig`, `${tag}0`, tag.slice(1, -1), `.${tag}`, tag.toUpperCase()])
      assert.ok(!isReferrersTag(other), other);
  }
});

test('a list of referrers: entries without a digest are skipped, each with a reason', () => {
  const read = (manifests: unknown, more = {}) =>
    readReferrerIndex(bytesOf({ schemaVersion: 2, ...more, manifests }), subject);
  const { descriptors, skipped } = read([
    entry('a', { artifactType: 'x/y', annotations: { b: 'c' } }),
    7,
    { ...entry('b'), digest: undefined },
    { ...entry('subject') },
    { digest: 'sha1:00' },
    { digest: digest('bare') },
  ]);
  assert.deepEqual(
    descriptors.map((one) => one.digest),
    [digest('a'), digest('bare')],
  );
  assert.deepEqual(
    [descriptors[0]?.artifactType, { ...descriptors[0]?.annotations }],
    ['x/y', { b: 'c' }],
  );
  assert.equal(skipped.length, 3);
  assert.deepEqual(skipped.slice(0, 2), [
    'manifests[1] is not an object',
    'manifests[2] has no digest',
  ]);
  assert.equal(describeSkipped(skipped), 'manifests[1] is not an object (and 2 more)');
  assert.equal(describeSkipped(['x']), 'x');
  assert.equal(describeSkipped([]), undefined);
  assert.equal(describeSkipped(), undefined);
  for (const mediaType of [undefined, null, '', mediaTypes.index]) {
    assert.deepEqual(read(null, { mediaType }), { descriptors: [], skipped: [] });
  }
});

test('threats 15, 20: anything but a list of referrers is E_MANIFEST, and too long a one E_LIMIT', () => {
  const refused = (document: unknown, why: string) =>
    assert.throws(() => readReferrerIndex(bytesOf(document), subject), {
      ...{ code: 'E_MANIFEST', message: `the list of referrers cannot be read: ${why}` },
    });
  refused([], 'it is not an object');
  refused({ mediaType: mediaTypes.manifest, manifests: [] }, 'it is not an image index');
  refused({ config: {}, manifests: [] }, 'it is an image as well');
  refused({ layers: null, manifests: [] }, 'it is an image as well');
  refused({}, 'it has no list of manifests');
  assert.throws(() => readReferrerIndex(Buffer.from('{'), subject), { code: 'E_MANIFEST' });
  const many = (count: number) => bytesOf({ manifests: Array(count).fill(entry('a')) });
  assert.equal(readReferrerIndex(many(1000), subject).descriptors.length, 1000);
  assert.throws(() => readReferrerIndex(many(1001), subject), {
    ...{ code: 'E_LIMIT', message: 'a list of referrers has 1000 entries at most' },
  });
});

test('threat 15: the list under the fallback tag grows by one, and everything else is left alone', async () => {
  const update = addReferrer(subject, entry('new'));
  const stored = (document: unknown, more = {}) => ({
    ...{ bytes: bytesOf(document), digest: digest(JSON.stringify(document)) },
    ...more,
  });
  const next = async (of: ReturnType<typeof stored> | undefined) => {
    const { bytes, mediaType } = await update.next(of);
    assert.equal(mediaType, mediaTypes.index);
    return JSON.parse(Buffer.from(bytes).toString());
  };
  const empty = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: [entry('new')] };
  assert.deepEqual(await next(undefined), empty);
  assert.deepEqual(await next(stored({ config: {} }, { digest: subject })), empty);
  const theirs = { schemaVersion: 2, x: 1, manifests: [7, entry('old')] };
  assert.deepEqual(await next(stored(theirs)), {
    ...theirs,
    manifests: [7, entry('old'), entry('new')],
  });
  assert.deepEqual(
    await next(stored({ mediaType: '', manifests: null }, { contentType: mediaTypes.index })),
    {
      ...{ mediaType: '', manifests: [entry('new')] },
    },
  );
  assert.ok(update.isDone(stored({ manifests: [7, entry('new')] })));
  assert.ok(!update.isDone(stored({ manifests: [entry('old')] })));
  for (const document of [
    'text',
    [],
    {},
    { manifests: {} },
    { mediaType: mediaTypes.manifest, manifests: [] },
    { manifests: [], config: {} },
    { manifests: [], layers: [] },
  ]) {
    const there = stored(document);
    const refusal = {
      code: 'E_MANIFEST',
      message: 'the referrers tag does not point to a list of referrers; it is not changed',
      details: { tag: referrersTag(subject), digest: there.digest },
    };
    assert.throws(() => update.isDone(there), refusal);
    assert.throws(() => assertListable(subject, there), refusal);
  }
  const other = stored({ manifests: [] }, { contentType: mediaTypes.manifest });
  assert.throws(() => update.isDone(other), { code: 'E_MANIFEST' });
  const full = (count: number) => stored({ manifests: Array(count).fill(entry('a')) });
  assertListable(subject, full(999));
  assert.throws(() => assertListable(subject, full(1000)), {
    ...{ code: 'E_LIMIT', message: 'the referrers tag is full: readers take 1000 entries at most' },
  });
});

test('an entry of a list has what a reader may choose by, and no more', () => {
  const manifest = { mediaType: mediaTypes.manifest, annotations: {} };
  assert.deepEqual(referrerEntry(manifest, subject, 7), {
    ...{ mediaType: mediaTypes.manifest, size: 7, digest: subject },
  });
  const full = { ...manifest, annotations: { a: 'b' }, config: { mediaType: 'c/d' } };
  assert.deepEqual(referrerEntry(full, subject, 7), {
    ...{ mediaType: mediaTypes.manifest, size: 7, digest: subject },
    ...{ annotations: { a: 'b' }, artifactType: 'c/d' },
  });
  assert.equal(artifactTypeOf({ ...full, artifactType: 'e/f' }), 'e/f');
});

test('the refusal of a push says what to do', async () => {
  const { endpoint: at } = endpoint({});
  const { endpoint: known } = endpoint({}, { isAnonymous: async () => false });
  const said = async (status: number, code = '', of = at, what?: string) => {
    const body = code === '' ? '' : JSON.stringify({ errors: [{ code, message: 'm' }] });
    const error = await writeError(of, response(status, {}, body), { tag: '1' }, what);
    return `${error.code} ${error.message}`;
  };
  const login = 'no credentials were sent; log in to r.example';
  const account = 'these credentials may not push there, or are not valid any more';
  for (const status of [401, 403]) {
    assert.equal(await said(status), `E_AUTH r.example/a/b: ${status}: ${login}`);
    assert.equal(
      await said(status, 'DENIED', known),
      `E_AUTH r.example/a/b: ${status} (DENIED: m): ${account}`,
    );
  }
  const missing = 'E_NOTFOUND r.example/a/b does not exist';
  assert.equal(await said(404), `${missing}; create it on the registry first`);
  assert.equal(
    await said(404, 'NAME_UNKNOWN'),
    `${missing} (NAME_UNKNOWN: m); create it on the registry first`,
  );
  assert.equal(await said(413), 'E_LIMIT r.example/a/b: it is more than this registry accepts');
  const size =
    'E_LIMIT r.example/a/b: a blob of 7 bytes is more than this registry accepts (SIZE_INVALID: m)';
  assert.equal(await said(400, 'SIZE_INVALID', at, 'a blob of 7 bytes'), size);
  assert.equal(
    await said(400, 'DIGEST_INVALID'),
    'E_DIGEST r.example/a/b: the registry received other bytes than were sent (DIGEST_INVALID: m)',
  );
  assert.equal(await said(400, 'OTHER'), 'E_NET status 400');
  const storage = response(403, {}, '', new URL('https://storage.example/x'));
  assert.equal((await writeError(at, storage, {})).message, 'status 403');
  const { details } = await writeError(at, response(403), { tag: '1' });
  assert.deepEqual(details, {
    tag: '1',
    host: 'r.example',
    url: 'https://r.example/v2/a/b/tags/list',
    status: 403,
  });
});

test('threat 3: what the registry says it stored is what was sent, if it says anything', () => {
  const { endpoint: at } = endpoint({});
  const confirm = (declared?: string) =>
    confirmDigest(
      at,
      response(201, declared === undefined ? {} : { 'docker-content-digest': declared }),
      subject,
      {},
    );
  for (const said of [undefined, '', 'x', `"${subject}"`, subject]) confirm(said);
  assert.throws(() => confirm(digest('other')), {
    ...{ code: 'E_DIGEST', message: `r.example stored ${subject} as ${digest('other')}` },
  });
  assert.equal(declaredDigest(response(200, { 'docker-content-digest': subject })), subject);
});

test('threats 6, 12: a reference is a tag or a digest before it is part of a path', () => {
  assert.deepEqual(readReference('1.2'), { tag: '1.2' });
  assert.deepEqual(readReference(subject), { digest: subject });
  assert.throws(() => readReference('../x'), {
    code: 'E_REF',
    message: '"../x" is neither a tag nor a digest',
  });
  assert.throws(() => readReference('/'.repeat(201)), {
    message: `"${'/'.repeat(200)}" is neither a tag nor a digest`,
  });
  assert.throws(() => readReference('sha256:x'), { code: 'E_DIGEST' });
});

test('the type of an answer has neither parameters nor capitals', () => {
  const typed = (value?: string) =>
    contentType({ headers: value === undefined ? {} : { 'content-type': value } });
  assert.equal(typed(' Text/HTML ;charset=x; y'), 'text/html');
  for (const none of [undefined, '', ' ;x']) assert.equal(typed(none), undefined);
  const bytes = Buffer.from('abc');
  assert.deepEqual(headOf({ bytes, digest: subject }), { digest: subject, size: 3 });
  const head = headOf({ bytes, digest: subject, contentType: 'a/b' });
  assert.deepEqual(head, { digest: subject, size: 3, contentType: 'a/b' });
  assert.equal(headOf(undefined), undefined);
});

test('fault 14: a refusal of access is known, also where it was reworded', () => {
  const refused = new AccessRefused('no', {});
  assert.ok(isAccessRefused(refused));
  assert.ok(isAccessRefused(new TrustError('E_AUTH', 'reworded', {}, refused)));
  assert.ok(!isAccessRefused(new TrustError('E_NET', 'other', {}, refused)));
  assert.ok(!isAccessRefused(new TrustError('E_AUTH', 'other')) && !isAccessRefused(undefined));
});

test('fault 2: without a login, Docker Hub shares its limit among users, which the error mentions', () => {
  const asked = (registry: string, authenticated: boolean) =>
    rateAdvice({ repository: { registry, path: 'a/b' }, origin: first, authenticated });
  assert.match(
    asked('docker.io', false),
    /^; this access to Docker Hub is anonymous.*log in to docker\.io/,
  );
  assert.equal(asked('docker.io', true), '');
  assert.equal(asked('ghcr.io', false), '');
});

test('faults 17, 35: what a manifest names is pushed once more if the registry misses it, and only then', async () => {
  const run = async (...failures: Error[]) => {
    const done: string[] = [];
    const put = async () => {
      done.push('manifest');
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      return 'stored';
    };
    const result = putWithContent(async () => done.push('content'), put).catch(
      (error: Error) => error.message,
    );
    return [await result, done.join(' ')];
  };
  const missing = new MissingContent('missing', {});
  assert.deepEqual(await run(), ['stored', 'content manifest']);
  assert.deepEqual(await run(missing), ['stored', 'content manifest content manifest']);
  assert.deepEqual(await run(missing, missing), ['missing', 'content manifest content manifest']);
  assert.deepEqual(await run(new TrustError('E_NET', 'other')), ['other', 'content manifest']);
});

test('fault 16: what was pushed is waited for, five times', async () => {
  const waits: number[] = [];
  const pausing = { pause: async (attempt: number) => void waits.push(attempt) };
  const stored = { bytes: Buffer.from('x'), digest: subject };
  const after = (misses: number) => ({
    manifest: async () => {
      misses -= 1;
      return misses < 0 ? stored : undefined;
    },
  });
  assert.equal(await readBack(after(5) as never, '1', pausing), stored);
  assert.deepEqual(waits, [1, 2, 3, 4, 5]);
  assert.equal(await readBack(after(6) as never, '1', pausing), undefined);
  assert.equal(waits.length, 10);
});
