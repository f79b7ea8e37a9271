/** What a store of signatures holds, by layers; what a list of referrers proves. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Descriptor } from '../../src/oci/descriptor.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { ImageManifest } from '../../src/oci/manifest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { annotationKeys } from '../../src/signature/candidate.ts';
import { signaturePredicate } from '../../src/signature/statement.ts';
import {
  classifyArtifact,
  declaredType,
  declaresBundle,
  declaresOtherType,
  isNotationType,
  predicateTypeAnnotation,
  readSignatureManifest,
  signatureTag,
} from '../../src/signature/store.ts';

const bytes = Buffer.from('x');
const layer = (mediaType: string): Descriptor => ({
  ...{ mediaType, digest: digestOf(bytes), size: 1, annotations: {} },
});
const holding = (...types: readonly string[]): ImageManifest => ({
  ...{ kind: 'image', mediaType: mediaTypes.manifest, annotations: {} },
  ...{ config: layer(mediaTypes.empty), layers: types.map(layer) },
});
const listed = (artifactType: string | undefined, predicate?: string) => ({
  digest: digestOf(bytes),
  annotations: predicate === undefined ? {} : { [predicateTypeAnnotation]: predicate },
  ...(artifactType === undefined ? {} : { artifactType }),
});

test('the tag of signatures has the digest in it', () => {
  const [sha256, sha512] = [digestOf(bytes), digestOf(bytes, 'sha512')];
  assert.equal(signatureTag(sha256), `sha256-${sha256.slice(7)}.sig`);
  assert.equal(signatureTag(sha512), `sha512-${sha512.slice(7)}.sig`);
});

test('threat 58: an artifact is what its layers are, whatever it calls itself', () => {
  const old = 'application/vnd.dev.sigstore.bundle+json;version=0.1';
  const { simpleSigning, bundle } = mediaTypes;
  const kinds = [
    [[], 'other'],
    [['text/plain'], 'other'],
    [[simpleSigning], 'simple-signing'],
    [['text/plain', simpleSigning], 'simple-signing'],
    [[bundle], 'bundle'],
    [[old], 'bundle'],
    [[bundle, bundle], 'other'],
    [[`x${bundle}`], 'other'],
    [[bundle, simpleSigning], 'simple-signing'],
  ] as const;
  for (const [types, kind] of kinds) {
    assert.equal(classifyArtifact(holding(...types)).kind, kind, types.join());
  }
  const some = classifyArtifact(holding('text/plain', simpleSigning, simpleSigning));
  assert.deepEqual(some, {
    kind: 'simple-signing',
    layers: [simpleSigning, simpleSigning].map(layer),
  });
  const one = classifyArtifact(holding(bundle));
  assert.deepEqual(one, { kind: 'bundle', layer: layer(bundle) });
  const index = { kind: 'index', mediaType: mediaTypes.index, annotations: {}, manifests: [] };
  assert.equal(classifyArtifact(index as never).kind, 'other');
});

test('threat 59: a manifest holds signatures unless it says that it is an attestation', () => {
  const { simpleSigning, bundle } = mediaTypes;
  const read = (type: string, more: object = {}) => {
    const { kind: _, ...manifest } = holding(type);
    const found = readSignatureManifest(
      Buffer.from(JSON.stringify({ schemaVersion: 2, ...manifest, ...more })),
    );
    return (
      found && [
        found.layers.map(({ mediaType }) => mediaType),
        found.subject?.digest ?? 'no subject',
      ]
    );
  };
  const predicate = (type: string) => ({ annotations: { [predicateTypeAnnotation]: type } });
  const subject = layer(mediaTypes.manifest);
  assert.deepEqual(read(simpleSigning), [[simpleSigning], 'no subject']);
  assert.deepEqual(read(simpleSigning, { subject }), [[simpleSigning], subject.digest]);
  assert.deepEqual(read(bundle, { subject }), [[bundle], subject.digest]);
  assert.deepEqual(read(bundle, predicate(signaturePredicate)), [[bundle], 'no subject']);
  assert.equal(read(bundle, predicate('https://slsa.dev/provenance/v1')), undefined);
  assert.equal(read('text/plain'), undefined);
  assert.equal(read(bundle, { schemaVersion: 1 }), undefined);
});

test('threat 58: a listed referrer is left alone only if it says that it is something else', () => {
  const rows = [
    [listed(undefined), false],
    [listed(mediaTypes.empty), false],
    [listed(mediaTypes.cosignArtifactSig), false],
    [listed(mediaTypes.bundle), false],
    [listed(mediaTypes.bundle, signaturePredicate), false],
    [listed(mediaTypes.bundle, 'https://slsa.dev/provenance/v1'), true],
    [listed('application/spdx+json'), true],
    [listed('application/spdx+json', signaturePredicate), true],
  ] as const;
  for (const [one, foreign] of rows) {
    assert.equal(declaresOtherType(one), foreign, JSON.stringify(one));
  }
});

test('annotations of layers are named as cosign names them', () => {
  assert.deepEqual(annotationKeys, {
    signature: 'dev.cosignproject.cosign/signature',
    rekorBundle: 'dev.sigstore.cosign/bundle',
    certificate: 'dev.sigstore.cosign/certificate',
    chain: 'dev.sigstore.cosign/chain',
    timestamp: 'dev.sigstore.cosign/rfc3161timestamp',
    predicateType: 'predicateType',
  });
});

test('what a listed referrer is called', () => {
  assert.equal(
    declaredType(listed('a/b', 'https://slsa.dev/provenance/v1')),
    'https://slsa.dev/provenance/v1',
  );
  assert.equal(declaredType(listed('a/b')), 'a/b');
  assert.equal(declaredType(listed(undefined)), undefined);
  assert.ok(declaresBundle(listed('application/vnd.dev.sigstore.bundle.v0.9+json')));
  assert.ok(!declaresBundle(listed(undefined)) && !declaresBundle(listed('a/b')));
  assert.ok(isNotationType('application/vnd.cncf.notary.signature'));
  assert.ok(isNotationType('application/vnd.cncf.notary.v2.signature'));
  for (const type of [
    undefined,
    'x application/vnd.cncf.notary.signature',
    'application/vnd.cncf.notaryx',
  ]) {
    assert.ok(!isNotationType(type), type);
  }
});
