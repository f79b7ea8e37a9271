/** From tag to digest, once; and tags that are not what they were. */

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { index, loadCase, platformImage, put } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { ReadableRepository } from '../../src/registry/repository.ts';
import type { Policy } from '../../src/verify/policy.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { compareTag, resolve } from '../../src/verify/resolve.ts';
import { errorCodes, errors, only, verify, warnings } from '../support/run.ts';
import { legacyLayer, putSignatures, signLegacy, testPolicy } from '../support/signer.ts';

const registry = await startRegistry();
const image = index([platformImage('linux/amd64')]);
const older = index([platformImage('linux/amd64', 'older')]);

beforeEach(() => {
  registry.reset();
  for (const root of [image, older]) {
    put(registry, 'a/b', root);
    signLegacy(registry, 'a/b', root);
  }
  registry.store.repository('a/b').tags.set('0.1.24', image.digest);
});
after(() => registry.stop());

function run(reference: string, policy: Partial<Policy> = {}): Promise<VerifyReport> {
  return verify(`${registry.host}/a/b${reference}`, { ...testPolicy, ...policy });
}

test('threat 1: the tag is asked once; all that follows goes by digest', async () => {
  const { tags } = registry.store.repository('a/b');
  // A client that reads the tag a second time gets another image.
  registry.faults.add({
    when: { path: '/manifests/0.1.24', nth: 2, times: Infinity },
    do: { first: () => tags.set('0.1.24', older.digest) },
  });
  const report = await run(':0.1.24', { platforms: [{ os: 'linux', architecture: 'amd64' }] });
  assert.equal(report.outcome, 'verified');
  assert.equal(only(report).digest, image.digest);
  assert.equal(only(report).pinned, `${registry.host}/a/b@${image.digest}`);
  const asked = registry.requests.filter(({ path }) => path.endsWith('/manifests/0.1.24'));
  assert.equal(asked.length, 1);
});

test('threat 4: the digest is the hash of what was sent, whatever a HEAD says', async () => {
  const lie = { 'docker-content-digest': older.digest };
  registry.faults.add({ when: { method: 'HEAD', times: Infinity }, do: { headers: lie } });
  registry.faults.add({
    when: { path: '/manifests/0.1.24' },
    do: { headers: { 'docker-content-digest': undefined } },
  });
  assert.equal(only(await run(':0.1.24')).digest, image.digest);
});

test('threat 3: a tag whose header names another digest than its bytes have is E_DIGEST', async () => {
  const lie = { 'docker-content-digest': older.digest };
  registry.faults.add({ when: { path: '/manifests/0.1.24' }, do: { headers: lie } });
  assert.deepEqual(errorCodes(await run(':0.1.24')), ['E_DIGEST']);
});

test('threat 2: bytes other than the requested ones are E_DIGEST', async () => {
  registry.faults.add({
    when: { path: `/manifests/${image.digest}`, times: Infinity },
    do: { body: () => older.bytes },
  });
  const report = await run(`@${image.digest}`);
  assert.deepEqual(errorCodes(report), ['E_DIGEST']);
  assert.deepEqual([report.outcome, report.exitCode], ['rejected', 12]);
});

test('threat 14: of tag@digest the digest counts, and a tag that points elsewhere is reported', async () => {
  const report = await run(`:0.1.24@${older.digest}`);
  assert.equal(report.outcome, 'verified');
  assert.equal(only(report).digest, older.digest);
  const [warning] = warnings(report);
  assert.equal(warning?.code, 'E_DRIFT');
  assert.equal(
    warning?.message,
    `the tag 0.1.24 points to ${image.digest}; the digest was verified, not the tag`,
  );
});

test('threat 14: a tag that points to the digest, or that is gone', async () => {
  assert.deepEqual(warnings(await run(`:0.1.24@${image.digest}`)), []);
  assert.match(warnings(await run(`:gone@${image.digest}`))[0]?.message ?? '', /does not exist/);
});

test('threat 14: where a HEAD names no digest, the tag is fetched and hashed', async () => {
  registry.settings.omitContentDigest = true;
  assert.deepEqual(warnings(await run(`:0.1.24@${image.digest}`)), []);
  assert.match(
    warnings(await run(`:0.1.24@${older.digest}`))[0]?.message ?? '',
    /points to sha256/,
  );
});

test('threat 14: a tag that cannot be asked takes nothing from the verdict about the digest', async () => {
  registry.faults.add({
    when: { path: '/manifests/0.1.24', times: Infinity },
    do: { status: 429 },
  });
  const report = await run(`:0.1.24@${image.digest}`);
  assert.equal(report.outcome, 'verified');
  assert.equal(only(report).manifests.length, 2);
  assert.equal(warnings(report)[0]?.code, 'E_RATE');
});

test('threat 16: a tag that was moved back to a signed image is E_ROLLBACK with an expected digest', async () => {
  registry.store.repository('a/b').tags.set('0.1.24', older.digest);
  assert.equal((await run(':0.1.24')).outcome, 'verified', 'signatures alone do not show it');
  const report = await run(':0.1.24', { digest: image.digest });
  assert.deepEqual(errorCodes(report), ['E_ROLLBACK']);
  assert.deepEqual([report.outcome, report.exitCode], ['rejected', 12]);
  assert.match(errors(report)[0]?.message ?? '', new RegExp(`${older.digest}.*${image.digest}`));
  assert.equal(only(report).manifests.length, 2, 'the tree is verified nevertheless');
});

test('threat 16: the expected digest is all right', async () => {
  assert.equal((await run(':0.1.24', { digest: image.digest })).outcome, 'verified');
});

test('threat 16: a signed annotation that is required distinguishes releases', async () => {
  signLegacy(registry, 'a/b', older, { optional: { version: '0.1.23' } });
  registry.store.repository('a/b').tags.set('0.1.24', older.digest);
  const report = await run(':0.1.24', { annotations: { version: '0.1.24' } });
  assert.deepEqual(errorCodes(report), ['E_CLAIM']);
});

test('threat 16: a version that was signed and is not the tag’s is a warning', async () => {
  const versions = async (tag: string, ...signed: string[]) => {
    registry.store.repository('a/b').tags.set(tag, older.digest);
    for (const version of signed) {
      signLegacy(registry, 'a/b', older, { optional: { version } });
    }
    const report = await run(`:${tag}`);
    assert.equal(report.outcome, 'verified');
    return warnings(report).map(({ code, message }) => `${code} ${message}`);
  };
  const moved = 'E_ROLLBACK it was signed as version 0.1.23, but the tag is 0.1.24';
  assert.deepEqual(await versions('0.1.24', '0.1.23'), [moved]);
  assert.deepEqual(await versions('v0.1.23'), []);
  assert.deepEqual(await versions('latest'), [], 'a tag that is no version says nothing');
  assert.deepEqual(await versions('0.1'), []);
  assert.deepEqual(await versions('0.1.24', ''), [], 'and neither does an empty annotation');
});

test('threat 16: an image that was signed for several versions is each of them', async () => {
  for (const { digest } of [older, ...older.children]) {
    const layers = ['0.1.23', '0.1.24'].map((version) =>
      legacyLayer(digest, { optional: { version } }),
    );
    putSignatures(registry, 'a/b', digest, layers);
  }
  for (const tag of ['0.1.23', '0.1.24', '0.1.25']) {
    registry.store.repository('a/b').tags.set(tag, older.digest);
    assert.equal(warnings(await run(`:${tag}`)).length, tag === '0.1.25' ? 1 : 0, tag);
  }
});

test('threat 19: an answer that is another for each client differs by its digest', async () => {
  registry.faults.add({
    when: { path: '/manifests/0.1.24', nth: 2 },
    do: { headers: { 'docker-content-digest': older.digest }, body: () => older.bytes },
  });
  // The same tag on what are two registries to a client: compared by digest.
  const { host } = registry;
  const images = [`${host}/a/b:0.1.24`, `${host.replace('127.0.0.1', 'localhost')}/a/b:0.1.24`];
  const report = await verify(images, testPolicy);
  assert.deepEqual(errorCodes(report), ['E_DRIFT']);
  assert.equal(report.exitCode, 20);
});

test('a tag that does not exist is E_NOTFOUND, exit code 11', async () => {
  const report = await run(':0.1.99');
  assert.deepEqual(errorCodes(report), ['E_NOTFOUND']);
  assert.deepEqual([report.outcome, report.exitCode], ['rejected', 11]);
  const [error] = errors(report);
  assert.match(error?.message ?? '', /^the tag 0\.1\.99 does not exist in .*\/a\/b/);
  assert.match(error?.advice ?? '', /private repositories/);
  assert.equal(error?.details?.tag, '0.1.99');
  assert.equal(only(report).digest, undefined);
});

test('a tag that differs only in its "v" is named; it is asked for only after a failure', async () => {
  const adviceFor = async (tag: string) => errors(await run(`:${tag}`))[0]?.advice;
  assert.equal(await adviceFor('v0.1.24'), '0.1.24 exists: use that tag');
  registry.store.repository('a/b').tags.set('v2', image.digest);
  assert.equal(await adviceFor('2'), 'v2 exists: use that tag');
  for (const tag of ['v3', '3', 'verified']) {
    assert.match((await adviceFor(tag)) ?? '', /^check repository and tag/);
  }
  const heads = (from: number) =>
    registry.requests.slice(from).filter((one) => one.method === 'HEAD');
  const before = registry.requests.length;
  await run(':v2');
  assert.ok(!heads(before).some(({ path }) => path.endsWith('/manifests/2')));
  registry.faults.add({ when: { method: 'HEAD', times: Infinity }, do: { status: 403 } });
  assert.match((await adviceFor('v0.1.24')) ?? '', /./);
  assert.deepEqual(errorCodes(await run(':v0.1.24')), ['E_NOTFOUND']);
});

test('a digest that does not exist is E_NOTFOUND', async () => {
  const report = await run(`@${digestOf(Buffer.from('nothing'))}`);
  assert.deepEqual(errorCodes(report), ['E_NOTFOUND']);
});

test('threat 83: an empty list of images is refused, and so is a run without keys', async () => {
  await assert.rejects(verify([]), { code: 'E_INPUT' });
  await assert.rejects(verify(`${registry.host}/a/b:1`, { keys: [] }), { code: 'E_KEY' });
  assert.equal(registry.requests.length, 0);
});

test('threat 125: a run takes 1000 images', async () => {
  const images = Array.from({ length: 1001 }, (_, at) => `${registry.host}/a/b:${at}`);
  await assert.rejects(verify(images), { code: 'E_INPUT', message: /1000 images at most/ });
  assert.equal(registry.requests.length, 0);
  const name = { registry: registry.host, path: 'a/b' };
  const nothing = async () => undefined;
  const fake = { name, manifest: nothing, manifestHead: nothing };
  const empty = fake as unknown as ReadableRepository;
  const made = { registry: { repository: () => empty, sent: 0 } };
  const report = await verify(images.slice(1), {}, made);
  assert.equal(report.images.length, 1000);
});

test('a defect of this program is not a finding: the run ends with it', async () => {
  const broken = async () => {
    throw new TypeError('a bug');
  };
  const name = { registry: registry.host, path: 'a/b' };
  const repository = {
    name,
    manifest: broken,
    manifestHead: broken,
  } as unknown as ReadableRepository;
  const made = { registry: { repository: () => repository, sent: 0 } };
  await assert.rejects(verify(`${registry.host}/a/b:1`, {}, made), TypeError);
  const { digest } = image;
  await assert.rejects(compareTag(repository, { ...name, tag: '1', digest }), TypeError);
  const lacking = { ...repository, manifest: async () => undefined };
  await assert.rejects(resolve(lacking, { tag: '1' }), TypeError);
});

test('a reference without tag and digest is the tag latest', async () => {
  const asked: string[] = [];
  const repository = {
    name: { registry: registry.host, path: 'a/b' },
    manifest: async (reference: string) => void asked.push(reference),
  } as unknown as ReadableRepository;
  await assert.rejects(resolve(repository, {}), {
    code: 'E_NOTFOUND',
    message: /^the tag latest does not exist/,
  });
  assert.deepEqual(asked, ['latest']);
});

test('real vectors: the annotation of the wrong version', async () => {
  const { digest } = loadCase(registry, 'c/d', 'annotated');
  registry.store.repository('c/d').tags.set('0.1.25', digest);
  const report = await verify(`${registry.host}/c/d:0.1.25`);
  assert.equal(report.outcome, 'verified');
  assert.equal(
    warnings(report)[0]?.message,
    'it was signed as version 0.1.24, but the tag is 0.1.25',
  );
});
