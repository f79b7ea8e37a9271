/** Faults of threats-and-faults.md, part B, as a mirror run meets them; each test bears its number. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import {
  artifact,
  attestationManifest,
  blob,
  index,
  manifest,
  type Part,
  part,
  platformImage,
  put,
} from '../../sandbox/images.ts';
import type { Settings } from '../../sandbox/registry/index.ts';
import { thisProcess } from '../../src/host/this-process.ts';
import { createLayout } from '../../src/layout/create.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { temporaryFolder } from '../layout/support/layout.ts';
import { alice } from '../support/connection.ts';
import { signLegacy } from '../support/signer.ts';
import { assertMirrored, listedAt } from './support/holdings.ts';
import { platformOnly } from './support/images.ts';
import {
  allFindings,
  errors,
  only,
  putImage,
  registry,
  repository,
  run,
  tag,
  writes,
} from './support/world.ts';

const source = await registry();
const target = await registry();

beforeEach(() => {
  source.reset();
  target.reset();
});

const held = () => target.store.repository(repository);
const image = platformOnly('new');

/** More than is read at once, so that it is streamed. */
const large = Buffer.alloc(3 * 1024 * 1024, 'webdis');
const layer = blob(large, 'application/vnd.oci.image.layer.v1.tar');
const config = blob(Buffer.from('{"architecture":"amd64","os":"linux"}'), mediaTypes.config);
const largeImage: Part = index([
  { ...manifest(config, [layer]), entry: entryOf(manifest(config, [layer])) },
]);

function entryOf(part: Part) {
  return { ...part.entry, platform: { os: 'linux', architecture: 'amd64' } };
}

/** So late that a client that does not wait has sent what it would send. */
async function later(): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) await new Promise(setImmediate);
}

async function mirrors(options: Parameters<typeof run>[2] = {}) {
  const report = await run(source, target, options);
  assert.deepEqual(errors(report), []);
  assertMirrored(source, target);
  return report;
}

test('fault 1: 429 with Retry-After is waited out, and counted', async () => {
  putImage(source, 'legacy', image);
  const when = { method: 'PUT', path: '/manifests/' };
  target.faults.add({ when, do: { status: 429, headers: { 'retry-after': '7' } } });
  const report = await mirrors();
  assert.equal(only(report).retries, 1);
  assert.equal(only(report).requests, target.requests.length);
});

for (const strike of ['reset', 'lose-answer'] as const) {
  test(`fault 5: ${strike}, while blobs and manifests are written`, async () => {
    putImage(source, 'both', image);
    for (const path of ['/blobs/uploads/', '/manifests/sha256:', `/manifests/${tag}`]) {
      target.faults.add({ when: { method: 'PUT', path }, do: strike });
    }
    await mirrors();
  });
}

test('fault 6: a layer that breaks off in the middle continues from there', async () => {
  putImage(source, 'legacy', largeImage);
  const when = { method: 'GET', path: `/blobs/${digestOf(large)}` };
  source.faults.add({ when, do: 'reset-mid-body' });
  await mirrors();
  const reads = source.requests.filter(({ path }) => path.includes(digestOf(large)));
  assert.equal(reads.length, 2);
  assert.match(String(reads[1]?.headers.range), /^bytes=[1-9][0-9]*-$/);
});

test('fault 7: a layer that is cut short is read on', async () => {
  putImage(source, 'legacy', largeImage);
  const when = { method: 'GET', path: `/blobs/${digestOf(large)}` };
  source.faults.add({ when, do: 'truncate' });
  await mirrors();
});

/** As long as they should be, with one byte that is not. */
const mangled = (bytes: Uint8Array) => Buffer.from(bytes).fill('x', 17, 18);

for (const [what, bytes] of [
  ['a layer', large],
  ['a config', Buffer.from('{"architecture":"amd64","os":"linux"}')],
] as const) {
  const when = { method: 'GET', path: `/blobs/${digestOf(bytes)}` };
  const reads = () => source.requests.filter(({ path }) => path.includes(digestOf(bytes)));

  test(`fault 7: ${what} of the right length with wrong bytes is read once more`, async () => {
    putImage(source, 'legacy', largeImage);
    source.faults.add({ when, do: { body: mangled } });
    await mirrors();
    assert.equal(reads().length, 2);
    assert.ok(reads().every(({ headers }) => headers.range === undefined));
  });

  test(`fault 7: ${what} that stays wrong is E_DIGEST, and never at the target`, async () => {
    putImage(source, 'legacy', largeImage);
    source.faults.add({
      when: { ...when, times: Number.POSITIVE_INFINITY },
      do: { body: mangled },
    });
    const report = await run(source, target, { require: 'none' });
    assert.match(errors(report).join(), /^E_DIGEST: .*hash(es)? to/);
    assert.equal(report.exitCode, 12);
    assert.equal(reads().length, 2);
    assert.ok(!held().blobs.has(digestOf(bytes)));
    assert.equal(held().tags.get(tag), undefined);
    source.faults.clear();
    await mirrors();
  });
}

test('fault 7: in a copy to a layout, a layer with wrong bytes is read once more, and then refused', async (t) => {
  putImage(source, 'legacy', largeImage);
  const when = { method: 'GET', path: `/blobs/${digestOf(large)}` };
  const copy = async (times: number) => {
    const layout = await createLayout(temporaryFolder(t), thisProcess);
    source.faults.add({ when: { ...when, times }, do: { body: mangled } });
    const report = await run(source, { layout }, { require: 'none' });
    return { layout, errors: errors(report).join() };
  };
  const once = await copy(1);
  assert.equal(once.errors, '');
  assert.equal((await once.layout.manifest(tag))?.digest, largeImage.digest);
  const always = await copy(Number.POSITIVE_INFINITY);
  assert.match(always.errors, /^E_DIGEST: .*hashes to/);
  assert.equal(await always.layout.hasBlob(digestOf(large)), false);
  assert.equal(await always.layout.manifest(tag), undefined);
});

test('fault 7: a layer that was mangled on the way up is sent once more', async () => {
  putImage(source, 'legacy', largeImage);
  const when = { method: 'PUT', path: '/blobs/uploads/' };
  const body = '{"errors":[{"code":"DIGEST_INVALID"}]}';
  target.faults.add({ when, do: { status: 400, body } });
  await mirrors();
});

test('fault 8: a Content-Length that says less than the descriptor is found out', async () => {
  putImage(source, 'legacy', largeImage);
  const when = {
    method: 'GET',
    path: `/blobs/${digestOf(large)}`,
    times: Number.POSITIVE_INFINITY,
  };
  source.faults.add({ when, do: { body: (bytes) => bytes.subarray(0, 1000) } });
  const report = await run(source, target);
  assert.match(errors(report).join(), /^E_DIGEST: .*fewer than/);
  assert.equal(held().tags.get(tag), undefined);
});

test('fault 9: a registry that ignores Range is read from the start, and the rest is used', async () => {
  putImage(source, 'legacy', largeImage);
  const path = `/blobs/${digestOf(large)}`;
  source.faults.add({ when: { method: 'GET', path }, do: 'reset-mid-body' });
  source.faults.add({
    when: { method: 'GET', path, nth: 2 },
    do: { status: 200, body: large },
  });
  await mirrors();
  assert.equal(source.requests.filter((one) => one.path.includes(digestOf(large))).length, 2);
});

test('fault 13: tokens that expire in mid-run are renewed', async () => {
  const users = { alice: 'pass:word' };
  for (const at of [source, target]) Object.assign(at.settings, { auth: 'token', users });
  putImage(source, 'both', image);
  const expire = () => {
    source.expireTokens();
    target.expireTokens();
  };
  target.faults.add({
    when: { method: 'PUT', path: '/manifests/', nth: 2 },
    do: { first: expire },
  });
  target.faults.add({ when: { method: 'PUT', path: '/blobs/', nth: 2 }, do: { first: expire } });
  await mirrors({ credentials: { find: async () => alice } });
});

test('fault 16: a manifest that is not served at once is requested again', async () => {
  putImage(source, 'legacy', image);
  // Once while it is looked for, and twice after it was written.
  const when = { method: 'GET', path: `/manifests/${image.digest}`, times: 3 };
  target.faults.add({ when, do: { status: 404 } });
  const pauses: number[] = [];
  await mirrors({ onPause: (attempt) => pauses.push(attempt) });
  assert.ok(pauses.includes(2));
});

const unknown = JSON.stringify({ errors: [{ code: 'MANIFEST_BLOB_UNKNOWN', message: 'no' }] });

test('fault 17: an index that is refused though its children are there is pushed again, with them', async () => {
  putImage(source, 'legacy', image);
  const when = { method: 'PUT', path: `/manifests/${image.digest}` };
  target.faults.add({ when, do: { status: 404, body: unknown } });
  await mirrors();
  const child = image.children[0]?.digest ?? '';
  assert.equal(writes(target).filter((line) => line.includes(`/manifests/${child}`)).length, 2);
});

test('fault 17: a registry that does not take what is attached before its subject', async () => {
  const platform = platformImage('linux/amd64');
  const attached = attestationManifest(platform, { subject: platform.entry });
  putImage(source, 'legacy', index([platform, attached]));
  const put = ({ digest }: Part, nth: number) =>
    ({ method: 'PUT', path: `/manifests/${digest}`, nth }) as const;
  // A client that does not wait for the subject has tried twice by then.
  const seen: boolean[] = [];
  const look = () => seen.push(held().manifests.has(platform.digest));
  target.faults.add({ when: put(platform, 1), do: { first: later } });
  target.faults.add({ when: put(attached, 1), do: { status: 404, body: unknown } });
  target.faults.add({ when: put(attached, 2), do: { first: look } });
  await mirrors();
  assert.deepEqual(seen, [true]);
});

test('fault 18: 405 on referrers says what works, and nothing is tagged', async () => {
  putImage(source, 'bundles', image);
  const [referrer] = source.store.repository(repository).referrers(image.digest);
  const body = JSON.stringify({
    errors: [{ code: 'UNSUPPORTED', message: 'Invalid JSON syntax' }],
  });
  const when = { method: 'PUT', path: `/manifests/${referrer?.digest}` };
  target.faults.add({ when: { ...when, times: 99 }, do: { status: 405, body } });
  const report = await run(source, target);
  assert.match(
    errors(report).join(),
    /^E_UNSUPPORTED: .*405.*Invalid JSON syntax.*it cannot store referrers of type application\/vnd\.dev\.sigstore\.bundle/,
  );
  assert.match(only(report).findings[0]?.advice ?? '', /the tag 0\.1\.24 does not exist; .*legacy/);
  assert.equal(report.exitCode, 3);
  assert.equal(held().tags.get(tag), undefined);
});

test('fault 20: a repository that the first push will make has no referrers yet', async () => {
  putImage(source, 'bundles', image);
  const body = JSON.stringify({
    errors: [{ code: 'NAME_UNKNOWN', message: 'no such repository' }],
  });
  // Of the index and of its platform, asked for before anything is there.
  target.faults.add({ when: { path: '/referrers/', times: 2 }, do: { status: 404, body } });
  await mirrors();
});

test('fault 22: a source that got its API after the fallback tags were written', async () => {
  source.settings.referrersApi = 'off-404';
  putImage(source, 'bundles', image);
  source.settings.referrersApi = 'on';
  const none = JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.index, manifests: [] });
  const when = { path: '/referrers/', times: Number.POSITIVE_INFINITY };
  source.faults.add({ when, do: { body: () => Buffer.from(none) } });
  await mirrors();
});

test('fault 23: OCI-Subject without an API: the fallback list is made', async () => {
  Object.assign(target.settings, { referrersApi: 'off-404', ociSubjectHeader: true });
  putImage(source, 'bundles', image);
  await mirrors();
});

const nothingListed = () =>
  Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.index, manifests: [] }));

test('fault 23: referrers that are stored and not listed are put again, and then they are', async () => {
  putImage(source, 'bundles', image);
  // Planned, asked five times, and once more after it was put again.
  const when = { path: `/referrers/${image.digest}`, times: 6 };
  target.faults.add({ when, do: { body: nothingListed } });
  await mirrors();
  const [signature] = source.store.repository(repository).referrers(image.digest);
  const puts = writes(target).filter((line) => line.endsWith(String(signature?.digest)));
  assert.equal(puts.length, 2);
});

test('fault 23: an API that answers, and never lists: nothing is tagged, and it is said', async () => {
  putImage(source, 'bundles', image);
  const when = { path: '/referrers/', times: Number.POSITIVE_INFINITY };
  target.faults.add({ when, do: { body: nothingListed } });
  const report = await run(source, target, { require: 'signed' });
  assert.match(errors(report).join(), /^E_COVER: .* has stored sha256:.* does not list it/);
  assert.equal(report.exitCode, 10);
  assert.equal(held().tags.get(tag), undefined);
  // Who asks for the fallback tag as well, as this tool does, finds it.
  target.settings.referrersApi = 'off-404';
  assert.deepEqual(
    [...listedAt(target, image.digest)],
    source.store
      .repository(repository)
      .referrers(image.digest)
      .map(({ digest }) => digest),
  );
});

test('fault 23: what no API need list is found by the fallback tag', async () => {
  target.settings.checkManifests = false;
  putImage(source, 'legacy', image);
  const subject = { mediaType: image.mediaType, digest: image.digest, size: image.bytes.length };
  const document = { mediaType: mediaTypes.orasArtifact, artifactType: 'a/b', blobs: [], subject };
  const old = part(Buffer.from(JSON.stringify(document)), mediaTypes.orasArtifact);
  put(source, repository, old);
  const when = { path: '/referrers/', times: Number.POSITIVE_INFINITY };
  target.faults.add({ when, do: { body: nothingListed } });
  assert.deepEqual(errors(await run(source, target)), []);
  target.settings.referrersApi = 'off-404';
  assert.deepEqual([...listedAt(target, image.digest)], [old.digest]);
});

test('fault 24: 5xx on referrers is an error, not "none"', async () => {
  putImage(source, 'bundles', image);
  const when = { path: '/referrers/', times: Number.POSITIVE_INFINITY };
  source.faults.add({ when, do: { status: 502 } });
  const report = await run(source, target, { require: 'none' });
  assert.match(errors(report).join(), /^E_NET: /);
  assert.deepEqual(writes(target), []);
});

test('fault 25: a storage URL that expires is requested again', async () => {
  source.settings.redirectBlobs = true;
  putImage(source, 'legacy', largeImage);
  const when = { path: digestOf(large) };
  source.storage.faults.add({ when, do: { status: 403, body: '<Error>AccessDenied</Error>' } });
  await mirrors();
});

test('fault 26: blobs that are redirected in a circle', async () => {
  putImage(source, 'legacy', largeImage);
  const path = `/blobs/${digestOf(large)}`;
  const location = `${source.url}/v2/${repository}${path}`;
  source.faults.add({
    when: { method: 'GET', path, times: Number.POSITIVE_INFINITY },
    do: { status: 307, headers: { location } },
  });
  const report = await run(source, target);
  assert.match(errors(report).join(), /^E_NET: .*redirect/);
  assert.equal(held().tags.get(tag), undefined);
});

test('fault 35: a payload that was taken and is not given back: nothing is tagged', async () => {
  putImage(source, 'legacy', image);
  const when = { method: 'GET', path: '/blobs/', times: Number.POSITIVE_INFINITY };
  target.faults.add({ when, do: { status: 404 } });
  const report = await run(source, target);
  assert.match(errors(report).join(), /^E_COVER: .*does not serve a blob that it accepted/);
  assert.equal(held().tags.get(tag), undefined);
});

test('fault 35: a payload that comes with the second upload', async () => {
  putImage(source, 'legacy', image);
  target.faults.add({ when: { method: 'GET', path: '/blobs/', times: 1 }, do: { status: 404 } });
  await mirrors();
});

test('fault 30: the order in which a target is filled; the tag is last', async () => {
  putImage(source, 'both', image);
  await mirrors();
  const order = writes(target).map((line) => line.replace(/\?.*/, ''));
  const at = (part: string) => order.findIndex((line) => line.includes(part));
  const last = (part: string) => order.findLastIndex((line) => line.includes(part));
  const child = image.children[0]?.digest ?? '';
  const sig = `/manifests/${image.digest.replace(':', '-')}.sig`;
  const referrer = source.store.repository(repository).referrers(image.digest)[0]?.digest ?? '';
  assert.ok(at('/blobs/uploads') < at(`/manifests/${child}`));
  assert.ok(at(`/manifests/${child}`) < at(`/manifests/${image.digest}`));
  assert.ok(at(`/manifests/${image.digest}`) < at(sig));
  assert.ok(at(`/manifests/${image.digest}`) < at(`/manifests/${referrer}`));
  assert.equal(last(`/manifests/${tag}`), order.length - 1);
});

test('fault 30: a signature tag waits for what it is about, however long that takes', async () => {
  putImage(source, 'legacy', image);
  const seen: boolean[] = [];
  const look = () => seen.push(held().manifests.has(image.digest));
  const sig = `/manifests/${image.digest.replace(':', '-')}.sig`;
  target.faults.add({
    when: { method: 'PUT', path: `/manifests/${image.digest}` },
    do: { first: later },
  });
  target.faults.add({ when: { method: 'PUT', path: sig }, do: { first: look } });
  await mirrors();
  assert.deepEqual(seen, [true]);
});

test('fault 30: referrers that only a list shows go first, and the list waits', async () => {
  target.settings.referrersApi = 'off-404';
  putImage(source, 'bundles', image);
  const [bundle] = source.store.repository(repository).referrers(image.digest);
  const seen: boolean[] = [];
  const look = () => seen.push(held().manifests.has(image.digest));
  const list = `/manifests/${image.digest.replace(':', '-')}`;
  const put = (path: string) => ({ method: 'PUT', path });
  target.faults.add({ when: put(`/manifests/${image.digest}`), do: { first: later } });
  target.faults.add({ when: put(`/manifests/${bundle?.digest}`), do: { first: look } });
  target.faults.add({ when: put(list), do: { first: look } });
  await mirrors();
  assert.deepEqual(seen, [false, true]);
});

test('fault 18: a referrer that is refused before its subject is there is pushed again after it', async () => {
  target.settings.referrersApi = 'off-404';
  putImage(source, 'bundles', image);
  const [bundle] = source.store.repository(repository).referrers(image.digest);
  const seen: boolean[] = [];
  const look = () => seen.push(held().manifests.has(image.digest));
  const when = (nth: number) =>
    ({ method: 'PUT', path: `/manifests/${bundle?.digest}`, nth }) as const;
  target.faults.add({ when: when(1), do: { status: 422 } });
  target.faults.add({ when: when(2), do: { first: look } });
  await mirrors();
  assert.deepEqual(seen, [true]);
});

test('fault 31: the index is there and tagged, its signatures are not', async () => {
  putImage(source, 'both', image);
  put(target, repository, image, tag);
  const report = await mirrors();
  assert.equal(only(report).looked, 'everything');
  assert.equal(only(report).tag, 'unchanged');
});

test('fault 31, 46: a child and a blob are gone behind a manifest that is there', async () => {
  putImage(source, 'legacy', image);
  await mirrors();
  const child = image.children[0]?.digest as Digest;
  held().blobs.delete(digestOf(image.children[0]?.blobs[1] ?? Buffer.of()));
  // The lists are as they were: a quick look sees nothing (docs/adr/0012-mirror.md).
  assert.equal(only(await run(source, target)).looked, 'lists');
  await mirrors({ deep: true });
  held().removeManifest(child);
  // Verification asks for every child.
  assert.equal(only(await mirrors()).looked, 'everything');
});

test('fault 46: an expired signature tag is brought back', async () => {
  putImage(source, 'legacy', image);
  await mirrors();
  held().tags.delete(`${image.digest.replace(':', '-')}.sig`);
  await mirrors();
});

test('fault 46: a referrer that is not listed any more is listed again', async () => {
  target.settings.referrersApi = 'off-404';
  putImage(source, 'bundles', image);
  await mirrors();
  held().tags.delete(image.digest.replace(':', '-'));
  await mirrors({ require: 'signed' });
  assert.equal(listedAt(target, image.digest).size, 1);
});

test('fault 33: the tag is moved at the source in mid-run; what was resolved is copied', async () => {
  putImage(source, 'legacy', image);
  const other = platformOnly('other');
  const move = () => put(source, repository, other, tag);
  source.faults.add({ when: { path: '/manifests/', nth: 2 }, do: { first: move } });
  const report = await run(source, target);
  assert.deepEqual(errors(report), []);
  assert.equal(held().tags.get(tag), image.digest);
  assert.ok(!held().manifests.has(other.digest), 'e: not two trees');
  const [warning] = report.findings;
  assert.equal(warning?.severity, 'warning');
  assert.match(warning?.message ?? '', /moved at the source during this run: it points to sha256:/);
});

test('fault 34: an upload session that is gone is opened again', async () => {
  putImage(source, 'legacy', largeImage);
  const when = { method: 'PUT', path: '/blobs/uploads/' };
  target.faults.add({
    when,
    do: { status: 404, body: '{"errors":[{"code":"BLOB_UPLOAD_UNKNOWN"}]}' },
  });
  await mirrors();
});

for (const [what, of, blob, settings] of [
  ['a large blob', largeImage, digestOf(large), {}],
  [
    'a small one whose digest it did not name',
    image,
    digestOf(image.children[0]?.blobs[0] ?? Buffer.of()),
    { omitContentDigest: true },
  ],
] as const) {
  test(`fault 35: ${what} that the registry took and lost is pushed again`, async () => {
    putImage(source, 'legacy', of);
    Object.assign(target.settings, { ...settings, requireContent: false });
    const lose = () => held().blobs.delete(blob);
    // The first asks whether it is there to begin with.
    const when = { method: 'HEAD', path: `/blobs/${blob}`, nth: 2 };
    const loss = target.faults.add({ when, do: { first: lose } });
    await mirrors();
    assert.equal(loss.struck, 1);
  });
}

test('fault 35: the same, where a manifest is refused for it', async () => {
  putImage(source, 'legacy', image);
  const lose = () => held().blobs.clear();
  target.faults.add({ when: { method: 'PUT', path: '/manifests/' }, do: { first: lose } });
  await mirrors();
});

test('fault 36: a manifest that is too large for the registry, with its size', async () => {
  putImage(source, 'legacy', image);
  target.settings.maxManifestBytes = 100;
  const report = await run(source, target);
  assert.match(errors(report).join(), /^E_LIMIT: .*a manifest of [0-9]+ bytes is more than/);
  assert.equal(held().tags.get(tag), undefined);
});

test('fault 36: from 4 MB on there is a warning', async () => {
  const annotations = Object.fromEntries(
    Array.from({ length: 16 }, (_, at) => [`a${at}`, 'x'.repeat(256_000)]),
  );
  const big = index(platformOnly('new').children, { annotations });
  putImage(source, 'legacy', big);
  const report = await mirrors();
  const warning = allFindings(report).find(({ severity }) => severity === 'warning');
  assert.match(warning?.message ?? '', /a manifest of 4[0-9]{6} bytes: some registries take 4 MiB/);
  assert.equal(warning?.digest, big.digest);
});

test('fault 14: a repository that must be made before', async () => {
  target.settings.createRepositories = false;
  putImage(source, 'bundles', image);
  const report = await run(source, target);
  assert.match(
    errors(report).join(),
    /^E_NOTFOUND: .*does not exist.*create it on the registry first/,
  );
  assert.equal(report.exitCode, 11);
});

test('fault 45: one platform of the source is not signed: nothing is copied', async () => {
  put(source, repository, image, tag);
  signLegacy(source, repository, { ...image, children: [] });
  for (const require of ['verified', 'signed'] as const) {
    const report = await run(source, target, { require });
    assert.match(errors(report).join(), /^E_NOSIG: linux\/amd64 carries no signature/);
    assert.equal(only(report).outcome, 'rejected');
    assert.equal(only(report).tag, 'not written');
  }
  assert.deepEqual(writes(target), []);
  const report = await run(source, target, { require: 'none' });
  assert.deepEqual(errors(report), []);
  assertMirrored(source, target);
});

for (const api of ['on', 'off-404', 'off-405', 'html'] as const) {
  test(`fault 19, 21: referrers ${api} at both ends, of referrers too`, async () => {
    const settings: Partial<Settings> = { referrersApi: api };
    for (const at of [source, target]) Object.assign(at.settings, settings);
    putImage(source, 'bundles', image);
    const [signature] = source.store.repository(repository).referrers(image.digest);
    const subject = { mediaType: mediaTypes.manifest, digest: signature?.digest, size: 1 };
    put(
      source,
      repository,
      artifact('text/note', [blob(Buffer.from('n'), 'text/plain')], { subject }),
    );
    // An index may be attached as well, with manifests of its own.
    const attached = index([platformOnly('attached').children[0] as Part], {
      subject: { mediaType: mediaTypes.index, digest: image.digest, size: 1 },
    });
    put(source, repository, attached);
    await mirrors();
  });
}
