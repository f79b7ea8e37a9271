/** What a ledger says of a release: what counted when it was verified, in the same bytes in every run. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryOf, goodAttestations, verifiedManifests, withEntry } from '../../src/ledger/entry.ts';
import type { Release } from '../../src/ledger/ledger.ts';
import type { ImageReport } from '../../src/verify/report.ts';
import { digest, webdisSigner } from '../report/samples.ts';

const about = { version: '0.1.24', digest: digest('index'), released: '2026-11-23T07:02:31Z' };
const attestation = (type: string | undefined, text: string, more: object = {}) => ({
  good: true,
  store: 'bundle',
  type,
  statement: digest(text),
  ...more,
});

const image = {
  manifests: [
    {
      digest: digest('index'),
      role: 'index',
      platforms: [],
      signatures: [
        { good: true, format: 'legacy', id: digest('legacy') },
        { good: false, format: 'legacy', id: digest('bad') },
        { good: true, format: 'bundle', id: digest('z') },
        { good: true, format: 'bundle', id: digest('a') },
        { good: true, format: 'bundle', id: digest('a') },
      ],
      attestations: [
        attestation('spdx', 'two'),
        attestation('provenance', 'three'),
        attestation('spdx', 'one'),
        attestation('spdx', 'one'),
        attestation('spdx', 'bad', { good: false }),
        attestation('spdx', 'bound by the index', { store: 'buildx' }),
        attestation(undefined, 'of no type'),
        attestation('spdx', '', { statement: undefined }),
      ],
    },
    {
      digest: digest('amd64'),
      role: 'platform',
      platforms: ['linux/amd64'],
      signatures: [],
    },
  ],
} as unknown as ImageReport;

const entry = (more: Partial<typeof about> = {}): Release =>
  entryOf(
    { ...about, ...more, signer: { ...webdisSigner, name: 'a.pub' } },
    verifiedManifests(image),
  );

test('an entry has each signature and attestation that counted, once and in order', () => {
  const { signatures, attestations, platforms, signer } = entry();
  const bundles = [digest('a'), digest('z')].sort();
  assert.deepEqual(signatures, [
    ...bundles.map((id) => ({ manifest: digest('index'), format: 'bundle', id })),
    { manifest: digest('index'), format: 'legacy', id: digest('legacy') },
  ]);
  const statements = [digest('one'), digest('two')].sort();
  assert.deepEqual(attestations, [
    { manifest: digest('index'), type: 'provenance', statement: digest('three') },
    ...statements.map((statement) => ({ manifest: digest('index'), type: 'spdx', statement })),
  ]);
  assert.deepEqual(platforms, { 'linux/amd64': digest('amd64') });
  assert.deepEqual(signer, webdisSigner, 'where the key came from is not recorded');
});

test('a release without attestations has no list of them', () => {
  const bare = image.manifests.map(({ attestations: _, ...one }) => one) as never;
  const written = entryOf(
    { ...about, signer: webdisSigner },
    verifiedManifests({ ...image, manifests: bare }),
  );
  assert.ok(!('attestations' in written));
  assert.deepEqual(goodAttestations(bare[1]), []);
});

test('the first release begins the ledger', () => {
  const { from, releases } = withEntry(undefined, entry(), false);
  assert.deepEqual([from, releases], ['0.1.24', [entry()]]);
});

test('a release that is recorded again keeps its time, and another image of the version does not', () => {
  const first = withEntry(undefined, entry(), false);
  const later = { released: '2026-12-24T00:00:00Z' };
  assert.equal(withEntry(first, entry(later), false).releases[0]?.released, about.released);
  const { released: _, ...undated } = entry();
  const old = { ...first, releases: [undated] };
  assert.equal(withEntry(old, entry(later), false).releases[0]?.released, later.released);
  const rebuilt = entry({ ...later, digest: digest('rebuilt') });
  assert.throws(() => withEntry(first, rebuilt, false), { code: 'E_DRIFT' });
  assert.deepEqual(withEntry(first, rebuilt, true).releases, [rebuilt]);
  const next = entry({ ...later, version: '0.1.25' });
  assert.deepEqual(withEntry(first, next, false).releases, [entry(), next]);
});
