/** Who can read a manifest's signatures, case by case, without a registry. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import type { ImageNode } from '../../src/image/tree.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { parsePlatform } from '../../src/oci/platform.ts';
import type { SignatureStore } from '../../src/signature/candidate.ts';
import type { Discovery } from '../../src/signature/discover.ts';
import { checkReaders } from '../../src/verify/demanded-readers.ts';
import {
  emptyStand,
  readability,
  readersOf,
  readersOfAll,
  type Stand,
  standOf,
  storeOf,
  withSignatures,
} from '../../src/verify/readable.ts';
import { demandableReaders, type ReaderName, readerOf, readers } from '../../src/verify/readers.ts';
import type { SignatureReport } from '../../src/verify/report.ts';

const stand = (more: Partial<Stand> = {}): Stand => ({ ...emptyStand(true), ...more });
const holding = (...stores: SignatureStore[]) => ({
  good: new Set(stores),
  listed: new Set(stores),
});
const unread = (...stores: ('tag' | 'bundle')[]) => ({
  unread: new Map(stores.map((store) => [store, new TrustError('E_NET', `no ${store}`)])),
});

/** In the order of the table. */
const names: readonly ReaderName[] = [
  'cosign-2.6',
  'cosign-2.5',
  'podman',
  'policy-controller',
  'kyverno',
  'webdis-trust',
];
const states = (of: Stand) => names.map((name) => readability(readerOf(name), of)).join(' ');

test('the table names each reader once, and which may be demanded', () => {
  assert.deepEqual(
    readers.map(({ name, title, stores }) => [name, title, stores.join()]),
    [
      ['cosign-2.6', 'cosign ≥ 2.6', 'bundle,tag'],
      ['cosign-2.5', 'cosign ≤ 2.5', 'tag'],
      ['podman', 'Podman/CRI-O', 'tag'],
      ['policy-controller', 'policy-controller', 'tag'],
      ['kyverno', 'Kyverno (key)', 'tag'],
      ['webdis-trust', 'this tool', 'tag,referrer,bundle'],
    ],
  );
  for (const { date } of readers) assert.match(date, /^\d{4}-\d\d-\d\d$/);
  const { source } = readerOf('webdis-trust');
  assert.ok(existsSync(new URL(`../../${source}`, import.meta.url)), source);
  assert.deepEqual(demandableReaders, ['cosign-2.5', 'podman', 'policy-controller', 'kyverno']);
  assert.throws(() => readerOf('x' as ReaderName), {
    name: 'RangeError',
    message: 'there is no reader x',
  });
});

for (const [title, of, expected] of [
  ['nothing', stand(), 'unsigned unsigned unsigned unsigned unsigned unsigned'],
  ['a .sig tag', stand(holding('tag')), 'yes yes yes yes yes yes'],
  [
    'a bundle',
    stand({ ...holding('bundle'), anyBundle: true }),
    'yes format format format format yes',
  ],
  ['a legacy referrer', stand(holding('referrer')), 'format format format format format yes'],
  [
    'a .sig tag beside a foreign bundle',
    stand({ ...holding('tag'), anyBundle: true }),
    'format yes yes yes yes yes',
  ],
  [
    'a .sig tag of Docker’s type',
    stand({ ...holding('tag'), dockerTag: true }),
    'yes yes format yes yes yes',
  ],
  [
    'a .sig tag elsewhere',
    stand({ ...holding('tag'), beside: false }),
    'place place place place place yes',
  ],
  [
    'nothing elsewhere',
    stand({ beside: false }),
    'unsigned unsigned unsigned unsigned unsigned unsigned',
  ],
  [
    'what could not be read at all',
    stand(unread('tag', 'bundle')),
    'unknown unknown unknown unknown unknown unknown',
  ],
  ['an unread tag', stand(unread('tag')), 'unknown unknown unknown unknown unknown unknown'],
  ['an unread list', stand(unread('bundle')), 'unknown unknown unknown unknown unknown unknown'],
  [
    'a bundle and an unread tag',
    stand({ ...holding('bundle'), anyBundle: true, ...unread('tag') }),
    'yes unknown unknown unknown unknown yes',
  ],
  [
    'a tag and an unread list',
    stand({ ...holding('tag'), ...unread('bundle') }),
    'yes yes yes yes yes yes',
  ],
  [
    'a referrer and an unread list',
    stand({ ...holding('referrer'), ...unread('bundle') }),
    'unknown format format format format yes',
  ],
  [
    'a Docker tag and an unread tag',
    stand({ ...holding('tag'), dockerTag: true, ...unread('tag') }),
    'yes yes format yes yes yes',
  ],
  [
    'an unread tag elsewhere',
    stand({ beside: false, ...unread('tag') }),
    'unknown unknown unknown unknown unknown unknown',
  ],
] as const) {
  test(`readers of ${title}`, () => assert.equal(states(of), expected));
}

const found = (more: Partial<Discovery<SignatureReport>> = {}): Discovery<SignatureReport> => ({
  ...{ candidates: [], unusable: [], foreign: [], skipped: [] },
  ...{ listedByApi: undefined, referrers: 0, signatureImageType: undefined },
  ...more,
});
const signature = (store: SignatureStore, more: Partial<SignatureReport> = {}) =>
  ({ store, good: true, ...more }) as SignatureReport;

test('what counts is taken from the candidates, and what hides or stops readers from all that was found', () => {
  assert.deepEqual(standOf(found(), undefined, false), emptyStand(false));
  const bad = signature('bundle', { good: false });
  const all = found({
    candidates: [signature('tag'), bad],
    signatureImageType: mediaTypes.dockerManifest,
  });
  assert.deepEqual(standOf(all, undefined, true), {
    ...stand({ ...holding('tag'), anyBundle: true, dockerTag: true }),
  });
  const foreign = { store: 'bundle', manifest: digestOf(Buffer.from('x')) } as const;
  assert.ok(standOf(found({ foreign: [foreign] }), undefined, true).anyBundle);
  const oci = found({ signatureImageType: mediaTypes.manifest });
  assert.ok(!standOf(oci, undefined, true).dockerTag);
  const byTag = found({
    candidates: [signature('bundle'), signature('referrer', { good: false })],
  });
  const { good, listed } = standOf(found({ candidates: [signature('tag')] }), byTag, true);
  assert.deepEqual([good, listed], [new Set(['tag', 'bundle']), new Set(['tag'])]);
});

test('what was not read is remembered by store, the first of it, if nothing is known then', () => {
  const error = (code: 'E_NET' | 'E_DIGEST', message: string) => new TrustError(code, message);
  const unusable = [
    { store: 'tag', error: error('E_DIGEST', 'known to be bad') },
    { store: 'referrers', error: error('E_NET', 'first') },
    { store: 'bundle', error: error('E_NET', 'second') },
    { store: 'tag', error: error('E_NET', 'third') },
  ] as const;
  const { unread: map } = standOf(found({ unusable }), undefined, true);
  assert.deepEqual(
    [...map].map(([store, { message }]) => [store, message]),
    [
      ['bundle', 'first'],
      ['tag', 'third'],
    ],
  );
  const rebuilt = (code: 'E_NOSIG' | 'E_NET') =>
    standOf(
      found({ candidates: [signature('tag', { rebuilt: { code, message: 'no payload' } })] }),
      undefined,
      true,
    );
  const lost = rebuilt('E_NOSIG');
  assert.deepEqual([lost.payloadIsMissing, lost.unread.size], [true, 0]);
  assert.deepEqual([lost.good, lost.listed], [new Set(['tag']), new Set()]);
  const [at, why] = [...rebuilt('E_NET').unread][0] ?? [];
  assert.deepEqual([at, why?.code, why?.message], ['tag', 'E_NET', 'no payload']);
});

test('signatures that are added count everywhere', () => {
  const before = stand(holding('tag'));
  assert.deepEqual(
    withSignatures(before, ['bundle']),
    stand({ ...holding('tag', 'bundle'), anyBundle: true }),
  );
  assert.deepEqual(withSignatures(before, ['tag']), before);
  assert.ok(withSignatures(stand({ anyBundle: true }), ['tag']).anyBundle);
  assert.deepEqual(
    ['legacy', 'bundle'].map((one) => storeOf(one as 'legacy')),
    ['tag', 'bundle'],
  );
});

test('of several manifests and images, the worst one decides', () => {
  const podman = (stands: readonly Stand[]) => readersOf(stands)[2];
  const of = { name: 'podman', title: 'Podman/CRI-O' };
  const [signed, none] = [stand(holding('tag')), stand()];
  const bundles = stand({ ...holding('bundle'), anyBundle: true });
  const elsewhere = stand({ ...holding('tag'), beside: false });
  const dark = stand(unread('tag'));
  assert.deepEqual(podman([]), { ...of, readable: 'unknown' });
  assert.deepEqual(podman([signed]), { ...of, readable: 'yes' });
  assert.deepEqual(podman([signed, dark]), { ...of, readable: 'unknown' });
  assert.deepEqual(podman([signed, dark, bundles]), { ...of, readable: 'no', why: 'format' });
  assert.deepEqual(podman([dark, bundles, elsewhere]), { ...of, readable: 'no', why: 'place' });
  assert.deepEqual(podman([elsewhere, none, bundles]), { ...of, readable: 'no', why: 'unsigned' });
  const images = [[signed], [dark], [bundles]].map((stands) => readersOf(stands));
  assert.deepEqual(readersOfAll(images)[2], { ...of, readable: 'no', why: 'format' });
  assert.deepEqual(readersOfAll(images.slice(0, 2))[2], { ...of, readable: 'unknown' });
  assert.deepEqual(readersOfAll(images.slice(0, 1))[2], { ...of, readable: 'yes' });
  assert.deepEqual(
    readersOfAll([]).map(({ readable }) => readable),
    Array(6).fill('unknown'),
  );
});

const node = (text: string): ImageNode => ({
  ...{ digest: digestOf(Buffer.from(text)), mediaType: mediaTypes.manifest, size: 1 },
  ...{ role: 'platform', platforms: [parsePlatform(text)], depth: 1, annotations: {} },
});

test('a demand that is not met is a finding for each reader and reason, with the manifests by name', () => {
  const check = (...stands: readonly Stand[]) =>
    checkReaders(
      ['podman'],
      stands.map((one, at) => ({ node: node(`linux/p${at}`), stand: one })),
    );
  const signed = stand(holding('tag'));
  const bundles = stand({ ...holding('bundle'), anyBundle: true });
  assert.deepEqual(check(signed, stand()), []);
  const error = { severity: 'error', code: 'E_FORMAT' };
  const again = {
    advice:
      'the publisher signs again with --format both, which adds what is missing and nothing else',
  };
  const format = 'it reads the legacy format under the .sig tag only';
  assert.deepEqual(check(signed, bundles), [
    { ...error, message: `Podman/CRI-O finds no signature of linux/p1: ${format}`, ...again },
  ]);
  assert.deepEqual(check(bundles, bundles, bundles), [
    {
      ...error,
      message: `Podman/CRI-O finds no signature of linux/p0, linux/p1 and linux/p2: ${format}`,
      ...again,
    },
  ]);
  const docker = stand({ ...holding('tag'), dockerTag: true });
  assert.deepEqual(check(bundles, docker), [
    {
      ...error,
      message:
        "Podman/CRI-O cannot read the signatures of linux/p1: their .sig tag points to an image of Docker's media type, and it reads OCI images only",
      advice: 'the publisher deletes these .sig tags, and signs again with --format both',
    },
  ]);
  const lost = stand({ good: new Set(['tag']), payloadIsMissing: true });
  assert.deepEqual(check(lost, bundles), [
    {
      ...error,
      message:
        'Podman/CRI-O cannot read the signatures of linux/p0: the registry lacks their payload',
      advice: 'the publisher mirrors or signs again',
    },
  ]);
  assert.deepEqual(check(stand({ ...holding('tag'), beside: false })), [
    {
      ...error,
      message:
        'Podman/CRI-O finds no signature of linux/p0: it looks beside the image, and the signatures are in another repository',
      advice: 'the publisher signs again without --signature-repository',
    },
  ]);
  assert.deepEqual(
    check(bundles, stand(unread('tag'))).map(({ code }) => code),
    ['E_FORMAT', 'E_NET'],
  );
  assert.deepEqual(check(stand(unread('tag'))), [
    {
      ...{ severity: 'error', code: 'E_NET', details: {} },
      message: 'whether Podman/CRI-O can read the signatures of linux/p0 is not known: no tag',
    },
  ]);
});
