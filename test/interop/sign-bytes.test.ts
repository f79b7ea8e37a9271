// Legacy signatures in cosign's bytes: what it pushed is rebuilt from payload, signature and log entry.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Digest, parseDigest } from '../../src/oci/digest.ts';
import { formatPayload } from '../../src/signature/payload.ts';
import {
  appendLayers,
  formatRekorBundle,
  layerDescriptor,
  signatureImage,
} from '../../src/signature/signature-image.ts';
import { installed } from './support/binaries.ts';
import { type Listed, readSignatureImage, type SignatureImage } from './support/material.ts';
import { type SigningWorld, signingPeers, startSigningWorld } from './support/signing-world.ts';

/** What Go escapes in JSON, what it does not, and keys out of order. */
const annotations = { zeta: 'a<b>&c', 'build.id': '42', note: 'é\u2028"\\\t\b\f\n\u007f' };
const skip = installed(...signingPeers) ? false : 'node scripts/peers.mjs install --for sign';

describe('the bytes of legacy signatures', { skip, concurrency: false }, () => {
  let world: SigningWorld;
  let manifests: readonly Listed[];

  before(async () => {
    world = await startSigningWorld();
    manifests = await world.push(['bytes/v2', 'bytes/v3']);
  });
  after(() => world?.stop());

  for (const version of ['v2', 'v3'] as const) {
    it(`cosign ${version} writes the same`, async () => {
      const { key } = world.keys;
      const log = { rekorUrl: world.services.rekorV1.url, trustedRoot: world.services.trustedRoot };
      // A line of CSV to cosign.
      const pairs = Object.entries(annotations).flatMap(([name, value]) => [
        '-a',
        `"${name}=${value.replaceAll('"', '""')}"`,
      ]);
      for (const registry of world.registries) {
        const repository = `bytes/${version}`;
        const image = `${registry.host}/${repository}`;
        for (const [signed, args] of [[], pairs].entries()) {
          const options = { key, format: 'legacy', log, args } as const;
          const { exit, stderr } = await world.cosign[version].sign(
            `${image}@${manifests[0]?.digest}`,
            options,
          );
          assert.equal(exit, 0, stderr);
          for (const { digest } of manifests) {
            const theirs = await readSignatureImage(registry, repository, digest);
            assert.equal(theirs.layers.length, signed + 1);
            assertSame(rebuild(theirs, image, parseDigest(digest)), theirs);
          }
        }
      }
    });
  }
});

/** As two runs of ours write it: the first alone, the second appended. */
function rebuild({ layers }: SignatureImage, image: string, digest: Digest) {
  const [first, ...others] = layers.map(({ payload, annotations: found }, at) => {
    const ours = formatPayload(image, digest, at === 0 ? {} : annotations);
    assert.equal(String(ours), String(payload));
    return layerDescriptor({
      payload: ours,
      signature: Buffer.from(found['dev.cosignproject.cosign/signature'] ?? '', 'base64'),
      rekorBundle: formatRekorBundle(entryOf(found['dev.sigstore.cosign/bundle'] ?? '')),
    });
  });
  assert.ok(first);
  return others.reduce((all, layer) => appendLayers(all, [layer]), signatureImage([first]));
}

/** What the log answered when cosign logged it. */
function entryOf(annotation: string) {
  const { SignedEntryTimestamp, Payload } = JSON.parse(annotation);
  const { body, integratedTime, logIndex, logID } = Payload;
  return {
    logIndex: String(logIndex),
    integratedTime: String(integratedTime),
    logId: { keyId: Buffer.from(logID, 'hex') },
    inclusionPromise: { signedEntryTimestamp: Buffer.from(SignedEntryTimestamp, 'base64') },
    canonicalizedBody: Buffer.from(body, 'base64'),
  };
}

function assertSame(
  ours: { readonly manifest: Uint8Array; readonly config: Uint8Array },
  theirs: SignatureImage,
): void {
  assert.equal(String(Buffer.from(ours.config)), String(theirs.config));
  assert.equal(String(Buffer.from(ours.manifest)), String(theirs.manifest));
}
