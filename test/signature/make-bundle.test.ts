/** Our bundles compared with those of cosign v3: the same fields, nothing unknown, the same statement. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { TransparencyLogEntry } from '@sigstore/protobuf-specs';
import type { VerificationMaterial } from '@sigstore/sign';
import { vectorCases, vectorFolder } from '../../sandbox/images.ts';
import { type Digest, digestHex } from '../../src/oci/digest.ts';
import { parseManifest } from '../../src/oci/manifest.ts';
import { parseBundle } from '../../src/signature/bundle.ts';
import { formatBundle, makeBundle, signatureStatement } from '../../src/signature/make-bundle.ts';
import { parseStatement, signaturePredicate } from '../../src/signature/statement.ts';
import { signer } from './support.ts';

const content = (digest: Digest) =>
  readFileSync(new URL(`content/sha256/${digestHex(digest)}`, vectorFolder));

/** Every bundle that cosign v3 has signed an image with, once. */
const bundles = new Map<string, Buffer>();
for (const { manifests } of vectorCases()) {
  for (const digest of Object.keys(manifests) as Digest[]) {
    const manifest = parseManifest(content(digest));
    const [layer] = manifest.kind === 'image' ? manifest.layers : [];
    const predicate = manifest.annotations['dev.sigstore.bundle.predicateType'];
    if (layer === undefined || predicate !== signaturePredicate) continue;
    bundles.set(layer.digest, content(layer.digest));
  }
}

/** A bundle by a key that makes this signature, with what one witness says. */
async function signed(
  payload: Buffer,
  signature: Buffer,
  material: VerificationMaterial = {},
): Promise<Uint8Array> {
  const key = { public: signer, sign: async () => signature };
  return formatBundle(await makeBundle(payload, key, [{ testify: async () => material }]));
}

it('made of what is in a bundle of cosign, ours is the same document', async () => {
  let seen = 0;
  for (const bytes of bundles.values()) {
    const theirs = JSON.parse(bytes.toString());
    const { publicKey, tlogEntries = [] } = theirs.verificationMaterial;
    if (publicKey?.hint !== Buffer.from(signer.fingerprint, 'hex').toString('base64')) continue;
    const { envelope } = parseBundle(bytes);
    assert.ok(envelope);
    const stamps = theirs.verificationMaterial.timestampVerificationData?.rfc3161Timestamps ?? [];
    const ours = await signed(envelope.payload, envelope.signature, {
      tlogEntries: tlogEntries.map((entry: unknown) => TransparencyLogEntry.fromJSON(entry)),
      rfc3161Timestamps: stamps.map(({ signedTimestamp }: { signedTimestamp: string }) => ({
        signedTimestamp: Buffer.from(signedTimestamp, 'base64'),
      })),
    });
    assert.deepEqual(normal(JSON.parse(Buffer.from(ours).toString())), normal(theirs));
    seen += 1;
  }
  assert.ok(seen > 50, `${seen} bundles`);
});

/** Zero and empty are left out or written, by the writer's library; for readers they are the same. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normal);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, field]) => [key, normal(field)] as const);
  const isUnset = (field: unknown) =>
    field === '0' || field === '' || (Array.isArray(field) && field.length === 0);
  return Object.fromEntries(fields.filter(([, field]) => !isUnset(field)));
}

it('statements are those of cosign, field by field and in their order', () => {
  let seen = 0;
  for (const bytes of bundles.values()) {
    const { envelope } = parseBundle(bytes);
    assert.ok(envelope);
    const statement = parseStatement(envelope.payload);
    const [subject] = statement.subject;
    const theirs = JSON.parse(envelope.payload.toString());
    const hex = subject?.digest.get('sha256');
    // cosign v2.6 writes neither annotations nor predicate.
    if (hex === undefined || !('predicate' in theirs)) continue;
    const ours = signatureStatement(`sha256:${hex}` as Digest, theirs.subject[0].annotations);
    // protojson varies its white space, and nothing else.
    assert.equal(Buffer.from(ours).toString(), JSON.stringify(theirs));
    seen += 1;
  }
  assert.ok(seen > 20, `${seen} statements`);
});

it('no key id, ever; no field without content', async () => {
  const bundle = await signed(Buffer.from('{}'), Buffer.from('x'));
  assert.equal(
    Buffer.from(bundle).toString(),
    '{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json",' +
      `"verificationMaterial":{"publicKey":{"hint":"${Buffer.from(signer.fingerprint, 'hex').toString('base64')}"}},` +
      '"dsseEnvelope":{"payload":"e30=","payloadType":"application/vnd.in-toto+json","signatures":[{"sig":"eA=="}]}}',
  );
});

it('annotations with any text stay what they are', () => {
  const annotations = { 'a=b': '<&>\u2028 "é"\n', z: '', A: '1' };
  const statement = signatureStatement(`sha256:${'a'.repeat(64)}` as Digest, annotations);
  const [subject] = parseStatement(statement).subject;
  assert.deepEqual(Object.fromEntries(subject?.annotations ?? []), annotations);
});
