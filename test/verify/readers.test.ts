/** Who can read an image: the table checked against what the real cosign signed, and the demand. */

import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import { loadCase, platformImage, put } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { parseRepository } from '../../src/oci/reference.ts';
import { signatureTag } from '../../src/signature/store.ts';
import type { Policy } from '../../src/verify/policy.ts';
import type { RequirableReader } from '../../src/verify/readers.ts';
import type { ReaderReport, VerifyReport } from '../../src/verify/report.ts';
import { errorCodes, errors, only, vectorPolicy, verify } from '../support/run.ts';
import { bundleReferrer, legacyLayer, putSignatures, testPolicy } from '../support/signer.ts';
import { every } from '../support/thorough.ts';

const registry = await startRegistry();
const path = 'nicolas/webdis';
const image = `${registry.host}/${path}:0.1.24`;

beforeEach(() => registry.reset());
after(() => registry.stop());

/** `yes`, `unknown`, or why not. */
function readable(readers: readonly ReaderReport[]): Record<string, string> {
  return Object.fromEntries(readers.map(({ name, readable, why }) => [name, why ?? readable]));
}

const all = (state: string) => ({
  'cosign-2.6': state,
  'cosign-2.5': state,
  podman: state,
  'policy-controller': state,
  kyverno: state,
  'webdis-trust': state,
});
const legacy = all('yes');
const bundles = { ...all('format'), 'cosign-2.6': 'yes', 'webdis-trust': 'yes' };
const noReader = all('unsigned');

describe('what cosign made, on a registry of each kind', () => {
  const expected: Readonly<Record<string, Record<string, string>>> = {
    'legacy-rekor-v1': legacy,
    'legacy-by-cosign-v3': legacy,
    'legacy-hub-identity': legacy,
    'docker-media-types': legacy,
    'platforms-only': legacy,
    'single-image': legacy,
    'both-formats': legacy,
    'bundle-rekor-v1': bundles,
    'bundle-rekor-v2': bundles,
    'two-keys-bundle': bundles,
    // cosign looks at nothing but bundles where there is one, even if another signer made it.
    'legacy-plus-foreign-attestation': { ...legacy, 'cosign-2.6': 'format' },
    'oci-1-1-experimental': { ...all('format'), 'webdis-trust': 'yes' },
    'index-only': noReader,
    'arm64-unsigned': noReader,
    'attestation-only': noReader,
    'other-key': noReader,
    'bundle-no-log': noReader,
    unsigned: noReader,
  };
  for (const referrersApi of ['on', 'off-404'] as const) {
    for (const [name, readers] of every(Object.entries(expected), 6)) {
      test(`${name}, Referrers API ${referrersApi}`, async () => {
        registry.settings.referrersApi = referrersApi;
        loadCase(registry, path, name);
        const report = await verify(image);
        assert.deepEqual(readable(report.readers), readers);
        assert.deepEqual(report.readers, only(report).readers);
      });
    }
  }
});

test('of several images, what the worst of them is', async () => {
  loadCase(registry, path, 'bundle-rekor-v1');
  loadCase(registry, 'b/c', 'legacy-rekor-v1');
  const report = await verify([image, `${registry.host}/b/c:0.1.24`]);
  assert.deepEqual(readable(report.readers), bundles);
  assert.deepEqual(
    report.images.map(({ readers }) => readable(readers)),
    [bundles, legacy],
  );
});

test('bundles that only fallback tags name, while the API lists none, are read by this tool alone', async () => {
  registry.settings.referrersApi = 'off-404';
  loadCase(registry, path, 'bundle-rekor-v1');
  registry.settings.referrersApi = 'on';
  const empty = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: [] };
  const body = () => Buffer.from(JSON.stringify(empty));
  const when = { path: '/referrers/', times: Number.POSITIVE_INFINITY };
  registry.faults.add({ when, do: { body } });
  const report = await verify(image);
  assert.equal(report.outcome, 'verified');
  assert.deepEqual(readable(report.readers), { ...all('format'), 'webdis-trust': 'yes' });
});

describe('one manifest', () => {
  const one = platformImage('linux/amd64');
  const at = `${registry.host}/a/b:1`;
  beforeEach(() => put(registry, 'a/b', one, '1'));

  const run = (policy: Partial<Policy> = {}): Promise<VerifyReport> =>
    verify(at, { ...testPolicy, ...policy });
  const tag = (): string => {
    const held = registry.store.repository('a/b');
    return held.tags.get(signatureTag(one.digest)) ?? assert.fail('there is no signature tag');
  };

  test('a .sig image of Docker’s media type is none that Podman reads', async () => {
    putSignatures(registry, 'a/b', one.digest, [legacyLayer(one.digest)]);
    const held = registry.store.repository('a/b');
    const oci = Buffer.from(held.manifests.get(tag() as never)?.bytes ?? []).toString();
    const docker = Buffer.from(oci.replaceAll(mediaTypes.manifest, mediaTypes.dockerManifest));
    const digest = held.putManifest(docker, mediaTypes.dockerManifest);
    held.tags.set(signatureTag(one.digest), digest);
    const report = await run({ requireReadableBy: ['podman', 'kyverno'] });
    assert.deepEqual(readable(report.readers), { ...legacy, podman: 'format' });
    assert.deepEqual(errorCodes(report), ['E_FORMAT']);
    assert.match(errors(report)[0]?.message ?? '', /^Podman.*Docker's media type/);
  });

  test('a payload that the registry lacks is rebuilt here, and read by no other', async () => {
    const reference = `${registry.host}/a/b`;
    const layer = legacyLayer(one.digest, { reference });
    putSignatures(registry, 'a/b', one.digest, [layer]);
    registry.store.repository('a/b').blobs.delete(layer.descriptor['digest'] as never);
    const report = await run({ requireReadableBy: ['podman'] });
    assert.deepEqual(readable(report.readers), { ...all('format'), 'webdis-trust': 'yes' });
    assert.deepEqual(errorCodes(report), ['E_FORMAT']);
    assert.match(errors(report)[0]?.message ?? '', /^Podman.*the registry lacks their payload$/);
  });

  test('signatures in another repository: the others look next to the image', async () => {
    putSignatures(registry, 'side/signatures', one.digest, [legacyLayer(one.digest)]);
    const signatureRepository = parseRepository(`${registry.host}/side/signatures`);
    const demanded = { signatureRepository, requireReadableBy: ['podman'] } as const;
    const report = await run(demanded);
    assert.deepEqual(readable(report.readers), { ...all('place'), 'webdis-trust': 'yes' });
    assert.deepEqual([report.exitCode, errorCodes(report)], [12, ['E_FORMAT']]);
    assert.match(errors(report)[0]?.message ?? '', /^Podman.*looks in the image's repository/);
    // The same repository, named: next to the image.
    putSignatures(registry, 'a/b', one.digest, [legacyLayer(one.digest)]);
    const beside = parseRepository(`${registry.host}/a/b`);
    assert.equal((await run({ ...demanded, signatureRepository: beside })).outcome, 'verified');
  });

  test('what could not be read is not known, and no evidence', async () => {
    put(registry, 'a/b', bundleReferrer(one.digest));
    const path = `/manifests/${signatureTag(one.digest)}`;
    registry.faults.add({ when: { path, times: Number.POSITIVE_INFINITY }, do: { status: 500 } });
    const plain = await run();
    assert.equal(plain.outcome, 'verified');
    const unknown = { podman: 'unknown', 'cosign-2.5': 'unknown' };
    const others = { 'policy-controller': 'unknown', kyverno: 'unknown' };
    assert.deepEqual(readable(plain.readers), { ...bundles, ...unknown, ...others });
    const report = await run({ requireReadableBy: ['podman'] });
    assert.deepEqual([report.exitCode, errorCodes(report)], [3, ['E_NET']]);
    assert.match(
      errors(report)[0]?.message ?? '',
      /^could not check whether Podman.* can read the signatures of the image: /,
    );
  });
});

describe('require-readable-by', () => {
  const words: readonly RequirableReader[] = [
    'cosign-2.5',
    'podman',
    'policy-controller',
    'kyverno',
  ];

  test('bundles alone: E_FORMAT for each reader, with the way on', async () => {
    loadCase(registry, path, 'bundle-rekor-v1');
    const report = await verify(image, { requireReadableBy: words });
    assert.deepEqual([report.outcome, report.exitCode], ['rejected', 12]);
    assert.deepEqual(errorCodes(report), ['E_FORMAT']);
    assert.deepEqual(
      errors(report).map(({ message }) => message.split(' finds no signature of ')),
      ['cosign ≤ 2.5', 'Podman/CRI-O', 'policy-controller', 'Kyverno (key)'].map((title) => [
        title,
        'the index, linux/amd64 and linux/arm64: it reads only the legacy format under the .sig tag',
      ]),
    );
    for (const { advice } of errors(report)) assert.match(advice ?? '', /--format both/);
    assert.deepEqual(report.policy.requireReadableBy, words);
  });

  test('both formats: verified; a legacy signature that lies among the referrers is none of theirs', async () => {
    loadCase(registry, path, 'both-formats');
    assert.equal((await verify(image, { requireReadableBy: words })).outcome, 'verified');
    loadCase(registry, path, 'oci-1-1-experimental');
    for (const word of words) {
      const report = await verify(image, { requireReadableBy: [word] });
      assert.deepEqual(errorCodes(report), ['E_FORMAT'], word);
    }
  });

  test('an unsigned manifest is missing a signature, and not a format', async () => {
    loadCase(registry, path, 'arm64-unsigned');
    const report = await verify(image, { requireReadableBy: words });
    assert.deepEqual([report.exitCode, errorCodes(report)], [10, ['E_COVER']]);
  });

  test('of platforms in different formats, the ones in the wrong one are named', async () => {
    loadCase(registry, path, 'legacy-rekor-v1');
    const { manifests } = only(await verify(image));
    const arm = manifests.find(({ platforms }) => platforms.includes('linux/arm64'));
    assert.ok(arm);
    registry.store.repository(path).tags.delete(signatureTag(arm.digest));
    put(registry, path, bundleReferrer(arm.digest));
    const report = await verify(image, {
      keys: [...vectorPolicy.keys, ...testPolicy.keys],
      transparencyLog: 'ignored',
      requireReadableBy: ['podman'],
    });
    assert.deepEqual(errorCodes(report), ['E_FORMAT'], JSON.stringify(errors(report)));
    assert.match(errors(report)[0]?.message ?? '', /no signature of linux\/arm64: /);
  });
});
