/** Which of what lies in a registry counts as a signature: all stores, any order, one good one is enough. */

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import {
  artifact,
  attestationManifest,
  blob,
  index,
  type Layer,
  loadCase,
  part,
  platformImage,
  put,
} from '../../sandbox/images.ts';
import { referrersTag, startRegistry } from '../../sandbox/registry/index.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { annotationKeys } from '../../src/signature/candidate.ts';
import { signatureTag } from '../../src/signature/store.ts';
import type { Policy } from '../../src/verify/policy.ts';
import type { ManifestReport, VerifyReport } from '../../src/verify/report.ts';
import { errorCodes, errors, manifestOf, only, verify } from '../support/run.ts';
import {
  bundleBytes,
  bundleReferrer,
  legacyLayer,
  putSignatures,
  signBundles,
  signLegacy,
  testPolicy,
} from '../support/signer.ts';
import { stranger, signer as testSigner } from '../transparency/test-log.ts';

const registry = await startRegistry();
/** One manifest, so that nothing else decides. */
const image = platformImage('linux/amd64');
const { digest } = image;

beforeEach(() => {
  registry.reset();
  put(registry, 'a/b', image, '1');
});
after(() => registry.stop());

function run(policy: Partial<Policy> = {}): Promise<VerifyReport> {
  return verify(`${registry.host}/a/b:1`, { ...testPolicy, ...policy });
}

function signatures(...layers: readonly Layer[]): void {
  putSignatures(registry, 'a/b', digest, layers);
}

/** Code of the one error, or `verified`. */
async function verdict(policy: Partial<Policy> = {}): Promise<string> {
  const report = await run(policy);
  return errorCodes(report).join(' ') || report.outcome;
}

function root(report: VerifyReport): ManifestReport {
  return manifestOf(only(report), 'image');
}

test('threat 45: without a signature it is E_NOSIG, with advice', async () => {
  const report = await run();
  assert.deepEqual(errorCodes(report), ['E_NOSIG']);
  assert.equal(report.exitCode, 10);
  assert.equal(errors(report)[0]?.message, 'the image carries no signature');
  assert.match(errors(report)[0]?.advice ?? '', /do not run it/);
});

test('each store alone is enough', async () => {
  signatures(legacyLayer(digest));
  assert.equal(await verdict(), 'verified');
  registry.store.repository('a/b').tags.delete(signatureTag(digest));
  assert.equal(await verdict(), 'E_NOSIG');
  put(registry, 'a/b', bundleReferrer(digest));
  assert.equal(await verdict(), 'verified');
});

test('threat 49: an image or attachment under the .sig tag is not a signature', async () => {
  const report = async (...under: [ReturnType<typeof platformImage>]) => {
    put(registry, 'a/b', ...under, signatureTag(digest));
    return run();
  };
  const attachment = artifact('application/vnd.example', [blob(Buffer.from('x'), 'text/plain')]);
  for (const found of [platformImage('linux/arm64'), attachment, index([image])]) {
    const rejected = await report(found);
    assert.deepEqual(errorCodes(rejected), ['E_NOSIG']);
    const [ignored] = root(rejected).ignored;
    assert.deepEqual([ignored?.store, ignored?.manifest], ['tag', found.digest]);
  }
});

test('threat 50: of signatures that do not count, the one that passed most checks explains', async () => {
  const unknownLog = legacyLayer(digest, { entry: { logID: 'f'.repeat(64) } });
  const strangers = legacyLayer(digest, { signer: stranger });
  for (const layers of [
    [unknownLog, strangers],
    [strangers, unknownLog],
  ]) {
    signatures(...layers);
    assert.equal(await verdict(), 'E_TRUST');
  }
});

test('threat 49: other layers next to a signature are left out', async () => {
  signatures(blob(Buffer.from('{}'), 'application/vnd.example+json'), legacyLayer(digest));
  const report = await run();
  assert.equal(report.outcome, 'verified');
  assert.equal(root(report).signatures.length, 1);
});

test('threat 50: a signature by another key next to a good one is reported, in every position', async () => {
  const good = legacyLayer(digest);
  const bad = legacyLayer(digest, { signer: stranger });
  for (const layers of [
    [good, bad],
    [bad, good],
  ]) {
    signatures(...layers);
    const report = await run();
    assert.equal(report.outcome, 'verified');
    assert.deepEqual(
      root(report).signatures.map(({ good }) => good),
      [true, false],
      'good ones come first',
    );
    const [, stray] = root(report).signatures;
    assert.equal(stray?.signer, undefined);
    assert.equal(stray?.dockerReference, undefined, 'what a stranger claims is not repeated');
  }
});

test('threat 50: only signatures by another key: E_SIG, and how many there were', async () => {
  signatures(
    legacyLayer(digest, { signer: stranger }),
    legacyLayer(digest, { signer: stranger, reference: 'x/y' }),
  );
  const report = await run();
  assert.deepEqual(errorCodes(report), ['E_SIG']);
  assert.equal(report.exitCode, 12);
  assert.match(errors(report)[0]?.message ?? '', /^the image has signatures, but none.*of 2 cand/);
  signatures(legacyLayer(digest, { signer: stranger }));
  assert.doesNotMatch(errors(await run())[0]?.message ?? '', /the best of/);
});

test('threat 51: parts of two signatures make no signature', async () => {
  // One claims the image but is a stranger's; the other is the signer's, about another image.
  const elsewhere = platformImage('linux/arm64');
  const claims = legacyLayer(digest, { signer: stranger });
  const signed = legacyLayer(elsewhere.digest);
  const annotations = (layer: Layer) => layer.descriptor['annotations'] as Record<string, string>;
  const mixed = blob(claims.bytes, mediaTypes.simpleSigning, { annotations: annotations(signed) });
  signatures(claims, signed, mixed);
  assert.equal((await run()).outcome, 'rejected');

  // Two good signatures of the same signer, with their log entries swapped.
  const [one, two] = [legacyLayer(digest), legacyLayer(digest, { optional: { version: '2' } })];
  const entry = { [annotationKeys.rekorBundle]: annotations(two)[annotationKeys.rekorBundle] };
  const swapped = blob(one.bytes, mediaTypes.simpleSigning, {
    annotations: { ...annotations(one), ...entry },
  });
  signatures(swapped);
  assert.equal(await verdict(), 'E_TLOG');
  assert.equal(await verdict({ transparencyLog: 'ignored' }), 'verified');
});

test('threat 57: a referrer of another manifest is E_CLAIM where there is nothing else', async () => {
  const subject = { mediaType: mediaTypes.manifest, digest: index([]).digest, size: 1 };
  const stray = bundleReferrer(digest, bundleBytes(digest), { subject });
  put(registry, 'a/b', stray);
  const body = (bytes: Uint8Array) => {
    const list = JSON.parse(Buffer.from(bytes).toString());
    const entry = { mediaType: stray.mediaType, digest: stray.digest, size: stray.bytes.length };
    return Buffer.from(JSON.stringify({ ...list, manifests: [entry] }));
  };
  registry.faults.add({ when: { path: `/referrers/${digest}`, times: Infinity }, do: { body } });
  const report = await run();
  assert.deepEqual(errorCodes(report), ['E_CLAIM']);
  assert.match(errors(report)[0]?.message ?? '', /its subject is another manifest/);

  signatures(legacyLayer(digest));
  const beside = await run();
  assert.equal(beside.outcome, 'verified');
  assert.deepEqual(
    root(beside).ignored.map(({ code }) => code),
    ['E_CLAIM'],
  );
});

test('threat 57: a bundle that is about another image is E_CLAIM', async () => {
  put(registry, 'a/b', bundleReferrer(digest, bundleBytes(index([]).digest)));
  assert.equal(await verdict(), 'E_CLAIM');
});

test('threat 58: junk that calls itself a bundle counts for nothing', async () => {
  put(registry, 'a/b', bundleReferrer(digest, Buffer.from('junk')));
  const report = await run();
  assert.equal(report.outcome, 'rejected');
  assert.equal(report.exitCode, 12);
});

test('threat 58: under a fallback tag a bundle is found whatever it is called there', async () => {
  registry.settings.referrersApi = 'off-404';
  const { mediaType, bytes, ...bundle } = bundleReferrer(digest);
  put(registry, 'a/b', { mediaType, bytes, ...bundle });
  for (const artifactType of [mediaTypes.empty, 'application/vnd.example', undefined]) {
    const entry = { mediaType, digest: bundle.digest, size: bytes.length, artifactType };
    const list = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: [entry] };
    const fallback = part(Buffer.from(JSON.stringify(list)), mediaTypes.index);
    put(registry, 'c/d', image, '1');
    const held = registry.store.repository('a/b');
    held.tags.set(referrersTag(digest), held.putManifest(fallback.bytes, mediaTypes.index));
    assert.equal(await verdict(), 'verified', String(artifactType));
  }
});

test('threat 58: in the list of an API, the empty type says nothing and the bundle is read', async () => {
  put(registry, 'a/b', bundleReferrer(digest));
  const body = (bytes: Uint8Array) => {
    const list = JSON.parse(Buffer.from(bytes).toString());
    for (const entry of list.manifests) entry.artifactType = mediaTypes.empty;
    return Buffer.from(JSON.stringify(list));
  };
  registry.faults.add({ when: { path: '/referrers/' }, do: { body } });
  assert.equal(await verdict(), 'verified');
});

test('threat 59: attestations by the right key are not a signature', async () => {
  loadCase(registry, 'c/d', 'attestation-only');
  const report = await verify(`${registry.host}/c/d:0.1.24`);
  assert.equal(errorCodes(report)[0], 'E_NOSIG');
  assert.equal(report.exitCode, 10);
  const { ignored } = manifestOf(only(report), 'index');
  assert.match(ignored[0]?.message ?? '', /not a signature/);
});

test('threat 59: an attestation that hides behind the annotation of a signature is none', async () => {
  const bytes = bundleBytes(digest, { predicateType: 'https://slsa.dev/provenance/v1' });
  const annotations = {
    'dev.sigstore.bundle.predicateType': 'https://sigstore.dev/cosign/sign/v1',
  };
  put(registry, 'a/b', bundleReferrer(digest, bytes, { annotations }));
  assert.equal(await verdict(), 'E_NOSIG');
});

test('threat 60: a bundle of another client does not hide legacy signatures', async () => {
  loadCase(registry, 'c/d', 'legacy-plus-foreign-attestation');
  assert.equal((await verify(`${registry.host}/c/d:0.1.24`)).outcome, 'verified');
  signatures(legacyLayer(digest));
  put(registry, 'a/b', bundleReferrer(digest, bundleBytes(digest, { signer: stranger })));
  const report = await run();
  assert.equal(report.outcome, 'verified');
  assert.deepEqual(
    root(report).signatures.map(({ format, good }) => [format, good]),
    [
      ['legacy', true],
      ['bundle', false],
    ],
  );
});

test('threat 61: what an OCI 1.1 referrer says is verified as well', async () => {
  const fields = {
    artifactType: mediaTypes.cosignArtifactSig,
    subject: { mediaType: image.mediaType, digest, size: image.bytes.length },
  };
  const referrer = (layer: Layer) => artifact(mediaTypes.cosignArtifactSig, [layer], fields);
  put(registry, 'a/b', referrer(legacyLayer(digest, { signer: stranger })));
  assert.equal(await verdict(), 'E_SIG');
  assert.equal(await verdict({ transparencyLog: 'ignored' }), 'E_SIG');
  put(registry, 'a/b', referrer(legacyLayer(digest)));
  assert.equal(await verdict(), 'verified');
});

test('threat 86: a bundle with a certificate is not a signature by a key', async () => {
  const certificate = { rawBytes: Buffer.from('certificate').toString('base64') };
  const bundle = JSON.parse(bundleBytes(digest).toString());
  delete bundle.verificationMaterial.publicKey;
  bundle.verificationMaterial.certificate = certificate;
  put(registry, 'a/b', bundleReferrer(digest, Buffer.from(JSON.stringify(bundle))));
  const report = await run();
  const [candidate] = root(report).signatures;
  assert.equal(candidate?.good, false);
  assert.equal(
    candidate?.checks.signature.state === 'failed' && candidate.checks.signature.code,
    'E_KEY',
  );
  assert.deepEqual([report.outcome, report.exitCode], ['rejected', 12]);
});

test('threat 99: a Rekor v2 entry proves the log and no time', async () => {
  put(registry, 'a/b', bundleReferrer(digest, bundleBytes(digest, { version: 'v2' })));
  const report = await run();
  assert.equal(report.outcome, 'verified');
  const [entry] = root(report).signatures[0]?.logEntries ?? [];
  assert.deepEqual(
    [entry?.version, entry?.integratedTime, entry?.proof],
    ['rekor-v2', undefined, ['inclusion']],
  );
  const keys = [{ ...testSigner.key, notAfter: new Date('2027-01-01') }];
  assert.equal(
    await verdict({ keys }),
    'E_TIME',
    'so it is not known to be older than the key’s end',
  );
  assert.equal(await verdict({ timestamps: 'required' }), 'E_TIME');
});

test('threat 102: a candidate over a limit may be the good one: undetermined, whatever the others are', async () => {
  const bundle = JSON.parse(bundleBytes(digest).toString());
  const { verificationMaterial: material } = bundle;
  material.tlogEntries = new Array(9).fill(material.tlogEntries[0]);
  const unknownLog = legacyLayer(digest, { entry: { logID: 'f'.repeat(64) } });
  const other = putSignatures(registry, 'a/b', digest, [unknownLog]);
  const overLimit = Buffer.from(JSON.stringify(bundle));
  const referrerAt = (at: number) =>
    bundleReferrer(digest, overLimit, { annotations: { at: `${at}` } });
  // Equal ones are reported in the order of their manifests: this one is to come last. The signatures
  // are random, and so is the position of the other one.
  let at = 0;
  let referrer = referrerAt(at);
  while (referrer.digest <= other) referrer = referrerAt(++at);
  assert.ok(referrer.digest > other);
  put(registry, 'a/b', referrer);
  const report = await run();
  assert.deepEqual([errorCodes(report), report.exitCode], [['E_LIMIT'], 3]);
  signatures(legacyLayer(digest));
  assert.equal(await verdict(), 'verified');
});

test('buildx’s attestation manifest is a referrer of its platform, and no signature of it', async () => {
  const whole = index([image, attestationManifest(image)]);
  put(registry, 'a/b', whole, '1');
  signLegacy(registry, 'a/b', whole);
  const report = await run();
  assert.equal(report.outcome, 'verified');
  const { ignored } = manifestOf(only(report), 'linux/amd64');
  assert.deepEqual(
    ignored.map(({ store, manifest, code }) => [store, manifest, code]),
    [['referrers', whole.children[1]?.digest, 'E_NOSIG']],
  );
});

test('bundles and legacy signatures of a whole image, each alone', async () => {
  const whole = index([image, platformImage('linux/arm64')]);
  const at = (repository: string): Promise<VerifyReport> =>
    verify(`${registry.host}/${repository}:1`, testPolicy);
  for (const [repository, sign] of Object.entries({ legacy: signLegacy, bundles: signBundles })) {
    put(registry, repository, whole, '1');
    assert.equal((await at(repository)).outcome, 'rejected');
    sign(registry, repository, whole);
    const report = await at(repository);
    assert.equal(report.outcome, 'verified');
    const digests = only(report).manifests.map((manifest): Digest => manifest.digest);
    assert.equal(digests.length, 3);
  }
});
