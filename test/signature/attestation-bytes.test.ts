/** What attestations are made of, in the bytes of cosign 3.1.2 (test/vectors/keyless-made). */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { parseManifest } from '../../src/oci/manifest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { parseBundle } from '../../src/signature/bundle.ts';
import { annotationKeys } from '../../src/signature/candidate.ts';
import {
  attestationStatement,
  formatEnvelope,
  makeBundle,
  referrerManifest,
} from '../../src/signature/make-bundle.ts';
import { layerDescriptor, signatureImage } from '../../src/signature/signature-image.ts';
import {
  oldStatementType,
  parseAttestationStatement,
  signaturePredicate,
} from '../../src/signature/statement.ts';
import { attestationTag, predicateTypeAnnotation } from '../../src/signature/store.ts';
import { cases } from '../identity/vectors.ts';
import { signer } from './support.ts';

const folder = new URL('../vectors/keyless-made/content/sha256/', import.meta.url);
const content = (digest: string) => readFileSync(new URL(digest.replace('sha256:', ''), folder));

/** The statements of cosign's attestations; others in the vectors are version 1, by actions/attest or by hand. */
function madeByCosign(payload: Uint8Array): boolean {
  return parseAttestationStatement(payload).type === oldStatementType;
}

/** The statement with the same words, made by us. */
function remade(payload: Uint8Array, name: string, digest: Digest): Uint8Array {
  const { predicateType: type, predicate: bytes } = parseAttestationStatement(payload);
  return attestationStatement({ name, digest }, { type, bytes });
}

it('statement and referrer manifest of a bundle are those of cosign, byte for byte', () => {
  let seen = 0;
  for (const { name, manifests } of cases) {
    for (const digest of Object.keys(manifests) as Digest[]) {
      const manifest = parseManifest(content(digest));
      const type = manifest.annotations[predicateTypeAnnotation];
      const [layer] = manifest.kind === 'image' ? manifest.layers : [];
      const { subject, annotations } = manifest;
      if (layer === undefined || subject === undefined) continue;
      if (type === undefined || type === signaturePredicate) continue;
      const bundle = content(layer.digest);
      const { envelope } = parseBundle(bundle);
      if (envelope === undefined || !madeByCosign(envelope.payload)) continue;
      const [said] = parseAttestationStatement(envelope.payload).subjects;
      // Vectors of attacks say other things in the statement than around it.
      if (said?.digest.get('sha256') !== subject.digest.slice('sha256:'.length)) continue;
      const statement = remade(envelope.payload, said.name ?? '', subject.digest);
      assert.equal(Buffer.from(statement).toString(), envelope.payload.toString(), name);
      const created = new Date(annotations['org.opencontainers.image.created'] ?? '');
      assert.equal(digestOf(referrerManifest(subject, bundle, created, type)), digest, name);
      seen += 1;
    }
  }
  assert.ok(seen > 15, `${seen} bundles`);
});

it('envelope, layer and manifest under an .att tag are those of cosign, byte for byte', async () => {
  let seen = 0;
  for (const { name, manifests, tags } of cases) {
    for (const subject of Object.keys(manifests) as Digest[]) {
      const image = tags[attestationTag(subject)];
      if (image === undefined) continue;
      const manifest = parseManifest(content(image));
      assert.equal(manifest.kind, 'image');
      const layers = manifest.kind === 'image' ? manifest.layers : [];
      const made = await Promise.all(
        layers.map(async ({ digest, mediaType, annotations }) => {
          assert.equal(mediaType, mediaTypes.dsseEnvelope);
          const theirs = JSON.parse(content(digest).toString());
          const payload = Buffer.from(theirs.payload, 'base64');
          const key = {
            public: signer,
            sign: async () => Buffer.from(theirs.signatures[0].sig, 'base64'),
          };
          const bundle = await makeBundle(remade(payload, subjectName(payload), subject), key, [
            { testify: async () => ({}) },
          ]);
          return layerDescriptor({
            payload: formatEnvelope(bundle),
            signature: Buffer.alloc(0),
            predicateType: parseAttestationStatement(payload).predicateType,
            rekorBundle: annotations[annotationKeys.rekorBundle] ?? '',
            certificate: {
              pem: annotations[annotationKeys.certificate] ?? '',
              chain: annotations[annotationKeys.chain] ?? '',
            },
          });
        }),
      );
      assert.equal(digestOf(signatureImage(made).manifest), image, name);
      seen += 1;
    }
  }
  assert.ok(seen > 2, `${seen} images`);
});

function subjectName(payload: Uint8Array): string {
  return parseAttestationStatement(payload).subjects[0]?.name ?? '';
}

it('copies the predicate byte for byte: white space, escapes, numbers of any size', () => {
  const bytes = Buffer.from('{ "a" : 1e400 ,\n"b":"\\u0041<", "c":12345678901234567890 }');
  const digest = digestOf(Buffer.from('image'));
  const statement = attestationStatement({ name: 'r/x', digest }, { type: 'a:b', bytes });
  assert.deepEqual(Buffer.from(parseAttestationStatement(statement).predicate), bytes);
});
