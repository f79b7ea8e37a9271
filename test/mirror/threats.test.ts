/**
 * Threats of threats-and-faults.md, part A, as a mirror run meets them; each test bears its number.
 * Those of HTTP that do not depend on what is sent (108 to 110, 112, 114) are test/registry's.
 */

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
import { referrersTag } from '../../sandbox/registry/index.ts';
import type { Credentials } from '../../src/auth/credentials.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { predicateTypeAnnotation } from '../../src/signature/store.ts';
import { alice } from '../support/connection.ts';
import { bundleBytes, bundleReferrer, manifestsOf, signBundles } from '../support/signer.ts';
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
const image = platformOnly('new');
const platform = { os: 'linux', architecture: 'amd64' };
const layerType = 'application/vnd.oci.image.layer.v1.tar';
const config = blob(Buffer.from('{"architecture":"amd64","os":"linux"}'), mediaTypes.config);

function imageOf(layer: ReturnType<typeof blob>): Part {
  const child = manifest(config, [layer]);
  return index([{ ...child, entry: { ...child.entry, platform } }]);
}

for (const [what, size] of [
  ['smaller', -1],
  ['larger', 1],
] as const) {
  test(`threat 5: a blob that is ${what} than its descriptor says`, async () => {
    const bytes = Buffer.from('content');
    putImage(source, 'legacy', imageOf(blob(bytes, layerType, { size: bytes.length + size })));
    const report = await run(source, target);
    assert.match(errors(report).join(), /^E_DIGEST: /);
    assert.equal(held().tags.get(tag), undefined);
    assert.ok(!held().blobs.has(digestOf(bytes)));
  });
}

test('threat 5: a manifest that has another size than its index says', async () => {
  const child = platformImage('linux/amd64');
  putImage(source, 'legacy', index([{ ...child, entry: { ...child.entry, size: 9 } }]));
  const report = await run(source, target, { require: 'none' });
  assert.match(errors(report).join(), /^E_DIGEST: the index declares 9 bytes for it/);
  assert.deepEqual(writes(target), []);
});

test('threat 28: one blob with two sizes', async () => {
  const bytes = Buffer.from('content');
  const layers = [blob(bytes, layerType), blob(bytes, layerType, { size: bytes.length + 1 })];
  const child = manifest(config, layers);
  putImage(source, 'legacy', index([{ ...child, entry: { ...child.entry, platform } }]));
  const report = await run(source, target, { require: 'none' });
  assert.match(errors(report).join(), /^E_DIGEST: one blob is declared with two sizes/);
  assert.deepEqual(writes(target), []);
});

test('threat 46: a child that the source does not have any more: nothing is copied', async () => {
  putImage(source, 'legacy', image);
  source.store.repository(repository).removeManifest(image.children[0]?.digest as Digest);
  const report = await run(source, target, { require: 'none' });
  assert.match(errors(report).join(), /^E_COVER: an index lists it, but the source does not have/);
  assert.deepEqual(writes(target), []);
});

test('threat 15: something else under the fallback tag is left alone, and nothing is tagged', async () => {
  target.settings.referrersApi = 'off-404';
  putImage(source, 'bundles', image);
  const somebodys = put(
    target,
    repository,
    platformImage('linux/arm64'),
    referrersTag(image.digest),
  );
  const report = await run(source, target);
  assert.match(
    errors(report).join(),
    /^E_MANIFEST: the referrers tag does not point to a list of referrers/,
  );
  assert.equal(held().tags.get(referrersTag(image.digest)), somebodys);
  assert.equal(held().tags.get(tag), undefined);
});

test('threat 15: an image under the source’s fallback tag is not a list of referrers', async () => {
  source.settings.referrersApi = 'off-404';
  putImage(source, 'legacy', image);
  const child = image.children[0]?.digest as Part['digest'];
  put(source, repository, platformImage('linux/arm64'), referrersTag(child));
  const report = await run(source, target);
  assert.deepEqual(errors(report), []);
  assert.deepEqual(
    report.findings.map(({ severity, message, digest }) => ({ severity, message, digest })),
    [
      {
        severity: 'warning',
        message:
          "part of the source's list of referrers cannot be read, and nothing was copied for it: the referrers tag is ignored: it is not an image index",
        digest: child,
      },
    ],
  );
  assert.equal(held().tags.get(tag), image.digest);
});

test('entries of a list that name no digest are reported, and hide nothing', async () => {
  putImage(source, 'bundles', image);
  const junk = Buffer.from('"manifests":[{},null,');
  const odd = (bytes: Uint8Array) =>
    Buffer.from(Buffer.from(bytes).toString().replace('"manifests":[{', `${junk}{`));
  const path = new RegExp(`/referrers/${image.digest}`);
  source.faults.add({ when: { path, times: Infinity }, do: { body: odd } });
  const report = await run(source, target);
  assert.deepEqual(errors(report), []);
  assertMirrored(source, target);
  const reported = report.findings.map(({ message }) => message.replace(/^.*for it: /, ''));
  assert.deepEqual(reported, ['manifests[0] has no digest (and 1 more)']);
});

test('threat 32: artifacts that are attached in a circle, and to themselves', async () => {
  putImage(source, 'legacy', image);
  const at = source.store.repository(repository);
  // A signature tag may point anywhere.
  at.tags.set(`${image.digest.replace(':', '-')}.att`, image.digest);
  at.tags.set(`${image.children[0]?.digest.replace(':', '-')}.sbom`, image.digest);
  const report = await run(source, target);
  assert.deepEqual(errors(report), []);
  assertMirrored(source, target);
});

test('threat 40: manifests that no serialiser would write arrive byte for byte', async () => {
  const plain = platformImage('linux/amd64');
  const odd = Buffer.from(`  ${JSON.stringify(JSON.parse(String(plain.bytes)), null, '\t')}\r\n`);
  const child = part(odd, mediaTypes.manifest, plain.blobs);
  putImage(source, 'both', index([{ ...child, entry: { ...child.entry, platform } }]));
  assert.deepEqual(errors(await run(source, target)), []);
  assert.deepEqual(Buffer.from(held().manifests.get(digestOf(odd))?.bytes ?? ''), odd);
  assertMirrored(source, target);
});

test('threat 42: content that a descriptor carries itself is not what is copied', async () => {
  const bytes = Buffer.from('content');
  const data = Buffer.from('another').toString('base64');
  putImage(source, 'legacy', imageOf(blob(bytes, layerType, { data })));
  assert.deepEqual(errors(await run(source, target)), []);
  assert.deepEqual(held().blobs.get(digestOf(bytes)), bytes);
  assertMirrored(source, target);
});

const foreignType = 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip';

for (const isThere of [false, true]) {
  test(`threat 43: the URLs of a foreign layer are never asked; ${isThere ? '' : 'not '}in the source`, async () => {
    const bytes = Buffer.from('windows');
    const urls = [`${target.url}/v2/asked`, 'http://169.254.169.254/'];
    const foreign = imageOf(blob(bytes, foreignType, { urls }));
    putImage(source, 'legacy', foreign);
    if (!isThere) source.store.repository(repository).blobs.delete(digestOf(bytes));
    const report = await run(source, target);
    assert.deepEqual(errors(report), []);
    assertMirrored(source, target);
    assert.equal(held().blobs.has(digestOf(bytes)), isThere);
    assert.ok(!target.requests.some(({ path }) => path.includes('asked')));
    assert.equal(report.findings.length, isThere ? 0 : 1);
  });
}

test('threat 57: a referrer of something else is listed, and stays where it is', async () => {
  source.settings.referrersApi = 'off-404';
  putImage(source, 'legacy', image);
  const other = artifact('text/note', [blob(Buffer.from('n'), 'text/plain')], {
    subject: { mediaType: mediaTypes.manifest, digest: digestOf(Buffer.from('x')), size: 1 },
  });
  put(source, repository, other);
  put(source, repository, index([other]), referrersTag(image.digest));
  const report = await run(source, target);
  assert.deepEqual(errors(report), []);
  assert.ok(!held().manifests.has(other.digest));
});

test('threat 59: an attestation is not a signature, and is copied with the image', async () => {
  const predicateType = 'https://slsa.dev/provenance/v1';
  const said = { annotations: { [predicateTypeAnnotation]: predicateType } };
  for (const [require, fields] of [
    ['verified', {}],
    ['verified', said],
    ['signed', said],
  ] as const) {
    source.reset();
    put(source, repository, image, tag);
    for (const digest of manifestsOf(image)) {
      put(
        source,
        repository,
        bundleReferrer(digest, bundleBytes(digest, { predicateType }), fields),
      );
    }
    const report = await run(source, target, { require });
    assert.match(errors(report).join(), /^E_NOSIG: /);
    assert.deepEqual(writes(target), []);
  }
});

test('threat 62: 401 and 403 on signature tags are no "none"', async () => {
  putImage(source, 'legacy', image);
  for (const status of [401, 403]) {
    source.faults.clear();
    const when = { path: '.att', times: Number.POSITIVE_INFINITY };
    source.faults.add({ when, do: { status } });
    const report = await run(source, target, { require: 'none' });
    assert.match(errors(report).join(), /^E_AUTH: /);
    assert.deepEqual(writes(target), []);
  }
});

const users = { alice: 'pass:word', bob: 'other' };
const bob: Credentials = { kind: 'basic', username: 'bob', password: 'other' };

test('threat 107: storage that the source redirects to is sent no Authorization', async () => {
  Object.assign(source.settings, {
    auth: 'basic',
    users,
    anonymousPull: false,
    redirectBlobs: true,
  });
  putImage(source, 'legacy', image);
  const report = await run(source, target, { credentials: { find: async () => alice } });
  assert.deepEqual(errors(report), []);
  assert.ok(source.storage.requests.length > 0);
  assert.ok(source.storage.requests.every(({ authorization }) => !authorization));
  assert.ok(source.requests.some(({ authorization }) => authorization));
});

test('threat 111: an upload that is to continue at the metadata service', async () => {
  putImage(source, 'legacy', image);
  const location = 'http://169.254.169.254/latest/';
  const when = { method: 'POST', times: Number.POSITIVE_INFINITY };
  target.faults.add({ when, do: { status: 202, headers: { location } } });
  const report = await run(source, target);
  assert.match(errors(report).join(), /^E_NET: .* points to http:\/\/169\.254\.169\.254, /);
  assert.equal(held().tags.get(tag), undefined);
});

const elsewhere = 'mirror/webdis';

test('threat 113: one registry and one credential: blobs are mounted, and none is read', async () => {
  putImage(source, 'both', image);
  const report = await run(source, source, { to: elsewhere });
  assert.deepEqual(errors(report), []);
  const brought = only(report).content.filter(({ kind }) => kind === 'blob');
  assert.ok(brought.every(({ state }) => state === 'mounted'));
  assert.equal(only(report).bytes, 0);
});

test('threat 113: one registry, two credentials: nothing is mounted', async () => {
  Object.assign(source.settings, { auth: 'basic', users });
  putImage(source, 'legacy', image);
  const find = async ({ path }: { path: string }) => (path === elsewhere ? bob : alice);
  const report = await run(source, source, { to: elsewhere, credentials: { find } });
  assert.deepEqual(errors(report), []);
  assert.ok(!source.requests.some(({ path }) => path.includes('mount=')));
});

test('a subject of its own: the attestation manifests of buildx are children and referrers', async () => {
  target.settings.referrersApi = 'off-404';
  const child = platformImage('linux/amd64');
  const attestation = attestationManifest(child);
  putImage(source, 'bundles', index([child, attestation]));
  assert.deepEqual(errors(await run(source, target)), []);
  assert.ok(listedAt(target, child.digest).has(attestation.digest));
  assertMirrored(source, target);
});

test('signatures in a repository of their own are copied next to the image', async () => {
  put(source, repository, image, tag);
  signBundles(source, 'signatures/of-webdis', image);
  const signaturesAt = 'signatures/of-webdis';
  const report = await run(source, target, { signaturesAt });
  assert.deepEqual(errors(report), []);
  assert.equal(listedAt(target, image.digest).size, 1);
});
