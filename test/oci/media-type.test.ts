/** Media types as the specifications and other tools spell them: one letter off, and registries say 404. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isImageConfig,
  isImageType,
  isIndexType,
  isManifestType,
  manifestTypes,
  mediaTypes,
} from '../../src/oci/media-type.ts';

test('media types are spelled as their specifications spell them', () => {
  assert.deepEqual(mediaTypes, {
    index: 'application/vnd.oci.image.index.v1+json',
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    empty: 'application/vnd.oci.empty.v1+json',
    dockerIndex: 'application/vnd.docker.distribution.manifest.list.v2+json',
    dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
    dockerConfig: 'application/vnd.docker.container.image.v1+json',
    dockerSchema1: 'application/vnd.docker.distribution.manifest.v1+json',
    dockerSchema1Signed: 'application/vnd.docker.distribution.manifest.v1+prettyjws',
    artifact: 'application/vnd.oci.artifact.manifest.v1+json',
    orasArtifact: 'application/vnd.cncf.oras.artifact.manifest.v1+json',
    simpleSigning: 'application/vnd.dev.cosign.simplesigning.v1+json',
    cosignArtifactSig: 'application/vnd.dev.cosign.artifact.sig.v1+json',
    bundle: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    dsseEnvelope: 'application/vnd.dsse.envelope.v1+json',
    inToto: 'application/vnd.in-toto+json',
  });
});

test('which types are of an index, an image, its config, and any manifest', () => {
  const types = Object.entries(mediaTypes);
  const those = (is: (type: string) => boolean) =>
    types.filter(([, type]) => is(type)).map(([name]) => name);
  assert.deepEqual(those(isIndexType), ['index', 'dockerIndex']);
  assert.deepEqual(those(isImageType), ['manifest', 'dockerManifest']);
  assert.deepEqual(those(isImageConfig), ['config', 'dockerConfig']);
  const manifests = ['index', 'manifest', 'dockerIndex', 'dockerManifest', 'artifact'];
  assert.deepEqual(those(isManifestType), [...manifests, 'orasArtifact']);
  assert.equal(manifestTypes.length, 6);
});
