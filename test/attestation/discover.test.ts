/** Which attestations of a manifest are fetched, and how long their payloads are kept. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Part } from '../../sandbox/images.ts';
import { readBuildxStatements } from '../../src/attestation/buildx.ts';
import { discoverAttestations } from '../../src/attestation/discover.ts';
import type { ImageNode } from '../../src/image/tree.ts';
import { limits } from '../../src/limits.ts';
import type { ReferrerDescriptor } from '../../src/oci/descriptor.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import type { ReadableRepository } from '../../src/registry/repository.ts';
import type { AttestationCandidate } from '../../src/signature/candidate.ts';
import { signaturePredicate } from '../../src/signature/statement.ts';
import { predicateTypeAnnotation } from '../../src/signature/store.ts';
import { bundleBytes, bundleReferrer } from '../support/signer.ts';
import { amd64, buildxManifest, statement, types } from './support.ts';

const subject = amd64.digest;

function bundle(type: string, predicate = '{}'): Part {
  const bytes = bundleBytes(subject, {
    statement: Buffer.from(statement(subject, { type, predicate })),
  });
  return bundleReferrer(subject, bytes, { annotations: { [predicateTypeAnnotation]: type } });
}

/** @param lists whether the API returns the annotations of the referrers */
async function discover(parts: readonly Part[], lists: boolean) {
  const blobs = new Map(parts.flatMap(({ blobs }) => blobs.map((one) => [digestOf(one), one])));
  const descriptors = parts.map(({ bytes, digest, mediaType }): ReferrerDescriptor => {
    const { annotations } = JSON.parse(Buffer.from(bytes).toString());
    return {
      ...{ mediaType, digest, size: bytes.length },
      ...(lists ? { artifactType: mediaTypes.bundle } : {}),
      annotations: lists ? annotations : {},
    };
  });
  const asked: string[] = [];
  const repository = {
    referrers: async () => ({ descriptors, source: 'api' as const }),
    manifest: async (reference: string) => {
      asked.push(reference);
      const found = parts.find(({ digest }) => digest === reference);
      return found && { bytes: found.bytes, digest: found.digest, contentType: found.mediaType };
    },
    blob: async ({ digest }: { readonly digest: string }) => blobs.get(digest as never),
  } as unknown as ReadableRepository;
  const during: number[] = [];
  const result = await discoverAttestations<AttestationCandidate>({
    ...{ repository, subject },
    wants: (type) => type === types.spdx,
    fetch: (_, task) => task(),
    read: async (candidate) => {
      during.push(encodedIn(candidate));
      return candidate;
    },
  });
  return { ...result, during, asked };
}

function encodedIn(candidate: AttestationCandidate): number {
  assert.ok(candidate.format === 'bundle');
  return candidate.bundle.envelope?.encoded?.length ?? 0;
}

test('by the annotation in the list, or by that of its manifest where the list has none', async () => {
  const parts = [bundle(types.spdx), bundle(types.slsa), bundle(signaturePredicate)];
  for (const lists of [true, false]) {
    const { found, unusable, otherTypes, asked } = await discover(parts, lists);
    assert.deepEqual([found.length, unusable], [1, []]);
    assert.deepEqual(otherTypes, [types.slsa], 'a signature is not an attestation of another type');
    assert.equal(asked.length, lists ? 2 : 4, 'the .att tag, and each that may be wanted');
  }
});

test('a large payload is given back as soon as it is read, a small one is kept', async () => {
  const large = JSON.stringify({ text: 'x'.repeat(limits.bundle) });
  for (const [predicate, isKept] of [
    ['{}', true],
    [large, false],
  ] as const) {
    const { found, during } = await discover([bundle(types.spdx, predicate)], true);
    assert.ok(during.every((length) => length > predicate.length));
    const [candidate] = found;
    assert.ok(candidate);
    assert.equal(encodedIn(candidate), isKept ? during[0] : 0);
  }
});

test('of buildx: the statements that are wanted, and the types of the others', async () => {
  const predicates = [types.spdx, types.slsa, types.spdx];
  const texts = predicates.map((type, at) =>
    statement(subject, { type, predicate: `{"n":${at}}` }),
  );
  const part = buildxManifest(subject, texts);
  const lost = Buffer.from(texts[2] ?? '');
  const blobs = new Map(part.blobs.map((bytes) => [digestOf(bytes), bytes]));
  blobs.delete(digestOf(lost));
  const repository = {
    manifest: async () => ({ ...part, contentType: part.mediaType }),
    blob: async ({ digest }: Pick<ReferrerDescriptor, 'digest'>) => blobs.get(digest),
  } as unknown as ReadableRepository;
  const node: ImageNode = {
    ...{ digest: part.digest, mediaType: part.mediaType, size: part.bytes.length },
    ...{ role: 'attestation', platforms: [], depth: 1 },
  };
  const search = {
    wants: (type: string) => type === types.spdx,
    fetch: <B>(_: number, task: () => Promise<B>) => task(),
  };
  const { found, unusable, otherTypes } = await readBuildxStatements(
    repository,
    node,
    search,
    async (bytes) => Buffer.from(bytes).toString(),
  );
  assert.deepEqual([found, otherTypes], [[texts[0]], [types.slsa]]);
  assert.deepEqual(
    unusable.map(({ store, manifest, declared, error }) => [store, manifest, declared, error.code]),
    [['buildx', part.digest, types.spdx, 'E_NOSIG']],
  );
});
