/** What we write for the same payload and signature must be cosign's bytes (cosign-formats.md §1–3). */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { vectorCases, vectorFolder } from '../../sandbox/images.ts';
import { isTrustError } from '../../src/error.ts';
import { type Digest, digestHex, digestOf } from '../../src/oci/digest.ts';
import { parseManifest } from '../../src/oci/manifest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { annotationKeys } from '../../src/signature/candidate.ts';
import { referrerManifest } from '../../src/signature/make-bundle.ts';
import { formatPayload, parsePayload } from '../../src/signature/payload.ts';
import {
  appendLayers,
  layerDescriptor,
  signatureImage,
} from '../../src/signature/signature-image.ts';

const content = (digest: Digest) =>
  readFileSync(new URL(`content/sha256/${digestHex(digest)}`, vectorFolder));

/** Every `.sig` manifest of the vectors, with the layers as cosign was given them. */
function* signatureManifests() {
  for (const { name, tags } of vectorCases()) {
    for (const [tag, digest] of Object.entries(tags)) {
      if (tag.endsWith('.sig')) yield { name, tag, bytes: content(digest) };
    }
  }
}

function layersOf(bytes: Uint8Array) {
  const manifest = parseManifest(bytes);
  assert.ok(manifest.kind === 'image');
  return {
    config: content(manifest.config.digest),
    layers: manifest.layers.map(({ digest, annotations }) => {
      const rekorBundle = annotations[annotationKeys.rekorBundle];
      return layerDescriptor({
        payload: content(digest),
        signature: Buffer.from(annotations[annotationKeys.signature] ?? '', 'base64'),
        ...(rekorBundle === undefined ? {} : { rekorBundle }),
      });
    }),
  };
}

test('signature manifests and configs equal those of cosign v2 and v3', () => {
  let seen = 0;
  for (const { name, bytes } of signatureManifests()) {
    const { layers, config } = layersOf(bytes);
    const image = signatureImage(layers);
    assert.equal(Buffer.from(image.manifest).toString(), bytes.toString(), name);
    assert.equal(Buffer.from(image.config).toString(), config.toString(), name);
    seen += 1;
  }
  assert.equal(seen, 69);
});

test('appending gives what cosign gives when it appends, and keeps unknown fields', () => {
  const two = [...signatureManifests()].filter(({ name }) => name === 'two-keys');
  assert.ok(two.length > 0);
  for (const { bytes } of two) {
    const { layers, config } = layersOf(bytes);
    const [first, ...others] = layers;
    assert.ok(first && others.length > 0);
    const appended = appendLayers(signatureImage([first]), others);
    assert.equal(Buffer.from(appended.manifest).toString(), bytes.toString());
    assert.equal(Buffer.from(appended.config).toString(), config.toString());
  }
  const odd = signatureImage([]);
  const extra = Buffer.from(
    Buffer.from(odd.manifest).toString().replace('"layers"', '"future":{"a":[1]},"layers"'),
  );
  assert.match(
    Buffer.from(appendLayers({ ...odd, manifest: extra }, []).manifest).toString(),
    /"future":\{"a":\[1\]\}/,
  );
});

test('payloads equal those of cosign, with and without annotations', () => {
  for (const { name, bytes } of signatureManifests()) {
    const manifest = parseManifest(bytes);
    assert.ok(manifest.kind === 'image');
    for (const { digest } of manifest.layers) {
      const payload = content(digest);
      const { critical, optional } = parsePayload(payload);
      const annotations = Object.fromEntries([...optional].map(([k, v]) => [k, String(v)]));
      const subject = critical.image['docker-manifest-digest'] as Digest;
      const made = formatPayload(critical.identity['docker-reference'], subject, annotations);
      assert.equal(Buffer.from(made).toString(), payload.toString(), name);
    }
  }
});

test('Go escapes what could end a script element, and sorts keys by their bytes', () => {
  const digest = digestOf(Buffer.from(''));
  const made = Buffer.from(
    formatPayload('a/<b>&\u2028', digest, { é: '1', z: '2', Z: '3' }),
  ).toString();
  assert.match(made, /"docker-reference":"a\/\\u003cb\\u003e\\u0026\\u2028"/);
  assert.match(made, /"optional":\{"Z":"3","z":"2","é":"1"\}\}$/);
});

test('referrer manifests equal those of cosign v3', () => {
  let seen = 0;
  for (const { manifests } of vectorCases()) {
    for (const digest of Object.keys(manifests) as Digest[]) {
      const bytes = content(digest);
      const manifest = parseManifest(bytes);
      const layer = manifest.kind === 'image' ? manifest.layers[0] : undefined;
      const predicate = manifest.annotations['dev.sigstore.bundle.predicateType'];
      if (!layer || !manifest.subject || predicate !== 'https://sigstore.dev/cosign/sign/v1')
        continue;
      const created = new Date(manifest.annotations['org.opencontainers.image.created'] ?? '');
      const made = referrerManifest(manifest.subject, content(layer.digest), created);
      assert.equal(Buffer.from(made).toString(), bytes.toString());
      seen += 1;
    }
  }
  assert.ok(seen > 50, `${seen} referrer manifests`);
});

test('nothing is appended to anything but a signature image', () => {
  const good = signatureImage([]);
  for (const bad of ['[]', '{}', 'x', '{"layers":1,"config":{}}']) {
    assert.throws(
      () => appendLayers({ manifest: Buffer.from(bad), config: good.config }, []),
      (error) => isTrustError(error, 'E_MANIFEST'),
      bad,
    );
  }
});

test('a refusal says which part of the signature image is odd', () => {
  const good = signatureImage([]);
  const config = JSON.parse(Buffer.from(good.config).toString());
  const refused = (manifest: object, why: string, changed: object = config) =>
    assert.throws(
      () =>
        appendLayers(
          {
            manifest: Buffer.from(JSON.stringify(manifest)),
            config: Buffer.from(JSON.stringify(changed)),
          },
          [],
        ),
      { message: `the signature tag does not point to a signature image: ${why}` },
    );
  const whole = JSON.parse(Buffer.from(good.manifest).toString());
  refused([], 'its document is not an object');
  refused({ ...whole, config: 1 }, 'its config is not an object');
  refused({ ...whole, layers: 1 }, 'its layers is not a list');
  const artifact = { ...whole, config: { mediaType: mediaTypes.empty } };
  refused({ ...artifact, layers: 1 }, 'its layers is not a list');
  refused(whole, 'its rootfs is not an object', { ...config, rootfs: 1 });
  refused(whole, 'its diff_ids is not a list', { ...config, rootfs: { diff_ids: 1 } });
  refused(whole, 'its history is not a list', { ...config, history: 1 });
});

test('a config that lacks what image-spec demands is given it, and nothing else', () => {
  const { manifest } = signatureImage([]);
  const appended = (config: object) => {
    const layer = layerDescriptor({ payload: Buffer.from('x'), signature: Buffer.from('y') });
    const image = appendLayers({ manifest, config: Buffer.from(JSON.stringify(config)) }, [layer]);
    return JSON.parse(Buffer.from(image.config).toString());
  };
  const rootfs = { type: 'layers', diff_ids: [digestOf(Buffer.from('x'))] };
  assert.deepEqual(appended({}), { architecture: '', os: '', rootfs });
  const history = [{ created: '0001-01-01T00:00:00Z' }];
  const full = { architecture: 'arm64', os: 'linux', history: [], x: 1 };
  assert.deepEqual(appended(full), { ...full, history, rootfs });
  assert.deepEqual(appended({ rootfs: null, history: null, os: 'linux' }), {
    ...{ architecture: '', os: 'linux', history: null, rootfs },
  });
});
