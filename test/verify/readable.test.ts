/** Who can read a manifest's signatures, case by case, without a registry. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import type { ImageNode } from '../../src/image/tree.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { parsePlatform } from '../../src/oci/platform.ts';
import type { Discovery } from '../../src/signature/discover.ts';
import type { SignatureStore } from '../../src/signature/format.ts';
import {
  type Availability,
  availabilityOf,
  type CertifiedName,
  certifiedName,
  emptyAvailability,
  readability,
  readersOf,
  readersOfAll,
  storeOf,
  withSignatures,
} from '../../src/verify/readable.ts';
import { type ReaderName, readerOf, readers, requirableReaders } from '../../src/verify/readers.ts';
import type { SignatureReport } from '../../src/verify/report.ts';
import { checkReaders } from '../../src/verify/required-readers.ts';

const stand = (more: Partial<Availability> = {}): Availability => ({
  ...emptyAvailability(true),
  ...more,
});
const holding = (...stores: SignatureStore[]) => ({
  good: new Set(stores),
  listed: new Set(stores),
});
const unread = (...stores: ('tag' | 'bundle')[]) => ({
  unreadStores: new Map(stores.map((store) => [store, new TrustError('E_NET', `no ${store}`)])),
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
const states = (of: Availability) => names.map((name) => readability(readerOf(name), of)).join(' ');

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
  assert.deepEqual(requirableReaders, ['cosign-2.5', 'podman', 'policy-controller', 'kyverno']);
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
    stand({ ...holding('bundle'), hasBundle: true }),
    'yes format format format format yes',
  ],
  ['a legacy referrer', stand(holding('referrer')), 'format format format format format yes'],
  [
    'a .sig tag and a foreign bundle',
    stand({ ...holding('tag'), hasBundle: true }),
    'format yes yes yes yes yes',
  ],
  [
    'a .sig tag of Docker’s type',
    stand({ ...holding('tag'), isDockerImage: true }),
    'yes yes format yes yes yes',
  ],
  [
    'a .sig tag elsewhere',
    stand({ ...holding('tag'), inImageRepository: false }),
    'place place place place place yes',
  ],
  [
    'nothing elsewhere',
    stand({ inImageRepository: false }),
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
    stand({ ...holding('bundle'), hasBundle: true, ...unread('tag') }),
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
    stand({ ...holding('tag'), isDockerImage: true, ...unread('tag') }),
    'yes yes format yes yes yes',
  ],
  [
    'an unread tag elsewhere',
    stand({ inImageRepository: false, ...unread('tag') }),
    'unknown unknown unknown unknown unknown unknown',
  ],
] as const) {
  test(`readers of ${title}`, () => assert.equal(states(of), expected));
}

const found = (more: Partial<Discovery<SignatureReport>> = {}): Discovery<SignatureReport> => ({
  ...{ candidates: [], unusable: [], otherArtifacts: [], skipped: [] },
  ...{ listedByApi: undefined, referrers: 0, signatureImageType: undefined },
  ...more,
});
const signature = (store: SignatureStore, more: Partial<SignatureReport> = {}) =>
  ({ store, good: true, ...more }) as SignatureReport;

test('what counts is taken from the candidates, and what hides or stops readers from all that was found', () => {
  assert.deepEqual(availabilityOf(found(), undefined, false), emptyAvailability(false));
  const bad = signature('bundle', { good: false });
  const all = found({
    candidates: [signature('tag'), bad],
    signatureImageType: mediaTypes.dockerManifest,
  });
  assert.deepEqual(availabilityOf(all, undefined, true), {
    ...stand({ ...holding('tag'), hasBundle: true, isDockerImage: true }),
  });
  const foreign = { store: 'bundle', manifest: digestOf(Buffer.from('x')) } as const;
  assert.ok(availabilityOf(found({ otherArtifacts: [foreign] }), undefined, true).hasBundle);
  const oci = found({ signatureImageType: mediaTypes.manifest });
  assert.ok(!availabilityOf(oci, undefined, true).isDockerImage);
  const byTag = found({
    candidates: [signature('bundle'), signature('referrer', { good: false })],
  });
  const { good, listed } = availabilityOf(found({ candidates: [signature('tag')] }), byTag, true);
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
  const { unreadStores: map } = availabilityOf(found({ unusable }), undefined, true);
  assert.deepEqual(
    [...map].map(([store, { message }]) => [store, message]),
    [
      ['bundle', 'first'],
      ['tag', 'third'],
    ],
  );
  const rebuilt = (code: 'E_NOSIG' | 'E_NET') =>
    availabilityOf(
      found({ candidates: [signature('tag', { rebuilt: { code, message: 'no payload' } })] }),
      undefined,
      true,
    );
  const lost = rebuilt('E_NOSIG');
  assert.deepEqual([lost.payloadIsMissing, lost.unreadStores.size], [true, 0]);
  assert.deepEqual([lost.good, lost.listed], [new Set(['tag']), new Set()]);
  const [at, why] = [...rebuilt('E_NET').unreadStores][0] ?? [];
  assert.deepEqual([at, why?.code, why?.message], ['tag', 'E_NET', 'no payload']);
});

test('signatures that are added count everywhere', () => {
  const before = stand(holding('tag'));
  assert.deepEqual(
    withSignatures(before, ['bundle']),
    stand({ ...holding('tag', 'bundle'), hasBundle: true }),
  );
  assert.deepEqual(withSignatures(before, ['tag']), before);
  assert.ok(withSignatures(stand({ hasBundle: true }), ['tag']).hasBundle);
  assert.deepEqual(
    ['legacy', 'bundle'].map((one) => storeOf(one as 'legacy')),
    ['tag', 'bundle'],
  );
});

test('of several manifests and images, the worst one decides', () => {
  const podman = (stands: readonly Availability[]) => readersOf(stands)[2];
  const of = { name: 'podman', title: 'Podman/CRI-O' };
  const [signed, none] = [stand(holding('tag')), stand()];
  const bundles = stand({ ...holding('bundle'), hasBundle: true });
  const elsewhere = stand({ ...holding('tag'), inImageRepository: false });
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
  const check = (...stands: readonly Availability[]) =>
    checkReaders(
      ['podman'],
      stands.map((one, at) => ({ node: node(`linux/p${at}`), availability: one })),
    );
  const signed = stand(holding('tag'));
  const bundles = stand({ ...holding('bundle'), hasBundle: true });
  assert.deepEqual(check(signed, stand()), []);
  const error = { severity: 'error', code: 'E_FORMAT' };
  const again = {
    advice: 'the publisher must sign again with --format both, which only adds the missing format',
  };
  const format = 'it reads only the legacy format under the .sig tag';
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
  assert.match(check(bundles, bundles)[0]?.message ?? '', / of linux\/p0 and linux\/p1: /);
  const docker = stand({ ...holding('tag'), isDockerImage: true });
  assert.deepEqual(check(bundles, docker), [
    {
      ...error,
      message:
        "Podman/CRI-O cannot read the signatures of linux/p1: it reads only OCI images, and their .sig tag points to an image of Docker's media type",
      advice: 'the publisher must delete these .sig tags, and sign again with --format both',
    },
  ]);
  const lost = stand({ good: new Set(['tag']), payloadIsMissing: true });
  assert.deepEqual(check(lost, bundles), [
    {
      ...error,
      message:
        'Podman/CRI-O cannot read the signatures of linux/p0: the registry lacks their payload',
      advice: 'the publisher must mirror or sign it again',
    },
  ]);
  assert.deepEqual(check(stand({ ...holding('tag'), inImageRepository: false })), [
    {
      ...error,
      message:
        "Podman/CRI-O finds no signature of linux/p0: it looks in the image's repository, and the signatures are in another one",
      advice: 'the publisher must sign again without --signature-repository',
    },
  ]);
  assert.deepEqual(
    check(bundles, stand(unread('tag'))).map(({ code }) => code),
    ['E_FORMAT', 'E_NET'],
  );
  assert.deepEqual(check(stand(unread('tag'))), [
    {
      ...{ severity: 'error', code: 'E_NET', details: {} },
      message: 'could not check whether Podman/CRI-O can read the signatures of linux/p0: no tag',
    },
  ]);
});

const certified = (name: CertifiedName, ...stores: SignatureStore[]) =>
  stand({ ...holding(...stores), certified: new Map(stores.map((store) => [store, name])) });

test('by certificates alone: who verifies those of a workflow, and those of an e-mail address', () => {
  assert.equal(states(certified('other', 'tag')), 'yes yes signer yes signer yes');
  assert.equal(states(certified('e-mail', 'tag')), 'yes yes yes yes signer yes');
  assert.equal(states(certified('other', 'bundle')), 'yes format format format format yes');
  const [finding, ...more] = checkReaders(
    ['podman', 'policy-controller'],
    [{ node: node('linux/amd64'), availability: certified('other', 'tag') }],
  );
  assert.deepEqual([finding?.code, finding?.severity, more], ['E_FORMAT', 'error', []]);
  assert.match(
    finding?.message ?? '',
    /^Podman\/CRI-O cannot verify the signatures of .*: it verifies those by keys and e-mail addresses only/,
  );
});

test('what names are in certificates', () => {
  const workflow = 'https://github.com/me/app/.github/workflows/r.yml@refs/heads/main';
  for (const [name, expected] of [
    ['me@example.com', 'e-mail'],
    [workflow, 'other'],
    ['user@host/https://example.com', 'other'],
    ['me', 'other'],
  ] as const) {
    assert.equal(certifiedName(name), expected);
  }
});

test('a signature by a key, or by an e-mail address, is readable by more', () => {
  const none = emptyAvailability(true);
  const workflow = withSignatures(none, ['tag'], 'other');
  assert.equal(workflow.certified.get('tag'), 'other');
  assert.equal(withSignatures(workflow, ['tag'], 'e-mail').certified.get('tag'), 'e-mail');
  assert.equal(withSignatures(workflow, ['tag']).certified.get('tag'), undefined);
  const byKey = withSignatures(none, ['tag']);
  for (const by of ['other', 'e-mail'] as const) {
    assert.equal(withSignatures(byKey, ['tag'], by).certified.get('tag'), undefined);
  }
});
